"""What the reading page shows, made from what the library says of a document on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.library import queries
from pholuat.library.enums import Origin, State
from pholuat.library.queries.renditions import renditions
from pholuat.library.queries.types import Document
from pholuat.library.texts import places
from pholuat.portal.citing import CITING_SHOWN, Line, citing_line
from pholuat.portal.kept import Leaf, kept
from pholuat.portal.leaves import make_leaf
from pholuat.portal.links import Road


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A document on a day; the fields are what the template prints."""

    url: str
    day_query: str
    title: str
    short_title: str
    eyebrow: str
    number: str
    citation: str
    description: str
    issued: dt.date | None
    effective: dt.date | None
    effective_parts: tuple[Named, ...]
    last_changed: dt.date | None
    on: dt.date
    asked_day: bool
    state: str
    reason: str
    unconfirmed: bool
    mended: bool
    changed: bool
    leaf: Leaf
    cited: int
    citing: tuple[Line, ...]
    about: Document
    origin: str
    source: str
    topics: tuple[Named, ...]
    files: tuple[Named, ...]


def reading_page(document: Document, *, on: dt.date, asked: bool) -> ReadingPage:
    """The whole document as it reads on the day `on`; `asked` says that the reader chose the day."""
    road = Road(on if asked else None, document.slug, whole=True)
    leaf = kept(queries.page_mark(document, on), road.query, lambda: make_leaf(document, on=on, road=road))
    cited = queries.cited_by_count(document)
    return ReadingPage(
        url=f"/van-ban/{document.slug}/",
        day_query=road.query,
        title=title_of(document),
        short_title=document.number or document.title[:60],
        eyebrow=" · ".join(filter(None, (document.type, document.issuer))),
        number=document.number,
        citation=citation(document),
        description=document.title[:200],
        issued=document.issued,
        effective=document.effective,
        effective_parts=tuple(_parts(document)),
        last_changed=leaf.last_changed,
        on=on,
        asked_day=asked,
        state=State(getattr(document, "state", None) or State.UNKNOWN).value,
        reason=str(getattr(document, "state_reason", None) or document.validity_note),
        unconfirmed=not document.is_confirmed,
        mended=document.mends_wait,
        changed=leaf.changed,
        leaf=leaf,
        cited=cited,
        citing=tuple(citing_line(each, road) for each in queries.cited_by(document)[:CITING_SHOWN]) if cited else (),
        about=document,
        origin=str(Origin(document.origin).label),
        source=_source(document.source),
        topics=tuple(Named(topic.name, f"/van-ban/?chu-de={topic.slug}") for topic in document.topics.all()),
        files=tuple(Named(each.name, f"/tep/{each.id}/") for each in renditions(document)),
    )


def _parts(document: Document) -> Iterator[Named]:
    """What holds from another day than the document: the day, and the places that open to it."""
    for part in document.effective_parts:
        day = dt.date.fromisoformat(part["day"])
        named = places(part["eids"]).replace("Điều ", "Điều\u00a0")
        yield Named(
            _("%(places)s: từ %(day)s") % {"places": named, "day": f"{day:%d/%m/%Y}"},
            f"#{part['eids'][0]}",
        )


def _source(source: str) -> str:
    """Where it was taken from: an address whole, of a file only its name."""
    return source if "://" in source else source.rsplit("/", 1)[-1]


def title_of(document: Document) -> str:
    """The name of a document as it is printed, its type before it when the name does not begin with it."""
    return document.title or document.number


def citation(document: Document, place: str = "") -> str:
    """How the document is cited: "Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày 20/06/2013"."""
    named = document.title.casefold().startswith(document.type.casefold())
    parts = [place, "" if named else document.type, document.title if named else ""]
    if document.number:
        parts.append(_("số %(number)s") % {"number": document.number})
    if document.issued:
        parts.append(_("ngày %(day)s") % {"day": f"{document.issued:%d/%m/%Y}"})
    if not named and document.title:
        parts.append(document.title)
    return " ".join(filter(None, parts))
