"""Figures that are not written as figures are: grouping, letters among them, shares above 100 %, words beside them."""

from __future__ import annotations

import re

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.mends import as_figures
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.vietnamese.numbers import int_to_words, read_figures, words_to_int

_GROUPED = re.compile(r"\d+(?:\.\d+)+(?:,\d+)?")
_RIGHT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")  # 1.2.3: the number of a heading
_TELEPHONE = re.compile(r"0\d{2,3}(?:\.\d{3,8})+")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_IN_WORDS = re.compile(r"(?<![\w./-])(?P<figures>\d{1,3}(?:\.\d{3})*|\d+)\s+\((?P<words>[^()\d]{2,80})\)")
_SHARE = re.compile(r"(?P<value>\d+(?:,\d+)?)\s?%")
_PLAIN = re.compile(r"[\d.,/%-]+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[lIiOoSBZ|!])[\dlIiOoSBZ|!.,]+")
_UNITS = re.compile(r"\d+(?:m[23]?|km|kg|ha|cm|mm|h|A|B|kV|kW|MW|ppm|mg|°C|[a-zđ])|[A-ZĐ]{1,4}\d+")


def find(reading: Reading, known: Known) -> Finding:
    """Doubts `digit`; an amount that its words repeat is borne out."""
    found = Finding()
    for at, place in enumerate(reading.places):
        doubt = _written_oddly(place.core)
        if doubt is not None:
            found.doubts[at].append(doubt)
        elif not _PLAIN.fullmatch(place.core) and (doubt := _mixed(place.core)) is not None:
            found.hints[at].append(doubt)
    _beside_words(found, reading)
    _shares(found, reading)
    return found


def _written_oddly(core: str) -> Doubt | None:
    """A number whose groups are not of three figures: 1.000.00."""
    if not _GROUPED.fullmatch(core) or _RIGHT_GROUPS.fullmatch(core) or _HEADING.fullmatch(core):
        return None
    if _DATE.fullmatch(core) or _TELEPHONE.fullmatch(core):
        return None
    return Doubt("digit", f"“{core}”: các nhóm không đủ ba chữ số")


def _mixed(core: str) -> Doubt | None:
    """Letters among figures that are no unit: l5, 2O20."""
    if not _MIXED.fullmatch(core) or _UNITS.fullmatch(core):
        return None
    mend = as_figures(core.replace(".", "").replace(",", ""))
    return Doubt("digit", f"“{core}” lẫn chữ cái với chữ số", mend if "." not in core and "," not in core else None)


def _beside_words(found: Finding, reading: Reading) -> None:
    """ "05 (năm)" bears itself out, "06 (năm)" does not."""
    text = reading.text
    for match in _IN_WORDS.finditer(text):
        said, value = words_to_int(match["words"].strip().lower()), read_figures(match["figures"])
        if said is None or value is None:
            continue
        at = reading.words_at(*match.span("figures"))[0]
        words = reading.words_at(*match.span("words"))
        if value == said:
            found.fits.update((at, *words))
            continue
        printed = str(said).zfill(len(match["figures"])) if said < 1000 else f"{said:,}".replace(",", ".")
        why = f"chữ viết “{match['words'].strip()}”, số viết {match['figures']}"
        found.doubts[at].append(Doubt("digit", why, printed))
        in_words = int_to_words(int(value))
        for word in words:
            found.hints[word].append(Doubt("digit", why, in_words if len(words) == 1 else None))


def _shares(found: Finding, reading: Reading) -> None:
    """A share of more than a hundred of a hundred; growth may be more, so only where the text says "tỷ lệ"."""
    text = reading.text
    for match in _SHARE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()].lower()
        if ("tỷ lệ" in before or "tỉ lệ" in before) and float(match["value"].replace(",", ".")) > 100:
            at = reading.words_at(*match.span("value"))[0]
            found.doubts[at].append(Doubt("digit", f"tỷ lệ {match['value']} % lớn hơn 100 %"))
