"""The address of a provision in any order and abbreviation: "khoản 2 điều 5", "đ5 k2", "điều 5.2", "điểm a k.2 đ.5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_INSIDE = r"(?<![\w/.-])"
_END = r"(?![\w/-])"
ARTICLE = re.compile(rf"{_NOT_INSIDE}dieu\.?\s*(?:so\s)?(?P<num>\d{{1,4}}[a-z]?)(?:\.(?P<under>\d{{1,3}}))?{_END}")
# "đ5", "d.5"; a lone "đ 5" only beside a clause.
SHORT_ARTICLE = re.compile(
    rf"{_NOT_INSIDE}d(?:\.\s?)?(?P<num>\d{{1,3}}[a-z]?)(?:\.(?P<under>\d{{1,3}}))?(?=\W|k\.?\d|$)"
)
LOOSE_ARTICLE = re.compile(rf"{_NOT_INSIDE}d\s(?P<num>\d{{1,3}}[a-z]?){_END}")
CLAUSE = re.compile(rf"{_NOT_INSIDE}khoan\.?\s*(?P<num>\d{{1,3}}[a-z]?){_END}")
SHORT_CLAUSE = re.compile(rf"(?<![a-z/.-])k\.?\s?(?P<num>\d{{1,3}}[a-z]?){_END}")
POINT = re.compile(rf"{_NOT_INSIDE}diem\s*(?P<num>[a-z]{{1,2}}){_END}")
SHORT_POINT = re.compile(rf"{_NOT_INSIDE}(?:d\.\s?|d\s)(?P<num>[a-z]){_END}(?=[\s,;]+(?:khoan|k)\b|[\s,;]+k\.?\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that was named: its eId, its official words, and the stretches of the text that they take."""

    eid: str
    words: str
    spans: tuple[tuple[int, int], ...]


def read_place(folded: str, text: str) -> Place | None:
    """The place that a text names; `text` is the same with its accents (a point "đ" is not a point "d").

    None where no article is named: a clause alone is a clause of nothing.
    """
    clause = CLAUSE.search(folded) or SHORT_CLAUSE.search(folded)
    article = ARTICLE.search(folded) or SHORT_ARTICLE.search(folded)
    if article is None and clause:
        article = LOOSE_ARTICLE.search(folded)
    if article is None:
        return None
    under = article.groupdict().get("under")
    number = clause["num"] if clause else under
    point = POINT.search(folded) or SHORT_POINT.search(folded)
    letter = text[point.start("num") : point.end("num")].lower() if point else ""
    eid, words = f"art_{article['num']}", f"Điều {article['num']}"
    if number:
        eid, words = f"{eid}__cl_{number}", f"khoản {number} {words}"
    if letter:
        eid, words = f"{eid}__point_{letter.replace('đ', 'dd')}", f"điểm {letter} {words}"
    return Place(eid, words, tuple(found.span() for found in (article, clause, point) if found))
