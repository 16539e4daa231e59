"""What every form says of itself: which day's words it holds, what they are worth, where they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision
from pholuat.library.enums import State
from pholuat.library.texts import words as eid_words
from pholuat.portal.links import Road, enclosure_name


def path(document: DatedDocument) -> str:
    """The page of the document or of its article, without a day."""
    if not document.article:
        return f"/van-ban/{document.slug}/"
    return Road().place(document.slug, document.article, enclosure_name(_enclosure_heading(document)))


def _enclosure_heading(document: DatedDocument) -> str:
    return document.above[0] if document.article.startswith("reg_") and document.above else ""


def source(document: DatedDocument) -> str:
    """The address under which just these words stay readable."""
    return f"{document.site}{path(document)}?ngay={document.on.isoformat()}"


def title(document: DatedDocument) -> str:
    """What the file holds: the name of the document, "Điều 5 …" before it for an article."""
    name = named(document)
    return f"{capfirst(eid_words(document.article))} {name}" if document.article else name


def named(document: DatedDocument) -> str:
    """Type and name of the document."""
    if not document.title or document.title.casefold().startswith(document.type.casefold()):
        return document.title or document.number
    return f"{document.type} {document.title[:1].lower()}{document.title[1:]}".strip()


def numbered(document: DatedDocument) -> str:
    """Number, day and issuer of the document."""
    number = _("Số %(number)s") % {"number": document.number} if document.number else ""
    issued = _("ngày %(day)s") % {"day": day(document.issued)} if document.issued else ""
    return ", ".join(filter(None, (number, issued, document.issuer)))


def notices(document: DatedDocument) -> Iterator[str]:
    """Day and worth, whether a second person has looked, the address, and what the file is not."""
    yield _("Lời văn tại ngày %(day)s.") % {"day": day(document.on)} + f" {worth(document)}"
    if not document.confirmed:
        yield _("Chưa rà soát: chưa có người thứ hai đối chiếu từng chữ với bản gốc.")
    yield _("Xem tại %(address)s") % {"address": source(document)}
    yield _("Bản để tham khảo; khi áp dụng, đối chiếu với bản chính do cơ quan ban hành phát hành.")


def worth(document: DatedDocument) -> str:
    """The state on the day with its reason; of an article its own state."""
    state = document.provisions[0].state if document.article else document.state
    reason = document.provisions[0].note if document.article else document.reason
    label = f"{State(state).label}."
    return f"{label} {reason}" if reason else label


def marks(provision: DatedProvision, above: str, maker: ActName | None = None) -> Iterator[str]:
    """What is to be said of one provision: who made its words, and a state, where they differ from what it lies in."""
    if provision.made_by and provision.made_by != maker:
        act = provision.made_by.number or provision.made_by.title
        yield _("Lời văn từ %(day)s theo %(act)s") % {"day": _or_unknown(provision.since), "act": act}
    if provision.state == above:
        return
    label = str(State(provision.state).label)
    if provision.state == State.EXPIRED:
        label += f" {_('từ %(day)s') % {'day': day(provision.until)}}" if provision.until else ""
        ended = provision.ended_by
        label += f" {_('theo %(act)s') % {'act': ended.number or ended.title}}" if ended else ""
    elif provision.state == State.NOT_YET and provision.since:
        label += f", {_('từ %(day)s') % {'day': day(provision.since)}}"
    yield f"{label}: {provision.note}" if provision.note else label


def day(on: dt.date) -> str:
    """A day as offices write it."""
    return f"{on:%d/%m/%Y}"


def _or_unknown(on: dt.date | None) -> str:
    return day(on) if on else _("ngày chưa xác định")
