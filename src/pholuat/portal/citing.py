"""Who cites a document or an article, as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.lawtext.address import AddressError, parse
from pholuat.library import queries
from pholuat.portal.links import Road

CITING_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list beside the article."""

    label: str
    url: str
    where: str = ""


def citing_line(each: queries.Citing, road: Road) -> Line:
    """The document that cites, opening at its first place, with the places in words."""
    first = each.eids[0] if each.eids else ""
    url = Road(road.day).place(each.slug, first) if first else road.document(each.slug)
    places = [words for eid in each.eids[:4] if (words := eid_words(eid))]
    more = [_("…")] if len(each.eids) > 4 else []
    name = (
        each.title if each.title.casefold().startswith(each.type.casefold()) else f"{each.type} {each.number}".strip()
    )
    return Line(name or each.title, url, ", ".join([*places, *more]))


def eid_words(eid: str) -> str:
    """An eId in official words; nothing for what is no address."""
    try:
        return parse(eid).words()
    except AddressError:
        return ""
