"""From the words that were typed to the words to look for: slips mended, everyday words said as the law says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pholuat.library.retrieval.spelling import Frequency, mend
from pholuat.library.search.lexemes import accented_words, folded_words
from pholuat.library.search.results import Change, Question

Pair = tuple[str, str]
SLIP, EVERYDAY = "slip", "everyday"


def as_meant(question: Question, *, frequency: Frequency, everyday: Mapping[str, str]) -> Question:
    """The question with other words where these say better what is meant; what stands in quotes is left alone.

    `frequency` tells in how many texts a word or pair stands; `everyday` leads from everyday words (folded, blanks
    between them) to legal terms with accents.
    """
    if question.phrases or not question.words:
        return question
    mended = mend(question.words, frequency)
    spoken = dict(zip(question.words, question.accented, strict=True))
    row = [(word, spoken.get(word, word)) for word in mended.words]
    said, replaced = _said(row, everyday, accented=bool(question.exact))
    changes = [Change(SLIP, typed, meant) for typed, meant in mended.changes]
    changes += [Change(EVERYDAY, typed, meant) for typed, meant in replaced]
    if not changes:
        return question
    words, exact = tuple(word for word, _ in said), tuple(word for _, word in said)
    return replace(question, words=words, exact=exact if exact != words else (), changes=tuple(changes))


def _said(row: Sequence[Pair], everyday: Mapping[str, str], *, accented: bool) -> tuple[list[Pair], list[Pair]]:
    """The words with legal terms in place of everyday ones, the longest first, and what was replaced by what.

    A term that stands there already whole ("mũ bảo hiểm" for "mũ") is left alone.
    """
    longest = max((len(words.split()) for words in everyday), default=0)
    typed = f" {' '.join(word for word, _ in row)} "
    found: list[Pair] = []
    replaced: list[Pair] = []
    at = 0
    while at < len(row):
        size = next((n for n in range(min(longest, len(row) - at), 0, -1) if _key(row, at, n) in everyday), 0)
        term = everyday[_key(row, at, size)] if size else ""
        if not size or f" {' '.join(folded_words(term))} " in typed:
            found.append(row[at])
            at += 1
            continue
        words = folded_words(term)
        found += zip(words, accented_words(term) if accented else words, strict=True)
        replaced.append((_key(row, at, size), term))
        at += size
    return found, replaced


def _key(row: Sequence[Pair], at: int, size: int) -> str:
    return " ".join(word for word, _ in row[at : at + size])
