"""A question in, an answer out: analysis, plan, engine, and the words that a person reads."""

from __future__ import annotations

import datetime as dt

from pholuat.lawtext.address import AddressError, parse
from pholuat.library.enums import State
from pholuat.library.models import Document, Passage
from pholuat.library.search import engine, node
from pholuat.library.search.analysis import analyse
from pholuat.library.search.marking import mark, snippet
from pholuat.library.search.meant import as_meant
from pholuat.library.search.planning import make_plan
from pholuat.library.search.results import Filters, Hit, Plan, Results

DOCUMENTS_SHOWN = 5
LAST_PAGE = 50


def search(query: str, *, on: dt.date, filters: Filters | None = None, page: int = 1, size: int = 20) -> Results:
    """Provisions and documents that answer `query` as the library stands on the day `on`.

    A page beyond the last is the last. Never fails on what a person may type; nothing understood gives no results.
    """
    index = node.current()
    question = analyse(query)
    if index is not None:
        question = as_meant(question, frequency=index.frequency, everyday={})
    plan = make_plan(question, on=on, filters=filters)
    if plan.question.empty:
        return Results(query=query, plan=plan)
    page = min(max(page, 1), LAST_PAGE)
    documents = engine.documents(plan, size=DOCUMENTS_SHOWN)
    found = engine.provisions(plan, index, page=page, size=size)
    best = _best(plan, [row.pk for row in documents.rows]) if page == 1 else None
    pages = min(max(1, -(-found.total // size)), LAST_PAGE)
    if page > pages:
        page = pages
        found = engine.provisions(plan, index, page=page, size=size)
    wanted = frozenset(plan.question.words)
    hits = tuple(_passage(row, plan, wanted) for row in found.rows if best is None or row.pk != best.pk)
    return Results(
        query=query,
        plan=plan,
        total=found.total + documents.total,
        best=_passage(best, plan, wanted) if best else None,
        hits=hits,
        documents=tuple(_document(row, wanted) for row in documents.rows) if page == 1 else (),
        provisions_total=found.total,
        documents_total=documents.total,
        page=page,
        pages=pages,
    )


def _best(plan: Plan, document_ids: list[int]) -> Passage | None:
    if not (plan.question.eid and document_ids):
        return None
    return engine.article_of(document_ids, plan)


def _state(row: Passage, plan: Plan) -> str:
    """What the text of the passage is worth on the day of the plan."""
    if row.period is None:
        return State.UNKNOWN.value
    if plan.on in row.period:
        return row.state
    return State.NOT_YET.value if row.period.lower and plan.on < row.period.lower else State.EXPIRED.value


def _address_words(eid: str) -> str:
    try:
        return parse(eid).words()
    except AddressError:
        return ""


def _passage(row: Passage, plan: Plan, wanted: frozenset[str]) -> Hit:
    document = row.document
    inside = plan.question.eid if plan.question.eid.startswith(f"{row.eid}__") else row.eid
    return Hit(
        number=document.number,
        title=document.title,
        eid=row.eid,
        heading=row.heading,
        address_words=_address_words(row.eid),
        snippet=snippet(row.body, wanted),
        url=f"/van-ban/{document.slug}/#{inside}",
        state=_state(row, plan),
        score=float(getattr(row, "score", 1.0)),
        heading_marks=mark(row.heading, wanted),
        title_marks=((document.title, False),),
        effective=row.period.lower if row.period else None,
        issuer=document.issuer,
        type=document.type,
    )


def _document(row: Document, wanted: frozenset[str]) -> Hit:
    return Hit(
        number=row.number,
        title=row.title,
        eid="",
        heading="",
        address_words="",
        snippet=(),
        url=f"/van-ban/{row.slug}/",
        state=getattr(row, "state_on", None) or State.UNKNOWN.value,
        score=float(getattr(row, "score", 1.0)),
        title_marks=mark(row.title, wanted),
        effective=row.effective,
        issuer=row.issuer,
        type=row.type,
    )
