"""A question in, an answer out: analysis, plan, engine, and the words that a person reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pholuat.library.models import Document, Passage
from pholuat.library.retrieval.index import Index
from pholuat.library.retrieval.ranker import Ranked
from pholuat.library.search import engine, everyday, node
from pholuat.library.search.analysis import analyse
from pholuat.library.search.grouping import FOLDED, grouped, is_named
from pholuat.library.search.hits import of_document, of_passage
from pholuat.library.search.marking import Wanted, wanted
from pholuat.library.search.meant import as_meant
from pholuat.library.search.planning import make_plan
from pholuat.library.search.results import Filters, Group, Hit, Plan, Results
from pholuat.library.search.settling import settled

SIZE = 10
DOCUMENTS_SHOWN = 5
LAST_PAGE = 50
# A word that fewer than one text in so many holds is marked also where it stands alone.
TELLING = 20


@dataclass(frozen=True, slots=True)
class _Page:
    """The passages of a page in order, how many answer in all, which page of how many it is, and `Near.nearest`."""

    rows: tuple[Passage, ...]
    total: int
    page: int
    pages: int
    nearest: tuple[int, ...] = ()


def plan_of(
    query: str, index: Index | None, *, on: dt.date, filters: Filters | None = None, literal: bool = False
) -> Plan:
    """How the question is understood and what is to be done for it; `literal`: no word is taken for another."""
    question = analyse(query)
    if index is not None and not literal:
        question = as_meant(question, frequency=index.frequency, everyday=everyday.current())
    plan = make_plan(question, on=on, filters=filters)
    return settled(plan, lambda narrower: engine.holds(narrower, index))


def planned(query: str, *, on: dt.date, filters: Filters | None = None, literal: bool = False) -> Plan:
    """The plan that `search` makes for a question."""
    return plan_of(query, node.current(), on=on, filters=filters, literal=literal)


def search(
    query: str,
    *,
    on: dt.date,
    filters: Filters | None = None,
    page: int = 1,
    size: int = SIZE,
    literal: bool = False,
) -> Results:
    """Provisions and documents that answer `query` as the library stands on the day `on`; `size` documents a page.

    A page beyond the last is the last. `literal` looks for the words just as they were typed. Never fails on what a
    person may type; nothing understood gives no results.
    """
    index = node.current()
    plan = plan_of(query, index, on=on, filters=filters, literal=literal)
    if plan.question.empty:
        return Results(query=query, plan=plan)
    page = min(max(page, 1), LAST_PAGE)
    if plan.lists:
        return _listed(query, plan, page=page, size=size)
    documents = engine.documents(plan, size=DOCUMENTS_SHOWN)
    found = _page(plan, index, page=page, size=size)
    named = documents.rows if found.page == 1 else ()
    best = engine.article_of([row.pk for row in named if _is_meant(row, plan)], plan) if plan.question.eid else None
    asked = wanted(plan.question, _telling(plan, index))
    hits = tuple(of_passage(row, plan, asked) for row in found.rows if best is None or row.pk != best.pk)
    exact = of_passage(best, plan, asked) if best else None
    groups = _groups(plan, found.rows, named, hits, exact, asked)
    return Results(
        query=query,
        plan=plan,
        total=found.total + documents.total,
        best=exact,
        hits=hits,
        documents=tuple(of_document(row, asked) for row in named),
        groups=groups,
        provisions_total=found.total,
        documents_total=documents.total,
        page=found.page,
        pages=found.pages,
        nearest=found.nearest,
    )


def _listed(query: str, plan: Plan, *, page: int, size: int) -> Results:
    """The documents of a kind, an issuer, a year or a field, page by page."""
    found = engine.documents(plan, size=size, start=(page - 1) * size)
    pages = min(max(1, -(-found.total // size)), LAST_PAGE)
    if page > pages:
        return _listed(query, plan, page=pages, size=size)
    shown = tuple(of_document(row, wanted(plan.question)) for row in found.rows)
    return Results(
        query=query,
        plan=plan,
        total=found.total,
        documents=shown,
        groups=tuple(Group(each) for each in shown),
        documents_total=found.total,
        page=page,
        pages=pages,
    )


def _telling(plan: Plan, index: Index | None) -> list[str]:
    if index is None:
        return []
    return [word for word in plan.question.words if index.frequency(word) * TELLING < len(index)]


def _page(plan: Plan, index: Index | None, *, page: int, size: int) -> _Page:
    """Passages of `size` documents; of `size` passages where PostgreSQL answers or one document is looked through."""
    if index is None or not plan.question.words:
        found = engine.provisions(plan, page=page, size=size)
        pages = min(max(1, -(-found.total // size)), LAST_PAGE)
        if page > pages:
            return _page(plan, index, page=pages, size=size)
        return _Page(found.rows, found.total, page, pages)
    single = bool(plan.filters.documents)
    near = engine.near(plan, index, lambda ranked: len(_keys(ranked, single=single)) > page * size)
    keys = _keys(near.ranked, single=single)
    pages = min(max(1, -(-len(keys) // size)), LAST_PAGE)
    page = min(page, pages)
    shown = set(keys[(page - 1) * size : page * size])
    ranked = [each for each in near.ranked if _key(each, single=single) in shown]
    return _Page(engine.rows(ranked if single else _cut(ranked), plan), near.total, page, pages, near.nearest)


def _key(each: Ranked, *, single: bool) -> int:
    return each.candidate.identity if single else each.candidate.group


def _keys(ranked: Sequence[Ranked], *, single: bool) -> list[int]:
    """What a page is made of, in order: documents, or provisions of a single one."""
    return list(dict.fromkeys(_key(each, single=single) for each in ranked))


def _cut(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Of each document no more places than are shown, and one that tells that there are more."""
    held: dict[int, int] = {}
    kept = []
    for each in ranked:
        held[each.candidate.group] = held.get(each.candidate.group, 0) + 1
        if held[each.candidate.group] <= FOLDED + 2:
            kept.append(each)
    return kept


def _groups(
    plan: Plan,
    rows: Sequence[Passage],
    named: Sequence[Document],
    hits: Sequence[Hit],
    best: Hit | None,
    asked: Wanted,
) -> tuple[Group, ...]:
    documents = {row.slug: of_document(row, asked) for row in named}
    met = {row.document.pk: row.document for row in rows if row.document.slug not in documents}
    states = engine.states(list(met), plan) if met else {}
    documents |= {row.slug: of_document(row, asked, state=states.get(pk)) for pk, row in met.items()}
    if plan.filters.documents and hits:
        return tuple(Group(documents[hit.document], hit) for hit in ([best, *hits] if best else hits))
    first = [row.slug for row in named if _is_meant(row, plan)]
    return grouped(hits, documents, named=first, best=best, also=[row.slug for row in named])


def _is_meant(row: Document, plan: Plan) -> bool:
    """Whether the question gives the document's number, or (nearly) its whole name."""
    words = (*plan.question.words, *plan.question.asked.split())
    return plan.step("number") is not None or is_named(row.title, words)
