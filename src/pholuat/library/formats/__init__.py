"""Readers of what a bulk load may be given: files of collections in their own forms, and single documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import ParsedDocument
from pholuat.lawtext.readers import ReadError, read_bytes
from pholuat.library.formats import codes, phap_dien, vbpl
from pholuat.library.formats.values import Record

__all__ = ["Record", "files_in", "left_out", "records"]

SINGLE = (".docx", ".doc", ".pdf", ".html", ".htm", ".txt")
COLLECTIONS = (".jsonl", ".jsonl.xz", ".jsonl.gz", ".json.gz", ".json.xz")
PACKED = (".xz", ".gz")


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files to read: those named, and in folders all that have a known form, in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if each.is_file() and _known(each))
        else:
            yield path


def left_out(paths: list[Path]) -> Iterator[Path]:
    """The files in folders that have no known form; hidden ones apart."""
    for path in paths:
        if path.is_dir():
            files = (each for each in sorted(path.rglob("*")) if each.is_file() and not each.name.startswith("."))
            yield from (each for each in files if not _known(each) and not each.name.endswith(phap_dien.BESIDE))


def _known(path: Path) -> bool:
    name = path.name.lower()
    single = name[: -len(path.suffix)] if path.suffix.lower() in PACKED else name
    return not name.startswith(".") and (name.endswith(COLLECTIONS) or single.endswith(SINGLE))


def records(path: Path) -> Iterator[Record]:
    """The documents of a file. Raises ReadError, OSError or ValueError when the file itself cannot be read."""
    name = path.name.lower()
    if not path.exists():
        raise ReadError("missing")
    if vbpl.NAME.search(name):
        yield from vbpl.records(path)
    elif name.endswith((".json.gz", ".json.xz")):
        yield from codes.records(path)
    elif name.endswith(COLLECTIONS):
        if not phap_dien.is_one(path):
            raise ValueError("không nhận ra dạng của tệp")
        yield from phap_dien.records(path)
    else:
        content = path.read_bytes()
        yield Record(str(path), content, partial(_parse, content, path.name), file=path.name)


def _parse(content: bytes, name: str) -> ParsedDocument:
    return parse_source(read_bytes(content, name))
