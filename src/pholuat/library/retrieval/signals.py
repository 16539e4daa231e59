"""Measures of how well each candidate answers a question, all candidates at once, each measure between 0 and about 1.

Terms are the question's syllables and pairs of neighbours; a term weighs what it tells (its inverse document
frequency). Lines are the provisions of an article: a question is mostly answered by one clause under its heading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from pholuat.library.retrieval.index import Candidate
from pholuat.library.retrieval.words import hashed, pairs

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# BM25 over lines: their usual length in terms (syllables and pairs), heading included.
LINE_LENGTH = 110.0
SATURATION, LENGTH_SHARE = 1.2, 0.75
_DEFINITIONS = tuple(map(hashed, ("giai", "thich", "tu", "ngu")))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is compared: tokens in order, folded and accented; `known` tells whether accents were typed."""

    words: tuple[str, ...]
    accented: tuple[str, ...]
    meaning: bool
    articles: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether the question was typed with accents."""
        return self.words != self.accented

    @property
    def terms(self) -> list[str]:
        """What the index is asked for."""
        return [*self.words, *pairs(self.words)]


@dataclass(frozen=True, slots=True)
class Signals:
    """One value a candidate for each measure."""

    nearness: Floats  # BM25 of the whole text, against the best
    line: Floats  # BM25 of the best line with its heading, against the best
    line_share: Floats  # the same, against all that the question could get
    pairs_held: Floats  # weight of the question's pairs that the text holds
    line_words: Floats  # weight of the question's words that one line with its heading holds
    line_pairs: Floats  # the same for pairs
    heading_words: Floats  # share of the heading's words that the question names
    heading_pairs: Floats  # share of its pairs
    run: Floats  # longest stretch of the question that stands in the text word by word
    title_words: Floats  # share of the document's name that the question names
    group_share: Floats  # how much of the best candidates stands in this document
    accents: Floats  # of what is held, the share that is accented alike
    length: Floats
    definitions: Floats  # the article of definitions
    meaning: Floats  # the article of definitions, where the question asks what a thing is
    address: Floats  # an article of the number that the question names, as far as its document is meant
    named: Floats  # the article that the question names, in a document that it names in full; not learned

    def matrix(self) -> Floats:
        """Candidates × measures, in the order of `NAMES`."""
        return np.stack([getattr(self, name) for name in NAMES], axis=1)


NAMES = tuple(field.name for field in fields(Signals) if field.name != "named")


@dataclass(frozen=True, slots=True)
class _Stack:
    """All candidates' tokens one after the other; `at` the place of a token among the question's words, or -1."""

    at: Ints
    candidate: Ints
    line: Ints
    line_candidate: Ints
    first_lines: Ints
    accents_agree: Flags


def _places(words: Sequence[str], tokens: npt.NDArray[np.uint32]) -> Ints:
    """For each token its place among the distinct words, -1 where it is none of them."""
    hashes = np.array([hashed(word) for word in words], np.uint32)
    order = np.argsort(hashes)
    found = np.searchsorted(hashes[order], tokens)
    found[found == len(words)] = 0
    place: Ints = order[found].astype(np.int64)
    place[hashes[place] != tokens] = -1
    return place


def _stack(question: Asked, words: Sequence[str], candidates: Sequence[Candidate]) -> _Stack:
    sizes = np.array([len(each.packed.folded) for each in candidates])
    lines = np.array([len(each.packed.starts) for each in candidates])
    before = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    starts = np.concatenate(
        [each.packed.starts.astype(np.int64) + skipped for each, skipped in zip(candidates, before, strict=True)]
    )
    folded = np.concatenate([each.packed.folded for each in candidates])
    accented = np.concatenate([each.packed.accented for each in candidates])
    total = len(folded)
    spans = np.diff(np.append(starts, total))
    at = _places(words, folded)
    spoken = dict(zip(question.words, question.accented, strict=True))
    alike = np.array([hashed(spoken[word]) for word in words], np.uint32)
    return _Stack(
        at=at,
        candidate=np.repeat(np.arange(len(candidates)), sizes),
        line=np.repeat(np.arange(len(starts)), spans),
        line_candidate=np.repeat(np.arange(len(candidates)), lines),
        first_lines=np.concatenate([[0], np.cumsum(lines)[:-1]]).astype(np.int64),
        accents_agree=(at >= 0) & (alike[at] == accented),
    )


def _counts(line: Ints, term: Ints, lines: int, terms: int) -> Floats:
    """How often each term stands in each line."""
    return np.bincount(line * terms + term, minlength=lines * terms).reshape(lines, terms).astype(np.float64)


def _runs(question: Ints, stack: _Stack, candidates: int) -> Ints:
    """For each candidate the longest stretch of the question that stands in it word by word, in tokens."""
    places = [np.flatnonzero(stack.at == word) for word in question]
    token = np.concatenate(places)
    asked_at = np.repeat(np.arange(len(question)), [len(each) for each in places])
    longest = np.zeros(candidates, np.int64)
    if not len(token):
        return longest
    diagonal = token - asked_at
    order = np.lexsort((asked_at, diagonal))
    token, asked_at, diagonal = token[order], asked_at[order], diagonal[order]
    owner = stack.candidate[token]
    goes_on = (np.diff(diagonal) == 0) & (np.diff(asked_at) == 1) & (np.diff(owner) == 0)
    starts = np.flatnonzero(np.concatenate([[True], ~goes_on]))
    lengths = np.diff(np.append(starts, len(token)))
    np.maximum.at(longest, owner[starts], lengths)
    return longest


def _share(held: Floats, weights: Floats) -> Floats:
    total = weights.sum()
    shares: Floats = held @ weights / total if total else np.zeros(len(held))
    return shares


def _against_best(values: Floats) -> Floats:
    return values / max(float(values.max()), 1e-9)


def measure(question: Asked, candidates: Sequence[Candidate], weight: Callable[[str], float]) -> Signals:
    """The measures of each candidate; `weight` tells what a term tells. At least one candidate and one word."""
    words = list(dict.fromkeys(question.words))
    neighbours = list(dict.fromkeys(pairs(question.words)))
    stack = _stack(question, words, candidates)
    count, lines = len(candidates), len(stack.line_candidate)
    word_weights = np.array([weight(word) for word in words])
    pair_weights = np.array([weight(pair) for pair in neighbours])

    held = np.flatnonzero(stack.at >= 0)
    singles = _counts(stack.line[held], stack.at[held], lines, len(words))
    which, where = _pairs(question, words, neighbours, stack)
    doubles = _counts(stack.line[where], which, lines, len(neighbours))
    heads = stack.first_lines[stack.line_candidate]
    sizes = np.bincount(stack.line, minlength=lines).astype(np.float64)
    is_head = heads == np.arange(lines)
    with_head_singles = singles + np.where(is_head, 0, 1)[:, None] * singles[heads]
    with_head_doubles = doubles + np.where(is_head, 0, 1)[:, None] * doubles[heads]
    terms = np.concatenate([with_head_singles, with_head_doubles], axis=1)
    weights = np.concatenate([word_weights, pair_weights])
    length = 2 * (sizes + np.where(is_head, 0, sizes[heads]))
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / LINE_LENGTH)
    line_scores = (terms * (SATURATION + 1) / (terms + norm[:, None])) @ weights

    def best_line(values: Floats) -> Floats:
        best: Floats = np.maximum.reduceat(values, stack.first_lines)
        return best

    pairs_in_text = np.add.reduceat(doubles, stack.first_lines, axis=0) > 0
    heading = stack.first_lines
    heading_size = np.maximum(sizes[heading], 1)
    score = np.array([each.score for each in candidates])
    groups = np.array([each.group for each in candidates])
    best = best_line(line_scores)
    title_words = _title_words(words, candidates)
    group_share = _group_share(score, groups)
    definitions = np.array([tuple(each.packed.folded[:4]) == _DEFINITIONS for each in candidates], np.float64)
    named = np.array([each.eid in question.articles for each in candidates], np.float64)
    sequence = np.array([words.index(word) for word in question.words])
    return Signals(
        nearness=_against_best(score),
        line=_against_best(best),
        line_share=best / max(float(weights.sum()) * (SATURATION + 1), 1e-9),
        pairs_held=_share(pairs_in_text.astype(np.float64), pair_weights),
        line_words=best_line(_share((with_head_singles > 0).astype(np.float64), word_weights)),
        line_pairs=best_line(_share((with_head_doubles > 0).astype(np.float64), pair_weights)),
        heading_words=singles[heading].sum(axis=1) / heading_size,
        heading_pairs=doubles[heading].sum(axis=1) / np.maximum(heading_size - 1, 1),
        run=_runs(sequence, stack, count) / len(sequence),
        title_words=title_words,
        group_share=group_share,
        accents=_accents(stack, word_weights, count) if question.known else np.ones(count),
        length=np.log(np.bincount(stack.candidate, minlength=count) + 1) / 8,
        definitions=definitions,
        meaning=definitions * question.meaning,
        address=named * group_share,
        named=named * (title_words == 1),
    )


def _accents(stack: _Stack, weights: Floats, candidates: int) -> Floats:
    """Of the question's words that each candidate holds, by weight, the share that is accented alike."""

    def weighed(tokens: Flags) -> Floats:
        at = np.flatnonzero(tokens)
        return np.bincount(stack.candidate[at], weights[stack.at[at]], candidates).astype(np.float64)

    share: Floats = weighed(stack.accents_agree) / np.maximum(weighed(stack.at >= 0), 1e-9)
    return share


def _pairs(question: Asked, words: list[str], neighbours: list[str], stack: _Stack) -> tuple[Ints, Ints]:
    """The question's pairs that stand in the texts: which pair, and the token where it begins; within one line."""
    place = {word: index for index, word in enumerate(words)}
    table = np.full((len(words), len(words)), -1, np.int64)
    for index, pair in enumerate(neighbours):
        first, second = pair.split("_")
        table[place[first], place[second]] = index
    left, right = stack.at[:-1], stack.at[1:]
    both = np.flatnonzero((left >= 0) & (right >= 0) & (stack.line[:-1] == stack.line[1:]))
    which = table[left[both], right[both]]
    return which[which >= 0], both[which >= 0]


def _title_words(words: list[str], candidates: Sequence[Candidate]) -> Floats:
    """Share of the different words of each candidate's document name that the question names."""
    known: dict[int, float] = {}
    hashes = {hashed(word) for word in words}
    for each in candidates:
        if each.group not in known:
            title = set(each.packed.title.tolist())
            known[each.group] = len(title & hashes) / len(title) if title else 0.0
    return np.array([known[each.group] for each in candidates])


def _group_share(score: Floats, groups: Ints) -> Floats:
    near = np.exp(score - score.max())
    _, inverse = np.unique(groups, return_inverse=True)
    share: Floats = (np.bincount(inverse, weights=near) / near.sum())[inverse]
    return share
