"""`pholuat search`: the answer of the search page, in the terminal or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from django.utils import timezone

from pholuat.library.enums import State
from pholuat.library.search import service
from pholuat.library.search.analysis import clean
from pholuat.library.search.reasons import Reasons, reasons
from pholuat.library.search.results import Hit, Results
from pholuat.vietnamese.dates import read_date

# So many results of a page are explained.
EXPLAINED = 5


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
    parser.add_argument("--literal", action="store_true", help="tìm đúng chữ đã gõ, không sửa lỗi, không thay từ")
    parser.add_argument(
        "--explain", action="store_true", help="in cả cách hiểu, các bước tìm và điểm của mỗi kết quả đầu"
    )


def _line(hit: Hit) -> str:
    place = ". ".join(part for part in (hit.address_words, hit.heading) if part)
    head = " · ".join(part for part in (place, hit.number, hit.title, str(State(hit.state).label)) if part)
    shown = " ".join("".join(text for text, _ in hit.snippet).split())
    return "\n".join(part for part in (head, f"    {shown}" if shown else "", f"    {hit.url}") if part)


def _explained(results: Results) -> list[Reasons]:
    found = (reasons(results.plan, hit.place) for hit in results.ordered[:EXPLAINED])
    return [each for each in found if each is not None]


def _print_plan(results: Results) -> None:
    plan = results.plan
    for change in plan.question.changes:
        print(f"{change.kind}: {change.typed} -> {change.meant}")
    for name, wishes in (("nhận", plan.granted), ("bỏ qua", plan.dropped)):
        for wish in wishes:
            print(f"{name} {wish.kind}: {wish.words}")
    for step in plan.steps:
        print(f"bước {step.kind}: {' '.join(step.terms)}")


def _print_reasons(why: Reasons) -> None:
    print(
        f"    điểm {why.score:.2f}, thứ {why.place} trong {why.of} điều gần nhất" if why.of else "    không tính điểm"
    )
    for each in (measure for measure in why.measures if measure.points):
        print(f"    {each.points:+8.2f} = {each.value:.2f} × {each.weight:+.2f}  {each.label} ({each.name})")


def _print_for_people(results: Results, *, explain: bool) -> None:
    if explain:
        _print_plan(results)
    print(f"{results.total} kết quả, trang {results.page}/{results.pages}")
    explained = {each.hit.place: each for each in _explained(results)} if explain else {}
    for hit in results.ordered:
        print(_line(hit))
        if hit.place in explained:
            _print_reasons(explained[hit.place])


def search(options: argparse.Namespace) -> int:
    """Prints the results; 0 also when there are none, for an empty answer is an answer."""
    on = options.day or timezone.localdate()
    results = service.search(clean(options.query), on=on, page=options.page, literal=options.literal)
    if options.json:
        answer = results.as_dict()
        if options.explain:
            answer["why"] = [each.as_dict() for each in _explained(results)]
        print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    else:
        _print_for_people(results, explain=options.explain)
    return 0
