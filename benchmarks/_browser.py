"""How a page comes up in a browser on a slow phone: Lighthouse's "slow 4G", a processor four times slower."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, sync_playwright

# 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER, WIDTH, HEIGHT = 4, 360, 740
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = """
window.told = {lcp: 0, cls: 0};
new PerformanceObserver(list => { for (const each of list.getEntries()) told.lcp = each.startTime })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) told.cls += each.value })
  .observe({type: "layout-shift", buffered: true});
"""
READ = """() => ({...told, first_byte: performance.getEntriesByType("navigation")[0].responseStart,
  fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0})"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def paints(opened: Browser, address: str, *, runs: int) -> dict[str, float]:
    """The medians of so many first visits: requests, kilobytes on the wire, milliseconds, shift of the layout."""
    seen = [_visit(opened, address) for _ in range(runs)]
    return {name: round(statistics.median(each[name] for each in seen), 3) for name in seen[0]}


def _visit(opened: Browser, address: str) -> dict[str, float]:
    context = opened.new_context(viewport={"width": WIDTH, "height": HEIGHT}, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(WATCH)
    wire = context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(1500)
    told: dict[str, Any] = page.evaluate(READ)
    context.close()
    return {
        "requests": len(sizes),
        "kilobytes": round(sum(sizes) / 1024, 1),
        "first_byte_ms": round(told["first_byte"]),
        "fcp_ms": round(told["fcp"]),
        "lcp_ms": round(told["lcp"]),
        "cls": round(told["cls"], 4),
    }
