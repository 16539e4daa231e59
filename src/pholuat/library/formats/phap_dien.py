"""The official codification (Pháp điển): articles of many documents, one a line; each source is put together again.

What a source says of an article ("có nội dung được sửa đổi … có hiệu lực …") is the day from which its words hold.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pholuat.lawtext.address import eid_join
from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Kind, ParsedDocument, Source
from pholuat.library.formats.lines import read_lines
from pholuat.library.formats.values import Record
from pholuat.library.formats.vbpl import KEPT_TYPES, read_day
from pholuat.library.naming import Facts
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import nfc

LAW = "LQ"
BESIDE = ".muc-luc.json"
TOPICS = {
    "pho-bien-giao-duc-phap-luat": "Phổ biến, giáo dục pháp luật",
    "hoa-giai-o-co-so": "Hòa giải ở cơ sở",
    "tro-giup-phap-ly": "Trợ giúp pháp lý",
    "tiep-can-thong-tin": "Tiếp cận thông tin",
}
_DAY = r"(\d{1,2}/\d{1,2}/\d{4})"
_HEAD = re.compile(r"(?P<type>.+?) số (?P<number>\S+?)(?=[\s,]|$)\s*(?P<rest>.*)", re.DOTALL)
_ISSUED = re.compile(
    r"\s*ngày (?P<issued>\d{1,2}/\d{1,2}/\d{4}) của (?P<issuer>.+?)\s*(?:,\s*có hiệu lực.*)?$", re.DOTALL
)
_EFFECTIVE = re.compile(rf"có hiệu lực(?: thi hành)? kể từ ngày {_DAY}")
_CHANGED = re.compile(r"có nội dung được (?:sửa đổi|bổ sung|thay thế)|được (?:sửa đổi|bổ sung|thay thế)")
_AND = re.compile(r" và (?=(?:Bộ|[ỦU][ỷy] ban|To[àa] |Tòa |Viện|Trung ương|Hội |Ngân hàng|Thanh tra|Tổng ))")
# The file writes words in italics as *words*; the law has no such signs.
_EMPHASIS = re.compile(r"\* ?([^*\n]{1,80})\*")
_AT_ARTICLE = re.compile(r"^Điều \S+ ")
_NOTE = re.compile(r"^\(Điều [^)]*?\)\s*", re.DOTALL)


def is_one(path: Path) -> bool:
    """Whether a file is one of this form, by its first line."""
    try:
        first = json.loads(next(read_lines(path), "{}"))
    except (ValueError, OSError, EOFError):
        return False
    return isinstance(first, dict) and {"nguon", "dieu", "noi_dung", "van_ban"} <= set(first)


def records(path: Path) -> Iterator[Record]:
    """The source documents of a file, in the order in which they first appear."""
    sources: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read_lines(path):
        row = json.loads(line)
        sources[str(row["nguon"])].append(row)
    chapters = _chapters(path)
    stem = path.name.split(".")[0]
    for source, rows in sources.items():
        facts = facts_of(rows)
        text = _text(rows, facts, chapters if source == LAW else [])
        yield Record(
            reference=f"{path}#{source}",
            content=text.encode(),
            parse=partial(_parse, text),
            facts=facts,
            topic=TOPICS.get(stem, ""),
        )


def _parse(text: str) -> ParsedDocument:
    return parse_source(Source(text))


def facts_of(rows: Sequence[dict[str, Any]]) -> Facts:
    """What the articles of one source say of it."""
    head = _head(rows)
    named = _HEAD.match(head)
    rest = named["rest"] if named else head
    issued = _ISSUED.search(rest)
    effective = _EFFECTIVE.search(rest)
    subject = " ".join(rest[: issued.start()].split()).strip(" .,") if issued else ""
    type_ = named["type"].strip() if named else ""
    law = fold(type_) in KEPT_TYPES
    title = f"{type_} {subject}" if law and subject else subject
    number = named["number"] if named else ""
    return Facts(
        number=number or None,
        type=type_ or None,
        title=title[:1].upper() + title[1:] or f"{type_} số {number}",
        issuer=_AND.sub(" - ", issued["issuer"]) if issued else None,
        issued=read_day(issued["issued"]) if issued else None,
        effective=read_day(effective[1]) if effective else None,
        first_days=tuple(_first_days(rows)),
    )


def _head(rows: Sequence[dict[str, Any]]) -> str:
    """How a source is named; where its column is short, the note before its articles names it whole."""
    head = nfc(str(rows[0]["van_ban"]))
    notes = (_AT_ARTICLE.sub("", _note(row)) for row in rows)
    return head if _ISSUED.search(head) else next((note for note in notes if _ISSUED.search(note)), head)


def _note(row: dict[str, Any]) -> str:
    return nfc(str(row.get("trich_dan") or "") or (_NOTE.match(str(row["noi_dung"])) or [""])[0].strip(" ()"))


def _first_days(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dt.date]]:
    for row in rows:
        note = _note(row)
        changed = _CHANGED.search(note)
        if changed:
            days = [
                day
                for written in re.findall(rf"kể từ ngày {_DAY}", note[changed.start() :])
                if (day := read_day(written))
            ]
            if days:
                yield eid_join("", Kind.ARTICLE, str(row["dieu"])), max(days)


def _text(rows: Sequence[dict[str, Any]], facts: Facts, chapters: Sequence[tuple[str, str]]) -> str:
    """The document in the form of a law: names, then articles in order under their chapters."""
    lines = [line for line in (facts.issuer, f"Số: {facts.number}", (facts.type or "").upper(), facts.title) if line]
    waiting = list(chapters)
    for row in sorted(rows, key=lambda row: _order(str(row["dieu"]))):
        place = str(row["phan_cap"])
        while waiting and waiting[0][0] <= place:
            code, name = waiting.pop(0)
            if place.startswith(code.rstrip("0")):
                lines.append(name)
        lines.append(f"Điều {row['dieu']}. {nfc(str(row['tieu_de']))}")
        lines.append(_EMPHASIS.sub(r"\1", _NOTE.sub("", nfc(str(row["noi_dung"])))))
    return "\n".join(lines) + "\n"


def _order(num: str) -> tuple[int, str]:
    digits = re.match(r"\d+", num)
    return int(digits[0]) if digits else 0, num


def _chapters(path: Path) -> list[tuple[str, str]]:
    """The headings of the codification as (code, heading), when their file lies beside."""
    beside = path.with_name(path.name.split(".")[0] + BESIDE)
    if not beside.exists():
        return []
    rows = json.loads(beside.read_text(encoding="utf-8"))
    return sorted((str(row["phan_cap"]), _two_lines(nfc(str(row["ten"])))) for row in rows)


def _two_lines(heading: str) -> str:
    return re.sub(r"^((?:Chương|Mục|Phần) \S+?)\.?\s+", r"\1\n", heading)
