"""Weighs the measures: one linear model, learned from questions with known answers, kept as data beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from pholuat.library.retrieval.index import Candidate, Index, Narrowing
from pholuat.library.retrieval.signals import NAMES, Asked, Floats, Signals, measure

WEIGHTS = Path(__file__).with_name("ranker.json")
CANDIDATES = 60
MOST_TERMS = 120
# More than all measures can give together: who names an article of a law means just that.
NAMED = 30.0


@dataclass(frozen=True, slots=True)
class Model:
    """One weight a measure, of the measure as it is (neither shifted nor scaled)."""

    weights: Floats

    def score(self, signals: Signals) -> Floats:
        """Higher is better; only differences between candidates of one question mean anything."""
        scores: Floats = signals.matrix() @ self.weights + NAMED * signals.named
        return scores


@lru_cache(maxsize=1)
def model() -> Model:
    """The learned model; raises KeyError where a measure has no weight."""
    known = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return Model(np.array([known[name] for name in NAMES]))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score."""

    candidate: Candidate
    score: float


def rank(
    index: Index, question: Asked, narrowing: Narrowing | None = None, *, limit: int = CANDIDATES, skip: int = 0
) -> list[Ranked]:
    """The nearest texts, best first, without the `skip` nearest; empty where no text holds a word of the question."""
    candidates = index.nearest(question.terms[:MOST_TERMS], narrowing or Narrowing(), limit)[skip:]
    if not candidates:
        return []
    scores = model().score(measure(question, candidates, index.weight))
    return [Ranked(candidates[place], float(scores[place])) for place in ordered(scores)]


def ordered(scores: Floats) -> Sequence[int]:
    """Places by score, best first; the nearer candidate first where they are equal."""
    places: list[int] = np.argsort(-scores, kind="stable").tolist()
    return places
