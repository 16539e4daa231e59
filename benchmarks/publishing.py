"""Đăng bộ luật lớn nhất và cả kho văn bản: giây, số câu lệnh tới cơ sở dữ liệu, văn bản mỗi giây.

.venv/bin/python benchmarks/publishing.py [--all]

Runs in a database of its own beside the one of this installation, which is dropped at the end. The statements of a
short law and of the largest code are counted; they must be as many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pholuat.config import ready
from pholuat.config.env import data_dir

ready.setup_django()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from pholuat.lawtext.document import parse_source  # noqa: E402
from pholuat.lawtext.model import Kind, ParsedDocument, Source  # noqa: E402
from pholuat.library import queries  # noqa: E402
from pholuat.library.enums import Existing, Origin  # noqa: E402
from pholuat.library.formats import Record, files_in, records  # noqa: E402
from pholuat.library.services import loading, publish  # noqa: E402
from pholuat.people.services import command_line  # noqa: E402

SHORT = (
    "QUỐC HỘI\nLuật số: 1/2020/QH14\nHà Nội, ngày 01 tháng 02 năm 2020\nLUẬT\nTHỬ\nĐiều 1. Một\nTheo Điều 2 Luật này.\n"
)
ROUNDS = 3


def main() -> int:
    """Prints one line of JSON; 1 when the statements grow with the law."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="nạp thêm mọi tệp vbpl và pháp điển, đo văn bản mỗi giây")
    options = parser.parse_args()
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"không có dữ liệu ở {laws}; đặt PHOLUAT_DATA", file=sys.stderr)
        return 0
    settings.FILES_DIR = settings.FILES_DIR.with_name("files-of-a-benchmark")
    with ready.database():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
        try:
            return measure(laws, everything=options.all)
        finally:
            teardown_databases(made, verbosity=0)


def measure(laws: Path, *, everything: bool) -> int:
    """The largest code, read back; then all."""
    code = max((record.parse() for record in _records(laws / "codes")), key=_articles)
    few, _ = _published(parse_source(Source(SHORT)))
    runs = [_published(code) for _ in range(ROUNDS)]
    many, seconds = runs[0][0], min(run[1] for run in runs)
    publish(code, by=command_line(), now=timezone.now(), origin=Origin.BULK)
    document = queries.documents(dt.date(2024, 1, 1)).get(number=code.header.number)
    figures: dict[str, object] = {
        "code": code.header.number,
        "articles": _articles(code),
        "provisions": len(code.provisions),
        "citations": len(code.citations),
        "publish_seconds": round(seconds, 2),
        "publish_statements": many,
        "publish_statements_short_law": few,
        "reading": _asked(lambda: queries.reading(document, dt.date(2024, 1, 1))),
        "article": _asked(lambda: queries.article(document, "art_5", dt.date(2024, 1, 1))),
    }
    if everything:
        figures["load"] = _load(laws)
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return int(few != many)


def _records(*places: Path) -> Iterator[Record]:
    for path in files_in(list(places)):
        yield from records(path)


def _articles(document: ParsedDocument) -> int:
    return sum(each.kind is Kind.ARTICLE for each in document.provisions)


def _published(parsed: ParsedDocument) -> tuple[int, float]:
    """Statements and seconds of publishing; the document is taken away again."""
    account = command_line()
    with CaptureQueriesContext(connection) as captured:
        start = time.perf_counter()
        done = publish(parsed, by=account, now=timezone.now(), origin=Origin.BULK)
        seconds = time.perf_counter() - start
    done.document.delete()
    return len(captured), seconds


def _asked(question: Callable[[], object]) -> dict[str, float]:
    question()
    with CaptureQueriesContext(connection) as captured:
        start = time.perf_counter()
        question()
        seconds = time.perf_counter() - start
    return {"seconds": round(seconds, 3), "statements": len(captured)}


def _load(laws: Path) -> dict[str, object]:
    account, start = command_line(), time.perf_counter()
    run, _ = loading.begin(["benchmark"], Existing.SKIP, by=account, now=timezone.now())
    outcomes: dict[str, int] = {}
    files = [laws / "phap-dien", laws / "vbpl-structured.jsonl.xz", laws / "vbpl-unstructured.jsonl.xz"]
    for record in _records(*files):
        told = loading.load_one(run, record, Existing.SKIP, by=account, now=timezone.now())
        outcomes[told.outcome.value] = outcomes.get(told.outcome.value, 0) + 1
    seconds = time.perf_counter() - start
    count = sum(outcomes.values())
    return {
        "documents": count,
        "outcomes": outcomes,
        "seconds": round(seconds, 1),
        "each_second": round(count / seconds, 1),
    }


if __name__ == "__main__":
    raise SystemExit(main())
