"""Compiles our catalogue of translations (.po to .mo) without the gettext tools.

The .mo is kept beside the .po; a test fails when they differ. After a change: python -m pholuat.ui.catalogue
Format: GNU gettext manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import ast
import struct
from pathlib import Path

CATALOGUE = Path(__file__).parents[1] / "locale" / "vi" / "LC_MESSAGES" / "django.po"
MAGIC = 0x950412DE
PARTS = ("msgctxt", "msgid_plural", "msgid", "msgstr[0]", "msgstr")


def read(po: str) -> dict[str, str]:
    """The messages of a .po text: id (with its plural after a NUL) to translation."""
    messages: dict[str, str] = {}
    for block in po.split("\n\n"):
        entry: dict[str, str] = {}
        part = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            name = next((name for name in PARTS if line.startswith(f"{name} ")), "")
            part = name or part
            entry[part] = entry.get(part, "") + str(ast.literal_eval(line[len(name) :].strip()))
        if entry:
            source = "\0".join(entry[name] for name in ("msgid", "msgid_plural") if name in entry)
            messages[source] = entry.get("msgstr", "") or entry.get("msgstr[0]", "")
    return messages


def compiled(messages: dict[str, str]) -> bytes:
    """The .mo file of the messages."""
    pairs = sorted((source.encode(), target.encode()) for source, target in messages.items())
    table = 28 + 16 * len(pairs)
    columns = [list(column) for column in zip(*pairs, strict=True)]
    index, body = b"", b""
    for column in columns:
        for text in column:
            index += struct.pack("<II", len(text), table + len(body))
            body += text + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + index + body


def main() -> None:
    """Writes the .mo beside the .po."""
    messages = read(CATALOGUE.read_text(encoding="utf-8"))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(messages))


if __name__ == "__main__":
    main()
