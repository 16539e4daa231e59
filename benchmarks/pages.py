"""Pages of the library as it is loaded: queries, weight, first byte, whole answer."""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass

from pholuat.config import ready

RUNS = 7


@dataclass(frozen=True)
class Figure:
    """One page: bytes as sent and as a gzip of them; milliseconds as the median of RUNS after one warm-up."""

    page: str
    status: int
    queries: int
    kilobytes: float
    gzipped: float
    first_byte_ms: float
    whole_ms: float


def _addresses() -> dict[str, str]:
    """The smallest, the middle and the largest document stand for all, by their number of provisions."""
    from django.db.models import Count  # noqa: PLC0415 - Django is set up by then

    from pholuat.library.models import Document, Passage  # noqa: PLC0415

    counted = Document.objects.annotate(size=Count("versions")).filter(size__gt=3).order_by("size", "pk")
    slugs = list(counted.values_list("slug", flat=True))
    pages = {"trang đầu": "/", "danh mục": "/van-ban/", "tìm": "/tim-kiem/?q=trach+nhiem+cua+uy+ban+nhan+dan"}
    for name, slug in zip(
        ("nhỏ nhất", "cỡ giữa", "lớn nhất"), (slugs[0], slugs[len(slugs) // 2], slugs[-1]), strict=True
    ):
        pages[f"văn bản {name}"] = f"/van-ban/{slug}/"
        pages[f"văn bản {name}, tại ngày"] = f"/van-ban/{slug}/?ngay=01/01/2026"
        article = Passage.objects.filter(document__slug=slug, kind="article", eid__startswith="art_").first()
        if article:
            pages[f"một điều của văn bản {name}"] = f"/van-ban/{slug}/dieu-{article.num}/"
    return pages | {"nguồn tin": "/feeds/van-ban-moi.xml"}


def _measure(page: str, address: str) -> Figure:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        body = b"".join(answer)
    queries = len(captured)
    firsts, wholes = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        answer = client.get(address)
        parts = iter(answer)
        next(parts, b"")
        firsts.append(time.perf_counter() - begun)
        for _part in parts:
            pass
        wholes.append(time.perf_counter() - begun)
    return Figure(
        page,
        answer.status_code,
        queries,
        round(len(body) / 1024, 1),
        round(len(gzip.compress(body)) / 1024, 1),
        round(statistics.median(firsts) * 1000, 1),
        round(statistics.median(wholes) * 1000, 1),
    )


def main() -> int:
    """Prints one line a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    ready.setup_django()
    with ready.database():
        for page, address in _addresses().items():
            figure = _measure(page, address)
            if options.json:
                print(json.dumps(asdict(figure), ensure_ascii=False))
            else:
                print(
                    f"{figure.page:40} {figure.status} {figure.queries:3} truy vấn {figure.kilobytes:8.1f} KB"
                    f" (gzip {figure.gzipped:6.1f}) byte đầu {figure.first_byte_ms:7.1f} ms, cả trang"
                    f" {figure.whole_ms:7.1f} ms  {address}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
