"""From the rows of the library to what a person reads of them."""

from __future__ import annotations

from pholuat.lawtext.address import AddressError, parse
from pholuat.library.enums import State
from pholuat.library.models import Document, Passage
from pholuat.library.search.marking import Wanted, mark, snippet
from pholuat.library.search.results import Hit, Plan


def state_of(row: Passage, plan: Plan) -> str:
    """What the text of the passage is worth on the day of the plan."""
    if row.period is None:
        return State.UNKNOWN.value
    if plan.on in row.period:
        return row.state
    return State.NOT_YET.value if row.period.lower and plan.on < row.period.lower else State.EXPIRED.value


def address_words(eid: str) -> str:
    """The official words for an address, empty for what is none."""
    try:
        return parse(eid).words()
    except AddressError:
        return ""


def of_passage(row: Passage, plan: Plan, asked: Wanted) -> Hit:
    """A provision that answers, with its words marked."""
    document = row.document
    inside = plan.question.eid if plan.question.eid.startswith(f"{row.eid}__") else row.eid
    return Hit(
        number=document.number,
        title=document.title,
        eid=row.eid,
        heading=row.heading,
        address_words=address_words(row.eid),
        snippet=snippet(row.body, asked),
        url=f"/van-ban/{document.slug}/#{inside}",
        state=state_of(row, plan),
        score=float(getattr(row, "score", 1.0)),
        heading_marks=mark(row.heading, asked),
        title_marks=((document.title, False),),
        effective=row.period.lower if row.period else None,
        issuer=document.issuer,
        type=document.type,
        document=document.slug,
    )


def of_document(row: Document, asked: Wanted, *, state: str | None = None) -> Hit:
    """A document with the words of its name marked; `state` on the day, else that of the row."""
    return Hit(
        number=row.number,
        title=row.title,
        eid="",
        heading="",
        address_words="",
        snippet=(),
        url=f"/van-ban/{row.slug}/",
        state=state or getattr(row, "state_on", None) or State.UNKNOWN.value,
        score=float(getattr(row, "score", 1.0)),
        title_marks=mark(row.title, asked),
        effective=row.effective,
        issuer=row.issuer,
        type=row.type,
        document=row.slug,
    )
