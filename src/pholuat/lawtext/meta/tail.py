"""The tail of a document: who signed, the day a law was passed, the certificate of a consolidated text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pholuat.lawtext.meta.casing import is_capital
from pholuat.lawtext.meta.head import NATION, NUMBER, PLACE_AND_DAY, read_head
from pholuat.vietnamese.dates import find_dates
from pholuat.vietnamese.fold import fold

PASSED = re.compile(r"\bthông qua (?:vào )?ngày\b", re.IGNORECASE)
CERTIFIED = re.compile(r"\s*xac thuc van ban hop nhat")
CERTIFIERS = ("van phong", "bo ", "ngan hang", "thanh tra", "toa an", "vien ", "kiem toan")
SIGNED = re.compile(r".*\(\s*đã ký\s*\)\s*(?=\S)", re.IGNORECASE)
NOT_A_NAME = re.compile(r"^\W*(?:da ky|ky ten|dong dau|noi nhan|luu\b|nhu tren|chu ky)|\d|[;:…]")
REST_OF_NAME = re.compile(r"[A-ZĐÁÀẢÃẠĂÂÉÈÊÍÌÓÒÔƠÚÙƯÝỲ][^\W\d_]*")
NAME = re.compile(r"(?:[^\W\d_]+[.'’-]?\s?){2,9}")


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Number, issuer, place and day of the certificate under a consolidated text."""

    number: str
    issuer: str
    place: str
    date: dt.date | None


def passed_on(lines: Sequence[str]) -> dt.date | None:
    """The day on which the assembly passed the law, from the sentence under its last article."""
    for line in reversed(lines):
        found = PASSED.search(line)
        if found:
            return next((when.value for when in find_dates(line[found.start() :])), None)
    return None


def read_consolidation(lines: Sequence[str]) -> Consolidation | None:
    """The certificate (Law 01/2025/UBTVQH15 on consolidation); None for a text that bears none."""
    at = next((at for at, line in enumerate(lines) if CERTIFIED.search(fold(line))), None)
    if at is None:
        return None
    start = max(0, at - 6)
    near = [line for line in lines[start : at + 12] if len(line) < 120]
    head = read_head(near)
    organ = next((line for line in near if is_capital(line) and fold(line).startswith(CERTIFIERS)), "")
    # The organ and the heading of its certificate may stand on one line.
    certified = CERTIFIED.search(fold(organ))
    return Consolidation(head.number, organ[: certified.start()] if certified else organ, head.place, head.date)


def read_signer(lines: Sequence[str]) -> str:
    """The name under the signature, with rank or degree as printed; a narrow column may tear its last word off."""
    names: list[str] = []
    above = ""
    for line in map(_without_office, lines):
        if names and names[-1] == above and REST_OF_NAME.fullmatch(line) and _is_name(f"{above} {line}"):
            names[-1] = line = f"{above} {line}"
        elif _is_name(line):
            names.append(line)
        above = line
    return names[-1] if names else ""


def _without_office(line: str) -> str:
    """The line without an office in capitals or the word "(Đã ký)" that stands before the name."""
    words = SIGNED.sub("", line).split()
    start = next((at for at, word in enumerate(words) if not (word.isupper() and len(word) > 1)), 0)
    return " ".join(words[start:]) if len(words) - start > 1 else line


def _is_name(line: str) -> bool:
    if len(line) > 60 or len(line.split()) < 2 or is_capital(line) or not NAME.fullmatch(line):
        return False
    folded = fold(line)
    if NOT_A_NAME.search(folded) or NATION.search(folded) or NUMBER.match(line) or PLACE_AND_DAY.fullmatch(line):
        return False
    return all(word[:1].isupper() for word in line.split()[-2:])
