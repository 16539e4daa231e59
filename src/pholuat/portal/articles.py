"""What the page of one article shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.lawtext.definitions import Glossary, is_glossary
from pholuat.library import queries
from pholuat.library.enums import State
from pholuat.library.queries.glossaries import glossary_places
from pholuat.library.queries.inner import cited_inside
from pholuat.library.queries.stretches import Stretch, stretches
from pholuat.library.queries.types import Document
from pholuat.portal.citing import CITING_SHOWN, Line, citing_line, eid_words
from pholuat.portal.days import ONE_DAY
from pholuat.portal.law import Margin, Unit, article_body
from pholuat.portal.links import Road, enclosure_name
from pholuat.portal.pages import citation, title_of
from pholuat.portal.terms import glossary, link_terms
from pholuat.portal.units import bare, eids, units


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of the article's life as printed."""

    days: str
    state: str
    url: str
    current: bool
    acts: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article on a day; the fields are what the template prints."""

    url: str
    day_query: str
    document_url: str
    in_document_url: str
    document_title: str
    document_name: str
    name: str
    eid: str
    above: tuple[str, ...]
    citation: str
    since: dt.date | None
    last_day: dt.date | None
    on: dt.date
    asked_day: bool
    state: str
    reason: str
    unconfirmed: bool
    mended: bool
    changed: bool
    gone: bool
    body: SafeString
    margins: tuple[Margin, ...]
    before: Line | None
    after: Line | None
    spans: tuple[Span, ...]
    cited_by: tuple[Line, ...]
    cited_places: int
    cites: tuple[Line, ...]


def article_page(document: Document, eid: str, *, on: dt.date, asked: bool) -> ArticlePage | None:
    """The article at an eId as it reads on the day `on`; None when the document has none there."""
    found = queries.article(document, eid, on)
    if found is None:
        return None
    node, road = found.node, Road(on if asked else None, document.slug, frozenset(eids([found.node])))
    enclosure = next(
        (enclosure_name(each.heading) for each in found.inside if re.fullmatch(r"reg_\d+", each.eid)), "Quy chế"
    )
    plain = Road()
    unit = units([node], node.state, document.slug, road)[0]
    _open_terms(unit, document, on, road)
    inside = list(provisions([node]))
    spans = stretches(document, node.provision, inside)
    since, until = _days_of_words(spans, on, node)
    citing = queries.cited_by(document, inside)
    inner = cited_inside(document, inside)
    return ArticlePage(
        url=plain.place(document.slug, eid, enclosure),
        day_query=road.query,
        document_url=f"/van-ban/{document.slug}/",
        in_document_url=road.document(document.slug, eid),
        document_title=title_of(document),
        document_name=document_name(document),
        name=unit.name,
        eid=eid,
        above=tuple(_above(found.inside)),
        citation=citation(document, unit.label),
        since=since,
        last_day=until - ONE_DAY if until else None,
        on=on,
        asked_day=asked,
        state=node.state.value,
        reason=node.suspension or node.end_reason,
        unconfirmed=not document.is_confirmed,
        mended=document.mends_wait,
        changed=unit.changed or bool(unit.note),
        gone=node.state is State.EXPIRED,
        body=article_body(unit),
        margins=tuple(margin for margin in unit.margins if margin.word),
        before=_neighbour(found.before, document, road, enclosure),
        after=_neighbour(found.after, document, road, enclosure),
        spans=tuple(_span(span, plain.place(document.slug, eid, enclosure), _covers(span, on), on) for span in spans),
        cited_by=(
            *(citing_line(each, road) for each in citing[:CITING_SHOWN]),
            *(_inner(eid, document, road, enclosure) for eid, _places in inner[:CITING_SHOWN]),
        ),
        cited_places=sum(each.places for each in citing) + sum(places for _eid, places in inner),
        cites=_cites([node], document, road),
    )


def _open_terms(unit: Unit, document: Document, on: dt.date, road: Road) -> None:
    """Makes the terms that the document defines links to their definitions, on the page of the first glossary."""
    if is_glossary(unit.heading):
        link_terms([unit], Glossary([]))
        return
    for place in glossary_places(document)[:1]:
        found = queries.article(document, place, on)
        if found is not None:
            defining = units([found.node], found.node.state, document.slug, road)
            page = Road(road.day).place(document.slug, place)
            link_terms([unit], glossary(defining), page=page)


def document_name(document: Document) -> str:
    """How people name the document: "Luật Hòa giải ở cơ sở 35/2013/QH13", "Nghị định 15/2014/NĐ-CP"."""
    named = document.title.casefold().startswith(document.type.casefold()) and document.type
    return f"{document.title if named else document.type} {document.number}".strip() or document.title


def _above(inside: tuple[queries.Node, ...]) -> Iterator[str]:
    """What the article lies in: the innermost with its name, those above only by their numbers."""
    for node in inside[:-1]:
        yield bare(node).label or node.heading
    for node in inside[-1:]:
        yield bare(node).name


def _neighbour(node: queries.Node | None, document: Document, road: Road, enclosure: str) -> Line | None:
    if node is None:
        return None
    unit = bare(node)
    return Line(unit.name, Road(road.day).place(document.slug, node.eid, enclosure))


def _covers(span: Stretch, on: dt.date) -> bool:
    return span.known and (span.since is None or span.since <= on) and (span.until is None or on < span.until)


def _days_of_words(spans: Sequence[Stretch], on: dt.date, node: queries.Node) -> tuple[dt.date | None, dt.date | None]:
    """On which days the article reads as it is shown, [since, until): a suspension changes its worth, not its words."""
    at = next((place for place, span in enumerate(spans) if _covers(span, on)), None)
    if at is None:
        return node.since, node.until
    first = last = at
    while first and _same_words(spans[first - 1], spans[first]):
        first -= 1
    while last + 1 < len(spans) and _same_words(spans[last], spans[last + 1]):
        last += 1
    return spans[first].since, spans[last].until


def _same_words(before: Stretch, after: Stretch) -> bool:
    meet = before.known and after.known and before.until == after.since and not after.acts
    return meet and before.state is not after.state and State.SUSPENDED in (before.state, after.state)


def _state_on(span: Stretch, on: dt.date) -> State:
    """What the words of a stretch are worth on the day of the page, not on their own days."""
    if span.until is not None and span.until <= on:
        return State.EXPIRED
    return State.NOT_YET if span.since is not None and on < span.since else span.state


def _span(span: Stretch, url: str, current: bool, on: dt.date) -> Span:
    return Span(
        days=_days(span),
        state=_state_on(span, on).value,
        url=f"{url}?ngay={span.since.isoformat()}" if span.since else "",
        current=current,
        acts=tuple(Line(act.number or act.title, Road().document(act.slug)) for act in span.acts),
    )


def _days(span: Stretch) -> str:
    if not span.known:
        return _("Chưa xác định ngày")
    until = f"{span.until - ONE_DAY:%d/%m/%Y}" if span.until else ""
    if span.since is None:
        return _("Đến hết %(day)s") % {"day": until} if until else _("Mọi ngày")
    since = f"{span.since:%d/%m/%Y}"
    if until:
        return _("Từ %(since)s đến hết %(until)s") % {"since": since, "until": until}
    return _("Từ %(day)s") % {"day": since}


def _inner(eid: str, document: Document, road: Road, enclosure: str) -> Line:
    words = eid_words(eid) or eid
    url = Road(road.day).place(document.slug, eid, enclosure)
    return Line(capfirst(words), url, _("văn bản này"))


def _cites(nodes: Iterable[queries.Node], document: Document, road: Road) -> tuple[Line, ...]:
    """Where the words of the article lead, each place once, in their order."""
    found: dict[str, Line] = {}
    for link in _links(nodes):
        if link.slug == document.slug and link.eid in road.here:
            continue
        url = (
            road.place(link.slug, link.eid) if link.slug and link.eid else road.document(link.slug) if link.slug else ""
        )
        words = eid_words(link.eid)
        name = "" if link.slug == document.slug else link.title or link.target.split("#")[0]
        label = capfirst(words) if words else name
        if url and label:
            found.setdefault(url, Line(label, url, name if words else ""))
    return tuple(found.values())


def _links(nodes: Iterable[queries.Node]) -> Iterator[queries.Link]:
    for node in nodes:
        yield from node.links
        yield from _links(node.children)


def provisions(nodes: Iterable[queries.Node]) -> Iterator[int]:
    for node in nodes:
        yield node.provision
        yield from provisions(node.children)
