"""`pholuat search`: what the search page answers, for people and for scripts."""

from __future__ import annotations

import argparse
import json
import sys

from django.utils import timezone

from pholuat.library import search as searching
from pholuat.library.enums import State


def search_arguments(parser: argparse.ArgumentParser) -> None:
    """A question, a page, the form of the answer."""
    parser.add_argument(
        "query", metavar="CÂU HỎI", help="từ, số ký hiệu, hoặc “điều 5 luật ...”; gõ không dấu cũng được"
    )
    parser.add_argument("--page", type=int, default=1, metavar="N", help="trang kết quả")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    parser.add_argument("--explain", action="store_true", help="kèm cách hệ thống hiểu câu hỏi")


def search(options: argparse.Namespace) -> int:
    """Prints the answer; 0 also when nothing was found."""
    found = searching.search(options.query, on=timezone.localdate(), page=max(options.page, 1))
    answer = found.as_dict(explain=options.json or options.explain)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=str))
        return 0
    if options.explain:
        print(json.dumps(answer["plan"], ensure_ascii=False, indent=2, default=str), file=sys.stderr)
    print(f"{answer['total']} kết quả")
    for row in answer["results"]:
        name = f"{row['number']} {row['title']}".strip()
        print(f"\n{name}\n  {row['heading'] or row['snippet']}\n  {State(row['state']).label} · {row['url']}")
    return 0
