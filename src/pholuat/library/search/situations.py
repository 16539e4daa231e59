"""Things of everyday life under which people look for law: data that comes with the product, and what answers it."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, Count, Exists, OuterRef, Q, Value

from pholuat.library.enums import State
from pholuat.library.models import Document, StateSpan
from pholuat.library.naming import title_key
from pholuat.library.retrieval.words import pairs
from pholuat.library.search.lexemes import folded_words, quoted

DELIVERED = Path(__file__).parents[1] / "data" / "situations.toml"
HELD = (State.IN_FORCE, State.PARTLY_EXPIRED)


@dataclass(frozen=True, slots=True)
class Situation:
    """A thing of everyday life: what its name leads to, and by which names documents are about it.

    `questions` are what people ask, each with the law without which the search would answer it badly.
    """

    slug: str
    name: str
    search: str
    questions: tuple[tuple[str, str], ...]
    about: tuple[str, ...]
    laws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A situation, how many documents about it hold on the day, and the questions whose law does."""

    situation: Situation
    documents: int
    questions: tuple[str, ...]


@lru_cache(maxsize=1)
def delivered() -> tuple[Situation, ...]:
    """The situations that come with the product, in their order."""
    return tuple(
        Situation(
            slug=row["slug"],
            name=row["name"],
            search=row["search"],
            questions=tuple((asked, law) for asked, law in row["questions"]),
            about=tuple(row["about"]),
            laws=tuple(row.get("laws", ())),
        )
        for row in tomllib.loads(DELIVERED.read_text(encoding="utf-8"))["situation"]
    )


def answered(on: dt.date) -> list[Answered]:
    """The situations about which the library holds documents in force on the day; two queries for all."""
    held = StateSpan.objects.filter(document=OuterRef("pk"), period__contains=on, state__in=HELD)
    rows = Document.objects.filter(Exists(held), published_at__isnull=False).order_by()
    counted = [
        rows.filter(_told(each))
        .annotate(situation=Value(each.slug, CharField()))
        .values_list("situation")
        .annotate(n=Count("pk"))
        for each in delivered()
    ]
    found = dict(counted[0].union(*counted[1:], all=True))
    keys = {title_key("", law) for each in delivered() for _asked, law in each.questions}
    laws = frozenset(rows.filter(title_key__in=keys).values_list("title_key", flat=True))
    return [
        Answered(each, found[each.slug], tuple(asked for asked, law in each.questions if title_key("", law) in laws))
        for each in delivered()
        if found.get(each.slug)
    ]


@lru_cache(maxsize=64)
def _told(situation: Situation) -> Q:
    """The documents whose name tells that they are about the situation."""
    # Weight A is the name; the issuer, too, stands among the words of a document.
    ways = [" & ".join(f"{quoted(pair)}:A" for pair in pairs(folded_words(phrase))) for phrase in situation.about]
    named = SearchQuery(" | ".join(f"({way})" for way in ways), search_type="raw", config="simple")
    return Q(words=named) | Q(title_key__in=[title_key("", law) for law in situation.laws])
