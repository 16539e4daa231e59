"""Search: what slips of the thumb cost, with and without mending; one slip in each question without accents."""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Callable

from _retrieval_data import Article, Question, articles, fill, questions

from pholuat.config.env import data_dir
from pholuat.library.retrieval.index import Index
from pholuat.library.retrieval.ranker import rank
from pholuat.library.retrieval.spelling import mend
from pholuat.library.retrieval.words import forms
from pholuat.library.search.analysis import analyse
from pholuat.library.search.planning import compared

LETTERS = "abcdefghiklmnopqrstuvxy"
Slip = Callable[[list[str], int, random.Random], list[str]]


def _inside(change: Callable[[str, int, random.Random], str]) -> Slip:
    """A slip inside one word."""

    def slip(words: list[str], at: int, dice: random.Random) -> list[str]:
        word = words[at]
        return [*words[:at], change(word, dice.randrange(len(word)), dice), *words[at + 1 :]]

    return slip


def _swapped(word: str, at: int, _: random.Random) -> str:
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


SLIPS: dict[str, Slip] = {
    "không lỗi": lambda words, at, dice: words,
    "thiếu chữ": _inside(lambda word, at, dice: word[:at] + word[at + 1 :]),
    "thừa chữ": _inside(lambda word, at, dice: word[:at] + dice.choice(LETTERS) + word[at:]),
    "sai chữ": _inside(lambda word, at, dice: word[:at] + dice.choice(LETTERS) + word[at + 1 :]),
    "đảo chữ": _inside(_swapped),
    "dính liền": lambda words, at, dice: [*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]],
    "tách rời": lambda words, at, dice: [*words[:at], words[at][:2], words[at][2:], *words[at + 1 :]],
}


def _slipped(question: Question, name: str) -> tuple[list[str], list[str]]:
    words = [folded for folded, _ in forms(question.text)]
    dice = random.Random(question.id + name)
    at = dice.choice([place for place, word in enumerate(words) if len(word) >= 3 and word.isalpha()])
    return words, SLIPS[name](words, at, dice)


def _reciprocal(index: Index, corpus: list[Article], question: Question, words: list[str]) -> float:
    plain = compared(analyse(" ".join(words)))
    found = [corpus[each.candidate.id] for each in rank(index, plain)[:10]]
    places = (place for place, each in enumerate(found, 1) if (each.law, each.num) in question.relevant)
    return next((1 / place for place in places), 0.0)


def main() -> int:
    """MRR@10 as typed and as mended, and how many questions came back as they were meant."""
    folder = data_dir() / "retrieval"
    if not folder.is_dir():
        print(f"không có {folder}: bỏ qua", file=sys.stderr)
        return 0
    corpus = articles(folder / "alqac-law.jsonl.xz")
    index = Index()
    fill(index, corpus)
    judged = [each for each in questions(folder / "alqac-questions.dev.jsonl", corpus, folded=True) if each.relevant]
    print(f"{'':12}{'as typed':>10}{'mended':>10}{'as meant':>10}")
    for name in SLIPS:
        rows = []
        for question in judged:
            meant, typed = _slipped(question, name)
            mended = list(mend(typed, index.frequency).words)
            rows.append(
                (
                    _reciprocal(index, corpus, question, typed),
                    _reciprocal(index, corpus, question, mended),
                    float(mended == meant),
                )
            )
        print(
            f"{name:12}" + "".join(f"{statistics.fmean(column):10.3f}" for column in zip(*rows, strict=True)),
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
