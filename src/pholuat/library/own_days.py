"""Provisions that hold from another day than their document, as its last articles say; a pure function.

"2. Khoản 5 Điều 1 Quyết định này có hiệu lực kể từ ngày 01 tháng 01 năm 2022." (Law 64/2025/QH15 lets a document set
several days.)
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pholuat.library.drafting import PlacedCitation, placed_citations
from pholuat.library.enums import Place
from pholuat.vietnamese.dates import find_dates
from pholuat.vietnamese.fold import fold

if TYPE_CHECKING:
    from pholuat.lawtext.model import ParsedDocument

_SENTENCE = re.compile(r"[.;]\s|\n")
_HOLDS = re.compile(r"\bco hieu luc(?: thi hanh)?,? (?:ke )?tu ngay\b")
_OTHER_SUBJECT = re.compile(r"\btru(?:oc)?\b|\bkhi\b|\bngay (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet)")
# "việc sử dụng hóa đơn … quy định tại Điều 26 … có hiệu lực": what holds is a part of the place: the place holds
# no earlier for it.
_PART_ONLY = re.compile(r"\b(?:viec|doi voi)\b")
_EFFECT_FROM = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+(?:kể\s+)?từ\s+ngày", re.IGNORECASE)
_EFFECT = re.compile(r"hieu luc|thi hanh")
_EXCEPTION = re.compile(
    r"^(?:luat|bo luat|nghi dinh|thong tu|quyet dinh|nghi quyet)[^.;]{0,12} nay co hieu luc[^.;]*\btru\b"
)
FARTHEST = 90


def own_days(parsed: ParsedDocument) -> Iterator[tuple[str, dt.date]]:
    """Pairs of an eId and the day from which it holds, where the words say so of that place itself."""
    provisions = {each.eid: each for each in parsed.provisions}
    effect = _effect(parsed)
    stretches = [(block.start, block.end) for block in parsed.blocks if block.eid.split("__cl_")[0] in effect]
    near = [each for each in parsed.citations if any(start <= each.start < end for start, end in stretches)]
    placed = placed_citations(replace(parsed, citations=tuple(near)))
    for citation in placed:
        eid = citation.target[1:]
        if citation.place is not Place.TEXT or not citation.target.startswith("#") or eid not in provisions:
            continue
        alike = [(each.start, each.end) for each in placed if each.eid == citation.eid and each.place is Place.TEXT]
        day = _day(provisions[citation.eid].text, citation, alike, parsed.header.effective)
        if day is not None:
            yield eid, day


def has_exceptions(parsed: ParsedDocument) -> bool:
    """Whether the words on commencement make exceptions ("trừ ..."), whatever they are."""
    effect = _effect(parsed)
    texts = (fold(each.text) for each in parsed.provisions if each.eid.split("__cl_")[0] in effect)
    return any(_EXCEPTION.search(text) for text in texts)


def days_of_effect(text: str) -> Iterator[dt.date]:
    """The days behind each "có hiệu lực kể từ ngày" of a text."""
    for found in _EFFECT_FROM.finditer(text):
        day = next((date.value for date in find_dates(text[found.start() : found.end() + FARTHEST])), None)
        if day is not None:
            yield day


def _effect(parsed: ParsedDocument) -> frozenset[str]:
    """The articles on commencement."""
    return frozenset(each.eid for each in parsed.provisions if _EFFECT.search(fold(each.heading)))


def _day(
    text: str, citation: PlacedCitation, alike: Sequence[tuple[int, int]], effective: dt.date | None
) -> dt.date | None:
    """The day that the sentence of a citation gives it: the place comes first, then "có hiệu lực từ ngày".

    Other places (`alike`) may stand between: "quy định tại Điều 13 và … quy định tại Điều 26 có hiệu lực".
    """
    begins = max((found.end() for found in _SENTENCE.finditer(text, 0, citation.start)), default=0)
    rest = _SENTENCE.split(text[citation.end :])[0]
    holds = _HOLDS.search(fold(rest))
    before = fold(text[begins : citation.start])
    between = fold(rest[: holds.start()]) if holds else ""
    if holds is None or _HOLDS.search(before) or not _near(citation.end, citation.end + holds.start(), alike):
        return None
    if _OTHER_SUBJECT.search(before) or _OTHER_SUBJECT.search(between):
        return None
    day = next((found.value for found in find_dates(rest[holds.start() :])), None)
    early = day is not None and (effective is None or day < effective)
    return None if early and _PART_ONLY.search(before) else day


def _near(start: int, end: int, alike: Sequence[tuple[int, int]]) -> bool:
    """Whether two places of a text are near each other, or other citations lead from the one to the other."""
    for first, last in sorted(alike):
        if start < last <= end and first - start <= FARTHEST:
            start = max(start, last)
    return end - start <= FARTHEST
