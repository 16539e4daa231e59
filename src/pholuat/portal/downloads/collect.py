"""From the library to the value that every form of a document is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision, Reference, Words
from pholuat.lawtext.akn.values import NOTHING
from pholuat.lawtext.model import Role
from pholuat.library import queries
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.enums import State
from pholuat.library.queries.types import Document
from pholuat.portal.law import Unit
from pholuat.portal.leaves import enclosed
from pholuat.portal.units import bare

_OUTSIDE = {
    Role.HEADER: "head",
    Role.PREAMBLE: "preamble",
    Role.RECIPIENTS: "recipients",
    Role.SIGNATURE: "signature",
    Role.FOOTNOTE: "footnotes",
}
_BLANK = " \t\r\n\u00a0"


def whole(document: Document, *, on: dt.date, site: str) -> DatedDocument:
    """The whole document as it reads on the day; `site` is the address of the site ("https://…")."""
    document.refresh_from_db(fields=["text", "blocks"])
    found = queries.reading(document, on)
    outside = _outside(document, found.links)
    return _dated(
        document,
        on,
        site,
        provisions=tuple(_enclosed(map(_provision, found.nodes), outside.titles)),
        unread=tuple((eid, words) for eid, words in outside.unread.items() if words),
        **outside.parts,
    )


def one_article(document: Document, found: queries.ArticleReading, *, site: str) -> DatedDocument:
    """One article as it reads on the day of the reading."""
    above = tuple(bare(each).name for each in found.inside)
    article = _provision(found.node)
    return _dated(document, found.on, site, article=article.eid, above=above, provisions=(article,))


def _dated(document: Document, on: dt.date, site: str, **rest: object) -> DatedDocument:
    return DatedDocument(
        site=site,
        slug=document.slug,
        number=document.number,
        type=document.type,
        title=document.title,
        issuer=document.issuer,
        on=on,
        issued=document.issued,
        effective=document.effective,
        place=document.place,
        signer=document.signer,
        state=State(getattr(document, "state", None) or State.UNKNOWN).value,
        reason=str(getattr(document, "state_reason", None) or document.validity_note),
        confirmed=document.is_confirmed,
        origin=document.source.rsplit("/", 1)[-1],
        **rest,  # type: ignore[arg-type]
    )


def _provision(node: queries.Node) -> DatedProvision:
    return DatedProvision(
        eid=node.eid,
        kind=str(node.kind),
        num=node.num,
        heading=linked(node.heading, node.heading_links),
        text=linked(node.text, node.links),
        state=node.state.value,
        since=node.since,
        until=node.until,
        made_by=_act(node.made_by),
        ended_by=_act(node.ended_by),
        note=node.suspension or node.end_reason,
        children=tuple(map(_provision, node.children)),
    )


def _act(act: queries.Act | None) -> ActName | None:
    return ActName(act.slug, act.number, act.title) if act else None


def linked(text: str, links: Iterable[queries.Link], start: int = 0, end: int | None = None) -> Words:
    """A stretch of a text with those links in it that lead somewhere; one over a line's end is one on each line."""
    end = len(text) if end is None else end
    found: list[Reference] = []
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if link.slug and start <= link.start < link.end <= end and (not found or link.start - start >= found[-1].end):
            found.extend(
                Reference(left - start, right - start, link.slug, link.eid)
                for left, right in _pieces(text, link.start, link.end)
            )
    return Words(text[start:end], tuple(found))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that lie in one line and one cell."""
    left = start
    for at in range(start, end + 1):
        if at == end or text[at] in "\n\t":
            if left < at:
                yield left, at
            left = at + 1


@dataclass(slots=True)
class _Outside:
    """What of a document lies outside of its provisions; titles and unread by eId."""

    parts: dict[str, Words] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    unread: dict[str, Words] = field(default_factory=dict)


def _outside(document: Document, links: Sequence[queries.Link]) -> _Outside:
    found, last = _Outside(), ""
    for block in document.blocks:
        role, eid = str(block["role"]), str(block.get("eid") or "")
        if role == Role.HEADER and eid:
            found.titles[eid] = found.titles.get(eid, "") + document.text[block["start"] : block["end"]]
        elif role in _OUTSIDE:
            name = _OUTSIDE[Role(role)]
            found.parts[name] = _joined(found.parts.get(name, NOTHING), _bare(document.text, links, block))
        elif role == Role.UNKNOWN:
            found.unread[last] = _joined(found.unread.get(last, NOTHING), _bare(document.text, links, block))
        last = eid or last
    return found


def _bare(text: str, links: Sequence[queries.Link], block: Mapping[str, int]) -> Words:
    """The words of a block without blanks around them."""
    words = text[block["start"] : block["end"]]
    start = block["start"] + len(words) - len(words.lstrip(_BLANK))
    return linked(text, links, start, start + len(words.strip(_BLANK)))


def _joined(first: Words, second: Words) -> Words:
    if not first or not second:
        return first or second
    by = len(first.text) + 1
    moved = (Reference(each.start + by, each.end + by, each.slug, each.eid) for each in second.references)
    return Words(f"{first.text}\n{second.text}", (*first.references, *moved))


def _enclosed(provisions: Iterable[DatedProvision], titles: Mapping[str, str]) -> Iterator[DatedProvision]:
    """Puts the provisions of an enclosed regulation below its name, where the name is no provision itself."""
    inside: list[DatedProvision] = []
    open_ = ""
    for each in provisions:
        first, below, _rest = each.eid.partition("__")
        if open_ and not (below and first == open_):
            yield _enclosure(open_, titles[open_], inside)
            inside, open_ = [], ""
        if below and first in titles:
            open_ = first
            inside.append(each)
        else:
            yield each
    if open_:
        yield _enclosure(open_, titles[open_], inside)


def _enclosure(eid: str, title: str, inside: Sequence[DatedProvision]) -> DatedProvision:
    head = enclosed([Unit(f"{eid}__art_1", Kind.ARTICLE)], {eid: title})[0]
    return DatedProvision(
        eid,
        Kind.ANNEX.value,
        heading=Words(head.heading),
        text=Words(head.text),
        state=inside[0].state,
        letterhead=Words(head.letterhead),
        children=tuple(inside),
    )
