"""How PostgreSQL answers: documents by number and name always, provisions where there is no index to be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import (
    Case,
    CharField,
    F,
    FloatField,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from pholuat.library.models import Document, Passage, StateSpan
from pholuat.library.retrieval.words import pairs
from pholuat.library.search.common import rarest
from pholuat.library.search.lexemes import quoted
from pholuat.library.search.numbers import Parts, parts
from pholuat.library.search.results import Filters, Plan

WEIGHTS = [0.6, 0.7, 0.8, 1.0]
MOST_TERMS = 40
MOST_TELLING = 6
ENOUGH = 10

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """Rows of one kind in order, cut to the page, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


def _query(terms: Sequence[str], joined: str) -> SearchQuery:
    return SearchQuery(f" {joined} ".join(map(quoted, terms[:MOST_TERMS])), search_type="raw", config="simple")


def _filter(filters: Filters, plan: Plan, to: str) -> Q:
    """Published documents reached through `to` that pass the filters, as their state is on the day."""
    wanted = Q(**{f"{to}published_at__isnull": False})
    if filters.types:
        wanted &= Q(**{f"{to}type__in": filters.types})
    if filters.issuers:
        wanted &= Q(**{f"{to}issuer_slug__in": filters.issuers})
    if filters.years:
        wanted &= Q(**{f"{to}issued__year__in": filters.years})
    first, last = filters.issued
    if first:
        wanted &= Q(**{f"{to}issued__gte": first})
    if last:
        wanted &= Q(**{f"{to}issued__lte": last})
    if filters.topics:
        wanted &= Q(**{f"{to}pk__in": Document.objects.filter(topics__slug__in=filters.topics).values("pk")})
    if filters.documents:
        wanted &= Q(**{f"{to}slug__in": filters.documents})
    if filters.states:
        held = StateSpan.objects.filter(period__contains=plan.on, state__in=filters.states)
        wanted &= Q(**{f"{to}pk__in": held.values("document")})
    return wanted


def numbered(plan: Plan, to: str) -> Q:
    """The documents reached through `to` that bear the number of the plan, as far as it was said."""
    step = plan.step("number")
    return by_number(parts(step.terms[0]), to) if step else Q()


def by_number(number: Parts, to: str) -> Q:
    """The documents reached through `to` that a number may mean: one without a year is of the year of its issue."""
    if not (number.year or number.notation):
        begun = Q(**{f"{to}number_key__startswith": f"{number.head}/"})
        return begun | Q(**{f"{to}number_key": number.head})
    said = Q(**{f"{to}number_key__startswith": f"{number.head}/", f"{to}number_key__regex": number.pattern})
    if not number.year:
        return said
    yearless = Q(**{f"{to}number_key__regex": number.yearless, f"{to}issued__year": int(number.year)})
    return said | (Q(**{f"{to}number_key__startswith": f"{number.head}/"}) & yearless)


def narrowed(plan: Plan, to: str) -> Q:
    """The documents reached through `to` that the number and the filters of the plan leave."""
    return numbered(plan, to) & _filter(plan.filters, plan, to)


def titled(plan: Plan) -> Q:
    """The documents whose name holds all the words; none where no words were asked for."""
    title = plan.step("title")
    return Q(words=_query(title.terms, "&")) if title else Q(pk__in=())


def _rank(plan: Plan, terms: Sequence[str]) -> SearchRank:
    neighbours = tuple(dict.fromkeys([*terms, *pairs(plan.question.words)]))
    spoken = tuple(f"={word}" for word in plan.question.exact)
    return SearchRank(F("words"), _query([*neighbours, *spoken], "|"), weights=WEIGHTS, normalization=Value(1))


def _page(rows: QuerySet[Row], start: int, size: int) -> Found[Row]:
    found = tuple(rows[start : start + size])
    whole = len(found) < size and (found or start == 0)
    return Found(found, start + len(found) if whole else rows.count())


def with_state(documents: QuerySet[Document], plan: Plan) -> QuerySet[Document]:
    """Each document with `state_on`, its derived state on the day."""
    span = StateSpan.objects.filter(document=OuterRef("pk"), period__contains=plan.on).values("state")[:1]
    return documents.annotate(state_on=Subquery(span, output_field=CharField()))


def states(ids: Sequence[int], plan: Plan) -> dict[int, str]:
    """The state of each document on the day."""
    spans = StateSpan.objects.filter(document__in=ids, period__contains=plan.on)
    return dict(spans.values_list("document", "state"))


def documents(plan: Plan, *, size: int, start: int = 0) -> Found[Document]:
    """Documents by their number, else by their name; those whose name is just what was typed stand first.

    Where neither was asked for but a kind or an issuer, the newest; what is in force first. `size` of them, from the
    one at `start`.
    """
    rows = with_state(Document.objects.filter(_filter(plan.filters, plan, "")), plan).defer("text", "blocks")
    number, title = plan.step("number"), plan.step("title")
    held = Case(When(state_on="in_force", then=Value(1.0)), default=Value(0.8), output_field=FloatField())
    if number:
        whole = {"number_key": number.terms[0]}
        exact = Case(When(**whole, then=Value(2.0)), default=held, output_field=FloatField())
        found = rows.filter(numbered(plan, "")).annotate(score=exact)
        return _page(found.order_by("-score", F("issued").desc(nulls_last=True), "pk"), 0, size)
    if plan.lists:
        found = rows.annotate(score=held)
        return _page(found.order_by("-score", F("issued").desc(nulls_last=True), "pk"), start, size)
    if title:
        found = rows.filter(words=_query(title.terms, "&")).annotate(score=_rank(plan, title.terms) * held)
        return _page(found.order_by("-score", F("issued").desc(nulls_last=True), "pk"), 0, size)
    return Found((), 0)


def _ranked(rows: QuerySet[Passage], plan: Plan, terms: Sequence[str]) -> QuerySet[Passage]:
    """Text that holds on the day stands before text that does not."""
    holds = Case(
        When(period__contains=plan.on, then=Value(1.0)),
        When(period__isnull=True, then=Value(0.8)),
        default=Value(0.6),
        output_field=FloatField(),
    )
    return rows.annotate(score=_rank(plan, terms) * holds).order_by("-score", "document_id", "order")


def _telling(rows: QuerySet[Passage], terms: Sequence[str]) -> QuerySet[Passage]:
    """Rows that hold one of the terms that tell most, for a long question has few words that matter."""
    return rows.filter(words=_query(rarest(terms, MOST_TELLING), "|"))


def provisions(plan: Plan, *, page: int, size: int) -> Found[Passage]:
    """Articles that hold all the words; when there are too few, those with the pairs that tell most."""
    number, every, some = (plan.step(kind) for kind in ("number", "all", "some"))
    rows = Passage.objects.filter(_filter(plan.filters, plan, "document__"), numbered(plan, "document__"))
    rows = rows.select_related("document").defer("document__text", "document__blocks")
    start = (page - 1) * size
    if every is None:
        if not (number and plan.question.eid):
            return Found((), 0)
        rows = rows.filter(eid=plan.question.eid.split("__")[0]).annotate(score=Value(1.0, FloatField()))
        return _page(rows.order_by("document_id", "order"), start, size)
    full = _page(_ranked(rows.filter(words=_query(every.terms, "&")), plan, every.terms), start, size)
    if full.total >= ENOUGH or some is None:
        return full
    whole = Case(When(words=_query(every.terms, "&"), then=1), default=0, output_field=IntegerField())
    wider = _ranked(_telling(rows, some.terms), plan, some.terms)
    found = _page(wider.order_by(whole.desc(), F("score").desc(), "document_id", "order"), start, size)
    return found if found.total > full.total else full


def article_of(document_ids: Sequence[int], plan: Plan) -> Passage | None:
    """The article that the question names, in the first of the documents that has it, as it stands on the day."""
    eid = plan.question.eid.split("__")[0]
    rows = Passage.objects.filter(document__in=document_ids, eid=eid).select_related("document")
    order = {pk: index for index, pk in enumerate(document_ids)}
    ranked = sorted(rows, key=lambda row: (order[row.document_id], row.period is None or plan.on not in row.period))
    return ranked[0] if ranked else None
