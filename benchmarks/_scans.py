"""Pages as a scanner or a phone would give them, made from real text, so that what they say is known to the letter.

Two sources: pages of the gazette (Công Báo, PDF with a text layer) drawn as images, and documents of the national
database set anew as Decree 30/2020/NĐ-CP wants them (A4, Tinos, head and foot in two columns). Each page is then
askew, noisy, sealed in red over its text, or photographed. All chance comes from the name of the page.
"""

from __future__ import annotations

import io
import math
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import numpy as np
import pypdfium2
import weasyprint  # type: ignore[import-untyped]
from _real import is_even, rows
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pholuat.intake.ocr.geometry import four_points

TINOS = Path("/usr/share/fonts/truetype/croscore/Tinos-Bold.ttf")
STYLE = """
@page { size: A4; margin: 20mm 18mm 20mm 30mm; @top-center { content: counter(page); font: 13pt Tinos } }
@page :first { @top-center { content: none } }
body { font: 14pt/1.25 Tinos; text-align: justify } p { margin: 0 0 6pt; text-indent: 1cm }
table { border-collapse: collapse; width: 100%; font-size: 13pt } td, th { vertical-align: top; padding: 2pt 4pt }
td p { text-indent: 0; margin: 0 } .ruled td, .ruled th { border: 0.7pt solid black }
[align=center], [align=center] p, .plain td { text-align: center; text-indent: 0 } .plain { margin-bottom: 8pt }
a { color: black; text-decoration: none }
"""


@dataclass(frozen=True, slots=True)
class Harm:
    """What befalls a page: dots an inch, degrees askew at most, noise (grey steps), a seal, a phone for a scanner."""

    name: str
    dpi: int
    askew: float
    noise: float
    seal: bool = True
    photo: bool = False
    exact: bool = False


HARMS = (
    Harm("150 dpi", 150, 1.0, 5),
    Harm("200 dpi", 200, 1.5, 8),
    Harm("250 dpi, nghiêng 1°, dấu đè chữ", 250, 1.0, 6, exact=True),
    Harm("300 dpi", 300, 2.5, 10),
    Harm("ảnh điện thoại", 230, 1.5, 5, photo=True),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with known text: the document that it comes from, the PDF and its page."""

    document: str
    source: str
    pdf: Path
    index: int

    @property
    def name(self) -> str:
        return f"{self.document}/{self.index + 1}"


def gazette(folder: Path) -> list[Sheet]:
    """The pages of the gazette in the folder."""
    return [
        Sheet(path.stem, "Công Báo", path, index)
        for path in sorted(folder.glob("*.pdf"))
        for index in range(_pages(path))
    ]


def set_anew(packed: Path, folder: Path, most: int, tuned: bool) -> list[Sheet]:
    """Pages of documents of the national database, set in Tinos into `folder`; `most` documents of the wanted half."""
    found: list[Sheet] = []
    for row in _chosen(packed, most, tuned):
        path = folder / f"{row['doc']}.pdf"
        if not path.exists():
            path.write_bytes(weasyprint.HTML(string=_decree(row["html"])).write_pdf())
        found += [Sheet(row["number"], "vbpl, Tinos", path, index) for index in range(_pages(path))]
    return found


def _chosen(packed: Path, most: int, tuned: bool) -> Iterator[dict[str, Any]]:
    of_half = [row for row in rows(packed) if row["gold_agrees"] and is_even(row["number"]) is tuned]
    short = [row for row in of_half if len(row["html"]) < 60_000]
    random.Random("docs").shuffle(short)
    yield from short[:most]


def _decree(packed: str) -> str:
    """The page of the portal as an office prints it: head and foot two unruled columns, each read from the top down."""
    body: Any = lxml.html.fromstring(unicodedata.normalize("NFC", packed))
    tables = body.findall(".//table")
    for table in tables:
        table.set("class", "plain" if table in (tables[0], tables[-1]) else "ruled")
        if table.get("class") == "plain":
            _one_row(table)
    for each in list(body.iter()):
        for name in set(each.attrib) - {"class", "align", "colspan", "rowspan"}:
            del each.attrib[name]
        if each.tag == "p" and re.fullmatch(r"[-_*\s]*", each.text_content()):
            each.drop_tree()
    return f"<meta charset=utf-8><style>{STYLE}</style><body>{lxml.html.tostring(body, encoding='unicode')}"


def _one_row(table: Any) -> None:
    """The cells of each column under one another in a single row, so that the PDF tells them column by column."""
    lines = table.findall(".//tr")
    for line in lines[1:]:
        cells = line.findall("td")
        if len(cells) != len(lines[0].findall("td")):
            continue
        for above, cell in zip(lines[0].findall("td"), cells, strict=True):
            for part in list(cell):
                above.append(part)
        line.drop_tree()


@cache
def _pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def truth(sheet: Sheet) -> str:
    """What the page says, in the order in which its author wrote it; the page number first where it stands on top."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    said = document[sheet.index].get_textpage().get_text_range()
    document.close()
    said = re.sub("[\ufffe\x02]\\s*", "-", said)
    if sheet.source != "Công Báo" and sheet.index:
        said = _number_first(said, sheet.index + 1)
    return normal(said)


def _number_first(said: str, number: int) -> str:
    lines = said.split("\n")
    if lines[-1].strip() == str(number):
        lines = [lines[-1], *lines[:-1]]
    return "\n".join(lines)


def normal(text: str) -> str:
    """As texts are compared: NFC, every run of blanks and line ends one blank, torn numbers joined, no ruled lines."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"-{4,}|_{4,}", "", text)
    text = re.sub(r"(?<=[^\W_][-/])[ \t\r]*\n\s*", "", text)
    return " ".join(text.split())


def image(sheet: Sheet, harm: Harm) -> Image.Image:
    """The page as it comes from the scanner or the phone."""
    dice = random.Random(f"{sheet.name} {harm.name}")
    document = pypdfium2.PdfDocument(sheet.pdf)
    page = document[sheet.index].render(scale=harm.dpi / 72).to_pil().convert("RGB")
    document.close()
    if harm.seal:
        page = _sealed(page, harm.dpi, dice)
    angle = harm.askew * (dice.choice((-1, 1)) if harm.exact else dice.uniform(-1, 1))
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    page = _photographed(page, dice) if harm.photo else page.filter(ImageFilter.GaussianBlur(harm.dpi / 500))
    return _packed(_noisy(page, harm.noise, dice), 78 if not harm.photo else 82)


def _sealed(page: Image.Image, dpi: int, dice: random.Random) -> Image.Image:
    """A round red seal of 36 mm over the text; what is black below stays darker than the ink above it."""
    size = round(36 / 25.4 * dpi)
    ink = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(ink)
    for inset, width in ((0.01, 0.022), (0.055, 0.01), (0.25, 0.01)):
        pen.ellipse(
            [inset * size, inset * size, (1 - inset) * size, (1 - inset) * size],
            outline=255,
            width=max(1, round(width * size)),
        )
    middle, points = size / 2, []
    for turn in range(10):
        radius = size * (0.17 if turn % 2 == 0 else 0.07)
        points.append((middle + radius * math.sin(turn * math.pi / 5), middle - radius * math.cos(turn * math.pi / 5)))
    pen.polygon(points, fill=255)
    _lettered(ink, size)
    ink = ink.rotate(dice.uniform(-30, 30)).filter(ImageFilter.GaussianBlur(dpi / 300))
    strength = np.asarray(ink, dtype=np.float32) / 255 * dice.uniform(0.65, 0.95)
    colour = np.array([dice.randint(195, 230), dice.randint(30, 70), dice.randint(40, 80)], dtype=np.float32) / 255
    at = (round(page.width * dice.uniform(0.2, 0.6)), round(page.height * dice.uniform(0.15, 0.7)))
    sheet = np.asarray(page, dtype=np.float32).copy()
    part = sheet[at[1] : at[1] + size, at[0] : at[0] + size]
    share = strength[: part.shape[0], : part.shape[1], None]
    part *= 1 - share + share * colour
    return Image.fromarray(sheet.astype(np.uint8))


def _lettered(ink: Image.Image, size: int) -> None:
    font = ImageFont.truetype(str(TINOS), round(size * 0.085))
    words = "ỦY BAN NHÂN DÂN TỈNH GIA LAI"
    for place, letter in enumerate(words):
        turn = (place - (len(words) - 1) / 2) * 9
        stamp = Image.new("L", (size, size), 0)
        ImageDraw.Draw(stamp).text((size / 2, size * 0.155), letter, 255, font, anchor="mm")
        stamp = stamp.rotate(-turn)
        ink.paste(255, mask=stamp)


def _noisy(page: Image.Image, noise: float, dice: random.Random) -> Image.Image:
    chance = np.random.default_rng(dice.randrange(1 << 30))
    sheet = np.asarray(page, dtype=np.float32) * 0.94 + 4
    sheet += chance.normal(0, noise, sheet.shape[:2])[..., None]
    return Image.fromarray(np.clip(sheet, 0, 255).astype(np.uint8))


def _photographed(page: Image.Image, dice: random.Random) -> Image.Image:
    """Paper on a dark desk, seen from a little aside, one side in the shadow of the hand, slightly out of focus."""
    width, height = page.size
    room = round(width * 0.07)
    desk = Image.new("RGB", (width + 2 * room, height + 2 * room), (70, 58, 50))
    desk.paste(page, (room, room))
    shift = [dice.uniform(-0.025, 0.025) * width for _ in range(8)]
    wide, high = desk.size
    corners: list[tuple[float, float]] = [(0, 0), (wide, 0), (wide, high), (0, high)]
    seen = [(x + shift[2 * i], y + shift[2 * i + 1]) for i, (x, y) in enumerate(corners)]
    desk = desk.transform(
        desk.size,
        Image.Transform.PERSPECTIVE,
        four_points(corners, seen).reshape(9)[:8].tolist(),
        Image.Resampling.BICUBIC,
        fillcolor=(70, 58, 50),
    )
    sheet = np.asarray(desk, dtype=np.float32)
    across, down = np.linspace(-1, 1, wide), np.linspace(-1, 1, high)[:, None]
    angle = dice.uniform(0, 2 * math.pi)
    light = 0.82 + 0.15 * (math.cos(angle) * across + math.sin(angle) * down)
    edge = dice.uniform(-0.3, 0.6)
    light = light * (1 - 0.28 / (1 + np.exp(-((across + 0.4 * down) - edge) * 18)))
    warm = np.array([1.0, 0.97, 0.9])
    return Image.fromarray(np.clip(sheet * light[..., None] * warm, 0, 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(0.8)
    )


def _packed(page: Image.Image, quality: int) -> Image.Image:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=quality)
    return Image.open(held).convert("RGB")
