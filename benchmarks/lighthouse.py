"""Bốn điểm của Lighthouse (điện thoại) cho từng loại trang, trên một trang web đang chạy có văn bản thật.

    .venv/bin/python benchmarks/lighthouse.py http://127.0.0.1:8000 [--runs 3] [--json]

Lighthouse comes through npm into a temporary folder (it is too large to be brought for every test run) and drives the
chromium of the machine. Prints the median of the runs for each page and what takes points off it; exit 1 where a
score is below 95. The pages are named in PAGES; a site without one of those documents answers 404 there and that is
told as it is. Plain http is counted against the site everywhere but on localhost.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from _browser import CHROMIUM, QUIET

VERSION = "lighthouse@13.5.0"
LEAST = 95
KINDS = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "search": "/tim-kiem/?q=thoi+gian+thu+viec",
    "list": "/van-ban/",
    "long law": "/van-ban/100-2015-qh13/",
    "short law": "/van-ban/35-2013-qh13/",
    "article": "/van-ban/100-2015-qh13/dieu-173/",
    "comparison": "/van-ban/100-2015-qh13/dieu-173/so-sanh/?voi=91-2015-qh13/dieu-584",
}
FLAGS = " ".join(["--headless=new", *QUIET])


def measured(lighthouse: Path, address: str, folder: Path) -> dict[str, Any]:
    """The report of one visit; RuntimeError where Lighthouse could not load the page."""
    told = folder / "report.json"
    words = [lighthouse, address, "--quiet", "--output=json", f"--output-path={told}", f"--chrome-flags={FLAGS}"]
    subprocess.run([*map(str, words)], env=os.environ | {"CHROME_PATH": CHROMIUM}, check=True, capture_output=True)
    report: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The scores of 0 to 100."""
    return {kind: round(100 * (report["categories"][kind]["score"] or 0)) for kind in KINDS}


def losses(report: dict[str, Any]) -> list[str]:
    """The audits that take points off, where their score is below 0.9."""
    found = []
    for kind in KINDS:
        for part in report["categories"][kind]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(f"{part['id']} {audit['score']} {audit.get('displayValue', '')}".strip())
    return found


def page_line(lighthouse: Path, name: str, address: str, runs: int, folder: Path) -> dict[str, Any]:
    """The medians of one page and what its last visit lost."""
    reports = [measured(lighthouse, address, folder) for _run in range(runs)]
    seen = [scores(report) for report in reports]
    medians = {kind: int(statistics.median(each[kind] for each in seen)) for kind in KINDS}
    return {"page": name, "address": address, "runs": runs, **medians, "lost": losses(reports[-1])}


def main() -> int:
    """0 when every score is at least LEAST."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", help="http://127.0.0.1:8000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    low = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run(
            ["npm", "install", "--prefix", made, "--no-audit", "--no-fund", "--ignore-scripts", VERSION],
            check=True,
            capture_output=True,
        )
        for name, path in PAGES.items():
            line = page_line(
                folder / "node_modules" / ".bin" / "lighthouse", name, asked.site + path, asked.runs, folder
            )
            low += sum(line[kind] < LEAST for kind in KINDS)
            told = json.dumps(line, ensure_ascii=False) if asked.json else _words(line)
            print(told, flush=True)
    return int(low > 0)


def _words(line: dict[str, Any]) -> str:
    figures = "  ".join(f"{kind} {line[kind]:3}" for kind in KINDS)
    return f"{line['page']:<11} {figures}  {'; '.join(line['lost'])}"


if __name__ == "__main__":
    sys.exit(main())
