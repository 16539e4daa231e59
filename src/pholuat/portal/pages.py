"""What the reading page shows, made from what the library says of a document on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pholuat.lawtext.address import ENCLOSURES
from pholuat.library import queries
from pholuat.library.enums import Origin, State
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.queries.renditions import renditions
from pholuat.library.queries.types import Document
from pholuat.library.texts import places
from pholuat.portal.blocks import Surroundings, surroundings
from pholuat.portal.citing import CITING_SHOWN, Line, citing_line
from pholuat.portal.contents import contents_html
from pholuat.portal.law import Unit, law_html
from pholuat.portal.links import Road, page_links
from pholuat.portal.units import units


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
    toc: SafeString
    body: SafeString
    annexes: SafeString
    around: Surroundings
    cited: int
    citing: tuple[Line, ...]
    about: Document
    origin: str
    source: str
    topics: tuple[Named, ...]
    files: tuple[Named, ...]


def reading_page(document: Document, *, on: dt.date, asked: bool) -> ReadingPage:
    """The whole document as it reads on the day `on`; `asked` says that the reader chose the day."""
    document.refresh_from_db(fields=["text", "blocks"])
    found = queries.reading(document, on)
    road = Road(on if asked else None, document.slug, frozenset(_eids(found.nodes)), whole=True)
    state = State(getattr(document, "state", None) or State.UNKNOWN)
    known = State.UNKNOWN if document.partly_from and state is State.PARTLY_EXPIRED else state
    tree = units(found.nodes, known, document.slug, road)
    around = surroundings(document.text, document.blocks, page_links(found.links, road))
    tree = enclosed(tree, around.titles)
    _place_unread(tree, around.unread)
    main, annexes = _parted(tree)
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
        last_changed=max(_changes(found.nodes, on), default=None),
        on=on,
        asked_day=asked,
        state=state.value,
        reason=str(getattr(document, "state_reason", None) or document.validity_note),
        unconfirmed=not document.is_confirmed,
        mended=document.mends_wait,
        changed=any(_changes(found.nodes, on)),
        toc=contents_html(tree),
        body=law_html(main),
        annexes=law_html(annexes),
        around=around,
        cited=found.cited,
        citing=tuple(citing_line(each, road) for each in queries.cited_by(document)[:CITING_SHOWN])
        if found.cited
        else (),
        about=document,
        origin=str(Origin(document.origin).label),
        source=document.source,
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


def _eids(nodes: Iterable[queries.Node]) -> Iterator[str]:
    for node in nodes:
        yield node.eid
        yield from _eids(node.children)


def _changes(nodes: Iterable[queries.Node], on: dt.date) -> Iterator[dt.date]:
    """The days on which the texts shown took the place of others."""
    for node in nodes:
        if node.made_by is not None and node.since is not None and node.since <= on:
            yield node.since
        yield from _changes(node.children, on)


def enclosed(tree: list[Unit], titles: dict[str, str]) -> list[Unit]:
    """Puts the provisions of an enclosed regulation below its name, where the name is no provision itself."""
    found: list[Unit] = []
    for unit in tree:
        first, below, _rest = unit.eid.partition("__")
        if below and first in titles:
            if not found or found[-1].eid != first:
                found.append(_enclosure(first, titles[first]))
            found[-1].children.append(unit)
        else:
            found.append(unit)
    return found


def _enclosure(eid: str, title: str) -> Unit:
    """The head of what is enclosed: letterhead, its kind and subject, and in brackets by what it was issued."""
    lines = [line.strip() for line in title.replace("\t", "\n").split("\n") if line.strip()]
    kinds = tuple(name.casefold() for name in ENCLOSURES)
    first = next((place for place, line in enumerate(lines) if line.casefold().startswith(kinds)), 0)
    last = next((place for place, line in enumerate(lines) if place > first and line.startswith("(")), len(lines))
    return Unit(
        eid,
        Kind.ANNEX,
        heading=" ".join(lines[first:last]),
        text="\n".join(lines[last:]),
        letterhead="\n".join(lines[:first]),
    )


def _parted(tree: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The document itself, and what is annexed: the signature stands between them."""
    first = next((place for place, unit in enumerate(tree) if unit.kind == Kind.ANNEX), len(tree))
    return tree[:first], tree[first:]


def _place_unread(tree: list[Unit], unread: dict[str, str]) -> None:
    """Puts what was not understood behind the article after which it stands; before the first one to its head."""
    owners = {}
    for unit in _walked(tree):
        owners[unit.eid] = unit
    for eid, text in unread.items():
        at = next((owners[each] for each in _upwards(eid) if each in owners), tree[0] if tree else None)
        if at is not None:
            at.unread += text


def _walked(tree: Iterable[Unit]) -> Iterator[Unit]:
    for unit in tree:
        if unit.kind not in (Kind.CLAUSE, Kind.POINT):
            yield unit
            yield from _walked(unit.children)


def _upwards(eid: str) -> Iterator[str]:
    pieces = eid.split("__")
    for length in range(len(pieces), 0, -1):
        yield "__".join(pieces[:length])
