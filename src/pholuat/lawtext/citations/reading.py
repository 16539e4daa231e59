"""What each mention of a region names, in the light of those around it.

Mentions are read from the last to the first, because Vietnamese says the larger thing after the smaller: "khoản 3; bổ
sung khoản 4 vào sau khoản 3 Điều 94 của Luật X".
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pholuat.lawtext.citations.context import AMENDING, DETAILING, LABEL, Place, Quoted, Region, Subject, Surroundings
from pholuat.lawtext.citations.sources import Source
from pholuat.lawtext.citations.targets import Named, resolve
from pholuat.lawtext.citations.units import Phrase
from pholuat.lawtext.model import Role

_BESIDE = re.compile(r"\s+(?:vào\s+)?(?:ngay\s+)?(?:tiếp\s+)?(?:sau|trước)\s+")
# An order to amend is never about the document that gives it.
_ORDER = re.compile(rf"(?:{LABEL.pattern})?\s*(?:Sửa\s+(?:đổi|tên)|Bổ\s+sung|Bãi\s+bỏ|Thay\s+(?:thế|cụm|từ)|Bỏ)(?!\w)")
_QUOTATION = re.compile(r"“[^“”]*”")
_ORDER_REACH = 400
_VERB_REACH = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that names provisions, a document, or both."""

    start: int
    end: int
    phrase: Phrase | None
    source: Source | None


@dataclass(slots=True)
class Reading:
    """One region being read."""

    text: str
    region: Region
    place: Place
    surroundings: Surroundings
    quoted: Quoted | None = None
    detailing: int = field(init=False)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    sourced: list[int] | None = None
    amending: int = field(init=False)

    def __post_init__(self) -> None:
        start, end = self.region.start, self.region.end
        detailing = DETAILING.search(self.text, start, min(end, start + 300))
        self.detailing = detailing.end() if detailing else -1
        amending = AMENDING.search(self.text, start, end)
        self.amending = amending.end() if amending else end + _VERB_REACH + 1
        if self.place.subject is not None:
            self.quotes = [match.span() for match in _QUOTATION.finditer(self.text, start, end)]
        if self.region.role is Role.QUOTED:
            self.quoted = Quoted(self.text, self.region, self.place.subject)

    def name(self, mentions: Sequence[Mention], index: int, after: Named | None) -> Named:
        """What a mention names; `after` is what the next one names."""
        mention = mentions[index]
        if mention.phrase is None:
            return Named(document_of(mention.source, self.surroundings), ())
        here = self._place(mentions, index, after)
        if here is None:
            return Named("", ())
        named = resolve(mention.phrase.units, mention.source, here, self.surroundings)
        if named.places or mention.source or mention.phrase.relative or not self._goes_on(mentions, index, after):
            return named
        return resolve(mention.phrase.units, None, replace(here, subject=_beside(after)), self.surroundings)

    def _place(self, mentions: Sequence[Mention], index: int, after: Named | None) -> Place | None:
        """Where a mention stands; None when it belongs to a document that is not told."""
        mention, place = mentions[index], self.place
        if self.quoted is not None:
            return replace(place, steps=self.quoted.at(mention.start))
        if self._in_quotes(mention):
            return replace(place, role=Role.QUOTED, steps=place.subject.steps if place.subject else ())
        if mention.source is not None:
            return place
        if self.region.role is Role.HEADER:
            subject = self._first(mentions)
            return replace(place, subject=subject) if subject else None
        if after is not None and _BESIDE.fullmatch(self.text, mention.end, mentions[index + 1].start):
            return replace(place, subject=_beside(after))
        if place.subject is None:
            subject = self._later(mentions, index)
            if (
                subject is None
                and mention.phrase is not None
                and not mention.phrase.relative
                and self._is_ordered(mention)
            ):
                subject = self._first(mentions)
                return replace(place, subject=subject) if subject else None
            return replace(place, subject=subject)
        return place if place.listed or self._orders(mention) else replace(place, subject=None)

    def _goes_on(self, mentions: Sequence[Mention], index: int, after: Named | None) -> bool:
        """The next mention in one amending order may tell the article: "khoản 1 và bổ sung khoản 2 Điều 5"."""
        if after is None or self.place.subject is None or after.document != self.place.subject.target:
            return False
        return mentions[index + 1].start - mentions[index].end < _VERB_REACH

    def _in_quotes(self, mention: Mention) -> bool:
        """The words stand in a phrase that the order writes into the amended law or takes from it."""
        place = bisect.bisect_right(self.quotes, (mention.start, mention.start)) - 1
        return place >= 0 and mention.end <= self.quotes[place][1]

    def _is_ordered(self, mention: Mention) -> bool:
        near = self.region.eid or mention.start - self.region.start < _ORDER_REACH
        return bool(near) and _ORDER.match(self.text, self.region.start, self.region.end) is not None

    def _orders(self, mention: Mention) -> bool:
        """The amending order reaches these words."""
        return self.amending <= mention.end + _VERB_REACH

    def _sourced(self, mentions: Sequence[Mention]) -> list[int]:
        """The mentions that name a document, by their index; looked for once, as a region may hold thousands."""
        if self.sourced is None:
            self.sourced = [index for index, mention in enumerate(mentions) if mention.source is not None]
        return self.sourced

    def _first(self, mentions: Sequence[Mention], since: int = 0) -> Subject | None:
        """The document that an order to amend names, wherever it names it."""
        sourced = self._sourced(mentions)
        first = bisect.bisect_left(sourced, since, key=lambda index: mentions[index].start)
        documents = (document_of(mentions[index].source, self.surroundings) for index in sourced[first:])
        return next((Subject(document) for document in documents if document), None)

    def _later(self, mentions: Sequence[Mention], index: int) -> Subject | None:
        """The document that a list of provisions is of: "quy định chi tiết Điều 5 về ...; Điều 6 của Luật X"."""
        start = mentions[index].start
        before = self.text[max(self.region.start, start - _VERB_REACH) : start].rpartition(".")[2]
        if 0 <= self.detailing < start:
            return self._first(mentions, self.detailing)
        if AMENDING.search(before) is None:
            return None
        sourced = self._sourced(mentions)
        place = bisect.bisect_right(sourced, index)
        if place == len(sourced):
            return None
        mention = mentions[sourced[place]]
        document = document_of(mention.source, self.surroundings)
        parted = "\n" in self.text[mentions[index].end : mention.start]
        return Subject(document) if document and not parted else None


def document_of(source: Source | None, surroundings: Surroundings) -> str:
    """The other document that a source names; "" for the document at hand."""
    return "" if source is None or source.target == surroundings.own else source.target


def _beside(other: Named | None) -> Subject | None:
    """What is added "vào sau khoản 3 Điều 7" lies in the same place as that."""
    return Subject(other.document, other.places[0]) if other and other.places else None
