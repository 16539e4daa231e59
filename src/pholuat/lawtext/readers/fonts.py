"""Text that was typed in the fonts of before Unicode (.VnTime, VNI-Times): its letters are known by the font."""

from __future__ import annotations

import re

TCVN3 = re.compile(r"\.Vn", re.IGNORECASE)
TCVN3_CAPITALS = re.compile(r"\.Vn.*H$", re.IGNORECASE)
VNI = re.compile(r"VNI[-\s]", re.IGNORECASE)


def is_legacy(font: str) -> bool:
    """True for the name of a font that is not Unicode."""
    return bool(TCVN3.match(font) or VNI.match(font))


def to_unicode(text: str, font: str) -> str:
    """The text as it was seen in this font."""
    return text
