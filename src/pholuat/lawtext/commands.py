"""`pholuat parse FILE… [--json]`: what a document is made of, for people or for programs."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pholuat.lawtext.document import parse_file
from pholuat.lawtext.each_file import each_file, print_json
from pholuat.lawtext.model import Kind, ParsedDocument
from pholuat.lawtext.serial import as_dict
from pholuat.vietnamese.dates import write_short_date

WORDS = {
    Kind.PART: "Phần",
    Kind.CHAPTER: "Chương",
    Kind.SECTION: "Mục",
    Kind.SUBSECTION: "Tiểu mục",
    Kind.ARTICLE: "Điều",
    Kind.CLAUSE: "khoản",
    Kind.POINT: "điểm",
    Kind.ANNEX: "Phụ lục",
}
COUNTED = (Kind.CLAUSE, Kind.POINT)
WARNINGS_SHOWN = 20
UNKNOWN = "chưa rõ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command."""
    parser.add_argument("files", nargs="+", metavar="TỆP", help="txt, html, docx, doc, pdf; cũng đọc được .gz và .xz")
    parser.add_argument("--json", action="store_true", help="in mỗi tệp một dòng JSON")


def run(args: argparse.Namespace) -> int:
    """Reads each file and prints it; 1 when a file could not be read, the others are printed all the same."""

    def tell(path: Path, name: str) -> None:
        document = parse_file(path)
        if args.json:
            print_json(as_dict(name, document))
        else:
            print("\n".join(summary(name, document)))

    return each_file(args.files, tell, as_json=args.json)


def summary(name: str, document: ParsedDocument) -> Iterator[str]:
    """The document for a person: header, outline, what is doubtful."""
    header = document.header
    yield f"{name}"
    yield f"  {header.title or 'Không rõ tên văn bản'}"
    yield f"  Số: {header.number or UNKNOWN} · Loại: {header.type or UNKNOWN} · Cơ quan: {header.issuer or UNKNOWN}"
    days = [UNKNOWN if day is None else write_short_date(day) for day in (header.date, header.effective)]
    yield f"  Ban hành: {days[0]} · Có hiệu lực: {days[1]} · Người ký: {header.signer or UNKNOWN}"
    counts = Counter(provision.kind for provision in document.provisions)
    shown = [f"{counts[kind]} {word.lower()}" for kind, word in WORDS.items() if counts[kind]]
    yield f"  {', '.join([*shown, f'{len(document.citations)} chỗ trích dẫn'])}"
    yield from _outline(document)
    if document.warnings:
        yield f"  {len(document.warnings)} chỗ cần xem lại:"
        for warning in document.warnings[:WARNINGS_SHOWN]:
            yield f"    dòng {warning.line}: {warning.message}"
        if len(document.warnings) > WARNINGS_SHOWN:
            yield f"    … và {len(document.warnings) - WARNINGS_SHOWN} chỗ nữa (xem bằng --json)"
    yield ""


def _outline(document: ParsedDocument) -> Iterator[str]:
    depth = {"": 1}
    for provision in document.provisions:
        depth[provision.eid] = depth.get(provision.parent, 1) + 1
        if provision.kind not in COUNTED:
            label = f"{WORDS[provision.kind]} {provision.num}".strip()
            heading = " ".join(provision.heading.split())
            yield "  " * depth[provision.eid] + (f"{label}. {heading}" if heading else label)
