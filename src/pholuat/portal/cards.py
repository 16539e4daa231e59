"""The picture that stands for a document where its address is shared: 1200 × 630 (Open Graph), drawn here.

Letters come from the faces of the site; each face lies in two files, one for Latin letters, one for those that only
Vietnamese has, so a line is drawn run by run.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pholuat import ui
from pholuat.library.enums import State

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT, TOP = 88, 1200 - 88, 72
PAPER, INK, INK_2, LINE = "#fffdf8", "#1d1a16", "#5b544a", "#ddd4c4"
SON, LAM, LA, NGHE = "#a3231b", "#1b4f86", "#2c6a3d", "#8a5a00"
COLOURS = {
    State.IN_FORCE: LA,
    State.NOT_YET: LAM,
    State.PARTLY_EXPIRED: NGHE,
    State.SUSPENDED: NGHE,
    State.EXPIRED: INK_2,
    State.UNKNOWN: INK_2,
}
SIZES = (68, 60, 52, 46, 40)
MOST_LINES = {68: 3, 60: 3, 52: 4, 46: 4, 40: 5}
LAW, UI, UI_BOLD = "source-serif-4-{}-wght-normal", "be-vietnam-pro-{}-400-normal", "be-vietnam-pro-{}-600-normal"
TITLE_WEIGHT = 600
STEP = 24
FACTS, STATE, RULE, FOOT = 444, 494, 530, 550
_FACES = Path(ui.__file__).parent / "static" / "ui" / "vendor"
# As in the sheet of the site: the letters that lie in the file for Vietnamese.
_VIETNAMESE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]"
)
# The seal on its 40 × 40 sheet.
_SEAL = ((2.6, 2.2), (37.2, 1.6), (38.2, 37), (36.6, 38.4), (2, 38.6), (1.4, 3.8))
_STROKES = (((10, 31.4), (10, 9.2), (18.6, 9.2), (18.6, 19.2), (10, 19.2)), ((25.4, 8), (25.4, 30.6), (31.8, 30.6)))
_DOT = ((16.6, 27.6), (20.2, 31.4))


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the card: above the title what it is and whose, below it facts, state, day, whose site."""

    eyebrow: str
    title: str
    facts: str
    state: State
    day: str
    site: str
    owner: str


class Face:
    """A face in one size, in both files."""

    def __init__(self, name: str, size: int) -> None:
        self.size = size
        self._fonts = {part: _font(name.format(part), size) for part in ("latin", "vietnamese")}

    def width(self, text: str) -> float:
        """How wide a line is, in pixels."""
        return sum(self._fonts[part].getlength(run) for part, run in _runs(text))

    def draw(self, pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """Draws a line with its foot line at `at`."""
        x, y = at
        for part, run in _runs(text):
            pen.text((x, y), run, font=self._fonts[part], fill=colour, anchor="ls")
            x += self._fonts[part].getlength(run)

    def wrapped(self, text: str, width: float) -> list[str]:
        """The lines of a text, as even as so many lines allow; a word wider than a line has its own."""
        words = [(word, self.width(word)) for word in text.split()]
        space = self.width(" ")
        found, narrower = _filled(words, space, width), width
        while narrower > width / 2:
            narrower -= STEP
            tried = _filled(words, space, narrower)
            if len(tried) > len(found):
                break
            found = tried
        return found

    def cut(self, text: str, width: float) -> str:
        """The text, with an ellipsis behind the last word that fits on the line, in a long word behind a letter."""
        if self.width(text) <= width:
            return text
        words = text.split()
        kept = " ".join(words[: self._most(words, " ", width) or 1]).rstrip(" ,;")
        return f"{kept[: self._most(kept, '', width)]}…"

    def _most(self, pieces: Sequence[str], between: str, width: float) -> int:
        """How many of the pieces fit on a line with an ellipsis behind them."""
        counts = range(1, len(pieces) + 1)
        return bisect_left(counts, True, key=lambda count: self.width(f"{between.join(pieces[:count])}…") > width)


def _filled(words: Sequence[tuple[str, float]], space: float, width: float) -> list[str]:
    lines: list[list[str]] = []
    left = 0.0
    for word, wide in words:
        if lines and wide + space <= left:
            lines[-1].append(word)
            left -= wide + space
        else:
            lines.append([word])
            left = width - wide
    return [" ".join(line) for line in lines]


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for vietnamese, letters in groupby(text, key=lambda letter: bool(_VIETNAMESE.match(letter))):
        yield ("vietnamese" if vietnamese else "latin"), "".join(letters)


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FACES / f"{name}.woff2", size, layout_engine=ImageFont.Layout.BASIC)
    if "wght" in name:
        font.set_variation_by_axes([TITLE_WEIGHT])
    return font


def png(card: Card) -> bytes:
    """The card as a PNG of few colours, some 20 KB. OSError where the faces of the site are not built."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 20, HEIGHT), fill=SON)
    small, bold = Face(UI, 28), Face(UI_BOLD, 28)
    small.draw(pen, (LEFT, TOP + 28), small.cut(card.eyebrow, RIGHT - LEFT), INK_2)
    _title(pen, card.title, TOP + 28 + 30)
    small.draw(pen, (LEFT, FACTS), small.cut(card.facts, RIGHT - LEFT), INK)
    _state(pen, card, bold, small, STATE)
    pen.line((LEFT, RULE, RIGHT, RULE), fill=LINE, width=2)
    _seal(image, (LEFT, FOOT))
    bold.draw(pen, (LEFT + 68, FOOT + 35), card.site, INK)
    begin = LEFT + 68 + bold.width(card.site) + 20
    small.draw(pen, (begin, FOOT + 35), small.cut(card.owner, RIGHT - begin), INK_2)
    out = io.BytesIO()
    image.quantize(colors=48, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _title(pen: ImageDraw.ImageDraw, title: str, top: float) -> None:
    """Draws the title in the largest size in which it fits."""
    for size in SIZES:
        face = Face(LAW, size)
        lines = face.wrapped(title, RIGHT - LEFT)
        if len(lines) <= MOST_LINES[size] and all(face.width(line) <= RIGHT - LEFT for line in lines):
            break
    most = MOST_LINES[size]
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    step = round(size * 1.22)
    for at, line in enumerate(lines, start=1):
        face.draw(pen, (LEFT, top + at * step), face.cut(line, RIGHT - LEFT), INK)


def _state(pen: ImageDraw.ImageDraw, card: Card, bold: Face, small: Face, foot: float) -> None:
    """A sign, the word of the state, the day: the colour is never alone."""
    colour, label = COLOURS[card.state], str(card.state.label)
    box = (LEFT, foot - 22, LEFT + 22, foot)
    pen.ellipse(box, outline=colour, width=4, fill=colour if card.state is State.IN_FORCE else None)
    if card.state in (State.PARTLY_EXPIRED, State.NOT_YET):
        pen.chord(box, 0, 180, fill=colour)
    bold.draw(pen, (LEFT + 36, foot), label, colour)
    small.draw(pen, (LEFT + 36 + bold.width(label), foot), f" · {card.day}", INK_2)


def _seal(image: Image.Image, at: tuple[int, int], size: int = 52) -> None:
    """The seal of the site, drawn four times as large and made smaller."""
    scale = size * 4 / 40
    big = Image.new("RGB", (size * 4, size * 4), PAPER)
    pen = ImageDraw.Draw(big)
    pen.polygon(_scaled(_SEAL, scale), fill=SON)
    for stroke in _STROKES:
        pen.line(_scaled(stroke, scale), fill=PAPER, width=round(2.6 * scale))
    (left, top), (right, bottom) = _scaled(_DOT, scale)
    pen.rectangle((left, top, right, bottom), fill=PAPER)
    image.paste(big.resize((size, size), Image.Resampling.LANCZOS), at)


def _scaled(points: Sequence[tuple[float, float]], scale: float) -> list[tuple[float, float]]:
    return [(x * scale, y * scale) for x, y in points]
