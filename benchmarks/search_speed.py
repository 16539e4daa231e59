"""Search: how fast the whole service answers, at 10k, 100k and 1M provisions, by kind of question.

A library is grown (`_grown`) into a database and an index of its own; each question is put to `search()` itself, warm,
one at a time, plain, with a filter, and as of a day with a filter; then by 50 at a time. Kept out: the passage vectors
of the fallback, which the index never asks for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

from _grown import Grown, grow, real_articles
from _retrieval_data import questions
from _site import house
from django.core.management import call_command
from django.db import connection

from pholuat.config.env import data_dir
from pholuat.vietnamese.fold import fold, fold_number

SIZES = (10_000, 100_000, 1_000_000)
DAY = dt.date(2021, 9, 14)
EACH = 120
AT_ONCE = 50
DOCUMENT = (
    *("id", "slug", "number", "number_key", "type", "title", "title_key", "issuer", "issuer_slug", "below_centre"),
    *("issued", "signer", "place", "validity_note", "text", "blocks", "warnings", "source", "origin", "published_at"),
    *("published_by_id", "sort_key", "words", "effective", "effective_parts", "mends_wait", "derived"),
)
PASSAGE = ("id", "period", "state", "eid", "kind", "num", "heading", "body", '"order"', "document_id", "provision_id")
NOTATION = {"Luật": "QH14", "Nghị định": "NĐ-CP", "Thông tư": "TT-BTP", "Quyết định": "QĐ-UBND"}


def _number(each: Grown) -> str:
    return f"{each.group + 1}/{each.year}/{NOTATION[each.type]}"


def _document(each: Grown, publisher: int) -> tuple[Any, ...]:
    from pholuat.library.search.lexemes import vector  # noqa: PLC0415 - Django is set up by then

    number, issued = _number(each), dt.date.fromordinal(each.since)
    words = vector([(f"{each.type} {each.title}", "A"), (number, "B"), (each.issuer, "C")])
    now = dt.datetime.now(dt.UTC)
    return (
        *(each.group + 1, f"v{each.group}", number, fold_number(number), each.type, each.title, each.title.lower()),
        *(each.issuer, each.issuer, False, issued, "", "", "", "", "[]", "[]", "", "bulk", now, publisher, each.title),
        *(words, issued, "[]", False, uuid.uuid4()),
    )


def _passage(each: Grown) -> tuple[Any, ...]:
    upper = "" if each.until >= dt.date.max.toordinal() else dt.date.fromordinal(each.until).isoformat()
    period = f"[{dt.date.fromordinal(each.since)},{upper})"
    eid, own = f"art_{each.num}", each.id + 1
    return (
        *(own, period, "in_force", eid, "article", each.num, each.heading, each.body, int(each.num)),
        *(each.group + 1, own),
    )


def _copy(cursor: Any, table: str, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _fill(cursor: Any, library: Callable[[], Iterator[Grown]], publisher: int) -> None:
    """Documents, their states, provisions and passages; what only the fallback and other pages ask for is left out."""
    cursor.execute("ALTER TABLE library_passage DROP CONSTRAINT one_passage_of_a_provision_at_a_time")
    cursor.execute("DROP INDEX passage_words")
    cursor.execute("ALTER TABLE library_passage ALTER words SET DEFAULT ''")
    firsts = (next(group) for _, group in groupby(library(), key=lambda each: each.group))
    _copy(cursor, "library_document", DOCUMENT, (_document(each, publisher) for each in firsts))
    cursor.execute(
        "INSERT INTO library_statespan (document_id, period, state, reason)"
        " SELECT id, daterange(NULL, NULL), 'in_force', '' FROM library_document"
    )
    _copy(cursor, "library_provision", ("id", "document_id"), ((each.id + 1, each.group + 1) for each in library()))
    _copy(cursor, "library_passage", PASSAGE, map(_passage, library()))
    cursor.execute("ANALYZE")


def _kinds(library: Sequence[Grown]) -> dict[str, list[str]]:
    """Numbers and addresses, a few plain words, whole questions; a third of each without accents."""
    dice = random.Random(7)
    long = [each.text for each in questions(data_dir() / "retrieval" / "alqac-questions.dev.jsonl", [], folded=False)]
    long = [text for text in long if 15 <= len(text.split()) <= 40][:EACH]
    numbers = [_number(each) for each in dice.sample(library, EACH)]
    addressed = [
        f"khoản 1 điều {dice.randrange(1, 40)} {number}" if place % 2 else number
        for place, number in enumerate(numbers)
    ]
    short = []
    for text in long:
        words = text.split()
        count = dice.randrange(2, 5)
        start = dice.randrange(len(words) - count)
        short.append(" ".join(words[start : start + count]))
    kinds = {"số, địa chỉ": addressed, "2-4 chữ": short, "cả câu": long}
    return {
        name: [fold(text) if place % 3 == 0 else text for place, text in enumerate(texts)]
        for name, texts in kinds.items()
    }


def _times(search: Callable[..., Any], texts: Sequence[str], **how: Any) -> str:
    for text in texts:
        search(text, **how)
    took = []
    for text in texts:
        start = time.perf_counter()
        search(text, **how)
        took.append(1000 * (time.perf_counter() - start))
    return f"{statistics.median(took):7.1f} {statistics.quantiles(took, n=20)[18]:7.1f}"


def _at_once(search: Callable[..., Any], texts: Sequence[str]) -> str:
    """Answers a second and the slowest of a hundred, AT_ONCE asking at a time."""
    took: list[float] = []

    def ask(text: str) -> None:
        start = time.perf_counter()
        search(text, on=DAY)
        took.append(1000 * (time.perf_counter() - start))
        connection.close()

    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(ask, list(texts) * 3))
    rate = len(took) / (time.perf_counter() - start)
    return f"{rate:6.1f}/s, p99 {statistics.quantiles(took, n=100)[98]:.0f} ms"


def _build(size: int, real: Sequence[Any]) -> None:
    """The library and its index, with what they cost."""
    from pholuat.library.search import node  # noqa: PLC0415 - Django is set up by then
    from pholuat.people.models import Account  # noqa: PLC0415

    start = time.perf_counter()
    if not Account.objects.exists():
        account = Account.objects.create_user("do@thu.vn", name="Đo")
        with connection.cursor() as cursor:
            _fill(cursor, lambda: grow(real, size), account.pk)
    filled = time.perf_counter() - start
    start = time.perf_counter()
    node.rebuild()
    took = time.perf_counter() - start
    bytes_ = sum(path.stat().st_size for path in node.folder().iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{size:>9} điều: nạp {filled:.0f} s, lập chỉ mục {took:.0f} s, {bytes_ >> 20} MB, bộ nhớ {peak} MB", flush=True
    )


def measure(size: int, real: Sequence[Any]) -> None:
    """One library of `size` provisions: all kinds of questions."""
    from pholuat.library.search import node, results  # noqa: PLC0415 - Django is set up by then
    from pholuat.library.search.service import search  # noqa: PLC0415

    if node.current() is None:
        _build(size, real)
    sample = list(grow(real, min(size, 5_000)))
    narrow = results.Filters(types=("Luật",))
    held = results.Filters(types=("Luật",), states=("in_force",))
    for name, texts in _kinds(sample).items():
        plain = _times(search, texts, on=DAY)
        filtered = _times(search, texts, on=DAY, filters=narrow)
        dated = _times(search, texts, on=dt.date(2015, 1, 1), filters=held)
        print(f"  {name:12} {plain} | lọc {filtered} | lọc, ngày {dated} | {_at_once(search, texts)}", flush=True)


def main() -> int:
    """The sizes asked for, each in a database and a home of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SỐ_ĐIỀU")
    parser.add_argument("--keep", type=Path, metavar="THƯ_MỤC", help="giữ thư viện và chỉ mục để đo lại (một cỡ)")
    options = parser.parse_args()
    if options.keep and len(options.sizes) > 1:
        parser.error("--keep chỉ dùng với một cỡ")
    if not data_dir().is_dir():
        print(f"không có {data_dir()}: bỏ qua", file=sys.stderr)
        return 0
    print("mili giây: trung vị, p95, từng câu một; rồi 50 người cùng hỏi", flush=True)
    if len(options.sizes) > 1:
        for size in options.sizes:
            subprocess.run([sys.executable, __file__, str(size)], check=True)
        return 0
    with house(options.keep):
        call_command("migrate", verbosity=0)
        measure(options.sizes[0], real_articles(data_dir()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
