"""Tiến trình giữ chỉ mục bị kill -9 đúng lúc đang ghi: trang vẫn tìm được, chỉ mục tự lành.

.venv/bin/python benchmarks/keeper_kill.py [--kills 10] [--seed 1] [TỆP…]

`pholuat run` keeps two web processes and a worker, real documents are loaded beside them, and whoever holds the
engine's own lock (so: is writing) gets SIGKILL, at a random moment of the writing. One fault at a time: between two
there are some seconds. All the while the search page is asked; an answer other than 200 counts as failed, one that
ended with the process that was killed counts apart. At the end every document has to stand in the index with the mark
that it has in the database, and with all its passages.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from _site import PHOLUAT, Site, site

from pholuat.config.env import data_dir

ENGINE_LOCK = ".tantivy-writer.lock"
LONGEST_WRITING = 0.3
MENDED_WITHIN = 120.0
ASK_EVERY = 0.1
# A web process that dies again so soon after its start is taken for one that cannot start, and all of the web with it.
APART = 6.0


@dataclass
class Tally:
    """What was seen; `cut` are answers that ended with the process that gave them."""

    asked: int = 0
    failed: int = 0
    cut: int = 0
    killed: list[str] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


def main() -> int:
    """Prints one line of JSON; 1 when the search did not go on or the index is not whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    laws = data_dir() / "laws"
    files = [each.absolute() for each in options.files or [laws / "phap-dien", laws / "vbpl-structured.jsonl.xz"]]
    if not all(path.exists() for path in files):
        print(f"không có dữ liệu ở {laws}; đặt PHOLUAT_DATA", file=sys.stderr)
        return 0
    random.seed(options.seed)
    tally, over = Tally(), threading.Event()
    with site() as here:
        asking = threading.Thread(target=_ask, args=(here, tally, over))
        load = subprocess.Popen(
            [*PHOLUAT, "load", *files, "--existing", "skip"],
            env=here.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        asking.start()
        try:
            while len(tally.killed) < options.kills and load.poll() is None:
                _kill_the_writer(here, tally)
            load.wait()
            mended = _seconds_until_mended()
        finally:
            load.kill()
            over.set()
            asking.join()
        figures = {
            "kills": len(tally.killed),
            "killed": {name: tally.killed.count(name) for name in sorted(set(tally.killed))},
            "asked": tally.asked,
            "failed": tally.failed,
            "cut": tally.cut,
            "written_again_s": {"median": _median(tally.again), "longest": round(max(tally.again, default=0), 1)},
            "whole_after_load_s": mended,
            "differences": _differences(),
        }
    print(json.dumps(figures, ensure_ascii=False))
    return int(tally.failed > 0 or figures["differences"] != 0 or len(tally.killed) < options.kills)


def _kill_the_writer(here: Site, tally: Tally) -> None:
    """Waits until somebody writes, kills it in the midst, and waits until somebody else does."""
    writer = _writer(here)
    if writer is None:
        time.sleep(0.01)
        return
    time.sleep(random.uniform(0, LONGEST_WRITING))
    if _writer(here) != writer:
        return
    name = _name(writer)
    os.kill(writer, signal.SIGKILL)
    tally.killed.append(name)
    begun = time.monotonic()
    while time.monotonic() - begun < MENDED_WITHIN:
        if _writer(here) not in (None, writer):
            break
        time.sleep(0.02)
    tally.again.append(time.monotonic() - begun)
    time.sleep(APART)


def _writer(here: Site) -> int | None:
    """Who holds the engine's lock of the index."""
    with suppress(OSError, StopIteration):
        lock = next((here.home / "index").glob(f"*/{ENGINE_LOCK}")).stat()
        for line in Path("/proc/locks").read_text().splitlines():
            words = line.split()
            if words[1] != "->" and words[5].endswith(f":{lock.st_ino}"):
                return int(words[4])
    return None


def _name(pid: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
        return "worker" if "worker" in words else "web"
    return "gone"


def _ask(here: Site, tally: Tally, over: threading.Event) -> None:
    """Searches on and on; an answer is `cut` when the connection ends before its first byte or in its midst."""
    words = ("pham vi dieu chinh", "hoa giai o co so", "tro giup phap ly", "hieu luc thi hanh")
    while not over.wait(ASK_EVERY):
        tally.asked += 1
        try:
            here.ask("/tim-kiem/", q=random.choice(words), format="json")
        except (http.client.RemoteDisconnected, http.client.IncompleteRead, ConnectionResetError):
            tally.cut += 1
        except (OSError, ValueError):
            tally.failed += 1


def _seconds_until_mended() -> float:
    begun = time.monotonic()
    while _differences() and time.monotonic() - begun < MENDED_WITHIN:
        time.sleep(0.2)
    return round(time.monotonic() - begun, 1)


def _differences() -> int:
    """Documents whose mark in the index is not that of the database, and passages too few or too many."""
    from pholuat.library.models import Passage  # noqa: PLC0415 - Django is set up by then
    from pholuat.library.search import filling, node  # noqa: PLC0415

    wanted, index = filling.marks(), node.current()
    if index is None:
        return len(wanted)
    return len(set(index.marks().items()) ^ set(wanted.items())) + abs(Passage.objects.count() - len(index))


def _median(times: list[float]) -> float:
    return round(sorted(times)[len(times) // 2], 1) if times else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
