"""Where the citations of a text lead on the public pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from pholuat.lawtext.address import ENCLOSURES, AddressError, parse
from pholuat.library.queries import Link as Cited
from pholuat.portal.prose import Link, Look


@dataclass(frozen=True, slots=True)
class Road:
    """What every address on a page keeps: the document and the places that stand on it, and the day asked for.

    `whole`: the page shows the whole document, so a place of it that is not `here` is nowhere.
    """

    day: dt.date | None = None
    slug: str = ""
    here: frozenset[str] = frozenset()
    whole: bool = False

    @property
    def query(self) -> str:
        """The day as the query of an address."""
        return f"?ngay={self.day.isoformat()}" if self.day else ""

    def document(self, slug: str, eid: str = "") -> str:
        """The page of a document, at one of its places."""
        return f"/van-ban/{slug}/{self.query}" + (f"#{eid}" if eid else "")

    def place(self, slug: str, eid: str, enclosure: str = "Quy chế") -> str:
        """A provision: on the page shown when it stands there, else on the page of its article."""
        if slug == self.slug and eid in self.here:
            return f"#{eid}"
        try:
            address = parse(eid)
        except AddressError:
            return self.document(slug, eid)
        if address.article is None:
            return self.document(slug, eid)
        inside = f"#{eid}" if str(address.article) != eid else ""
        return f"{address.article_url(slug, enclosure)}{self.query}{inside}"


def page_links(cited: Iterable[Cited], road: Road) -> tuple[Link, ...]:
    """The links of a text; what the library does not hold leads to a search, a missing inner place to nothing."""
    found: list[Link] = []
    last: Cited | None = None
    for each in cited:
        if last is not None and _beside(last, each):
            found[-1] = replace(found[-1], more=(*found[-1].more, each.eid))
            continue
        last = None
        if road.whole and each.slug == road.slug and each.eid not in road.here:
            continue
        title = each.title if each.slug != road.slug else ""
        if each.slug and each.eid:
            found.append(Link(each.start, each.end, road.place(each.slug, each.eid), title))
            last = each
        elif each.slug:
            found.append(Link(each.start, each.end, road.document(each.slug), title))
        elif words := each.target.split("#")[0]:
            found.append(Link(each.start, each.end, f"/tim-kiem/?q={quote(words)}", look=Look.SEEK))
    return tuple(found)


def _beside(first: Cited, other: Cited) -> bool:
    """Whether the same words name another place of the same article, too."""
    same = (first.start, first.end, first.slug) == (other.start, other.end, other.slug)
    return same and first.eid != other.eid and _article(first.eid) == _article(other.eid) != ""


def _article(eid: str) -> str:
    try:
        article = parse(eid).article
    except AddressError:
        return ""
    return str(article) if article and str(article) != eid else ""


def enclosure_name(heading: str) -> str:
    """What an enclosed regulation is, by the first words of its name: "Quy chế" when they do not say it."""
    first = heading.casefold()
    return next((name for name in ENCLOSURES if first.startswith(name.casefold())), "Quy chế")
