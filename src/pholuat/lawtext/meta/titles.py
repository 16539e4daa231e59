"""Type and title: "LUẬT" over "HÒA GIẢI Ở CƠ SỞ" is the Luật Hòa giải ở cơ sở."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.lawtext.meta.casing import as_elsewhere, is_capital
from pholuat.lawtext.meta.effective import HISTORY
from pholuat.lawtext.meta.head import SUBJECT_OF_LETTER, Head
from pholuat.lawtext.meta.issuer import is_enactor
from pholuat.lawtext.meta.parts import Parts
from pholuat.lawtext.number_names import LETTER, TYPES
from pholuat.lawtext.numbers import type_said_by
from pholuat.vietnamese.fold import fold

CONSOLIDATED = "Văn bản hợp nhất"
NAMED = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
"""Types that are part of the name of a document: one says "Luật Đất đai", but "về ..." of a decree."""

TYPE_NAMES = sorted({*TYPES.values(), *NAMED, "Công điện", "Biên bản", "Hướng dẫn"}, key=len, reverse=True)
TYPE_BY_FOLD = {fold(name): name for name in TYPE_NAMES}
TYPE_LINE = re.compile(
    rf"({'|'.join(re.escape(name) for name in sorted(TYPE_BY_FOLD, key=len, reverse=True))})\b[\s:.]*"
)
TITLE_END = re.compile(
    r"\(?(?:kèm theo|đã được)|\(ban hành kèm theo|căn cứ\b|kính gửi\b|(?:Điều|Chương|Phần|Mục)\s+(?:\d|[IVX]|thứ)"
    r"|(?-i:Ban hành kèm theo)",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"(?=[A-ZĐÁÂĂÊÔƠƯÝ])(?:.{60,}[.;:]|.{30,}\.|(?:Ngày \d|Thực hiện|Nhằm|Để|Theo)\b.*[,;:.])")
"""What stands below the title of a plan or a notice: its first sentence."""
NOTE_REFERENCE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*]+$|\s*\[\d+\]$")
ENACTING = re.compile(rf"\bban hành\s+({'|'.join(map(re.escape, TYPE_NAMES))})\b")


def type_and_title(head: Head, parts: Parts, consolidated: bool) -> tuple[str, str]:
    """The type in words and the title; a title in capitals takes the letters in which the preamble repeats it."""
    at, kind, rest = _type_line(head.below)
    if not kind:
        at, kind, rest = _type_line(head.above)
        lines = head.above[at + 1 :] if kind else ()
    else:
        lines = head.below[at + 1 :]
    if not kind and head.letter_subject:
        subject = " ".join([SUBJECT_OF_LETTER.sub("", head.letter_subject[0]), *head.letter_subject[1:]])
        return type_said_by(head.number) or LETTER, subject
    subject = _subject(rest, lines)
    if kind in NAMED:
        subject = f"{_printed_type(head, at, kind)} {subject}".strip()
    title = _small(subject, parts)
    said = kind or type_said_by(head.number) or _enacted(parts)
    return (CONSOLIDATED if consolidated else said), title


def _type_line(lines: Sequence[str]) -> tuple[int, str, str]:
    """The line that names the type in capitals, the type, and what the line says after it."""
    for at, line in enumerate(lines):
        found = TYPE_LINE.match(fold(line))
        if found and is_capital(line[: found.end(1)]):
            return at, TYPE_BY_FOLD[found[1]], line[found.end() :].strip()
    return -1, "", ""


def _printed_type(head: Head, at: int, kind: str) -> str:
    """The type in the letters of the title, so that the whole is in one kind of letters."""
    line = (head.below or head.above)[at] if at >= 0 and at < len(head.below or head.above) else kind
    return line[: len(kind)]


def _subject(rest: str, lines: Sequence[str]) -> str:
    words = [rest] if rest else []
    for line in lines:
        if (
            TITLE_END.match(line)
            or (words and is_enactor(line))
            or _ends_capitals(words, line)
            or HISTORY.match(fold(line))
            or (words and not is_capital(line) and PARAGRAPH.fullmatch(line))
        ):
            break
        words.append(line)
    return NOTE_REFERENCE.sub("", " ".join(words)).strip(" *_")


def _ends_capitals(words: Sequence[str], line: str) -> bool:
    """True where a title in capitals has ended: the history of a consolidated text follows it."""
    title = " ".join(words)
    return is_capital(title) and len(title.split()) > 2 and not is_capital(line)


def _small(title: str, parts: Parts) -> str:
    if not is_capital(title):
        return title
    return as_elsewhere(title, (*parts.head, *parts.preamble, *parts.provisions[:40])) or title


def _enacted(parts: Parts) -> str:
    """The type that the enacting words name, where the head is missing."""
    for line in parts.preamble:
        found = ENACTING.search(line)
        if found:
            return found[1]
    return ""
