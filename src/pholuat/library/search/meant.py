"""From the words that were typed to the words to look for: slips mended, everyday words said as the law says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pholuat.library.everyday import Everyday
from pholuat.library.retrieval.spelling import Frequency, mend
from pholuat.library.search.lexemes import accented_words, folded_words
from pholuat.library.search.perhaps import perhaps
from pholuat.library.search.results import Change, Question
from pholuat.vietnamese.syllables import can_exist

Pair = tuple[str, str]
SLIP, EVERYDAY = "slip", "everyday"
MOST_ADDED = 24
# A longer question says enough of what it is about: terms beside words that the law uses itself would only blur it.
SHORT = 16
# Of the texts that hold a syllable so many hold it beside its neighbour where the two are one word.
TIED = 0.1


@dataclass(slots=True)
class _Said:
    """The words to look for, those to look for beside them, and what led to what."""

    words: list[Pair] = field(default_factory=list)
    also: list[Pair] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def as_meant(question: Question, *, frequency: Frequency, everyday: Everyday) -> Question:
    """The question with other words where these say better what is meant; what stands in quotes is left alone.

    `frequency` tells in how many texts a word or pair stands. Everyday words that the library itself uses stay and the
    legal terms are looked for beside them; words that it does not know give way to the terms.
    """
    if question.phrases or not question.words:
        return question
    kept = _no_slips(question, everyday)
    mended = mend(question.words, lambda term: max(frequency(term), kept.get(term, 0)))
    spoken = dict(zip(question.words, question.accented, strict=True))
    row = [(word, spoken.get(word, word)) for word in mended.words]
    said = _said(row, everyday, frequency, accented=bool(question.exact))
    changes = (*(Change(SLIP, typed, meant) for typed, meant in mended.changes), *said.changes)
    words, exact = tuple(word for word, _ in said.words), tuple(word for _, word in said.words)
    return replace(
        question,
        words=words,
        exact=exact if exact != words else (),
        changes=changes,
        also=tuple(said.also[:MOST_ADDED]),
        perhaps=() if changes else perhaps(words, kept, frequency),
    )


def _no_slips(question: Question, everyday: Everyday) -> Mapping[str, int]:
    """Words that no law may hold and yet are typed well: words of everyday, and syllables with their accents."""
    typed = f" {' '.join(question.words)} "
    found = {word for words in everyday if f" {words} " in typed for word in words.split()}
    spoken = zip(question.words, question.accented, strict=True)
    found |= {word for word, accents in spoken if word != accents and can_exist(accents)}
    return dict.fromkeys(found, 1_000)


def _said(row: Sequence[Pair], everyday: Everyday, frequency: Frequency, *, accented: bool) -> _Said:
    """What to look for in place of a row of words or beside it, the longest everyday words first.

    A term that was typed whole ("mũ bảo hiểm" for "mũ") tells nothing new, and none of its words begins another.
    """
    longest = max((len(words.split()) for words in everyday), default=0)
    typed = f" {' '.join(word for word, _ in row)} "
    said = _Said()
    at = 0
    while at < len(row):
        sizes = range(min(longest, len(row) - at), 0, -1)
        found = ((n, terms) for n in sizes if (terms := _terms(row[at : at + n], everyday, accented=accented)))
        size, terms = next(found, (1, ()))
        if size == 1 and _part_of_a_word(row, at, frequency):
            terms = ()
        size = max(size, _typed_term(row, at, everyday, longest))
        here = row[at : at + size]
        told = {change.meant for change in said.changes}
        new = [term for term in terms if term not in told and f" {' '.join(folded_words(term))} " not in typed]
        added = [pair for term in new for pair in _pairs(term, accented=accented)]
        if new and not _in_use([word for word, _ in here], frequency):
            said.words += added
        else:
            said.words += here
            if len(row) > SHORT:
                new = []
            else:
                said.also += added
        said.changes += [Change(EVERYDAY, " ".join(word for _, word in here), term) for term in new]
        at += size
    return said


def _typed_term(row: Sequence[Pair], at: int, everyday: Everyday, longest: int) -> int:
    """How many words the longest legal term has that stands here in full; 0 where none does."""
    here = [word for word, _ in row[at:]]
    known = (everyday.get(" ".join(here[:size])) or {} for size in range(1, longest + 1))
    terms = {term for found in known for several in found.values() for term in several}
    return max((len(words) for words in map(folded_words, terms) if tuple(here[: len(words)]) == words), default=0)


def _terms(here: Sequence[Pair], everyday: Everyday, *, accented: bool) -> Sequence[str]:
    """The terms for just these words; a lone syllable without accents may be too many things."""
    known = everyday.get(" ".join(word for word, _ in here))
    if not known:
        return ()
    if len(here) == 1:
        return known.get(here[0][1] if accented else here[0][0], ())
    return [term for words, terms in known.items() if _fit(here, words.split()) for term in terms]


def _part_of_a_word(row: Sequence[Pair], at: int, frequency: Frequency) -> bool:
    """Whether a lone syllable belongs to its neighbour, as "kiện" does in "điều kiện"."""
    words = [word for word, _ in row[max(0, at - 1) : at + 2]]
    common = TIED * frequency(row[at][0])
    return any(frequency(f"{left}_{right}") > common for left, right in pairwise(words))


def _fit(here: Sequence[Pair], words: Sequence[str]) -> bool:
    """Whether each syllable is the one meant, or was typed without its accents."""
    return all(typed in (word, folded) for (folded, typed), word in zip(here, words, strict=True))


def _pairs(term: str, *, accented: bool) -> list[Pair]:
    words = folded_words(term)
    return list(zip(words, accented_words(term) if accented else words, strict=True))


def _in_use(words: Sequence[str], frequency: Frequency) -> bool:
    """Whether the library says so itself: all the neighbours stand in its texts."""
    if len(words) == 1:
        return frequency(words[0]) > 0
    return all(frequency(f"{left}_{right}") for left, right in pairwise(words))
