"""How likely a word is wrong: two small models over the signals, one for words and one for numbers.

The weights and thresholds lie in weights.json with the signals that they were learned for; `benchmarks/doubt.py
--learn` learns them from pages of the tuned half.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pholuat.intake.doubt.signals import FIGURE, WORD, Signals

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Model:
    """A logistic model: weights in the order of the signals, a bias, and from which chance on a word is doubted."""

    weights: NDArray[np.float64]
    bias: float
    threshold: float

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance of each row to be a wrong word."""
        scores: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(rows @ self.weights + self.bias, -30, 30)))
        return scores


@lru_cache(maxsize=1)
def models() -> tuple[Model, Model]:
    """The models of words and of numbers that come with the product."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return _model(kept["word"], WORD), _model(kept["figure"], FIGURE)


def _model(kept: dict[str, object], names: tuple[str, ...]) -> Model:
    weights = kept["weights"]
    if not isinstance(weights, dict) or tuple(weights) != names:
        raise ValueError(f"{WEIGHTS.name}: learned for other signals; run benchmarks/doubt.py --learn")
    return Model(np.array(list(weights.values())), float(str(kept["bias"])), float(str(kept["threshold"])))


def excess(signals: Signals, word: Model, figure: Model) -> NDArray[np.float64]:
    """How far the chance of each word is above the threshold of its kind; what is not below 0 is doubted."""
    out = np.zeros(len(signals.rows))
    kinds = np.array(signals.figures, dtype=bool)
    for model, chosen in ((word, ~kinds), (figure, kinds)):
        if chosen.any():
            rows = np.stack([row for row, one in zip(signals.rows, chosen, strict=True) if one])
            out[chosen] = model.chances(rows) - model.threshold
    return out
