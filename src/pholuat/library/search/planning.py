"""From a question to a plan: which ways to look, in which order, with which weight."""

from __future__ import annotations

import datetime as dt
import re

from pholuat.library.retrieval.signals import Asked
from pholuat.library.retrieval.words import pairs
from pholuat.library.search.lexemes import accented
from pholuat.library.search.results import Filters, Plan, Question, Step

YEAR = re.compile(r"(?:19|20)\d\d")


def _without_year(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the year that custom puts behind it ("bộ luật dân sự 2015")."""
    named = words[:-1] if len(words) > 2 and YEAR.fullmatch(words[-1]) else words
    return named[:-1] if named != words and named[-1] == "nam" else named


def compared(question: Question) -> Asked:
    """The question as the ranking compares it: what was typed, then the legal terms beside it."""
    return Asked(
        words=(*question.words, *(folded for folded, _ in question.also)),
        accented=(*question.accented, *(spoken for _, spoken in question.also)),
        meaning=question.meaning,
        articles=frozenset({question.eid.split("__")[0]} if question.eid else ()),
    )


def make_plan(question: Question, *, on: dt.date, filters: Filters | None = None) -> Plan:
    """The steps for a question; the filters and the day hold for each of them.

    number: the document that bears the number; title: documents whose name holds all the words; all: provisions
    that hold all the words; some: provisions that hold one of the pairs of neighbours that tell most.
    """
    words = question.words
    beside = tuple(folded for folded, _ in question.also)
    neighbours = (*(pairs(words) or words), *(pairs(beside) or beside))
    ways: dict[str, tuple[str, ...]] = {
        "number": (question.number,) if question.number else (),
        "title": tuple(dict.fromkeys(_without_year(words))),
        "all": tuple(dict.fromkeys([*words, *(pair for phrase in question.phrases for pair in pairs(phrase))])),
        "some": tuple(dict.fromkeys([*neighbours, *accented(question.exact)])),
    }
    steps = tuple(Step(kind, terms) for kind, terms in ways.items() if terms)
    return Plan(question=question, on=on, filters=filters or Filters(), steps=steps)
