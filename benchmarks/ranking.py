"""Learns the weights of the ranking from the tuned half of the questions, and checks them by crossing the halves."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from _retrieval_data import Question, articles, fill, questions
from retrieval import SETS

from pholuat.config.env import data_dir
from pholuat.library.retrieval.index import Index, Narrowing
from pholuat.library.retrieval.ranker import CANDIDATES, WEIGHTS, ordered
from pholuat.library.retrieval.signals import NAMES, Floats, measure
from pholuat.library.search.analysis import analyse
from pholuat.library.search.planning import compared

STEPS, RATE = 4_000, 0.05


@dataclass(frozen=True)
class Example:
    """The measures of the candidates of one question, and which of them answer."""

    name: str
    even: bool
    measures: Floats
    answers: Floats


def examples() -> list[Example]:
    """Every question of every set, with accents and without."""
    folder = data_dir() / "retrieval"
    found = []
    for title, laws, file in SETS:
        corpus = articles(folder / laws)
        index = Index()
        fill(index, corpus)
        for folded in (False, True):
            for question in questions(folder / file, corpus, folded=folded):
                if question.relevant:
                    found.append(_example(f"{title}{'*' if folded else ''}", question, corpus, index))
    return found


def _example(name: str, question: Question, corpus: Sequence[object], index: Index) -> Example:
    words = compared(analyse(question.text))
    near = index.nearest(words.terms, Narrowing(), CANDIDATES)
    keys = [(corpus[each.id].law, corpus[each.id].num) for each in near]  # type: ignore[attr-defined]
    answers = np.array([key in question.relevant for key in keys], np.float64)
    return Example(name, question.even, measure(words, near, index.weight).matrix(), answers)


def learn(known: Sequence[Example], penalty: float) -> Floats:
    """Weights that give the answers most of the softmax over their candidates; penalty on the squares (Adam)."""
    useful = [each for each in known if each.answers.any()]
    every = np.concatenate([each.measures for each in useful])
    scale = every.std(axis=0) + 1e-9
    pairs = [(each.measures / scale, each.answers / each.answers.sum()) for each in useful]
    weights = np.zeros(len(NAMES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = 2 * penalty * weights
        for measures, share in pairs:
            scores = measures @ weights
            near = np.exp(scores - scores.max())
            gradient += measures.T @ (near / near.sum() - share) / len(pairs)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        if np.abs(gradient).max() < 1e-5:
            break
    learned: Floats = weights / scale
    return learned


def mrr(weights: Floats, known: Sequence[Example]) -> float:
    """Mean reciprocal rank of the first answer among ten."""
    total = 0.0
    for each in known:
        places = ordered(each.measures @ weights)[:10]
        total += next((1 / rank for rank, place in enumerate(places, 1) if each.answers[place]), 0.0)
    return total / max(len(known), 1)


def main() -> int:
    """Prints the crossed figures for several penalties; with --write keeps the weights learned on the tuned half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--penalty", type=float, default=0.03)
    parser.add_argument("--write", action="store_true", help="ghi trọng số")
    options = parser.parse_args()
    known = examples()
    names = list(dict.fromkeys(each.name for each in known))
    for penalty in (0.003, 0.01, 0.03, 0.1):
        cells = []
        for even in (True, False):
            weights = learn([each for each in known if each.even is not even], penalty)
            for name in names:
                part = [each for each in known if each.name == name and each.even is even]
                cells.append(f"{name}/{'tuned' if even else 'other'} {mrr(weights, part):.3f}")
        print(f"penalty {penalty}: " + "  ".join(cells), flush=True)
    weights = learn([each for each in known if each.even], options.penalty)
    for name, weight in sorted(zip(NAMES, weights, strict=True), key=lambda item: -abs(item[1])):
        print(f"  {name:16} {weight:+.3f}")
    if options.write:
        kept = {"weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}}
        WEIGHTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
