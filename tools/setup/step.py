"""Saying what is done, and doing it only when its inputs have changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class SetupError(Exception):
    """Setup cannot go on; the message says what to do."""


def say(message: str) -> None:
    """One line of progress."""
    print(message, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Names a step and says how long it took when that was long."""
    say(f"• {title}")
    start = time.monotonic()
    yield
    seconds = time.monotonic() - start
    if seconds > 1:
        say(f"  xong sau {seconds:.0f} giây")


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, quiet: bool = False) -> None:
    """Runs a program; SetupError with the end of what it said when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=quiet, text=True, errors="replace"
    )
    if done.returncode:
        said = f":\n{(done.stdout + done.stderr)[-3000:]}" if quiet else ""
        raise SetupError(f"lệnh thất bại: {' '.join(words)}{said}")


class Stamp:
    """A file that remembers the state of a step's inputs."""

    def __init__(self, path: Path, *inputs: Path | str) -> None:
        self.path = path
        digest = hashlib.sha256()
        for one in inputs:
            digest.update(one.read_bytes() if isinstance(one, Path) else one.encode())
        self.now = digest.hexdigest()

    @property
    def fresh(self) -> bool:
        """Whether the step was done with just these inputs."""
        return self.path.exists() and self.path.read_text(encoding="ascii") == self.now

    def set(self) -> None:
        """The step is done."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.now, encoding="ascii")
