"""What a document means by its own terms: read from its article "Giải thích từ ngữ", found again in its text.

>>> terms_of("Hòa giải viên ở cơ sở (sau đây gọi là hòa giải viên) là người được công nhận.")
('Hòa giải viên ở cơ sở', 'hòa giải viên')
>>> terms_of("Chính phủ quy định chi tiết Điều này.")
()
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_SYLLABLES = 24
_HEADING = re.compile(r"giải thích (?:các )?(?:từ ngữ|thuật ngữ|khái niệm)", re.IGNORECASE)
# What stands between a term and its meaning. "bao gồm" defines only where no "là" comes before it.
_MEANS = re.compile(
    r"\s*:?(?:(?<!gọi chung)(?<!gọi tắt)\s+(?:được hiểu là|có nghĩa là|nghĩa là|là)"
    r"|(?<!không)(?<!bao)\s+(?:bao gồm|gồm có|gồm))(?=[\s:])",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"\s*\((?:(?:sau đây|dưới đây)\s+)?(?:được\s+)?(?:viết|gọi)(?:\s+chung|\s+tắt)?(?:\s+là)?:?\s+([^()]+)\)"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MARKS = "\"'“”*‘’ \u00a0-–"
# A sentence about the law itself defines no term of it.
_NO_TERM = re.compile(r"^(?:trong|theo|việc áp dụng|các từ ngữ|những|khi|nếu)\b|[;.]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the eId of the provision that defines it."""

    term: str
    eid: str


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it stands in a text, in code points, and the eId of its definition."""

    start: int
    end: int
    eid: str


def is_glossary(heading: str) -> bool:
    """Whether an article of that name defines the terms of its document."""
    return _HEADING.search(heading) is not None


def terms_of(text: str) -> tuple[str, ...]:
    """The term that a clause defines, and the short names that it gives it; nothing when it defines none."""
    line = text.strip().split("\n", 1)[0]
    means = _MEANS.search(_BRACKETS.sub(lambda found: "\0" * len(found[0]), line))
    if means is None:
        return ()
    head = line[: means.start()]
    aliases = [found[1] for found in _ALIAS.finditer(head)]
    named = (_BRACKETS.sub("", head), *aliases)
    if _NO_TERM.search(named[0].strip(_MARKS)):
        return ()
    clean = (" ".join(name.split()).strip(_MARKS) for name in named)
    return tuple(filter(_is_term, clean))


def _is_term(name: str) -> bool:
    """Several syllables, or letters that stand for a name ("VNNIC")."""
    count = len(name.split())
    return 2 <= count <= MOST_SYLLABLES or (count == 1 and name.isupper() and len(name) > 2)


def defined_span(text: str) -> tuple[int, int] | None:
    """Where the term that a clause defines stands in its text."""
    found = terms_of(text)
    start = text.find(found[0]) if found else -1
    return (start, start + len(found[0])) if start >= 0 else None


@dataclass(slots=True)
class Glossary:
    """The terms of a document, to be found in its texts: the longest first, only whole syllables.

    A term of one syllable is none: most of its places are parts of other words ("đất" in "đất nước").
    """

    definitions: Iterable[Definition]
    _places: dict[str, str] = field(init=False)
    _pattern: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        self._places = {}
        for each in self.definitions:
            self._places.setdefault(_key(each.term), each.eid)
        longest = sorted(self._places, key=lambda term: (-len(term), term))
        words = (r"\s+".join(map(re.escape, term.split())) for term in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if longest else None

    def __bool__(self) -> bool:
        return bool(self._places)

    def uses(self, text: str, taken: Iterable[tuple[int, int]], seen: set[str]) -> Iterator[Use]:
        """The first use of each term that is not `seen` yet (which grows), outside of the spans that are taken."""
        spans = sorted(taken)
        for found in self._pattern.finditer(text) if self._pattern else ():
            eid = self._places[_key(found[0])]
            if eid not in seen and not any(start < found.end() and found.start() < end for start, end in spans):
                seen.add(eid)
                yield Use(found.start(), found.end(), eid)


def _key(term: str) -> str:
    return " ".join(term.split()).lower()
