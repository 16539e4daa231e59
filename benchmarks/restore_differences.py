"""Sao lưu cả thư viện, phục hồi sang PostgreSQL kia, so từng byte của mọi trang: số trang khác nhau phải là 0.

.venv/bin/python benchmarks/restore_differences.py [--live] [--to wheel|debian] [--keep THƯ MỤC]

The installation at PHOLUAT_HOME is only read. Pages are every document, articles, lists, the feed, the stored files and
searches as HTML and as JSON; the tokens of forms are taken out, as they differ at each visit.

With --live a copy of it runs as a site, and pages are what it answers over HTTP: it is backed up while it runs and is
read, stopped, wiped to the last file, restored in the same place on the other PostgreSQL, started and read again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import string
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from _site import free_port

from pholuat.config import env, ready
from pholuat.config.postgres import binaries
from pholuat.config.postgres.location import place

COMMAND = [sys.executable, "-m", "pholuat.config.cli"]
ASCII, READY_WITHIN = string.punctuation, 180.0
ARTICLES, SEARCHES, PAGES_OF_A_LIST = 200, 60, 5
QUESTIONS = (
    "luat hoa giai o co so",
    "hòa giải viên",
    "hoà giải viên",
    "dieu 3 luat pho bien giao duc phap luat",
    "30/2020/NĐ-CP",
    "30/2020/ND-CP dieu 12",
    "khoản 2 Điều 5 Luật Hòa giải ở cơ sở",
    "trợ giúp pháp lý miễn phí cho trẻ em",
    "thue thu nhap ca nhan",
    "giam doc cong ty co phai ky hop dong lao dong khong",
    "“trách nhiệm của Ủy ban nhân dân”",
    "9001/QĐ-UBND",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "",
)
_CHANGING = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]*"|"csrf-token" content="[^"]*"|X-CSRFToken[^}]*|nonce(="|-)[^"\']*'
)


def main() -> int:
    """Prints one line of figures; 1 when a page differs or is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", choices=("debian", "wheel"))
    parser.add_argument("--live", action="store_true", help="bản chạy thật, qua HTTP, phục hồi vào chỗ vừa xóa")
    parser.add_argument("--keep", type=Path, help="giữ bản phục hồi ở thư mục này để xem")
    parser.add_argument("--walk", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.walk:
        return _walk(options.walk)
    folder = options.keep or Path(tempfile.mkdtemp(prefix="pholuat-", dir="/var/tmp"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    try:
        compare = _compare_live if options.live else _compare
        return compare(env.home(), folder, options.to)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _compare(source: Path, folder: Path, origin: str | None) -> int:
    target, file, addresses = folder / "home", folder / "backup.tar", folder / "addresses.json"
    before = _pages(source, addresses)
    figures: dict[str, Any] = {"pages": len(before), "backup_s": _timed(source, "backup", file)}
    figures["megabytes"] = round(file.stat().st_size / 1e6, 1)
    origin = origin or _other(source)
    figures["restore_s"] = _timed(target, "restore", file, PHOLUAT_POSTGRES=origin)
    majors = [binaries.version_of(place(home).data) for home in (source, target)]
    figures["postgresql"] = f"{majors[0]} -> {majors[1]}"
    _timed(target, "migrate", "--static")
    return _report(figures, before, _pages(target, addresses))


def _report(figures: dict[str, Any], before: dict[str, str], after: dict[str, str]) -> int:
    different = [address for address, page in before.items() if after.get(address) != page]
    broken = [address for address, page in before.items() if not page.startswith("200 ")]
    for address in different[:20]:
        print(f"khác: {address}: {before[address]} -> {after.get(address)}", file=sys.stderr)
    for address in broken[:20]:
        print(f"không phải 200: {address}: {before[address]}", file=sys.stderr)
    figures |= {"not_200": len(broken), "differences": len(different)}
    print(json.dumps(figures, ensure_ascii=False))
    return int(bool(different or broken))


def _compare_live(source: Path, folder: Path, origin: str | None) -> int:
    home, copy, file, addresses = (folder / name for name in ("home", "copy.tar", "backup.tar", "addresses.json"))
    _timed(source, "backup", copy)
    _timed(home, "restore", copy, PHOLUAT_POSTGRES=_origin(source))
    first, origin = place(home).data, origin or _other(home)
    majors = [binaries.version_of(first)]
    _pages(home, addresses)
    # The same one both times: the feed names it.
    port = free_port()
    with _site(home, port):
        before = _asked(port, addresses)
        with ThreadPoolExecutor(max_workers=1) as reader:
            reading = reader.submit(_asked, port, addresses)
            figures: dict[str, Any] = {"pages": len(before), "backup_s": _timed(home, "backup", file)}
            meanwhile = reading.result()
    figures["differences_while_backing_up"] = sum(meanwhile[address] != page for address, page in before.items())
    figures["megabytes"] = round(file.stat().st_size / 1e6, 1)
    shutil.rmtree(home)
    shutil.rmtree(first, ignore_errors=True)
    figures["restore_s"] = _timed(home, "restore", file, PHOLUAT_POSTGRES=origin)
    majors.append(binaries.version_of(place(home).data))
    figures["postgresql"] = f"{majors[0]} -> {majors[1]}"
    with _site(home, port) as figures["start_s"]:
        return _report(figures, before, _asked(port, addresses))


@contextmanager
def _site(home: Path, port: int) -> Iterator[float]:
    """`pholuat run` at the home: the seconds until it was ready; stopped at the end."""
    begun = time.monotonic()
    words = [*COMMAND, "run", "--port", str(port)]
    with subprocess.Popen(words, env=_environment(home), stdout=sys.stderr, stderr=sys.stderr) as site:
        try:
            while not _get(port, "/suc-khoe/san-sang").startswith("200 "):
                if site.poll() is not None or time.monotonic() - begun > READY_WITHIN:
                    raise SystemExit("trang không khởi động được")
                time.sleep(0.1)
            yield round(time.monotonic() - begun, 1)
        finally:
            site.terminate()


def _asked(port: int, addresses: Path) -> dict[str, str]:
    """What the addresses answer over HTTP."""
    return {address: _get(port, address) for address in json.loads(addresses.read_text(encoding="utf-8"))}


def _get(port: int, address: str) -> str:
    asked = f"http://127.0.0.1:{port}{quote(address, safe=ASCII)}"
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return _fingerprint(answer.status, answer.read())
    except urllib.error.HTTPError as error:
        return _fingerprint(error.code, error.read())
    except OSError:
        return "0"


def _fingerprint(status: int, body: bytes) -> str:
    return f"{status} {hashlib.sha256(_CHANGING.sub(b'', body)).hexdigest()}"


def _origin(source: Path) -> str:
    """Whose server made the cluster of `source`."""
    return binaries.for_cluster(place(source).data).origin


def _other(source: Path) -> str:
    """Where the server comes from that did not make the cluster of `source`."""
    major = binaries.version_of(place(source).data)
    return next((one.origin for one in binaries.available() if one.major != major), "wheel")


def _environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"PHOLUAT_HOME": str(home), "DEMO": "no", **more}


def _timed(home: Path, *words: str | Path, **more: str) -> float:
    begun = time.monotonic()
    subprocess.run([*COMMAND, *map(str, words)], env=_environment(home, **more), check=True, stdout=sys.stderr)
    return round(time.monotonic() - begun, 1)


def _pages(home: Path, addresses: Path) -> dict[str, str]:
    """What the addresses of the file answer at this home; the first walk writes the file."""
    command = [sys.executable, __file__, "--walk", str(addresses)]
    done = subprocess.run(command, env=_environment(home), check=True, stdout=subprocess.PIPE, text=True)
    pages: dict[str, str] = json.loads(done.stdout)
    return pages


def _walk(file: Path) -> int:
    ready.setup_django()
    with ready.database():
        from django.test import Client  # noqa: PLC0415 - Django is set up by then

        client = Client(headers={"host": "localhost"}, raise_request_exception=False)
        if not file.exists():
            file.write_text(json.dumps(list(_addresses())), encoding="utf-8")
        seen = {}
        for address in json.loads(file.read_text(encoding="utf-8")):
            answer = client.get(address)
            body = b"".join(answer) if answer.streaming else answer.content
            seen[address] = _fingerprint(answer.status_code, body)
    json.dump(seen, sys.stdout)
    return 0


def _addresses() -> Iterator[str]:
    from pholuat.library.models import Document, Passage, Rendition  # noqa: PLC0415

    documents = sorted(Document.objects.values_list("slug", "title"), key=lambda row: _spread(row[0]))
    yield from ("/", "/feeds/van-ban-moi.xml")
    yield from (f"/van-ban/{slug}/" for slug, _title in documents)
    articles = Passage.objects.filter(kind="article", eid__regex="^art_[0-9]+$").values_list("document__slug", "num")
    for slug, num in sorted(set(articles), key=lambda row: _spread("/".join(row)))[:ARTICLES]:
        yield f"/van-ban/{slug}/dieu-{num}/"
    yield from (f"/van-ban/{slug}/?ngay=2026-01-01" for slug, _title in documents[:PAGES_OF_A_LIST])
    for narrowed in ({}, {"loai": "Luật"}, {"nam": "2025"}, {"loai": "Thông tư", "nam": "2026"}):
        for page in range(1, PAGES_OF_A_LIST + 1):
            yield f"/van-ban/?{urlencode(narrowed | {'trang': str(page)})}"
    yield from (f"/tep/{pk}/" for pk in Rendition.objects.order_by("pk").values_list("pk", flat=True))
    asked = [*QUESTIONS, *(title[:120] for _slug, title in documents)][:SEARCHES]
    yield from (f"/tim-kiem/?{urlencode({'q': question})}" for question in asked)
    yield from (f"/tim-kiem/?{urlencode({'q': question, 'format': 'json'})}" for question in asked)


def _spread(name: str) -> str:
    """An order that has nothing to do with the content, the same everywhere."""
    return hashlib.sha256(name.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
