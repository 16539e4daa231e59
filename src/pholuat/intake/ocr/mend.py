"""Slips of the machine that are beyond doubt; nothing is guessed that could change what a law says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pholuat.intake.words import Box, Line, Page, Word
from pholuat.lawtext.readers.pdf_layout import ELECTRONIC_SIGNATURE, GAZETTE, IMPRINT, PAGE_NUMBER
from pholuat.lawtext.readers.pdf_text import TORN
from pholuat.vietnamese.normal import nfc

LETTERS = str.maketrans({"Ð": "Đ", "ð": "đ", "ﬁ": "fi", "ﬂ": "fl", "‚": ","})
"""Letters that look alike and are no letters of Vietnamese: Icelandic eth, ligatures, the low quotation mark."""

NUMBERED = re.compile(r"CHƯƠNG|Chương|MỤC|Mục|PHẦN|Phần|PHỤ|Phụ")
MISREAD = {
    "IH": "III",
    "IHI": "III",
    "HI": "III",
    "VIIT": "VIII",
    "VIH": "VIII",
    "XIH": "XIII",
    "XVIH": "XVIII",
    "1I": "II",
    "I1": "II",
    "II1": "III",
    "1II": "III",
    "Il": "II",
    "lI": "II",
    "ll": "II",
    "Ill": "III",
    "IlI": "III",
    "IIl": "III",
    "l": "I",
}
"""H is no Roman numeral: it is two strokes of I that a serif joins. What would give no numeral is left alone."""

CIRCULAR = re.compile(r"(?<=/)(?:T1T|TIT|T1|1T|T[T1]1)(?=-[A-ZĐ])")
"""TT, Thông tư, in the number of a document: no abbreviation of a kind of document holds a digit."""

OPEN_NUMBER, ISSUER = re.compile(r"\(?\d+/(?:\d{4}/)?(?:[A-ZĐ]+-)?"), re.compile(r"[A-ZĐ]{2,}")
"""The first part of a number of a document, and how what follows in it begins."""

NOISE = re.compile(r"[^\w%]+")
FAINT = 0.35


def slips(text: str) -> str:
    """A word in NFC, letters that only look like those of Vietnamese put right."""
    return CIRCULAR.sub("TT", nfc(text).translate(LETTERS))


def numeral(before: str, text: str) -> str:
    """The Roman numeral after the name of a heading's level, where the engine took strokes for other letters."""
    bare = text.rstrip(".:")
    mended = MISREAD.get(bare)
    if mended is None or not NUMBERED.fullmatch(before):
        return text
    return mended + text[len(bare) :]


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with their slips mended and without specks that were taken for letters."""
    found: list[Line] = []
    high = median([word.box.y1 - word.box.y0 for line in lines for word in line.words] or [0])
    for line in lines:
        words = [word for word in line.words if not _speck(word, line, high)]
        kept: list[Word] = []
        for word in words:
            text = slips(word.text)
            if kept:
                before = kept[-2].text if len(kept) > 1 and kept[-1].text.lower() == "lục" else kept[-1].text
                text = numeral(before, text)
            kept.append(replace(word, text=text))
        kept = _whole_numbers(kept)
        if kept:
            found.append(replace(line, words=tuple(kept)))
    return found


def _whole_numbers(words: list[Word]) -> list[Word]:
    """The words with numbers of documents whole that the engine tore at a hyphen or slash with no blank printed."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if last and OPEN_NUMBER.fullmatch(last.text) and ISSUER.match(word.text) and _near(last, word):
            box = Box(last.box.x0, min(last.box.y0, word.box.y0), word.box.x1, max(last.box.y1, word.box.y1))
            whole[-1] = Word(last.text + word.text, box, min(last.conf, word.conf))
        else:
            whole.append(word)
    return whole


def _near(last: Word, word: Word) -> bool:
    return word.box.x0 - last.box.x1 < 0.5 * (last.box.y1 - last.box.y0)


def _speck(word: Word, line: Line, high: float) -> bool:
    """A mark that the engine is unsure of and that is no letter, or a letter far too large or small to be print."""
    tall = word.box.y1 - word.box.y0
    if len(line.words) == 1 and word.conf < FAINT and (tall < 0.35 * high or tall > 3 * high):
        return True
    alone = len(line.words) <= 2 and bool(NOISE.fullmatch(word.text)) and not re.search(r"[-–_.*]{3}", word.text)
    return alone and word.conf < 0.6


def marked(page: Page) -> Page:
    """The page with its running heads and page numbers marked and torn words joined."""
    lines = [replace(line, furniture=_is_furniture(page, line, place)) for place, line in enumerate(page.lines)]
    body = [place for place, line in enumerate(lines) if not line.furniture]
    for place, after in itertools.pairwise(body):
        if _torn(lines[place], lines[after]):
            lines[place] = replace(lines[place], joined=True)
    return replace(page, lines=tuple(lines))


def text_of(line: Line) -> str:
    """The words of a line with blanks between."""
    return " ".join(word.text for word in line.words)


def _is_furniture(page: Page, line: Line, place: int) -> bool:
    said = text_of(line)
    outer = place < 2 or place >= len(page.lines) - 2
    if not outer:
        return False
    top, foot = line.words[0].box.y0 < 0.13 * page.height, line.words[0].box.y1 > 0.9 * page.height
    if (top or foot) and (GAZETTE.match(said) or PAGE_NUMBER.fullmatch(said)):
        return True
    return bool((ELECTRONIC_SIGNATURE.match(said) or IMPRINT.match(said)) and (top or foot))


def _torn(line: Line, after: Line) -> bool:
    """True where a number or name breaks off at a hyphen or slash without a blank before it and goes on below."""
    first, last = after.words[0].text, line.words[-1].text
    return (
        bool(TORN.search(last)) and first[:1].isalnum() and any(letter.isupper() or letter.isdigit() for letter in last)
    )
