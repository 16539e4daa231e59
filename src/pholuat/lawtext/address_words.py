"""Addresses in words, as people write them: with or without marks, inside out or outside in, shortened.

>>> str(from_words("điểm đ khoản 2 Điều 5")), str(from_words("d5 k2")), str(from_words("Phần thứ nhất"))
('art_5__cl_2__point_dd', 'art_5__cl_2', 'part_1')
>>> address, rest = split_words("dieu 5 khoan 2 luat dat dai")
>>> str(address), rest
('art_5__cl_2', 'luat dat dai')
"""

from __future__ import annotations

import re

from pholuat.lawtext.address import ENCLOSURES, Address, AddressError, Step, from_steps
from pholuat.lawtext.address_nums import ORDINAL_WORDS
from pholuat.vietnamese.fold import Folded, fold, fold_with_offsets

_COUNT = r"\d{1,4}(?:[a-z](?![a-z0-9])|(?![a-z0-9])|(?=[kd]\d))"
_ROMAN = r"[ivxlc]+[a-z]?(?![a-z0-9])"
_REGULATIONS = "|".join(re.escape(fold(name)) for name in ENCLOSURES)
_LEVELS = re.compile(
    rf"(?P<part>phan\s+(?:thu\s+)?({'|'.join(ORDINAL_WORDS)}|{_ROMAN}|\d+)\b)"
    rf"|(?P<chp>chuong\s+({_ROMAN}|\d+)\b)"
    rf"|(?P<subsec>tieu\s+muc\s+({_ROMAN}|\d+)\b)"
    rf"|(?P<sec>muc\s+({_ROMAN}|\d+)\b)"
    rf"|(?P<art>(?:dieu\s*|d\.?\s*)({_COUNT}))"
    rf"|(?P<cl>(?:khoan\s*|k\.?\s*)({_COUNT}))"
    r"|(?P<point>diem\s+((?P<letter>[a-z])(?P=letter)?\d{0,2}(?![a-z0-9])))"
    rf"|(?P<annex>phu\s+luc(?:\s+so)?\s+({_ROMAN}|\d+[a-z]?\b))"
    r"|(?P<form>mau(?:\s+so)?\s+(\d+[a-z]?)\b)"
    rf"|(?P<reg>({_REGULATIONS})\b(?!\s+(?:ve|cua)\b))"
)
_BETWEEN = re.compile(
    r"[\s,;]+(?:(?:cua|thuoc|tai|trong)\s+(?=phan|chuong|tieu muc|muc|dieu|khoan|phu luc|quy|dieu le))?"
)


def from_words(text: str) -> Address:
    """The address that the words name; AddressError when they name none or say more."""
    address, rest = split_words(text)
    if address is None or rest:
        raise AddressError(f"{text!r}: không đọc được thành điều, khoản, điểm")
    return address


def split_words(text: str) -> tuple[Address | None, str]:
    """The address with which the words begin and what is left of them; None and all the words when there is none.

    A level that comes a second time ends the address: "Điều 5 Điều 6" is Điều 5 and the rest.
    """
    text = text.strip()
    folded = fold_with_offsets(text)
    steps: list[Step] = []
    position = end = 0
    while match := _LEVELS.match(folded.text, position):
        step = _step(match, text, folded)
        if step.level in {earlier.level for earlier in steps}:
            break
        steps.append(step)
        end = position = match.end()
        if between := _BETWEEN.match(folded.text, position):
            position = between.end()
    return (from_steps(steps), text[folded.offsets[end] :].strip(" ,;")) if steps else (None, text)


def _step(match: re.Match[str], text: str, folded: Folded) -> Step:
    level = str(match.lastgroup)
    if level == "reg":
        return Step(level, "1")
    start, end = folded.span(*match.span(match.re.groupindex[level] + 1))
    return Step(level, text[start:end])
