"""Nạp văn bản trong khi mọi tiến trình bị kill -9 nhiều lần: số văn bản nửa chừng và số văn bản mất phải là 0.

.venv/bin/python benchmarks/load_kill.py [--kills 20] [TỆP…]

An installation of its own is made in a temporary folder: load, then kill -9 of the load and of every process of its
PostgreSQL at a random moment, then load again, which goes on. After each kill what a reader was told is there must be
there, and nothing may be there in part.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from pholuat.config.env import data_dir
from pholuat.config.postgres import location

LONGEST_WAIT = 5.0
COMMAND = [sys.executable, "-m", "pholuat.config.cli"]

# A document is whole when all its parts, its line of the journal and its line of the ledger are there.
HALF = """
SELECT count(*) FROM library_document d WHERE NOT (
    EXISTS (SELECT FROM library_provisionversion v WHERE v.document_id = d.id)
    AND EXISTS (SELECT FROM library_statespan s WHERE s.document_id = d.id)
    AND EXISTS (SELECT FROM library_loadentry e WHERE e.document_id = d.id AND e.outcome = 'published')
    AND EXISTS (SELECT FROM ledger_evidence p WHERE p.kind = 'document' AND p.object_id = d.id::text)
    AND (SELECT count(*) FROM library_provision p WHERE p.document_id = d.id)
        = (SELECT count(DISTINCT v.provision_id) FROM library_provisionversion v WHERE v.document_id = d.id)
)
"""
ORPHANS = """
SELECT (SELECT count(*) FROM library_loadentry WHERE outcome = 'published' AND document_id IS NULL)
     + (SELECT count(*) FROM ledger_activity) - (SELECT count(*) FROM library_document)
"""
NUMBERS = "SELECT d.slug FROM library_document d"
FILES = "SELECT r.file_id FROM library_rendition r"


@dataclass
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    half: int = 0
    lost: int = 0
    files_lost: int = 0
    told: set[str] = field(default_factory=set)


def main() -> int:
    """Prints the table; 1 when anything was half there or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    laws = data_dir() / "laws"
    files = options.files or [laws / "phap-dien", laws / "vbpl-structured.jsonl.xz"]
    if not all(path.exists() for path in files):
        print(f"không có dữ liệu ở {laws}; đặt PHOLUAT_DATA", file=sys.stderr)
        return 0
    random.seed(options.seed)
    with tempfile.TemporaryDirectory(prefix="pholuat-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        return measure(Path(folder) / "home", files, options.kills)


def measure(home: Path, files: list[Path], kills: int) -> int:
    """Kills, continues, counts."""
    environment = os.environ | {"PHOLUAT_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([*COMMAND, "migrate"], env=environment, check=True, capture_output=True)
    load = [*COMMAND, "load", *map(str, files), "--json"]
    tally = Tally()
    out = home / "told.jsonl"
    ended = False
    while tally.kills < kills and not ended:
        ended = _run_and_kill(load, environment, out, home)
        if not ended:
            tally.kills += 1
        _look(home, environment, out, tally)
        print(f"{tally.kills}: {len(tally.told)} văn bản; nửa chừng {tally.half}, mất {tally.lost}", file=sys.stderr)
    with out.open("a") as told:
        last = subprocess.run(load, env=environment, stdout=told, stderr=subprocess.PIPE, text=True)
    _look(home, environment, out, tally)
    figures = {
        "kills": tally.kills,
        "documents": len(tally.told),
        "half": tally.half,
        "lost": tally.lost,
        "files_lost": tally.files_lost,
        "last": last.stderr.strip().splitlines()[-1] if last.stderr.strip() else "",
    }
    print(json.dumps(figures, ensure_ascii=False))
    return int(bool(tally.half or tally.lost or tally.files_lost) or tally.kills < kills)


def _run_and_kill(load: list[str], environment: dict[str, str], out: Path, home: Path) -> bool:
    """One run with a sudden end; True when the run was over before."""
    with out.open("a") as told, (home / "load.log").open("a") as log:
        child = subprocess.Popen(load, env=environment, stdout=told, stderr=log, start_new_session=True)
        size = out.stat().st_size
        until = time.monotonic() + 120
        while out.stat().st_size == size and child.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(random.uniform(0.1, LONGEST_WAIT))  # noqa: S311
        if child.poll() is not None:
            return True
        for pid in [child.pid, *_server(home)]:
            _kill(pid)
        child.wait()
    return False


def _server(home: Path) -> list[int]:
    """The postmaster and all its processes."""
    file = location.place(home).data / "postmaster.pid"
    head = int(file.read_text().split("\n", 1)[0])
    return [head, *(pid for pid, parent in _parents() if parent == head)]


def _parents() -> list[tuple[int, int]]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found.append((int(stat.parent.name), int(rest[1])))
    return found


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


LOOK = """
import sys, time
from pholuat.config.postgres.ownership import serving
from pathlib import Path
with serving(Path(sys.argv[1]), say=lambda _: None):
    print("up", flush=True)
    sys.stdin.read()
"""


def _look(home: Path, environment: dict[str, str], out: Path, tally: Tally) -> None:
    """Starts the server alone and counts what is half there and what was told but is not there."""
    with subprocess.Popen(
        [sys.executable, "-c", LOOK, str(home)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None and server.stdin is not None
        if server.stdout.readline().strip() != "up":
            raise SystemExit("máy chủ PostgreSQL không khởi động lại được")
        try:
            _count(home, out, tally)
        finally:
            server.stdin.close()


def _count(home: Path, out: Path, tally: Tally) -> None:
    with psycopg.connect(location.conninfo(home)) as connection:
        there = {row[0] for row in connection.execute(NUMBERS)}
        half = connection.execute(HALF).fetchone()
        orphans = connection.execute(ORPHANS).fetchone()
        tally.half += (half[0] if half else 0) + abs(orphans[0] if orphans else 0)
        files = [row[0] for row in connection.execute(FILES)]
    told = _told(out)
    tally.lost += len(told - there)
    tally.files_lost += sum(not (home / "files" / name[:2] / name).exists() for name in files)
    tally.told |= told


def _told(out: Path) -> set[str]:
    """The addresses of what was told to be published; a last line may be cut."""
    found = set()
    for line in out.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and row.get("outcome") == "published":
            found.add(str(row["url"]).removeprefix("/van-ban/").rstrip("/"))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
