"""A parsed document as plain values for JSON; keys are never renamed, only added."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pholuat.lawtext.model import ParsedDocument


def as_dict(file: str, document: ParsedDocument) -> dict[str, Any]:
    """What `pholuat parse --json` prints for a file; offsets are code points into `text`, days are YYYY-MM-DD."""
    header = document.header
    return {
        "file": file,
        "number": header.number,
        "type": header.type,
        "issuer": header.issuer,
        "date": _day(header.date),
        "effective": _day(header.effective),
        "title": header.title,
        "text": document.text,
        "blocks": [
            {"role": block.role.value, "eid": block.eid, "start": block.start, "end": block.end}
            for block in document.blocks
        ],
        "provisions": [
            {
                "eid": provision.eid,
                "kind": provision.kind.value,
                "num": provision.num,
                "heading": provision.heading,
                "text": provision.text,
                "parent": provision.parent,
                "line": provision.line,
            }
            for provision in document.provisions
        ],
        "citations": [
            {"start": citation.start, "end": citation.end, "targets": list(citation.targets)}
            for citation in document.citations
        ],
        "warnings": [
            {"line": warning.line, "code": warning.code, "message": warning.message} for warning in document.warnings
        ],
        "place": header.place,
        "signer": header.signer,
    }


def error_dict(file: str, code: str, message: str) -> dict[str, Any]:
    """What is printed for a file that cannot be read."""
    return {"file": file, "error": {"code": code, "message": message}}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
