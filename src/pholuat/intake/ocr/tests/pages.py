"""Pages drawn for the tests: Tinos on white, as an office prints; a red seal; a text layer without any picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pholuat.intake.ocr.engine import ready
from pholuat.intake.ocr.errors import OcrError

TINOS = Path("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf")
WIDTH, HEIGHT = 1654, 2339
"""A4 at 200 dpi."""

SIZE, LEADING = 39, 52
RED = (205, 40, 60)

HEAD_LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI", "Số: 12/2026/QĐ-UBND"]
HEAD_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Gia Lai, ngày 15 tháng 3 năm 2026"]
BODY = [
    "Điều 1. Phạm vi điều chỉnh",
    "Quyết định này quy định việc hòa giải ở cơ sở theo Luật số 35/2013/",
    "QH13 ngày 20 tháng 6 năm 2013 trên địa bàn tỉnh Gia Lai.",
]
FOOT_LEFT = ["Nơi nhận:", "- Như Điều 3;", "- Các sở, ngành;"]
FOOT_RIGHT = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def _reads_vietnamese() -> bool:
    try:
        ready()
    except OcrError:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    not _reads_vietnamese() or not TINOS.exists(), reason="cần tesseract-ocr-vie và fonts-croscore"
)


def written(places: list[tuple[float, float, list[str]]], size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """A page with blocks of lines, each centred about an x (when below 1: that share of the width) from a y down."""
    page = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(TINOS), SIZE)
    for x, y, lines in places:
        for place, line in enumerate(lines):
            at = (x * size[0], y + place * LEADING) if x < 1 else (x, y + place * LEADING)
            pen.text(at, line, "black", font, anchor="ma" if x < 1 else "la")
    return page


def decision() -> Image.Image:
    """A short decision with a page number, its head and foot in two columns."""
    return written(
        [
            (0.5, 90, ["2"]),
            (0.27, 200, HEAD_LEFT),
            (0.7, 200, HEAD_RIGHT),
            (0.54, 420, ["QUYẾT ĐỊNH"]),
            (240, 520, BODY),
            (240, 800, FOOT_LEFT),
            (0.75, 800, FOOT_RIGHT),
        ]
    )


def sealed(page: Image.Image, x: int, y: int, size: int = 290) -> Image.Image:
    """The page with a red ring and a red disc printed over what stands there; what is black stays black."""
    seal = Image.new("RGB", page.size, "white")
    pen = ImageDraw.Draw(seal)
    pen.ellipse([x, y, x + size, y + size], outline=RED, width=9)
    pen.ellipse([x + size // 3, y + size // 3, x + 2 * size // 3, y + 2 * size // 3], fill=RED)
    mixed = np.asarray(page, dtype=np.uint16) * np.asarray(seal, dtype=np.uint16) // 255
    return Image.fromarray(mixed.astype(np.uint8))
