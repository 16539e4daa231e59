"""Pages with known words, as bad as scanners and phones make them, for measuring the doubts.

Texts of vbpl.vn are set in Tinos (the measures of Times) and spoilt: noise, blur, skew, a phone's perspective and
shadow. Only documents that gave nothing to the counts of syllables stand here (`held`).
"""

from __future__ import annotations

import hashlib
import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from _real import is_even, rows
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pholuat.intake.ocr.geometry import drawn, four_points
from pholuat.lawtext.readers import read_bytes

FONTS = Path("/usr/share/fonts/truetype/croscore")
FILES = ("vbpl-structured.jsonl.xz", "vbpl-unstructured.jsonl.xz")
KINDS = ("scan150", "scan200", "phone")
_HEADING = re.compile(r"(Điều \d+\.|Chương [IVXL]+|Mục \d+)|[^a-zàáảãạăâđèéêìíòóôơùúưý]+$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be read: its document, its half, how it was spoilt, its words in reading order, its picture (PNG)."""

    document: str
    tuned: bool
    kind: str
    truth: tuple[str, ...]
    image: bytes


def digest(document: str) -> int:
    """What held documents and folds are chosen by."""
    return int(hashlib.sha1(document.encode(), usedforsecurity=False).hexdigest(), 16)


def held(document: str) -> bool:
    """The document is kept out of the counts, so that its pages are new to them."""
    return digest(document) // 2 % 5 == 0


def texts(laws: Path) -> Iterator[tuple[str, str]]:
    """Every document of vbpl.vn: its number (where it has none its id) and its text."""
    for name in FILES:
        for row in rows(laws / name):
            yield row["number"] or row["doc"], read_bytes(row["html"].encode(), "page.html").text


def sheets(laws: Path, per_document: int) -> Iterator[Sheet]:
    """Pages of the held documents, each with its own random stream: the same pages at every run."""
    for document, text in texts(laws):
        if not held(document):
            continue
        rng = random.Random(document)
        lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
        for start in _starts(lines, per_document, rng):
            kind = rng.choice(KINDS)
            picture, truth = _set(lines[start:], 150 if kind == "scan150" else 200, rng)
            spoilt = _spoil(picture, kind, rng)
            stream = io.BytesIO()
            spoilt.save(stream, "PNG")
            yield Sheet(document, is_even(document), kind, truth, stream.getvalue())


def _starts(lines: Sequence[str], count: int, rng: random.Random) -> list[int]:
    """Where pages begin: half at random, half where figures are thickest, as these are rare and matter most."""
    ahead = 25
    places = range(0, max(1, len(lines) - ahead), ahead)
    figures = [sum(map(str.isdigit, " ".join(lines[place : place + ahead]))) for place in places]
    thick = sorted(range(len(places)), key=lambda at: -figures[at])[: (count + 1) // 2]
    others = [at for at in range(len(places)) if at not in thick]
    return [places[at] for at in sorted([*thick, *rng.sample(others, min(len(others), count - len(thick)))])]


def _set(lines: Sequence[str], dpi: int, rng: random.Random) -> tuple[Image.Image, tuple[str, ...]]:
    """One A4 page in 13 point Tinos, ragged right or justified; gives the picture and the words that fitted."""
    width, height = int(8.27 * dpi), int(11.69 * dpi)
    size = int(rng.choice((12, 13, 14)) / 72 * dpi)
    plain, bold, italic = (
        ImageFont.truetype(str(FONTS / f"Tinos-{style}.ttf"), size) for style in ("Regular", "Bold", "Italic")
    )
    page = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(page)
    left, right, y = int(1.1 * dpi), int(width - 0.7 * dpi), int(0.8 * dpi)
    justified = rng.random() < 0.6
    truth: list[str] = []
    for line in lines:
        font = bold if _HEADING.match(line) else italic if line.startswith("Căn cứ") else plain
        for row, last in _rows(line.split(), font, right - left):
            if y > height - int(0.9 * dpi):
                return page, tuple(truth)
            gap = font.getlength(" ")
            if justified and not last and len(row) > 1:
                gap = (right - left - sum(font.getlength(word) for word in row)) / (len(row) - 1)
            x = float(left)
            for word in row:
                draw.text((x, y), word, fill=rng.randint(20, 45), font=font)
                x += font.getlength(word) + gap
            truth += row
            y += int(size * 1.45)
        y += int(size * 0.35)
    return page, tuple(truth)


def _rows(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> Iterator[tuple[list[str], bool]]:
    row: list[str] = []
    for word in words:
        if row and font.getlength(" ".join([*row, word])) > width:
            yield row, False
            row = []
        row.append(word)
    yield row, True


def _spoil(page: Image.Image, kind: str, rng: random.Random) -> Image.Image:
    """What a scanner or a phone does to a page."""
    noise = np.random.default_rng(rng.getrandbits(32))
    page = page.rotate(rng.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=255)
    if kind == "phone":
        page = _seen_aslant(page, rng)
    page = page.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 0.75 if kind == "scan150" else 1.05)))
    grey: NDArray[np.float64] = np.asarray(page, dtype=np.float64)
    grey = 235 - (255 - grey) * rng.uniform(0.65, 0.95)
    if kind == "phone":
        across = np.linspace(rng.uniform(0.88, 1), rng.uniform(0.94, 1), grey.shape[1], dtype=np.float64)
        grey = grey * across * np.linspace(1, rng.uniform(0.9, 1), grey.shape[0], dtype=np.float64)[:, None]
    grey = grey + noise.normal(0, rng.uniform(4, 10 if kind == "phone" else 17), grey.shape)
    spoilt = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    stream = io.BytesIO()
    spoilt.save(stream, "JPEG", quality=rng.randint(30, 70))
    return Image.open(stream).convert("L")


def _seen_aslant(page: Image.Image, rng: random.Random) -> Image.Image:
    """The page as seen from a little beside: each corner moves by up to 2 % of the width."""
    wide, high = page.size
    corners: list[tuple[float, float]] = [(0, 0), (wide, 0), (wide, high), (0, high)]
    moved = [(x + rng.uniform(-0.02, 0.02) * wide, y + rng.uniform(-0.02, 0.02) * wide) for x, y in corners]
    return drawn(page, four_points(corners, moved), page.size)
