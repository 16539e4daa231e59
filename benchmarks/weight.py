"""Điện thoại tải gì khi mở một trang lần đầu: từng tệp, bao nhiêu byte qua mạng, bao nhiêu tới lúc màn đầu đã vẽ xong.

.venv/bin/python benchmarks/weight.py [--url http://localhost:8000] [--json]

Bytes are those that chromium itself counts on the wire (CDP `encodedDataLength`, with headers), on slow 4G with a
window of 360 by 740, each page in a new profile, with Brotli (https, localhost) and without (plain http). `till view`
are the bytes of each file that had come when the largest paint was done; `shift` is the sum of all layout shifts.
Without --url a site of its own is made with the Penal Code and the law and decree on mediation.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from _browser import HEIGHT, SLOW_4G, WATCH, WIDTH, browser
from _site import site

from pholuat.config.env import data_dir

FILES = ("codes/bo-luat-hinh-su-2015.json.gz", "phap-dien/hoa-giai-o-co-so.jsonl")
PAGES = {
    "bộ luật": "/van-ban/100-2015-qh13/",
    "nghị định ngắn": "/van-ban/15-2014-nd-cp/",
    "một điều": "/van-ban/100-2015-qh13/dieu-173/",
    "tìm": "/tim-kiem/?q=trom+cap+tai+san",
    "trang đầu": "/",
}
ENCODINGS = {"br": "gzip, br", "gzip": "gzip"}


@dataclass
class Loaded:
    """A file: what it is, and when how many bytes of it came (seconds of the browser's clock)."""

    address: str
    kind: str = ""
    pieces: list[tuple[float, int]] = field(default_factory=list)
    total: int = 0

    def till(self, moment: float) -> int:
        """Bytes that had come by then: the browser tells pieces unpacked, so the share of them."""
        whole = sum(size for _at, size in self.pieces) or 1
        return round(self.total * sum(size for at, size in self.pieces if at <= moment) / whole)


@dataclass
class Visit:
    """Everything that one page made the browser load."""

    files: dict[str, Loaded] = field(default_factory=dict)
    begun: float = 0.0

    def asked(self, event: dict[str, Any]) -> None:
        self.begun = self.begun or event["timestamp"]
        self.files[event["requestId"]] = Loaded(event["request"]["url"], event.get("type", ""))

    def came(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.files:
            self.files[event["requestId"]].pieces.append((event["timestamp"], int(event["dataLength"])))

    def ended(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.files:
            self.files[event["requestId"]].total = int(event["encodedDataLength"])


def visit(opened: Any, address: str, accepted: str) -> dict[str, Any]:
    """Opens a page in a new profile; its files, the time of its largest paint in ms, its shift."""
    context = opened.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
    page, seen = context.new_page(), Visit()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": accepted}})
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    for name, work in (("requestWillBeSent", seen.asked), ("dataReceived", seen.came), ("loadingFinished", seen.ended)):
        wire.on(f"Network.{name}", work)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    told = page.evaluate("told")
    context.close()
    view = seen.begun + told["lcp"] / 1000
    rows = [
        {"file": each.address, "kind": each.kind, "bytes": each.total, "till_view": each.till(view)}
        for each in seen.files.values()
        if not each.address.startswith("data:")
    ]
    return {"files": rows, "largest_ms": round(told["lcp"]), "shift": round(told["cls"], 4)}


def figures(base: str) -> Iterator[dict[str, Any]]:
    """Each page with each encoding; asked once before, so that what is kept is kept."""
    with browser() as opened:
        for name, path in PAGES.items():
            for encoding, accepted in ENCODINGS.items():
                visit(opened, base + path, accepted)
                time.sleep(2)  # the worker packs the page tighter meanwhile
                yield {"page": name, "encoding": encoding} | visit(opened, base + path, accepted)


def _print(figure: dict[str, Any]) -> None:
    files = figure["files"]
    print(f"\n{figure['page']}, {figure['encoding']}: vẽ xong {figure['largest_ms']} ms, xê dịch {figure['shift']}")
    print(f"{'byte':>9} {'tới màn đầu':>12}  tệp")
    for each in sorted(files, key=lambda each: -int(each["bytes"])):
        print(f"{each['bytes']:9,} {each['till_view']:12,}  {each['file'].split('/', 3)[-1][:80] or '/'}")
    total, view = (sum(each[name] for each in files) for name in ("bytes", "till_view"))
    print(f"{total:9,} {view:12,}  cộng, {len(files)} tệp", flush=True)


def main() -> int:
    """Prints a table a page and encoding, or a line of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.url:
        return _report(options.url, as_json=options.json)
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"không có dữ liệu ở {laws}; đặt PHOLUAT_DATA", file=sys.stderr)
        return 0
    with site() as here:
        here.run("load", "--existing", "skip", "--json", *[laws / name for name in FILES])
        return _report(f"http://localhost:{here.port}", as_json=options.json)


def _report(base: str, *, as_json: bool) -> int:
    for figure in figures(base.rstrip("/")):
        if as_json:
            print(json.dumps(figure, ensure_ascii=False), flush=True)
        else:
            _print(figure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
