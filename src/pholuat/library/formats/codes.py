"""Codes as one packed JSON object: facts in `metadata`, the whole text in `raw_text`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import ParsedDocument
from pholuat.lawtext.readers import read_bytes
from pholuat.library.formats.lines import read_packed
from pholuat.library.formats.values import Record
from pholuat.library.formats.vbpl import read_day
from pholuat.library.naming import Facts
from pholuat.vietnamese.normal import nfc

_YEAR = re.compile(r"\s+(?:19|20)\d\d$")


def records(path: Path) -> Iterator[Record]:
    """The one document of a file."""
    row = json.loads(read_packed(path))
    text = str(row["raw_text"]).encode()
    facts = row.get("metadata", {})
    yield Record(
        reference=str(path),
        content=text,
        parse=partial(_parse, text),
        facts=Facts(
            number=nfc(facts["so_hieu_van_ban"]) if facts.get("so_hieu_van_ban") else None,
            title=_YEAR.sub("", nfc(facts["ten_van_ban"])) if facts.get("ten_van_ban") else None,
            issuer=nfc(facts["noi_ban_hanh"]) if facts.get("noi_ban_hanh") else None,
            issued=read_day(facts.get("ngay_ban_hanh")),
            effective=read_day(facts.get("ngay_hieu_luc")),
        ),
        file=path.name.split(".")[0] + ".txt",
    )


def _parse(text: bytes) -> ParsedDocument:
    return parse_source(read_bytes(text, "code.txt"))
