"""Sau khi công bố bao lâu thì trang tìm kiếm thấy văn bản; nạp cả thư mục có bị chỉ mục làm chậm không.

.venv/bin/python benchmarks/freshness.py [--documents 50] [--load FOLDER… --rounds 2]

Web (two processes) and worker run as in an installation. Each document holds a word of its own; it is published in one
transaction, and from its end the search page is asked over HTTP until every one of four answers in a row has it. With
`--load`, the same files are loaded in turn into a site that keeps its index and into one that keeps none. On a machine
that others use too, the seconds of processor tell more than those of the clock: of the load, and of web and worker.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _site import Site, site

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source

if TYPE_CHECKING:
    from pholuat.people.models import Account

ASK_EVERY = 0.05
IN_A_ROW = 4
LONGEST = 60.0
NAMES = ("clock", "processor_of_load")
TEXT = """SỞ TƯ PHÁP
Số: {number}/QĐ-STP
Bình Định, ngày 02 tháng 3 năm 2026
QUYẾT ĐỊNH
VỀ VIỆC PHÊ DUYỆT DANH SÁCH HÒA GIẢI VIÊN ĐỢT {number}
Điều 1. Phê duyệt danh sách
Phê duyệt danh sách hòa giải viên mang mã {word} của xã, phường.
Điều 2. Hiệu lực
Quyết định này có hiệu lực kể từ ngày ký.
"""


def main() -> int:
    """Prints one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--load", nargs="*", type=Path, default=[])
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    if options.documents:
        with site() as here:
            took = sorted(seconds_until_found(here, options.documents))
        figures["documents"] = len(took)
        figures["seconds"] = {
            "p50": round(statistics.median(took), 2),
            "p95": round(took[int(0.95 * (len(took) - 1))], 2),
            "longest": round(took[-1], 2),
        }
    if options.load:
        kept, none = [], []
        for _ in range(options.rounds):
            kept.append(load_seconds(options.load))
            none.append(load_seconds(options.load, {"PHOLUAT_SEARCH": "memory"}))
        figures["load"] = {"with_index": kept, "without_index": none}
        clock, processor = (100 * (min(each[at] for each in kept) / min(each[at] for each in none) - 1) for at in NAMES)
        figures["slower_percent"] = {"clock": round(clock, 1), "processor_of_load": round(processor, 1)}
    print(json.dumps(figures, ensure_ascii=False))
    return 0


def seconds_until_found(here: Site, documents: int) -> list[float]:
    """For each document, from the end of its publication until the page finds it."""
    account = _publisher()
    dice = random.Random(3)
    took = []
    for number in range(1, documents + 1):
        word = f"hg{dice.randrange(16**8):08x}"
        _publish(TEXT.format(number=number, word=word), account)
        start = time.monotonic()
        row = 0
        while row < IN_A_ROW:
            row = row + 1 if _found(here, word, number) else 0
            if time.monotonic() - start > LONGEST:
                raise SystemExit(f"không tìm thấy văn bản {number} sau {LONGEST} giây")
            if not row:
                time.sleep(ASK_EVERY)
        took.append(time.monotonic() - start)
    return took


def load_seconds(files: list[Path], more: dict[str, str] | None = None) -> dict[str, float]:
    """How long `pholuat load` takes on a running site that had no document, and who used the processor meanwhile."""
    with site(more=more) as here:
        clock, own, site_ = time.monotonic(), _children(), here.worked()
        here.run("load", "--existing", "skip", "--json", *[each.absolute() for each in files])
        took = (time.monotonic() - clock, _children() - own, here.worked() - site_)
        return dict(zip((*NAMES, "processor_of_site"), (round(each, 1) for each in took), strict=True))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _publisher() -> Account:
    from pholuat.people.models import Account  # noqa: PLC0415 - Django is set up by then
    from pholuat.people.roles import Role  # noqa: PLC0415
    from pholuat.people.services import LONG_AGO, grant_role  # noqa: PLC0415

    account = Account.objects.create_user("do@thu.vn", name="Đo")
    grant_role(account, Role.PUBLISHER, since=LONG_AGO)
    return account


def _publish(text: str, account: Account) -> None:
    from pholuat.library.enums import Origin  # noqa: PLC0415 - Django is set up by then
    from pholuat.library.services import publish  # noqa: PLC0415

    publish(parse_source(Source(text)), by=account, now=dt.datetime.now(dt.UTC), origin=Origin.BULK)


def _found(here: Site, word: str, number: int) -> bool:
    told = here.ask("/tim-kiem/", q=word, format="json")
    return any(hit["number"] == f"{number}/QĐ-STP" and hit["eid"] == "art_1" for hit in told["results"])


if __name__ == "__main__":
    raise SystemExit(main())
