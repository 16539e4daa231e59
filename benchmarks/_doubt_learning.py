"""The weights and thresholds of the doubts, learned from pages of the tuned half."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from _doubt_pages import digest
from _doubt_reading import Reading as Kept
from _doubt_reading import truths
from numpy.typing import NDArray

from pholuat.intake.doubt import checks
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.signals import FIGURE, WORD, signals
from pholuat.intake.doubt.values import Known
from pholuat.intake.doubt.weighing import WEIGHTS

Array = NDArray[np.float64]
FOLDS = 5
NOISE = 0.0225  # what of the right words may be marked: pages worse than these must stay below 3 % too
PENALTY = 1.0
MOST_WRONG = 25  # so many wrong words of a document count whole: one bad table must not teach for all
Row = tuple[Array, bool, bool, bool, int, str]


@dataclass
class Table:
    """One row a word: its signals, whether it is wrong, whether a check refused it outright, its document's fold."""

    figure: bool
    rows: Array
    wrong: NDArray[np.bool_]
    number: NDArray[np.bool_]
    refused: NDArray[np.bool_]
    fold: NDArray[np.int64]
    weight: Array


def tables(pages: Sequence[Kept], known: Known) -> tuple[Table, Table]:
    """The words and the numbers of the pages."""
    kept: dict[bool, list[Row]] = {False: [], True: []}
    for page in pages:
        reading = Reading([page.page])
        found = checks.run(reading, known)
        seen = signals(reading, known.counts, found)
        fold = digest(page.document) // 16 % FOLDS
        for at, true in enumerate(truths(page)):
            core = reading.places[at].core
            number = any(char.isdigit() for char in core + (true or ""))
            row = (seen.rows[at], true != core, number, bool(found.doubts.get(at)), fold, page.document)
            kept[seen.figures[at]].append(row)
    return _table(False, kept[False]), _table(True, kept[True])


def _table(figure: bool, rows: Sequence[Row]) -> Table:
    columns = list(zip(*rows, strict=True))
    flags = [np.array(column, dtype=bool) for column in columns[1:4]]
    wrong = Counter(row[5] for row in rows if row[1])
    weight = np.array([min(1.0, MOST_WRONG / max(wrong[row[5]], 1)) for row in rows])
    return Table(figure, np.stack(columns[0]), flags[0], flags[1], flags[2], np.array(columns[4]), weight)


def learn(pages: Sequence[Kept], known: Known) -> None:
    """Learn both models, choose the thresholds by scores of documents that a model has not seen, write the file."""
    both = tables(pages, known)
    scores = [_unseen(table) for table in both]
    thresholds = _thresholds(both, scores)
    kept = {}
    for table, names, threshold in zip(both, (WORD, FIGURE), thresholds, strict=True):
        weights = _fit(table.rows, table.wrong, table.weight)
        kept["figure" if table.figure else "word"] = {
            "threshold": round(threshold, 5),
            "bias": round(float(weights[-1]), 4),
            "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=False)},
        }
    WEIGHTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fit(rows: Array, wrong: NDArray[np.bool_], weight: Array) -> Array:
    """A logistic regression with a quadratic penalty, by Newton's steps; the bias stands last and is free."""
    design = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(30):
        chances = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ ((chances - wrong) * weight) + penalty * weights
        bend = (design * (chances * (1 - chances) * weight)[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _unseen(table: Table) -> Array:
    scores = np.zeros(len(table.rows))
    for fold in range(FOLDS):
        apart = table.fold == fold
        if not apart.any() or apart.all():
            continue
        weights = _fit(table.rows[~apart], table.wrong[~apart], table.weight[~apart])
        scores[apart] = 1 / (1 + np.exp(-np.clip(table.rows[apart] @ weights[:-1] + weights[-1], -30, 30)))
    return scores


def _thresholds(both: Sequence[Table], scores: Sequence[Array]) -> tuple[float, float]:
    """Of all pairs of thresholds within the noise allowed the one that leaves the fewest wrong unseen.

    What is above its aim in recall (words 85 %, numbers 95 %) counts little.
    """
    words, figures = both
    right = sum(int((~table.wrong).sum()) for table in both)
    best, chosen = float("inf"), (0.5, 0.5)
    for threshold in np.quantile(scores[1], np.linspace(0.5, 0.995, 100)):
        marked = figures.refused | (scores[1] >= threshold)
        left = NOISE * right - int((marked & ~figures.wrong).sum())
        free = np.sort(scores[0][~words.wrong & ~words.refused])[::-1]
        room = int(left) - int((words.refused & ~words.wrong).sum())
        if room < 1 or room >= len(free):
            continue
        limit = float(free[room])
        seen = words.refused | (scores[0] > limit)
        missed = [
            1 - (_heavy(figures, marked & figures.wrong) + _heavy(words, seen & words.wrong & words.number))
            / (_heavy(figures, figures.wrong) + _heavy(words, words.wrong & words.number) or 1),
            1 - float((seen & words.wrong).sum() / (words.wrong.sum() or 1)),
        ]  # fmt: skip
        cost = max(0.0, missed[0] - 0.03) * 3 + max(0.0, missed[1] - 0.1) + 0.3 * sum(missed)
        if cost < best:
            best, chosen = cost, (limit, float(threshold))
    return chosen


def _heavy(table: Table, rows: NDArray[np.bool_]) -> float:
    return float(table.weight[rows].sum())
