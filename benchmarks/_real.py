"""The files of real data that several measurements read, and the halves into which it is cut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pholuat.library.formats.lines import read_lines, read_packed


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, plain, .xz or .gz."""
    yield from map(json.loads, read_lines(path))


def codes(laws: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each code of the folder `codes`: its file, and `raw_text` and `tree` of it."""
    for path in sorted((laws / "codes").glob("*.json.gz")):
        yield path, json.loads(read_packed(path))


def codified(path: Path) -> dict[str, dict[str, str]]:
    """The articles of each source document of a file of the codification by their numbers, in order."""
    held: dict[str, dict[str, str]] = {}
    for row in rows(path):
        words = f"Điều {row['dieu']}. {row['tieu_de']}\n{row['noi_dung']}"
        held.setdefault(row["van_ban"] or row["nguon"], {})[row["dieu"]] = words
    return {
        source: {number: articles[number] for number in sorted(articles, key=_order)}
        for source, articles in held.items()
    }


def _order(number: str) -> tuple[int, str]:
    return int("".join(letter for letter in number if letter.isdigit()) or 0), number


def is_even(name: str) -> bool:
    """The half that is tuned on: the sha1 of a document's number or a question's id is even."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0
