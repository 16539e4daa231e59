"""What a reader may try where nothing was found: only what finds something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pholuat.library.models import Document
from pholuat.library.search.fallback import with_state
from pholuat.library.search.hits import of_document
from pholuat.library.search.marking import Wanted
from pholuat.library.search.results import Filters, Hit, Plan
from pholuat.library.search.service import search

NEAR_NUMBERS = 5
UNFILTERED, UNQUOTED, UNNUMBERED, MENDED = "unfiltered", "unquoted", "unnumbered", "mended"
_QUOTES = str.maketrans("", "", '"“”')


@dataclass(frozen=True, slots=True)
class Try:
    """Another question, of a kind, and how many results it has."""

    kind: str
    query: str
    total: int


def instead(plan: Plan, filters: Filters, *, literal: bool = False) -> tuple[Try, ...]:
    """Questions near to the one of the plan that find something under the reader's filters (or without any)."""
    question, bare = plan.question, Filters()
    words = " ".join(question.accented)
    asked: list[tuple[str, str, Filters, bool]] = []
    if filters != bare:
        asked.append((UNFILTERED, question.asked, bare, literal))
    if question.phrases:
        asked.append((UNQUOTED, question.asked.translate(_QUOTES), filters, literal))
    if question.number and words:
        asked.append((UNNUMBERED, words, filters, literal))
    if literal:
        asked.append((MENDED, question.asked, filters, False))
    found = (Try(kind, query, _total(query, plan.on, kept, plain)) for kind, query, kept, plain in asked)
    return tuple(each for each in found if each.total)


def _total(query: str, on: dt.date, filters: Filters, literal: bool) -> int:
    return search(query, on=on, filters=filters, size=1, literal=literal).total


def near_numbers(plan: Plan) -> tuple[Hit, ...]:
    """Documents whose number begins like the one that no document bears, the newest first."""
    head, slash, _ = plan.question.number.partition("/")
    if not slash:
        return ()
    rows = with_state(Document.objects.filter(number_key__startswith=f"{head}/", published_at__isnull=False), plan)
    found = rows.defer("text", "blocks", "words").order_by("-issued", "pk")[:NEAR_NUMBERS]
    return tuple(of_document(row, Wanted()) for row in found)
