"""The page of a document's relations: lists, a small map, and its life as a line of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pholuat.library.enums import State
from pholuat.library.queries.relations import Other, Tie, Turn, ties, turns
from pholuat.library.queries.types import Document
from pholuat.portal.articles import document_name
from pholuat.portal.drawing import Branch, life_svg, map_svg
from pholuat.portal.links import Road

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Item:
    """Another document in a list: its name, its title, and in how many places, from which day."""

    url: str
    name: str
    title: str
    places: int
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that stand in the same way to this one; `more` are folded away."""

    key: str
    name: str
    items: tuple[Item, ...]

    @property
    def first(self) -> tuple[Item, ...]:
        """Those that are shown at once."""
        return self.items[:SHOWN]

    @property
    def more(self) -> tuple[Item, ...]:
        """The others."""
        return self.items[SHOWN:]


@dataclass(frozen=True, slots=True)
class Event:
    """A day in the life of the document; `state` is what it became, `ahead` that the day has not come yet."""

    day: dt.date
    what: str
    url: str = ""
    name: str = ""
    state: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """What the template prints."""

    url: str
    document_url: str
    name: str
    title: str
    number: str
    on: dt.date
    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    map: SafeString
    life: SafeString


def tie_name(tie: Tie) -> str:
    """What the others are to the document, as a heading."""
    return {
        Tie.BASIS: _("Căn cứ ban hành"),
        Tie.AMENDED_BY: _("Được sửa đổi, bổ sung bởi"),
        Tie.ENDED_BY: _("Bị bãi bỏ, thay thế bởi"),
        Tie.SUSPENDED_BY: _("Bị ngưng hiệu lực bởi"),
        Tie.AMENDS: _("Sửa đổi, bổ sung"),
        Tie.ENDS: _("Bãi bỏ, thay thế"),
        Tie.SUSPENDS: _("Ngưng hiệu lực"),
        Tie.RESTS_ON_IT: _("Văn bản lấy làm căn cứ (quy định chi tiết, hướng dẫn)"),
        Tie.CITES: _("Dẫn chiếu đến"),
        Tie.CITED_BY: _("Được dẫn chiếu ở"),
    }[tie]


def relations_page(document: Document, *, on: dt.date) -> RelationsPage:
    """The relations of a document; `on` parts the days that have come from those ahead."""
    found = ties(document)
    lived = turns(document)
    groups = tuple(Group(tie.value, tie_name(tie), tuple(map(_item, others))) for tie, others in found.items())
    return RelationsPage(
        url=f"/van-ban/{document.slug}/luoc-do/",
        document_url=Road().document(document.slug),
        name=document_name(document),
        title=document.title or document.number,
        number=document.number,
        on=on,
        groups=groups,
        events=tuple(sorted(_events(document, found, lived, on), key=lambda event: event.day)),
        map=map_svg(document.number or document.type, [_branch(group) for group in groups]),
        life=life_svg(_stretches(lived), document.issued, on),
    )


def _item(other: Other) -> Item:
    return Item(Road().document(other.slug), _name(other), other.title, other.places, other.since)


def _name(other: Other) -> str:
    return f"{other.type} {other.number}".strip() or other.title


def _branch(group: Group) -> Branch:
    incoming = group.key not in (Tie.BASIS, Tie.AMENDS, Tie.ENDS, Tie.SUSPENDS, Tie.CITES)
    return Branch(group.name.partition(" (")[0], tuple(item.name for item in group.items), incoming=incoming)


def _stretches(lived: Sequence[Turn]) -> list[tuple[dt.date | None, dt.date | None, State]]:
    return [(turn.since, turn.until, turn.state) for turn in lived]


def _events(
    document: Document, found: dict[Tie, tuple[Other, ...]], lived: Sequence[Turn], on: dt.date
) -> Iterator[Event]:
    if document.issued:
        yield Event(document.issued, _("Ban hành"))
    for turn in lived:
        if turn.since is not None:
            yield Event(turn.since, turn.reason or str(turn.state.label), state=turn.state.value, ahead=turn.since > on)
    words = {
        Tie.AMENDED_BY: _("%(n)d quy định được sửa đổi, bổ sung"),
        Tie.ENDED_BY: _("%(n)d quy định bị bãi bỏ"),
        Tie.SUSPENDED_BY: _("%(n)d quy định bị ngưng hiệu lực"),
    }
    for tie, what in words.items():
        for other in found.get(tie, ()):
            if other.since is not None:
                said = what % {"n": other.places}
                yield Event(other.since, said, Road().document(other.slug), _name(other), ahead=other.since > on)
