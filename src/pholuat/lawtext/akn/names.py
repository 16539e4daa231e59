"""The names of Akoma Ntoso, and how a provision's number is printed."""

from __future__ import annotations

import re

from pholuat.lawtext.model import Kind

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
PL = "urn:pholuat:akn"

CONTAINER = "hcontainer"
ELEMENTS = {
    kind.value: kind.value
    for kind in (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE, Kind.CLAUSE, Kind.POINT)
}
_PRINTED: dict[str, tuple[str, str]] = {
    Kind.CHAPTER: ("Chương ", ""),
    Kind.SECTION: ("Mục ", ""),
    Kind.SUBSECTION: ("Tiểu mục ", ""),
    Kind.ARTICLE: ("Điều ", "."),
    Kind.CLAUSE: ("", "."),
    Kind.POINT: ("", ")"),
}
_ROMAN = re.compile(r"[IVXLC\d]+", re.ASCII)
_ENCLOSED = re.compile(r"(?:reg|annex|form)_[^_]+(?:_\d+)?")
# What XML 1.0 (section 2.2) has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def akn(name: str) -> str:
    """An element of the standard."""
    return f"{{{AKN}}}{name}"


def pl(name: str) -> str:
    """An element or attribute of ours."""
    return f"{{{PL}}}{name}"


def writable(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def enclosure(eid: str) -> str:
    """The eId of what is enclosed, in which a place of it lies or which it is; "" in the document itself.

    >>> enclosure("reg_1__art_5"), enclosure("annex_2"), enclosure("art_5")
    ('reg_1', 'annex_2', '')
    """
    first = eid.split("__", 1)[0]
    return first if _ENCLOSED.fullmatch(first) else ""


def level(eid: str) -> str:
    """The innermost level of an eId: "reg" for an enclosed regulation, "form" for a Mẫu số."""
    return eid.rsplit("__", 1)[-1].split("_", 1)[0]


def label(kind: str, num: str, eid: str = "") -> str:
    """The number with its word and mark as the law prints it; "" for what bears none.

    >>> label("article", "5a"), label("point", "đ"), label("part", "NHẤT"), label("annex", "01", "form_01")
    ('Điều 5a.', 'đ)', 'Phần thứ nhất', 'Mẫu số 01')
    """
    if kind == Kind.PART:
        return f"Phần {num}" if _ROMAN.fullmatch(num) else f"Phần thứ {num.lower()}" if num else "Phần"
    if kind == Kind.ANNEX:
        word = {"reg": "", "form": "Mẫu số"}.get(level(eid), "Phụ lục")
        return f"{word} {num}".strip() if word else ""
    before, after = _PRINTED.get(kind, ("", ""))
    return f"{before}{num}{after}" if num and kind in _PRINTED else ""


def num_of(kind: str, printed: str) -> str:
    """The number in a printed one, as far as the printed one alone tells it."""
    if kind in (Kind.PART, Kind.ANNEX):
        return re.sub(r"^(?:Phần thứ|Phần|Phụ lục|Mẫu số) ?", "", printed)
    before, after = _PRINTED.get(kind, ("", ""))
    return printed.removeprefix(before).removesuffix(after)
