"""Records of the national database vbpl.vn: one JSON object a line with its page as HTML.

Number, title, first day and state stand in the record; `library.second_hand` says what of them is believed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import ParsedDocument
from pholuat.lawtext.numbers import clean, slug
from pholuat.lawtext.readers import ReadError, read_bytes
from pholuat.library.formats.lines import read_lines
from pholuat.library.formats.values import Record
from pholuat.library.naming import Facts
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import nfc

NAME = re.compile(r"vbpl[^/]*\.jsonl(\.xz|\.gz)?$")
KEPT_TYPES = ("luat", "bo luat", "phap lenh", "hien phap")
_TYPE = re.compile(
    r"(Bộ luật|Luật|Pháp lệnh|Hiến pháp|Lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị"
    r"|Thông tư liên tịch|Thông tư|Văn bản hợp nhất|Kế hoạch|Công văn|Thông báo)\b",
    re.IGNORECASE,
)
# The page says that a text no longer holds, or not wholly, but neither since when nor which part.
_PARTLY = "het hieu luc mot phan"
_DOUBTFUL = ("het hieu luc", "ngung hieu luc", "khong con", "khong xac dinh")


def records(path: Path) -> Iterator[Record]:
    """The documents of a file, in its order; a line that is no record is told when it is read."""
    for at, line in enumerate(read_lines(path), start=1):
        row = _row(line)
        if row is None:
            yield Record(f"{path}#{at}", line.encode(), _broken)
            continue
        name = str(row.get("doc") or at)
        html = str(row["html"]).encode()
        facts = facts_of(row)
        yield Record(
            reference=f"{path}#{name}",
            content=html,
            parse=partial(_parse, html),
            facts=facts,
            file=f"{slug(facts.number or name)}.html",
        )


def _row(line: str) -> dict[str, Any] | None:
    """The record of a line; None when it is none."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and row.get("html") else None


def _broken() -> ParsedDocument:
    raise ReadError("broken", format="vbpl.jsonl")


def _parse(html: bytes) -> ParsedDocument:
    return parse_source(read_bytes(html, "vbpl.html"))


def facts_of(row: dict[str, Any]) -> Facts:
    """What a record says of its document.

    >>> facts = facts_of({"title": "Nghị định số 1/2026/NĐ-CP Quy định về thử", "number": "1/2026/NĐ-CP",
    ...                   "status": "Còn hiệu lực", "effective": "01/03/2026"})
    >>> facts.type, facts.title, facts.effective
    ('Nghị định', 'Quy định về thử', datetime.date(2026, 3, 1))
    """
    name = nfc(str(row.get("title") or ""))
    number = _whole_number(clean(str(row.get("number") or "")), _latin(name))
    type_, title = _type_and_title(name, number)
    status = nfc(str(row.get("status") or "")).strip()
    partly, doubtful = fold(status).startswith(_PARTLY), fold(status).startswith(_DOUBTFUL)
    left = "hiệu lực từng điều" if partly else "hiệu lực"
    note = f"Nguồn ghi “{status}” nhưng không ghi phần nào, từ ngày nào; {left} chưa xác định." if doubtful else ""
    return Facts(
        number=number or None,
        type=type_ or None,
        title=title or None,
        effective=read_day(row.get("effective")),
        validity_note=note,
        partly=partly,
        second_hand=True,
    )


def _whole_number(number: str, title: str) -> str:
    """The number as the title has it: "15/2026/NQ-CP" was cut from "66.15/2026/NQ-CP"."""
    found = re.search(rf"(?<!\S)[\d.]+{re.escape(number)}(?!\w)", title) if number else None
    return found[0] if found else number


def _type_and_title(title: str, number: str) -> tuple[str, str]:
    """The type and the subject of a title that holds its number; a law's name keeps its type."""
    escaped = re.escape(number).replace("/", r"\s*/\s*")
    plain = " ".join(
        re.sub(rf"\s*,?\s*(?:\bsố\s*:?\s*)+{escaped}(?!\w)", " ", _latin(title), count=1, flags=re.IGNORECASE).split()
    )
    type_ = _TYPE.match(plain)
    if type_ is None:
        return "", plain
    name = type_[1][:1].upper() + type_[1][1:].lower()
    if fold(name) in KEPT_TYPES:
        return name, plain
    return name, (plain[type_.end() :].strip(" :-–") or plain)[:1].upper() + plain[type_.end() :].strip(" :-–")[1:]


def _latin(title: str) -> str:
    """A title whose number is written with letters of the Latin alphabet only."""
    return re.sub(r"\S*\d+/\S+", lambda found: clean(found[0]), title)


def read_day(written: object) -> dt.date | None:
    """A day written 31/12/2025; None for nothing or for no day."""
    try:
        return dt.datetime.strptime(str(written or "").strip(), "%d/%m/%Y").date()
    except ValueError:
        return None
