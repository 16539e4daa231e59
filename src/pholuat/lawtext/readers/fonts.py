"""Text that was typed in the fonts of before Unicode (.VnTime, VNI-Times): its letters are known by the font."""

from __future__ import annotations

import re
from functools import cache

from pholuat.vietnamese.legacy import FontCoding, coding_of_font, to_unicode

MODERN = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters that none of the old encodings has: such text is Unicode, whatever its font is called."""

coding = cache(coding_of_font)


def is_legacy(font: str) -> bool:
    """True for the name of a font that is not Unicode."""
    return coding(font) is not None


def seen(text: str, font: str) -> str:
    """The text as it was seen in this font."""
    code: FontCoding | None = coding(font)
    if code is None or MODERN.search(text):
        return text
    return to_unicode(text, code.encoding, code.capitals)
