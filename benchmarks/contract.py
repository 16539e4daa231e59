"""Lời hứa của `pholuat parse --json` trên mọi văn bản thật: mỗi chỗ không giữ một dòng, cuối cùng là số đếm.

.venv/bin/python benchmarks/contract.py [--doc]      --doc: đọc cả các tệp .doc (LibreOffice, vài giây một tệp)
"""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pholuat.config.env import data_dir
from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.lawtext.readers import ReadError, read, read_bytes
from pholuat.lawtext.serial import as_dict
from pholuat.lawtext.tests.contract import faults

FOLDERS = ("docx", "nd-30-2020", "pdf-text", "pdf-scan", "../plans", "../edxml", "../questions", "../units")
RECORDS = ("vbpl-structured.jsonl.xz", "vbpl-unstructured.jsonl.xz")


def sources(laws: Path, *, word_97: bool) -> Iterator[tuple[str, str, Source]]:
    """Folder, name and text of all that can be read as a document, records of the large files one by one."""
    for name in RECORDS:
        with lzma.open(laws / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield name, record["doc"], read_bytes(record["html"].encode(), f"{record['doc']}.html")
    for path in sorted((laws / "codes").glob("*.gz")):
        yield "codes", path.name, Source(json.loads(gzip.decompress(path.read_bytes()))["raw_text"])
    for path in sorted((laws / "phap-dien").glob("*.jsonl")):
        yield from (("phap-dien", path.name, Source(text)) for text in codified(path).values())
    for folder in FOLDERS:
        for path in sorted((laws / folder).iterdir()):
            if path.suffix == ".doc" and not word_97:
                continue
            try:
                yield folder.removeprefix("../"), path.name, read(path)
            except ReadError as error:
                print(f"{folder}/{path.name}: {error.code}", file=sys.stderr)


def codified(path: Path) -> dict[str, str]:
    """The text of each source document of a file of the codification, its articles in order."""
    held: dict[str, dict[str, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = f"Điều {row['dieu']}. {row['tieu_de']}\n{row['noi_dung']}"
        held.setdefault(row["van_ban"] or row["nguon"], {})[row["dieu"]] = words
    return {
        source: "\n".join(articles[number] for number in sorted(articles, key=_order))
        for source, articles in held.items()
    }


def _order(number: str) -> tuple[int, str]:
    return int("".join(letter for letter in number if letter.isdigit()) or 0), number


def main(arguments: list[str]) -> int:
    """Check all; 1 when a promise is broken or there is no data."""
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"Không có dữ liệu ở {laws} (đặt PHOLUAT_DATA)", file=sys.stderr)
        return 1
    documents, broken = Counter[str](), Counter[str]()
    for folder, name, source in sources(laws, word_97="--doc" in arguments):
        documents[folder] += 1
        for fault in faults(json.loads(json.dumps(as_dict(name, parse_source(source))))):
            broken[folder] += 1
            print(f"{folder}/{name}: {fault}")
    for folder, count in documents.items():
        print(f"{folder:28} {count:4} văn bản, {broken[folder]:4} chỗ không giữ lời")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
