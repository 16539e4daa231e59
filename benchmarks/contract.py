"""Lời hứa của `pholuat parse --json` trên mọi văn bản thật: mỗi chỗ không giữ một dòng, cuối cùng là số đếm.

.venv/bin/python benchmarks/contract.py [--doc]      --doc: đọc cả các tệp .doc (LibreOffice, vài giây một tệp)
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from _real import codes, codified, rows

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
        for record in rows(laws / name):
            yield name, record["doc"], read_bytes(record["html"].encode(), f"{record['doc']}.html")
    for path, code in codes(laws):
        yield "codes", path.name, Source(code["raw_text"])
    for path in sorted((laws / "phap-dien").glob("*.jsonl")):
        for articles in codified(path).values():
            yield "phap-dien", path.name, Source("\n".join(articles.values()))
    for folder in FOLDERS:
        for path in sorted((laws / folder).iterdir()):
            if path.suffix == ".doc" and not word_97:
                continue
            try:
                yield folder.removeprefix("../"), path.name, read(path)
            except ReadError as error:
                print(f"{folder}/{path.name}: {error.code}", file=sys.stderr)


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
