"""Cùng một văn bản ở nhiều nguồn (HTML, Pháp điển, DOCX, PDF, kho câu hỏi): cây điều, khoản, điểm có giống nhau không.

.venv/bin/python benchmarks/sources.py [--json] [--doc]

Documents are known as the same by their number; a corpus that gives only a name, by its name and the headings of its
articles. Two sources are compared in the articles that both have (a codification and a gazette leave some out), by the
eIds of articles, clauses and points; each difference is printed with the line of the source that has it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from _real import rows

from pholuat.config.env import data_dir
from pholuat.config.ready import setup_django
from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Kind, ParsedDocument, Source
from pholuat.lawtext.readers import ReadError
from pholuat.vietnamese.fold import fold, fold_number

FOLDERS = (
    "codes",
    "docx",
    "nd-30-2020",
    "pdf-text",
    "phap-dien",
    "vbpl-structured.jsonl.xz",
    "vbpl-unstructured.jsonl.xz",
)
COMPARED = (Kind.ARTICLE, Kind.CLAUSE, Kind.POINT)
SAME_HEADINGS = 0.8
SHOWN = 12


@dataclass(frozen=True)
class Reading:
    """One document as one source gives it: the words that stand at each eId."""

    source: str
    number: str
    name: str
    places: dict[str, str]
    headings: dict[str, str]


@dataclass(frozen=True)
class Compared:
    """Two readings of a document: places in both, in one alone, and articles that only one has."""

    document: str
    left: str
    right: str
    both: int
    left_only: dict[str, str]
    right_only: dict[str, str]
    articles_of_one: int


def main() -> int:
    """Prints a line for each pair of sources and its differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--doc", action="store_true", help="cả tệp .doc (chậm)")
    options = parser.parse_args()
    if not data_dir().is_dir():
        print(f"không có {data_dir()}: bỏ qua", file=sys.stderr)
        return 0
    setup_django()
    pairs = [
        compare(document, left, right)
        for document, readings in grouped(word_97=options.doc).items()
        for left, right in combinations(readings, 2)
    ]
    for pair in pairs:
        if options.json:
            print(json.dumps(pair.__dict__, ensure_ascii=False))
        else:
            tell(pair)
    alone = sum(len(pair.left_only) + len(pair.right_only) for pair in pairs)
    figures = {"pairs": len(pairs), "places": sum(pair.both for pair in pairs), "differences": alone}
    print(json.dumps(figures), file=sys.stderr)
    return 0


def grouped(*, word_97: bool) -> dict[str, list[Reading]]:
    """Documents that more than one source has."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in library(data_dir() / "laws", word_97=word_97):
        if reading.number and reading.places:
            found[reading.number].append(reading)
    for reading in corpora(data_dir() / "retrieval"):
        same = [key for key, held in found.items() if is_same(reading, held[0])]
        found[same[0] if same else reading.name].append(reading)
    return {key: readings for key, readings in sorted(found.items()) if len(readings) > 1}


def is_same(one: Reading, other: Reading) -> bool:
    """The same name, and nearly all articles of the shorter one under the same headings."""
    shared = one.headings.keys() & other.headings.keys()
    least = min(len(one.headings), len(other.headings))
    agree = sum(one.headings[eid] == other.headings[eid] for eid in shared)
    return one.name in (other.name, "") and least > 0 and agree >= SAME_HEADINGS * least


def library(laws: Path, *, word_97: bool) -> Iterator[Reading]:
    """What a load would read."""
    from pholuat.library.formats import files_in, records  # noqa: PLC0415  # Django stands only now

    for folder in FOLDERS:
        for path in files_in([laws / folder]):
            if path.suffix == ".doc" and not word_97:
                continue
            for record in records(path):
                try:
                    parsed = record.parse()
                except ReadError:
                    continue
                number = record.facts.number or parsed.header.number or ""
                title = record.facts.title or parsed.header.title or ""
                name = record.reference.rpartition("/")[2]
                yield reading(f"{folder.partition('.')[0]}:{name}", number, title, parsed)


def corpora(folder: Path) -> Iterator[Reading]:
    """The laws of the corpora of questions, put together again."""
    for corpus in ("alqac", "vlsp-lter"):
        laws: dict[str, list[str]] = defaultdict(list)
        for row in rows(folder / f"{corpus}-law.jsonl.xz"):
            laws[row["law_id"]].append(f"Điều {row['article_id']}. {row['text'].replace(chr(10) * 2, chr(10), 1)}")
        for law, articles in laws.items():
            yield reading(corpus, "", law, parse_source(Source("\n".join(articles))))


def reading(source: str, number: str, title: str, parsed: ParsedDocument) -> Reading:
    """The places of a document outside what is enclosed with it."""
    own = [each for each in parsed.provisions if each.kind in COMPARED and each.eid.startswith("art_")]
    places = {each.eid: f"{each.line}: {(each.heading or each.text)[:70]}" for each in own}
    headings = {each.eid: fold(each.heading) for each in own if each.kind is Kind.ARTICLE}
    plain = re.sub(r"^(bo )?luat |\s\d{4}$", "", fold(title)).strip()
    return Reading(source, fold_number(number), plain, places, headings)


def compare(document: str, left: Reading, right: Reading) -> Compared:
    """In the articles that both have."""
    here, there = ({eid.split("__")[0] for eid in each.places} for each in (left, right))
    shared = here & there
    first, second = (
        {eid: words for eid, words in each.places.items() if eid.split("__")[0] in shared} for each in (left, right)
    )
    return Compared(
        document=document,
        left=left.source,
        right=right.source,
        both=len(first.keys() & second.keys()),
        left_only={eid: first[eid] for eid in first if eid not in second},
        right_only={eid: second[eid] for eid in second if eid not in first},
        articles_of_one=len(here ^ there),
    )


def tell(pair: Compared) -> None:
    """For people."""
    alone = len(pair.left_only) + len(pair.right_only)
    print(f"{pair.document}: {pair.left} / {pair.right}: {pair.both} chỗ chung, {alone} khác,", end=" ")
    print(f"{pair.articles_of_one} điều chỉ một bên có")
    for mark, only in (("<", pair.left_only), (">", pair.right_only)):
        for eid, words in list(only.items())[:SHOWN]:
            print(f"    {mark} {eid}  dòng {words}")


if __name__ == "__main__":
    sys.exit(main())
