"""Tesseract as a program of its own: an image in, words with places and confidence out.

One thread a process (OMP_THREAD_LIMIT=1): pages run side by side, and its own threads only get in each other's way.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from pholuat.intake.ocr.errors import OcrError
from pholuat.intake.words import Box, Word

SECONDS = 180
LANGUAGE = "vie"
MODEL = Path(__file__).parent / "data"
"""Tesseract's fuller model of Vietnamese (tessdata 4.0.0 "best", whole numbers; Apache 2.0), brought by the setup.

On most pages it errs less than Debian's (the "fast" one) and takes longer. Without it Debian's is used.
"""

ONE_COLUMN, ONE_LINE, ORIENTATION = 4, 7, 0
"""Page segmentation of Tesseract: a column of lines of any size; a single line; only which way is up."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with the line of the engine that it stands in."""

    line: tuple[int, int, int]
    word: Word


@cache
def ready() -> None:
    """Raises OcrError("no_tesseract") or ("no_vietnamese")."""
    if not shutil.which("tesseract"):
        raise OcrError("no_tesseract")
    said = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, env=_environment()).stdout
    if LANGUAGE not in said.split() and model() is None:
        raise OcrError("no_vietnamese")


def model() -> Path | None:
    """The folder of the fuller model; None where it was not brought."""
    return MODEL if (MODEL / f"{LANGUAGE}.traineddata").is_file() else None


def read(image: Image.Image, data: Path | None = None) -> list[Placed]:
    """The words of a page of one column. `data`: a folder with another vie.traineddata. Raises OcrError."""
    return list(_placed(_run(image, _asked(ONE_COLUMN, data))))


def read_number(image: Image.Image, data: Path | None = None) -> list[Placed]:
    """The words of a line that holds digits alone. Raises OcrError."""
    return list(_placed(_run(image, _asked(ONE_LINE, data, "-c", "tessedit_char_whitelist=0123456789-"))))


def _asked(segmentation: int, data: Path | None, *settings: str) -> list[str]:
    given = ["--tessdata-dir", str(data)] if data else []
    shape = ["--oem", "1", "--psm", str(segmentation), "--dpi", "300"]
    return [*given, "-l", LANGUAGE, *shape, *settings, "-c", "tessedit_create_tsv=1"]


def clockwise(image: Image.Image) -> int:
    """By how many degrees (0, 90, 180, 270) the page must be turned clockwise; 0 where the engine is not sure."""
    try:
        said = _run(image, ["-l", "osd", "--psm", str(ORIENTATION), "--dpi", "300"])
    except OcrError:
        return 0
    values = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    sure = float(values.get("Orientation confidence", 0))
    return int(values.get("Rotate", 0)) if sure >= 2 else 0


def _run(image: Image.Image, asked: list[str]) -> str:
    held = io.BytesIO()
    image.save(held, "PPM")
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", *asked],
            input=held.getvalue(),
            capture_output=True,
            env=_environment(),
            timeout=SECONDS,
        )
    except FileNotFoundError as error:
        raise OcrError("no_tesseract") from error
    except subprocess.TimeoutExpired as error:
        raise OcrError("timeout", seconds=SECONDS) from error
    if done.returncode:
        raise OcrError("engine", said=done.stderr.decode("utf-8", "replace").strip()[-200:])
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


def _placed(table: str) -> Iterator[Placed]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if row["level"] == "5" and text:
            x, y, wide, high = (int(row[name]) for name in ("left", "top", "width", "height"))
            sure = min(1.0, max(0.0, float(row["conf"]) / 100))
            line = int(row["block_num"]), int(row["par_num"]), int(row["line_num"])
            yield Placed(line, Word(text, Box(x, y, x + wide, y + high), round(sure, 3)))
