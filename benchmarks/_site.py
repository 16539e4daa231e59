"""A running site of its own for the measurements: a database and a home that are gone afterwards.

`pholuat run` keeps web and worker, as in an installation; who measures is one more process beside them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.db import connections

from pholuat.config.postgres.throwaway import throwaway
from pholuat.config.ready import setup_django

READY_SECONDS = 120.0
PHOLUAT = (sys.executable, "-m", "pholuat.config.cli")


@dataclass
class Site:
    """Where it answers, where its files lie, and its processes by name."""

    home: Path
    port: int
    environment: dict[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *words: str) -> None:
        """`pholuat NAME …` in the background."""
        with (self.home / f"{name}.console").open("ab") as console:
            self.running[name] = subprocess.Popen(
                [*PHOLUAT, name, *words], env=self.environment, stdout=console, stderr=console, start_new_session=True
            )

    def run(self, *words: str | Path) -> int:
        """`pholuat …` to its end."""
        with (self.home / "command.console").open("ab") as console:
            return subprocess.run([*PHOLUAT, *words], env=self.environment, stdout=console, stderr=console).returncode

    def ask(self, path: str, **query: str) -> dict[str, Any]:
        """The JSON of a page; OSError when nobody answers."""
        words = f"?{urlencode(query)}" if query else ""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}{words}", timeout=30) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def processes(self) -> list[int]:
        """Those of the site, and whatever they started."""
        mark, found = f"PHOLUAT_HOME={self.home}".encode(), []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if int(folder.name) != os.getpid() and mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
        return found

    def worked(self) -> float:
        """Seconds of processor that the processes of the site have used so far."""
        ticks = 0
        for pid in self.processes():
            with suppress(OSError):
                ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ends what runs, and what outlives that."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(45)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        self.running.clear()


@contextmanager
def house(kept: Path | None = None) -> Iterator[Path]:
    """A home and an empty database of its own, on which Django of this process stands; both are gone afterwards.

    In the folder `kept` they stay, and stand again as they were left. Whoever asks Django imports its models inside:
    before, there is no database to stand on.
    """
    home = kept / "home" if kept else Path(tempfile.mkdtemp(prefix="pholuat-do-"))
    home.mkdir(parents=True, exist_ok=True)
    try:
        with throwaway(folder=kept, keep=bool(kept)) as cluster:
            os.environ |= {"DATABASE_URL": cluster.place.conninfo(), "PHOLUAT_HOME": str(home)}
            os.environ.pop("PHOLUAT_SEARCH", None)
            setup_django()
            try:
                yield home
            finally:
                connections.close_all()
    finally:
        if not kept:
            shutil.rmtree(home, ignore_errors=True)


@contextmanager
def site(*, workers: int = 2, more: dict[str, str] | None = None) -> Iterator[Site]:
    """A site without any document, with `more` in its environment, in a house of its own."""
    with house() as home:
        os.environ |= {"PHOLUAT_WEB_WORKERS": str(workers), "DEMO": "no"}
        here = Site(home, free_port(), dict(os.environ) | (more or {}))
        try:
            here.start("run", "--port", str(here.port))
            _await_ready(here)
            yield here
        finally:
            here.stop()


def _await_ready(here: Site) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        with suppress(OSError):
            here.ask("/suc-khoe/san-sang")
            return
        time.sleep(0.1)
    raise SystemExit((here.home / "run.console").read_text(encoding="utf-8")[-3000:])


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
