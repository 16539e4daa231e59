"""The one module that knows how PostgreSQL is asked: plans in, rows with scores out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from pholuat.library.search.lexemes import pairs, quoted
from pholuat.library.search.results import Filters, Plan, Step
from pholuat.library.search.table import SearchRow

WEIGHTS = [0.1, 0.2, 0.4, 1.0]
MOST_TERMS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one kind in order, cut to the page, and how many there are in all."""

    rows: tuple[SearchRow, ...]
    total: int


def _query(terms: Sequence[str], joined: str) -> SearchQuery:
    return SearchQuery(f" {joined} ".join(map(quoted, terms[:MOST_TERMS])), search_type="raw", config="simple")


def _narrowed(plan: Plan) -> QuerySet[SearchRow]:
    filters: Filters = plan.filters
    rows = SearchRow.objects.all()
    if filters.types:
        rows = rows.filter(document__type__in=filters.types)
    if filters.issuers:
        rows = rows.filter(document__issuer_slug__in=filters.issuers)
    if filters.years:
        rows = rows.filter(document__issued__year__in=filters.years)
    if filters.states:
        rows = rows.filter(
            document__state_spans__period__contains=plan.on, document__state_spans__state__in=filters.states
        )
    return rows


def _today_first(plan: Plan) -> Case:
    """Text that holds on the day stands before text that does not."""
    return Case(
        When(validity__contains=plan.on, then=Value(1.0)),
        When(validity__isnull=True, then=Value(0.8)),
        default=Value(0.6),
        output_field=FloatField(),
    )


def _ranked(rows: QuerySet[SearchRow], plan: Plan, terms: Sequence[str]) -> QuerySet[SearchRow]:
    neighbours = tuple(dict.fromkeys([*terms, *pairs(plan.question.words)]))
    spoken = tuple(f"={word}" for word in plan.question.exact)
    rank = SearchRank(F("vector"), _query([*neighbours, *spoken], "|"), weights=WEIGHTS, normalization=Value(1))
    return rows.annotate(score=rank * _today_first(plan)).order_by("-score", "document_id", "place")


def _page(rows: QuerySet[SearchRow], start: int, size: int) -> Found:
    cut = rows.select_related("document")[start : start + size]
    return Found(tuple(cut), rows.count())


def _step(plan: Plan, kind: str) -> Step | None:
    return next((step for step in plan.steps if step.kind == kind), None)


def _at_least_half(rows: QuerySet[SearchRow], terms: Sequence[str]) -> QuerySet[SearchRow]:
    """Rows that hold at least half of the terms, those with more first."""
    terms = terms[:MOST_TERMS]
    held: Any = Value(0)
    for term in terms:
        held = held + Cast(Q(vector=_query([term], "&")), IntegerField())
    return rows.filter(vector=_query(terms, "|")).annotate(held=held).filter(held__gte=(len(terms) + 1) // 2)


def documents(plan: Plan, *, size: int) -> Found:
    """Documents by their number, else by their name; the earlier way wins."""
    rows = _narrowed(plan).filter(eid="")
    number, title = _step(plan, "number"), _step(plan, "title")
    if number:
        key = number.terms[0]
        fits = Q(document__number_key=key) | Q(document__number_key__startswith=f"{key}/")
        found = rows.filter(fits).annotate(
            score=Case(When(document__number_key=key, then=Value(2.0)), default=Value(1.0), output_field=FloatField())
        )
        return _page(found.order_by("-score", "-document__issued", "document_id"), 0, size)
    if title:
        return _page(_ranked(rows.filter(vector=_query(title.terms, "&")), plan, title.terms), 0, size)
    return Found((), 0)


def provisions(plan: Plan, *, page: int, size: int) -> Found:
    """Articles that hold all the words; when there are fewer than three, those with at least half of the pairs."""
    rows = _narrowed(plan).exclude(eid="")
    number, every, some = _step(plan, "number"), _step(plan, "all"), _step(plan, "some")
    if number:
        rows = rows.filter(
            Q(document__number_key=number.terms[0]) | Q(document__number_key__startswith=f"{number.terms[0]}/")
        )
    if plan.question.eid and number:
        rows = rows.filter(eid=plan.question.eid.split("__")[0])
    start = (page - 1) * size
    if not every:
        if not (number and plan.question.eid):
            return Found((), 0)
        return _page(rows.annotate(score=Value(1.0)).order_by("document_id", "place"), start, size)
    full = _page(_ranked(rows.filter(vector=_query(every.terms, "&")), plan, every.terms), start, size)
    if full.total >= 3 or some is None:
        return full
    wider = _ranked(_at_least_half(rows, some.terms), plan, some.terms).order_by("-held", "-score", "document_id")
    found = _page(wider, start, size)
    return found if found.total > full.total else full


def article_of(document_ids: Sequence[int], plan: Plan) -> SearchRow | None:
    """The article that the question names, in the first of the documents that has it."""
    eid = plan.question.eid.split("__")[0]
    rows = SearchRow.objects.filter(document__in=document_ids, eid=eid).select_related("document")
    order = {pk: index for index, pk in enumerate(document_ids)}
    held = sorted(rows, key=lambda row: (order[row.document_id], not _holds(row, plan)))
    return held[0] if held else None


def _holds(row: SearchRow, plan: Plan) -> bool:
    validity = row.validity
    return validity is not None and plan.on in validity
