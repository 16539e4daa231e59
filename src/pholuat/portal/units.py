"""From the provisions of the library to what a page writes: links, marks of change, states that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.enums import State
from pholuat.library.queries import Act, Link, Node
from pholuat.portal.days import ONE_DAY
from pholuat.portal.law import GROUPS, Margin, Unit
from pholuat.portal.links import Road, enclosure_name, page_links

# On a page whose document is in force as a whole, each of these must be said at the provision.
BASE = {State.PARTLY_EXPIRED: State.IN_FORCE}


def units(nodes: Iterable[Node], state: State, slug: str, road: Road) -> list[Unit]:
    """The units of a page. `state` is that of the document: only what differs from it is marked."""
    return [_unit(node, BASE.get(state, state), slug, road, "Quy chế") for node in nodes]


def bare(node: Node) -> Unit:
    """A provision without its words, for its label and its name."""
    return Unit(node.eid, node.kind, node.num, node.heading)


def eids(nodes: Iterable[Node]) -> Iterator[str]:
    """The places of provisions and of all in them: what a link can open on the same page."""
    for node in nodes:
        yield node.eid
        yield from eids(node.children)


def _unit(node: Node, above: State, slug: str, road: Road, enclosure: str) -> Unit:
    if node.kind == Kind.ANNEX and node.heading:
        enclosure = enclosure_name(node.heading)
    unit = Unit(
        eid=node.eid,
        kind=node.kind,
        num=node.num,
        heading=node.heading,
        text=node.text,
        links=page_links(_abroad(node.links, node.eid, slug), road),
        heading_links=page_links(_abroad(node.heading_links, node.eid, slug), road),
        changed=node.made_by is not None,
        gone=node.state is State.EXPIRED and node.state != above,
        yet=node.state is State.NOT_YET and node.state != above,
    )
    if node.kind in (Kind.ARTICLE, Kind.ANNEX, Kind.BODY):
        unit.url = Road(day=road.day).place(slug, node.eid, enclosure) if node.kind == Kind.ARTICLE else ""
        parts = tuple(_article_parts(node))
        unit.margins = [
            *_marks(node, parts, above, road),
            *_before(node, parts, slug, enclosure),
            *_cited(node, parts, slug, road, enclosure),
        ]
        unit.note = _note(node, parts, above)
    elif node.kind in GROUPS:
        unit.margins = [*_own_marks(node, above, road, "")]
    unit.children = [_unit(child, node.state, slug, road, enclosure) for child in node.children]
    return unit


def _abroad(links: Iterable[Link], eid: str, slug: str) -> list[Link]:
    """The links that lead away from where they stand: "Điều này" does not."""
    return [link for link in links if link.slug != slug or not f"{eid}__".startswith(f"{link.eid}__") or not link.eid]


Parts = Sequence[tuple[Node, Node, str]]


def _article_parts(node: Node, prefix: str = "") -> Iterator[tuple[Node, Node, str]]:
    """Clauses and points below an article, each with what it lies in and its words."""
    for child in node.children:
        if child.kind in (Kind.CLAUSE, Kind.POINT):
            word = f"khoản {child.num}" if child.kind == Kind.CLAUSE else f"điểm {child.num}"
            words = f"{word} {prefix}".strip()
            yield node, child, words
            yield from _article_parts(child, words)


def _marks(node: Node, parts: Parts, above: State, road: Road) -> Iterator[Margin]:
    yield from _own_marks(node, above, road, "")
    for parent, child, words in parts:
        yield from _own_marks(child, parent.state, road, words, made_above=parent.made_by)


def _own_marks(node: Node, above: State, road: Road, words: str, made_above: Act | None = None) -> Iterator[Margin]:
    """What is to be said of one provision: who made its words, and a state that differs from what it lies in."""
    if node.made_by is not None and node.made_by != made_above:
        verb = _("sửa đổi") if node.texts > 1 else _("bổ sung")
        yield _act_margin(_sentence(words, _with_day(verb, node.since)), node.made_by, road)
    if node.state == above:
        return
    if node.state is State.EXPIRED:
        word = _sentence(words, _with_day(_("hết hiệu lực"), node.until))
        if node.ended_by is not None:
            yield _act_margin(word, node.ended_by, road)
        else:
            yield Margin(word, node.end_reason, change=True)
    elif node.state is State.NOT_YET:
        yield Margin(_sentence(words, _with_day(_("có hiệu lực"), node.since)), _("Nay chưa áp dụng."), change=True)
    elif node.state is State.SUSPENDED:
        yield Margin(_sentence(words, _("đang ngưng hiệu lực")), node.suspension, change=True)
    elif node.state is State.UNKNOWN:
        yield Margin(_sentence(words, _("chưa xác định hiệu lực")), change=True)
    elif above is State.NOT_YET:
        yield Margin(_sentence(words, _with_day(_("đã có hiệu lực"), node.since)))
    else:
        yield Margin(_sentence(words, _("còn hiệu lực")))


def _before(node: Node, parts: Parts, slug: str, enclosure: str) -> Iterator[Margin]:
    """The article as it read on the day before its words changed last: beside the new words, and by itself."""
    own = (node, *(child for _parent, child, _words in parts))
    days = [part.since for part in own if part.made_by and part.since and part.texts > 1]
    if days and node.kind == Kind.ARTICLE:
        eve = max(days) - ONE_DAY
        compare = f"{Road().place(slug, node.eid, enclosure)}so-sanh/?tu={eve}&den={max(days)}"
        yield Margin("", _("So cũ với mới"), compare, change=True)
        yield Margin("", _("Xem lời văn trước đó"), Road(eve).place(slug, node.eid, enclosure), change=True)


def _act_margin(word: str, act: Act, road: Road) -> Margin:
    return Margin(word, _("theo %(act)s") % {"act": act.number or act.title}, road.document(act.slug), change=True)


def _with_day(word: str, day: object) -> str:
    return _("%(word)s từ %(day)s") % {"word": word, "day": f"{day:%d/%m/%Y}"} if day else word


def _sentence(words: str, rest: str) -> str:
    return capfirst(f"{words} {rest}".strip())


def _cited(node: Node, parts: Parts, slug: str, road: Road, enclosure: str) -> Iterator[Margin]:
    whole = (node, *(child for _parent, child, _words in parts))
    own = {part.eid for part in whole}
    links = (link for part in whole for link in (*part.links, *part.heading_links))
    count = sum(part.cited for part in whole) - sum(link.slug == slug and link.eid in own for link in links)
    if count > 0 and node.kind == Kind.ARTICLE:
        url = Road(day=road.day).place(slug, node.eid, enclosure) + "#dan-chieu"
        yield Margin("", _("%(count)d nội dung dẫn chiếu") % {"count": count}, url)


def _note(node: Node, parts: Parts, above: State) -> str:
    """The word in the contents: the latest change of an article, or that it holds no more."""
    if node.state is State.EXPIRED and node.state != above:
        return _with_day(_("hết hiệu lực"), node.until)
    days = [part.since for part in (node, *(child for _p, child, _w in parts)) if part.made_by and part.since]
    if not days:
        return ""
    word = _("bổ sung") if node.made_by and node.texts == 1 else _("sửa")
    return f"{word} {max(days):%d/%m/%Y}"
