"""From bytes to text: Unicode with or without its mark, the page's own word, the old Vietnamese code pages."""

from __future__ import annotations

import codecs
import re
import unicodedata

from pholuat.vietnamese.legacy import detect

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
WESTERN, LEAST_TONES = frozenset({"iso8859-1", "cp1252", "ascii"}), 3
TAG = re.compile(r"<[^<>]*>")


def decode(data: bytes) -> str:
    """The text of the bytes, its letters still those of an old font where they were; never fails.

    What no code explains becomes U+FFFD.
    """
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin letters is zero."""
    head = data[:4000]
    if len(head) < 4 or len(data) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 5:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _single_byte(data: bytes) -> str:
    """An old encoding that the words show, what the page says of itself, else Windows' Vietnamese code page.

    Pages in that code page often say that they are Western, and a page that says Unicode here is none.
    """
    declared = _declared(data)
    western = data.decode("latin-1")
    if declared is None and detect(TAG.sub(" ", western)) is not None:
        return western
    vietnamese = data.decode("cp1258", "replace")
    if declared is None or (declared[0] in WESTERN and _composes(vietnamese)):
        return vietnamese
    return declared[1]


def _declared(data: bytes) -> tuple[str, str] | None:
    """The name of the code page that a page gives itself, and the page read so."""
    found = CHARSET.search(data[:2048])
    if found is None or found[1].lower().startswith(b"utf"):
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name, data.decode(found[1].decode("ascii"), "replace")
    except (LookupError, UnicodeError):
        return None


def _composes(text: str) -> bool:
    """True where tones that stand behind their vowels make letters with them, as this code page writes them."""
    return len(text) - len(unicodedata.normalize("NFC", text)) >= LEAST_TONES
