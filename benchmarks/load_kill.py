"""Nạp văn bản thật khi MỌI tiến trình bị kill -9 nhiều lần: văn bản nửa chừng, văn bản mất, tệp mất phải là 0.

.venv/bin/python benchmarks/load_kill.py [--kills 20] [--seed 1] [TỆP…]

A clone of this commit is set up in a temporary folder. Each round is a `make run` there and a `pholuat load` beside
it; at a random moment make, supervisor, web, worker, load and every process of PostgreSQL get SIGKILL. The next round
starts it all again as a person would, and what was told to be published must be there whole, in the database, in the
store and as a page. A last load goes on to its end, unharmed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from _site import free_port

from pholuat.config.env import PROJECT_DIR, data_dir
from pholuat.config.postgres import location

LONGEST_WAIT = 5.0
READY_WITHIN = 180.0
PAGES_ASKED = 5

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
SLUGS = "SELECT slug FROM library_document"
FILES = "SELECT DISTINCT file_id FROM library_rendition"


@dataclass
class Tally:
    """What was seen over all kills; `killed` counts the processes by what they were."""

    kills: int = 0
    half: int = 0
    lost: int = 0
    files_lost: int = 0
    pages_lost: int = 0
    survivors: int = 0
    told: set[str] = field(default_factory=set)
    restarts: list[float] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)

    @property
    def harm(self) -> int:
        """All that must be 0."""
        return self.half + self.lost + self.files_lost + self.pages_lost + self.survivors


@dataclass(frozen=True)
class Site:
    """An installation of its own: a clone, its home and its port."""

    clone: Path
    home: Path
    port: int

    @property
    def environment(self) -> dict[str, str]:
        """Of every process of the installation; the home in it is what they are known by."""
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MAKEFLAGS"}}
        return kept | {"PHOLUAT_HOME": str(self.home), "PORT": str(self.port), "DEMO": "no"}

    def start(self) -> float:
        """`make run`; seconds until it is ready."""
        begun = time.monotonic()
        with (self.home.parent / "console.txt").open("a") as console:
            make = subprocess.Popen(
                ["make", "run"], cwd=self.clone, env=self.environment, stdout=console, stderr=console
            )
        while self.status("/suc-khoe/san-sang") != 200:
            if make.poll() is not None or time.monotonic() - begun > READY_WITHIN:
                raise SystemExit(f"không khởi động lại được:\n{(self.home.parent / 'console.txt').read_text()[-3000:]}")
            time.sleep(0.05)
        return time.monotonic() - begun

    def load(self, files: list[Path]) -> subprocess.Popen[bytes]:
        """`pholuat load` beside the running site; what it tells goes on in one file."""
        words: list[str | Path] = [self.clone / ".venv/bin/pholuat", "load", *files, "--json"]
        with self.told_file.open("a") as told, (self.home.parent / "load.log").open("a") as log:
            return subprocess.Popen(words, env=self.environment, stdout=told, stderr=log)

    @property
    def told_file(self) -> Path:
        """The lines that load has printed."""
        return self.home.parent / "told.jsonl"

    def status(self, path: str) -> int:
        """The status of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def processes(self) -> dict[int, str]:
        """Every process of the installation, and what it is.

        PostgreSQL's own write over their environment: they are found as children of the postmaster.
        """
        with suppress(OSError, ValueError):
            head = int((location.place(self.home).data / "postmaster.pid").read_text().split("\n", 1)[0])
            return self._ours() | {pid: "postgres" for pid, parent in _parents() if head in (pid, parent)}
        return self._ours()

    def _ours(self) -> dict[int, str]:
        found, mark = {}, f"PHOLUAT_HOME={self.home}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                    if any(words):
                        found[int(folder.name)] = _kind(words)
        return found


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
        site = Site(Path(folder) / "clone", Path(folder) / "home", free_port())
        subprocess.run(["git", "clone", "-q", PROJECT_DIR, site.clone], check=True)
        site.home.mkdir()
        try:
            return measure(site, [path.absolute() for path in files], options.kills)
        finally:
            _end(site)


def measure(site: Site, files: list[Path], kills: int) -> int:
    """Kills, starts again, counts."""
    tally = Tally()
    first = site.start()
    while tally.kills < kills and _load_and_kill(site, files, tally):
        tally.restarts.append(site.start())
        _look(site, tally)
        print(
            f"{tally.kills}: {len(tally.told)} văn bản, sẵn sàng sau {tally.restarts[-1]:.1f} giây; nửa chừng "
            f"{tally.half}, mất {tally.lost}, tệp mất {tally.files_lost}, trang mất {tally.pages_lost}",
            file=sys.stderr,
        )
    whole = site.load(files).wait()
    _look(site, tally)
    times = sorted(tally.restarts) or [0.0]
    figures = {
        "kills": tally.kills,
        "processes_killed": dict(tally.killed.most_common()),
        "documents": len(tally.told),
        "half": tally.half,
        "lost": tally.lost,
        "files_lost": tally.files_lost,
        "pages_lost": tally.pages_lost,
        "survivors": tally.survivors,
        "first_start_s": round(first, 1),
        "restart_s": {"median": round(times[len(times) // 2], 1), "longest": round(times[-1], 1)},
        "last_load_exit": whole,
    }
    print(json.dumps(figures, ensure_ascii=False))
    return int(bool(tally.harm) or tally.kills < kills)


def _load_and_kill(site: Site, files: list[Path], tally: Tally) -> bool:
    """One load, and a sudden end of everything while it publishes; False when it was over before."""
    load = site.load(files)
    until = time.monotonic() + 120
    while _told(site.told_file) <= tally.told and load.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(random.uniform(0.1, LONGEST_WAIT))
    if load.poll() is not None:
        return False
    tally.killed.update(_kill_all(site))
    load.wait()
    tally.survivors += len(site.processes())
    tally.kills += 1
    return True


def _kill_all(site: Site) -> list[str]:
    """SIGKILL to every process of the installation in a random order, until there is none; what they were."""
    killed: dict[int, str] = {}
    until = time.monotonic() + 10
    while (there := site.processes()) and time.monotonic() < until:
        killed |= there
        for pid in random.sample(sorted(there), len(there)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        _reap()
    return list(killed.values())


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _end(site: Site) -> None:
    """A quiet end; what still lives after that is killed."""
    for pid, kind in site.processes().items():
        if kind == "run":
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + 60
    while site.processes() and time.monotonic() < until:
        _reap()
        time.sleep(0.2)
    _kill_all(site)


def _kind(words: list[str]) -> str:
    names = ("web", "worker", "run", "load", "migrate")
    return next((word for word in words[1:] if word in names), Path(words[0]).name.partition(":")[0])


def _parents() -> list[tuple[int, int]]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            rest = stat.read_text().rpartition(")")[2].split()
            if rest[0] != "Z":
                found.append((int(stat.parent.name), int(rest[1])))
    return found


def _look(site: Site, tally: Tally) -> None:
    """Counts what is half there and what was told but is not there."""
    with psycopg.connect(location.conninfo(site.home)) as connection:
        there = {row[0] for row in connection.execute(SLUGS)}
        half = connection.execute(HALF).fetchone()
        orphans = connection.execute(ORPHANS).fetchone()
        files = [str(row[0]) for row in connection.execute(FILES)]
    told = _told(site.told_file)
    tally.half += (half[0] if half else 0) + abs(orphans[0] if orphans else 0)
    tally.lost += len(told - there)
    tally.files_lost += sum(not _whole(site.home / "files" / name[:2] / name) for name in files)
    for slug in sorted(told - tally.told)[-PAGES_ASKED:]:
        tally.pages_lost += site.status(f"/van-ban/{slug}/") != 200
    tally.told |= told


def _whole(file: Path) -> bool:
    """A stored file bears the checksum of its content as its name."""
    return file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == file.name


def _told(out: Path) -> set[str]:
    """The addresses of what was told to be published; a last line may be cut."""
    found = set()
    for line in out.read_text(encoding="utf-8", errors="replace").splitlines():
        with suppress(ValueError):
            row = json.loads(line)
            if isinstance(row, dict) and row.get("outcome") == "published":
                found.add(str(row["url"]).removeprefix("/van-ban/").rstrip("/"))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
