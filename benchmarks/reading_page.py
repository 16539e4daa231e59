"""Trang đọc bộ luật, nghị định ngắn, một điều: cân nặng, vẽ trên máy yếu, tải lớn, bên một trang Wagtail trần.

.venv/bin/python benchmarks/reading_page.py [--readers 1 16 50] [--seconds 4] [--rounds 2] [--no-browser] [--json]

A site in a house of its own and a bare Wagtail (benchmarks/wagtail_page, the same texts as rich text, the same
PostgreSQL, server and number of processes) are asked in turn, A B A B, by the same readers on the same machine. The
readers share its processors with both. Wagtail sends its page unpacked, as it comes; ours is packed.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from _browser import browser, paints
from _load import Told, ask, load
from _site import Site, site
from _wagtail import bare_wagtail

from pholuat.config.env import data_dir

FILES = ("codes/bo-luat-hinh-su-2015.json.gz", "phap-dien/hoa-giai-o-co-so.jsonl")
PAGES = {"bộ luật": "100-2015-qh13", "nghị định ngắn": "15-2014-nd-cp", "một điều": "100-2015-qh13/dieu-173"}
WORKERS, WARM_SECONDS, VISITS = 2, 1.5, 3


def main() -> int:
    """Prints one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, nargs="*", default=[1, 16, 50])
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"không có dữ liệu ở {laws}; đặt PHOLUAT_DATA", file=sys.stderr)
        return 0
    with site(workers=WORKERS) as here:
        here.run("load", "--existing", "skip", "--json", *[laws / name for name in FILES])
        with bare_wagtail(os.environ["DATABASE_URL"], _texts(), workers=WORKERS) as port:
            for figure in _figures(here, port, options):
                print(json.dumps(figure, ensure_ascii=False) if options.json else _line(figure), flush=True)
    return 0


def _figures(here: Site, wagtail: int, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    yield from _answers(here, wagtail)
    if not options.no_browser:
        with browser() as opened:
            for name, (ours, theirs) in _addresses().items():
                for whose, port, path in (("phổ luật", here.port, ours), ("wagtail", wagtail, theirs)):
                    address = f"http://localhost:{port}{path}"
                    yield {"page": name, "site": whose, "kind": "paint"} | paints(opened, address, runs=VISITS)
    for readers in options.readers:
        for name, paths in _addresses().items():
            yield from _side_by_side(name, (here.port, wagtail), paths, readers, options)


def _answers(here: Site, wagtail: int) -> Iterator[dict[str, Any]]:
    """Each page once it is warm: its weight, and what a reader gets who has it already."""
    for name, (ours, theirs) in _addresses().items():
        for whose, port, path in (("phổ luật", here.port, ours), ("wagtail", wagtail, theirs)):
            load(port, path, readers=1, seconds=WARM_SECONDS)
            state, headers, size = ask(port, path)
            etag = headers.get("etag", "")
            again = ask(port, path, {"If-None-Match": etag})[0] if etag else 0
            yield {
                "page": name,
                "site": whose,
                "kind": "answer",
                "state": state,
                "encoding": headers.get("content-encoding", ""),
                "kilobytes": round(size / 1024, 1),
                "again": again,
            }


def _side_by_side(
    name: str, ports: tuple[int, int], paths: tuple[str, str], readers: int, options: argparse.Namespace
) -> Iterator[dict[str, Any]]:
    told = (Told(), Told())
    for _ in range(options.rounds):
        for sum_, port, path in zip(told, ports, paths, strict=True):
            sum_.add(load(port, path, readers=readers, seconds=options.seconds))
    for whose, sum_ in zip(("phổ luật", "wagtail"), told, strict=True):
        yield {"page": name, "site": whose, "kind": "load", "readers": readers} | sum_.figures()


def _addresses() -> dict[str, tuple[str, str]]:
    return {name: (f"/van-ban/{place}/", f"/{place.replace('/', '-')}/") for name, place in PAGES.items()}


def _texts() -> dict[str, tuple[str, str]]:
    """The same words for Wagtail, by the slug of its page: a paragraph a line, the name of an article as a heading."""
    from pholuat.library.models import Document, Passage  # noqa: PLC0415 - Django is set up by then

    found = {}
    for place in PAGES.values():
        slug, _slash, article = place.partition("/")
        document = Document.objects.get(slug=slug)
        words = document.text
        if article:
            passage = Passage.objects.filter(document=document, kind="article", num=article.rpartition("-")[2])[0]
            words = f"Điều {passage.num}. {passage.heading}\n{passage.body}"
        found[place.replace("/", "-")] = (document.title, "".join(_rich(words)))
    return found


def _rich(words: str) -> Iterator[str]:
    for line in filter(None, map(str.strip, words.split("\n"))):
        tag = "h3" if re.match(r"Điều \d", line) else "p"
        yield f"<{tag}>{html.escape(line)}</{tag}>"


def _line(figure: dict[str, Any]) -> str:
    rest = (f"{name}={value}" for name, value in figure.items() if name not in ("page", "site", "kind"))
    return f"{figure['kind']:7}{figure['page']:16}{figure['site']:10}{'  '.join(rest)}"


if __name__ == "__main__":
    sys.exit(main())
