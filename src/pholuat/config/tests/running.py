"""An installation that runs for real, for tests: started, asked, looked at, and gone at the end."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pholuat.config.tests.servers import environment

READY_WITHIN = 90.0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    home: Path, port: int, *, python: str | Path = sys.executable, **more: str
) -> Iterator[subprocess.Popen[str]]:
    """`pholuat run`, ready; killed at the end if it still lives."""
    words = [python, "-m", "pholuat.config.cli", "run", "--port", str(port)]
    before = announced(home)
    log = (home / "console.txt").open("a")
    process = subprocess.Popen(words, env=environment(home, **more), stdout=log, stderr=log, text=True)
    try:
        wait_for(lambda: announced(home) > before, process, home)
        yield process
    finally:
        process.kill()
        process.wait()
        wait_for(lambda: not processes_of(home), None, home)
        log.close()


def announced(home: Path) -> int:
    """How often the console has said that all is ready."""
    console = home / "console.txt"
    return console.read_text().count("Phổ Luật đã sẵn sàng: http://127.0.0.1:") if console.exists() else 0


def fetch(port: int, path: str) -> tuple[int, str]:
    """Status and body of a page; status 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, ""
    except OSError:
        return 0, ""


def get(port: int, path: str) -> tuple[int, dict[str, object]]:
    """Status and JSON body; status 0 when nobody answers."""
    status, body = fetch(port, path)
    return status, json.loads(body or "{}")


def wait_for(condition: Callable[[], object], process: subprocess.Popen[str] | None, home: Path) -> None:
    """Until the condition holds; fails with the console's words when the process ends before or time is up."""
    until = time.monotonic() + READY_WITHIN
    while not condition():
        ended = process is not None and process.poll() is not None
        if ended or time.monotonic() > until:
            pytest.fail((home / "console.txt").read_text() or "không in gì")
        time.sleep(0.1)


def processes_of(home: Path) -> dict[int, str]:
    """Every process of this installation by its environment or command line, whoever's child it is."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if str(home).encode() in words and int(folder.name) != os.getpid() and state != "Z":
            found[int(folder.name)] = words.replace(b"\0", b" ")[:80].decode("utf-8", "replace")
    return found
