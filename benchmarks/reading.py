"""What reading the real files costs and finds: characters, seconds, articles, what the header says.

python benchmarks/reading.py            every file of docx, nd-30-2020, pdf-text, pdf-scan
python benchmarks/reading.py header     headers of the vbpl records against what their text says, odd and even apart
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _real import is_even, rows

from pholuat.config.env import data_dir
from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Header, Kind, Role
from pholuat.lawtext.readers import ReadError, read, read_bytes
from pholuat.vietnamese.fold import fold, fold_number

NUMBER_IN_TITLE = re.compile(r"\s+số\s+[\d/][\w.]*\s*[/-].*?(?=\s[^\W\d]|$)", re.IGNORECASE)
FOLDERS = ("docx", "nd-30-2020", "pdf-text", "pdf-scan")
RECORDS = ("vbpl-structured.jsonl.xz", "vbpl-unstructured.jsonl.xz")


def files(laws: Path) -> None:
    """One line a file."""
    print(f"{'chars':>8} {'read s':>7} {'all s':>6} {'lines':>6} {'own':>5} {'unknown':>7}  file")
    for path in sorted(path for folder in FOLDERS for path in (laws / folder).iterdir()):
        started = time.perf_counter()
        try:
            source = read(path)
        except ReadError as error:
            print(f"{'':>44}  {path.parent.name}/{path.name}: {error.code}")
            continue
        reading = time.perf_counter() - started
        document = parse_source(source)
        seconds = time.perf_counter() - started
        lines = len(re.findall(r"^Điều \d+[a-zđ]?\.", source.text, re.MULTILINE))
        own = sum(provision.kind is Kind.ARTICLE for provision in document.provisions)
        unknown = sum(block.end - block.start for block in document.blocks if block.role is Role.UNKNOWN)
        name = f"{path.parent.name}/{path.name}"
        print(f"{len(source.text):8} {reading:7.2f} {seconds:6.2f} {lines:6} {own:5} {unknown:7}  {name}")


def headers(laws: Path) -> None:
    """The header read from the page against the record of the portal, by the parity of sha1(number)."""
    counts = {"even": Counter[str](), "odd": Counter[str]()}
    for record in _records(laws):
        side = "even" if is_even(record["number"]) else "odd"
        header = parse_source(read_bytes(record["html"].encode(), record["doc"])).header
        counts[side].update(_verdicts(header, record))
    for side, count in counts.items():
        print(side, {name: f"{count[name]}/{count['documents']}" for name in sorted(count) if name != "documents"})


def _records(laws: Path) -> Iterator[dict[str, Any]]:
    for name in RECORDS:
        for record in rows(laws / name):
            yield record | {"number": record["number"] or ""}


def _verdicts(header: Header, record: dict[str, Any]) -> Iterator[str]:
    """Names of what agrees with the record, and of what the text does not say."""
    yield "documents"
    yield "number " + _verdict(header.number, fold_number(header.number) == fold_number(record["number"]))
    if re.fullmatch(r"\d+/\d+/\d+", record["effective"] or ""):
        day = dt.datetime.strptime(record["effective"], "%d/%m/%Y").date()
        yield "effective " + _verdict(header.effective, header.effective == day)
    title = NUMBER_IN_TITLE.sub("", record["title"], count=1)
    yield "title " + _verdict(header.title, _plain(title).endswith(_plain(header.title)))
    yield "type " + _verdict(header.type, fold(record["title"]).startswith(fold(header.type)))
    for name in ("issuer", "date", "place", "signer"):
        yield f"{name} " + ("said" if getattr(header, name) else "not said")


def _verdict(value: object, same: bool) -> str:
    return "not said" if not value else "agrees" if same else "differs"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


if __name__ == "__main__":
    (headers if sys.argv[1:] == ["header"] else files)(data_dir() / "laws")
