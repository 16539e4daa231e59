"""Một văn bản, năm dạng tệp: HTML của vbpl.vn qua LibreOffice thành .docx, .doc, .pdf, .txt, đọc lại và so với HTML.

.venv/bin/python benchmarks/formats.py [--documents 60] [--keep THƯ-MỤC] [--differences] [--json]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from _parsing_gold import stripped
from _real import rows

from pholuat.config.env import data_dir
from pholuat.lawtext.document import parse_file
from pholuat.lawtext.model import ParsedDocument, Provision
from pholuat.lawtext.readers import ReadError

FORMATS = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "pdf": "pdf:writer_pdf_Export",
    "txt": "txt:Text (encoded):UTF8",
}
FIELDS = ("number", "type", "issuer", "place", "date", "effective", "title", "signer")
BATCH = 10
BATCH_SECONDS = 900
HALVES = {True: "chẵn", False: "lẻ"}


@dataclass(frozen=True)
class Page:
    """One document of the national database."""

    doc: str
    digest: str
    markup: str

    @property
    def even(self) -> bool:
        """The half that rules are tuned on."""
        return int(self.digest, 16) % 2 == 0


@dataclass
class Score:
    """Provisions at the same address on both sides, those equal in every word, and those of one side only."""

    both: int = 0
    same_words: int = 0
    html_only: int = 0
    format_only: int = 0

    def figures(self) -> dict[str, float]:
        """Shares of 1, against the reading of the HTML."""
        return {
            "precision": round(self.both / (self.both + self.format_only or 1), 4),
            "recall": round(self.both / (self.both + self.html_only or 1), 4),
            "same_words": round(self.same_words / (self.both or 1), 4),
            "n": self.both + self.html_only,
        }


@dataclass(frozen=True)
class Difference:
    """What one side has and the other has not, or has in other words."""

    doc: str
    form: str
    what: str
    place: str
    html: str
    read: str


@dataclass
class Result:
    """All that was compared."""

    scores: dict[tuple[str, str, bool], Score] = field(default_factory=dict)
    fields: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def chosen(laws: Path, count: int) -> list[Page]:
    """As many documents of even as of odd sha1(number), in the order of that sum; one in six bears no marks."""
    unmarked = max(count // 6, 1)
    wanted = {"vbpl-structured.jsonl.xz": count - unmarked, "vbpl-unstructured.jsonl.xz": unmarked}
    found: list[Page] = []
    for name, number in wanted.items():
        pages = sorted(_pages(laws / name), key=lambda page: page.digest)
        for even in (True, False):
            found += [page for page in pages if page.even is even][: number // 2]
    return found


def _pages(path: Path) -> Iterator[Page]:
    for row in rows(path):
        digest = hashlib.sha1(row["number"].encode(), usedforsecurity=False).hexdigest()
        yield Page(row["doc"], digest, row["html"])


def convert(pages: list[Page], folder: Path) -> None:
    """Write each page as .html and let LibreOffice make what is missing of the other formats."""
    for page in pages:
        whole = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{stripped(page.markup)}</body></html>'
        (folder / f"{page.doc}.html").write_text(whole, encoding="utf-8")
    for ending, output in FORMATS.items():
        missing = [page.doc for page in pages if not (folder / f"{page.doc}.{ending}").is_file()]
        for start in range(0, len(missing), BATCH):
            print(f"{ending}: {start}/{len(missing)}", file=sys.stderr)
            _office(folder, missing[start : start + BATCH], output)


def _office(folder: Path, names: list[str], output: str) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FileNotFoundError("LibreOffice")
    with tempfile.TemporaryDirectory(prefix="pholuat-formats-") as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += ["--infilter=HTML (StarWriter)", "--convert-to", output, "--outdir", str(folder)]
        command += [str(folder / f"{name}.html") for name in names]
        subprocess.run(command, check=False, capture_output=True, timeout=BATCH_SECONDS)


def compare(pages: list[Page], folder: Path) -> Result:
    """Read every file and compare it with the HTML of its document."""
    result = Result()
    for page in pages:
        reference = parse_file(folder / f"{page.doc}.html")
        for form in FORMATS:
            try:
                document = parse_file(folder / f"{page.doc}.{form}")
            except ReadError as error:
                result.refused.append(f"{page.doc}.{form}: {error}")
                continue
            _provisions(result, page, form, reference, document)
            _fields(result, page, form, reference, document)
    return result


def _provisions(result: Result, page: Page, form: str, html: ParsedDocument, read: ParsedDocument) -> None:
    ours = {provision.eid: provision for provision in html.provisions}
    theirs = {provision.eid: provision for provision in read.provisions}
    for eid in {**ours, **theirs}:
        known, found = ours.get(eid), theirs.get(eid)
        kind = (known or found).kind.value  # type: ignore[union-attr]
        score = result.scores.setdefault((form, kind, page.even), Score())
        score.both += known is not None and found is not None
        score.html_only += found is None
        score.format_only += known is None
        shown = [_shown(known), _shown(found)]
        score.same_words += shown[0] == shown[1]
        if shown[0] != shown[1]:
            result.differences.append(Difference(page.doc, form, kind, eid, *shown))


def _fields(result: Result, page: Page, form: str, html: ParsedDocument, read: ParsedDocument) -> None:
    for name in FIELDS:
        known, found = (_squeezed(str(getattr(side.header, name) or "")) for side in (html, read))
        held = result.fields.setdefault((form, name), [0, 0])
        held[0] += known == found
        held[1] += 1
        if known != found:
            result.differences.append(Difference(page.doc, form, "header", name, known, found))


def _shown(provision: Provision | None) -> str:
    if provision is None:
        return ""
    return " | ".join(_squeezed(words) for words in (provision.num, provision.heading, provision.text))


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def print_tables(result: Result) -> None:
    """Provisions by format, kind and half; fields by format."""
    print(f"{'dạng':6}{'cấp':12}{'nửa':7}{'đúng':>8}{'đủ':>8}{'y lời':>8}{'n':>7}")
    for (form, kind, even), score in sorted(
        result.scores.items(), key=lambda row: (row[0][0], row[0][1], not row[0][2])
    ):
        row = score.figures()
        print(
            f"{form:6}{kind:12}{HALVES[even]:7}{row['precision']:8.4f}{row['recall']:8.4f}"
            f"{row['same_words']:8.4f}{row['n']:7}"
        )
    print(f"\n{'trường':12}" + "".join(f"{form:>9}" for form in FORMATS))
    for name in FIELDS:
        counts = [result.fields.get((form, name), [0, 0]) for form in FORMATS]
        print(f"{name:12}" + "".join(f"{same:>5}/{of:<3}" for same, of in counts))
    for line in result.refused:
        print("không đọc được:", line)


def print_differences(found: list[Difference]) -> None:
    """Every difference, shortened to where the two sides part."""
    for row in found:
        at = next((place for place, pair in enumerate(zip(row.html, row.read, strict=False)) if pair[0] != pair[1]), 0)
        start = max(at - 30, 0)
        print(f"{row.doc}.{row.form} {row.what} {row.place}")
        print(f"    html: {row.html[start : at + 90]!r}\n    {row.form:4}: {row.read[start : at + 90]!r}")
    print(Counter((row.form, row.what) for row in found).most_common())


def main(arguments: list[str]) -> int:
    """Run the comparison; 1 when the data or LibreOffice are not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=60, help="số văn bản")
    parser.add_argument("--keep", type=Path, help="thư mục giữ các tệp đã chuyển, dùng lại lần sau")
    parser.add_argument("--json", action="store_true", help="một đối tượng JSON")
    parser.add_argument("--differences", action="store_true", help="mọi chỗ khác nhau")
    options = parser.parse_args(arguments)
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"Không có dữ liệu ở {laws} (đặt PHOLUAT_DATA)", file=sys.stderr)
        return 1
    pages = chosen(laws, options.documents)
    with tempfile.TemporaryDirectory(prefix="pholuat-formats-") as passing:
        folder = options.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            convert(pages, folder)
        except FileNotFoundError:
            print("Cần LibreOffice để chuyển dạng tệp", file=sys.stderr)
            return 1
        result = compare(pages, folder)
    if options.json:
        scores = {f"{form}/{kind}/{HALVES[even]}": row.figures() for (form, kind, even), row in result.scores.items()}
        fields = {f"{form}/{name}": counts for (form, name), counts in result.fields.items()}
        differences = [asdict(row) for row in result.differences] if options.differences else []
        print(
            json.dumps(
                {"scores": scores, "fields": fields, "refused": result.refused, "differences": differences},
                ensure_ascii=False,
            )
        )
    elif options.differences:
        print_differences(result.differences)
    else:
        print_tables(result)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
