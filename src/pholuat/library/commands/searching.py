"""`pholuat search`: the answer of the search page, in the terminal or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from django.utils import timezone

from pholuat.library.enums import State
from pholuat.library.search import service
from pholuat.library.search.results import Hit, Results
from pholuat.vietnamese.dates import read_date


def _day(text: str) -> dt.date:
    day = read_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"không phải ngày: {text!r} (viết 14/09/2021)")
    return day


def search_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("query", metavar="LỜI", help="lời cần tìm, có dấu hay không dấu, hoặc số, ký hiệu văn bản")
    parser.add_argument("--day", type=_day, metavar="NGÀY", help="tìm như ở ngày này (mặc định: hôm nay)")
    parser.add_argument("--page", type=int, default=1, metavar="SỐ", help="trang thứ mấy")
    parser.add_argument("--json", action="store_true", help="in một dòng JSON")
    parser.add_argument("--explain", action="store_true", help="in cả cách hiểu câu hỏi và các bước tìm")


def _line(hit: Hit) -> str:
    place = ". ".join(part for part in (hit.address_words, hit.heading) if part)
    head = " · ".join(part for part in (place, hit.number, hit.title, str(State(hit.state).label)) if part)
    shown = "".join(text for text, _ in hit.snippet)
    return "\n".join(part for part in (head, f"    {shown}" if shown else "", f"    {hit.url}") if part)


def _print_for_people(results: Results, *, explain: bool) -> None:
    if explain:
        for step in results.plan.steps:
            print(f"bước {step.kind}: {' '.join(step.terms)}")
    print(f"{results.total} kết quả, trang {results.page}/{results.pages}")
    for hit in (*([results.best] if results.best else []), *results.documents, *results.hits):
        print(_line(hit))


def search(options: argparse.Namespace) -> int:
    """Prints the results; 0 also when there are none, for an empty answer is an answer."""
    results = service.search(options.query, on=options.day or timezone.localdate(), page=options.page)
    if options.json:
        print(json.dumps(results.as_dict(), ensure_ascii=False, separators=(",", ":")))
    else:
        _print_for_people(results, explain=options.explain)
    return 0
