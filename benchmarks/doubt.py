"""Chỗ ngờ: từ sai được đánh dấu bao nhiêu, từ đúng bị đánh dấu bao nhiêu; so với chỉ dùng độ chắc của máy.

.venv/bin/python benchmarks/doubt.py [--engine ours|plain] [--readings FILE …] [--pages N] [--learn] [--json] [--missed]

Pages of documents that gave nothing to the counts are set in Tinos, spoilt and read once; the readings are kept in the
file and used again. A word is wrong when it is not what stands there, signs around it left aside; a number is a word
with a figure in it, read or true. Pages of which more than a quarter is wrong would be scanned anew: they are left out
and counted.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from _doubt_learning import learn
from _doubt_pages import sheets
from _doubt_reading import Reading, keep, kept, tesseract, truths
from PIL import Image

from pholuat.config.env import data_dir
from pholuat.intake.doubt import Known, doubts
from pholuat.intake.doubt.reading import bare
from pholuat.intake.ocr.engine import model
from pholuat.intake.ocr.page import recognise
from pholuat.intake.words import Page

UNREADABLE = 0.25
Engine = Callable[[bytes], Page]


@dataclass
class Rows:
    """The words of one half: (wrong, number, marked, engine's confidence)."""

    rows: list[tuple[bool, bool, bool, float]] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    mends: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    unreadable: int = 0
    pages: int = 0
    lost: int = 0

    def add(self, reading: Reading, known: Known) -> None:
        """Doubt a page and compare."""
        truth, words = truths(reading), list(reading.page.words())
        wrong = [true != bare(word.text) for true, word in zip(truth, words, strict=True)]
        if sum(wrong) > UNREADABLE * max(len(words), 1):
            self.unreadable += 1
            return
        self.pages += 1
        self.lost += max(0, len(reading.truth) - len(words))
        for word, true, off, said in zip(words, truth, wrong, doubts([reading.page], known), strict=True):
            number = any(char.isdigit() for char in bare(word.text) + (true or ""))
            self.rows.append((off, number, bool(said), word.conf))
            if said:
                self.codes[f"{said[0].code} {'đúng' if off else 'nhầm'}"] += 1
            if said and off and true and said[0].mend is not None:
                self.mends["đúng" if bare(said[0].mend) == true else "sai"] += 1
            if off and not said:
                self.missed[bare(word.text), true or ""] += 1

    def share(self, chosen: Callable[[tuple[bool, bool, bool, float]], bool], marked: Callable[..., bool]) -> Share:
        """Of the chosen words those that are marked."""
        rows = [row for row in self.rows if chosen(row)]
        return Share(sum(marked(row) for row in rows), len(rows))


@dataclass(frozen=True)
class Share:
    """So many of so many, with Wilson's 95 % interval."""

    hits: int
    of: int

    def interval(self) -> tuple[float, float]:
        """The bounds in per cent."""
        if not self.of:
            return 0.0, 100.0
        z, n, p = 1.96, self.of, self.hits / self.of
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return 100 * (middle - half), 100 * (middle + half)

    def figures(self) -> dict[str, float]:
        """For JSON."""
        low, high = self.interval()
        percent = 100 * self.hits / self.of if self.of else 0.0
        return {"percent": round(percent, 2), "low": round(low, 2), "high": round(high, 2), "n": self.of}


def table(rows: Rows) -> dict[str, dict[str, float]]:
    """The figures of a half; "alone" is the engine's confidence with the threshold that gives the same noise."""
    noise = rows.share(lambda row: not row[0], lambda row: row[2])
    sure = sorted(row[3] for row in rows.rows if not row[0])
    limit = sure[min(noise.hits, len(sure) - 1)] if sure else 0.0
    kinds = {
        "wrong words": lambda row: row[0] and not row[1],
        "wrong numbers": lambda row: row[0] and row[1],
        "right words": lambda row: not row[0],
        "right numbers": lambda row: not row[0] and row[1],
    }
    out = {name: rows.share(chosen, lambda row: row[2]).figures() for name, chosen in kinds.items()}
    for name in ("wrong words", "wrong numbers"):
        out[f"{name}, confidence alone"] = rows.share(kinds[name], lambda row: row[3] < limit).figures()
    return out


def readings(path: Path, engine: Engine, per_document: int) -> Iterator[Reading]:
    """The kept readings; where there are none the pages are made and read first."""
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        for number, sheet in enumerate(sheets(data_dir() / "laws", per_document), 1):
            keep(unfinished, sheet, engine(sheet.image))
            print(f"\r{number} trang", end="", file=sys.stderr)
        print(file=sys.stderr)
        unfinished.rename(path)
    yield from kept(path)


def recognised(image: bytes) -> Page:
    """What `pholuat ocr` reads."""
    return recognise(Image.open(io.BytesIO(image)), 1, model())


def report(halves: dict[str, Rows], seconds: float, missed: bool) -> None:
    """For people."""
    for name, rows in halves.items():
        print(f"\n{name}: {rows.pages} trang, {len(rows.rows)} từ; bỏ {rows.unreadable} trang không đọc nổi")
        for row, of in table(rows).items():
            print(f"  {row:34} {of['percent']:6.2f} %  [{of['low']:.2f}; {of['high']:.2f}]  n={of['n']}")
        print("  mã:", ", ".join(f"{code} {count}" for code, count in sorted(rows.codes.items())))
        print("  sửa gợi ý:", dict(rows.mends))
        if missed:
            print("  lọt:", rows.missed.most_common(60))
    words = sum(len(rows.rows) for rows in halves.values())
    print(f"\n{seconds:.1f} giây cho {words} từ: {1000 * seconds / max(words, 1):.3f} ms một từ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("ours", "plain"), default="ours")
    parser.add_argument("--readings", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=4, help="trang mỗi văn bản")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args(arguments)
    if not (data_dir() / "laws").is_dir():
        print("bỏ qua: không có dữ liệu thật (PHOLUAT_DATA)")
        return 0
    engine = recognised if args.engine == "ours" else tesseract
    paths = args.readings or [Path(tempfile.gettempdir()) / f"pholuat-doubt-{args.engine}-{args.pages}.jsonl"]
    pages = [page for path in paths for page in readings(path, engine, args.pages)]
    known = Known()
    if args.learn:
        learn([page for page in pages if page.tuned and _readable(page)], known)
    halves = {"nửa đã chỉnh": Rows(), "nửa kia": Rows()}
    started = time.perf_counter()
    for page in pages:
        halves["nửa đã chỉnh" if page.tuned else "nửa kia"].add(page, known)
    seconds = time.perf_counter() - started
    if args.json:
        print(json.dumps({name: table(rows) for name, rows in halves.items()}, ensure_ascii=False))
    else:
        report(halves, seconds, args.missed)
    return 0


def _readable(page: Reading) -> bool:
    truth, words = truths(page), list(page.page.words())
    wrong = sum(true != bare(word.text) for true, word in zip(truth, words, strict=True))
    return wrong <= UNREADABLE * max(len(words), 1)


if __name__ == "__main__":
    sys.exit(main())
