"""Suggestions while typing, over the library as it is loaded: milliseconds of each beginning of real questions."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from _real import rows

from pholuat.config import env, ready

QUESTIONS = 60
LONGEST = 40


def _beginnings(folder: Path) -> Iterator[str]:
    """What stands in the field after each second key, of citizens' questions and of numbers."""
    for row in islice(rows(folder / "retrieval" / "zalo-questions.dev.jsonl.xz"), QUESTIONS):
        question = row["question"][:LONGEST]
        yield from (question[:end] for end in range(2, len(question) + 1, 2))
    for number in ("35/2013/QH13", "15/2014/NĐ-CP", "100/2015", "2025"):
        yield from (number[:end] for end in range(2, len(number) + 1))


def _measured(typed: list[str]) -> tuple[list[float], int]:
    """The milliseconds of each, after one to warm up, and how many had a suggestion.

    On a machine that others use as well the times say little: the processor's own time is printed beside them.
    """
    from django.utils import timezone  # noqa: PLC0415 - Django is set up by then

    from pholuat.library.search.suggesting import suggest  # noqa: PLC0415

    today = timezone.localdate()
    suggest("hoa giai", on=today)
    times, held = [], 0
    for words in typed:
        start = time.perf_counter()
        found = suggest(words, on=today)
        times.append((time.perf_counter() - start) * 1000)
        held += bool(found)
    return times, held


def main() -> int:
    """One line: how many beginnings, how many had a suggestion, and the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = env.data_dir()
    if not folder.is_dir():
        print("không có dữ liệu thật (PHOLUAT_DATA)", file=sys.stderr)
        return 1
    ready.setup_django()
    with ready.database():
        typed, begun = list(_beginnings(folder)), time.process_time()
        times, held = _measured(typed)
    cpu = time.process_time() - begun
    cuts = statistics.quantiles(times, n=100)
    answer = {"n": len(times), "with_suggestions": held, "p50_ms": round(cuts[49], 1), "p95_ms": round(cuts[94], 1)}
    answer |= {"max_ms": round(max(times), 1), "cpu_ms": round(1000 * cpu / len(times), 1)}
    print(json.dumps(answer) if options.json else "  ".join(f"{name} {value}" for name, value in answer.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
