"""Pages written down as text: each line a printed line, each word as sure as an engine mostly is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pholuat.intake.doubt import Doubt, Known, checks, doubts
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.words import Box, Line, Page, Word

SURE = 0.969
_LETTER, _LINE = 14, 40
_TORN = "⏎"


def page(text: str, unsure: Mapping[str, float] | None = None, number: int = 1) -> Page:
    """A page of 200 dpi; `unsure` gives the confidence of some words. A line that ends with ⏎ tears its last word."""
    lines = []
    for row, line in enumerate(text.strip().split("\n")):
        words = tuple(_words(line.removesuffix(_TORN).split(), 100 + _LINE * row, unsure or {}))
        lines.append(Line(words, joined=line.endswith(_TORN)))
    return Page(number, 1654, 2339, tuple(lines))


def _words(texts: list[str], top: int, unsure: Mapping[str, float]) -> Iterator[Word]:
    left = 200
    for text in texts:
        right = left + _LETTER * len(text)
        yield Word(text, Box(left, top, right, top + 30), unsure.get(text, SURE))
        left = right + 10


def doubted(text: str, unsure: Mapping[str, float] | None = None, known: Known | None = None) -> dict[str, list[Doubt]]:
    """The doubts of a page by the words that bear them."""
    one = page(text, unsure)
    said = doubts([one], known or Known())
    return {word.text: list(found) for word, found in zip(one.words(), said, strict=True) if found}


def refused(text: str) -> dict[str, list[str]]:
    """The codes of what the checks refuse, however sure the engine is."""
    reading = Reading([page(text)])
    found = checks.run(reading, Known()).doubts
    return {reading.places[at].word.text: [doubt.code for doubt in said] for at, said in found.items()}


def codes(text: str, unsure: Mapping[str, float] | None = None, known: Known | None = None) -> dict[str, list[str]]:
    """The codes alone."""
    return {word: [doubt.code for doubt in found] for word, found in doubted(text, unsure, known).items()}
