"""What the engine stores of a text: folded syllables, pairs of neighbours, and the syllables as they are accented.

The vector is built here, once, when a text is written; PostgreSQL folds nothing a second time. Three families of
lexemes stand in one vector: `hoa`, the pair `hoa_giai`, and with a leading sign the accented `=hoà`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pholuat.library.retrieval.words import pairs
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import tone_key
from pholuat.vietnamese.syllables import token_texts

LAST_POSITION = 16_383
LONGEST = 120


def folded_words(text: str) -> tuple[str, ...]:
    """The folded syllables of a text, in order."""
    return tuple(fold(token) for token in token_texts(text))


def accented_words(text: str) -> tuple[str, ...]:
    """The syllables of a text in lower case with their accents, one tone-mark convention, in order."""
    return tuple(tone_key(token).lower() for token in token_texts(text))


def accented(words: Iterable[str]) -> tuple[str, ...]:
    """The lexemes of accented syllables."""
    return tuple(f"={word}" for word in words)


def quoted(lexeme: str) -> str:
    """A lexeme as PostgreSQL reads it inside a vector or a query."""
    return "'" + lexeme[:LONGEST].replace("\\", "\\\\").replace("'", "''") + "'"


def vector(fields: Iterable[tuple[str, str]]) -> str:
    """The tsvector literal of (text, weight A-D) fields, which stand one after the other with a gap between them."""
    places: dict[str, list[str]] = defaultdict(list)
    at = 1
    for text, weight in fields:
        plain = folded_words(text)
        for family in (plain, pairs(plain), accented(accented_words(text))):
            for offset, lexeme in enumerate(family):
                if at + offset <= LAST_POSITION and len(places[lexeme]) < 255:
                    places[lexeme].append(f"{at + offset}{weight}")
        at += len(plain) + 10
    return " ".join(f"{quoted(lexeme)}:{','.join(at_places)}" for lexeme, at_places in places.items() if at_places)
