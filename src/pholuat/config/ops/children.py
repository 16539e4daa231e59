"""A child process of the supervisor: its lines go to a rotated log and to the console, and it never outlives us."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from pholuat.config.postgres.processes import dies_with_parent

LOG_BYTES = 5 * 1024 * 1024
LOGS_KEPT = 4
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY_SECONDS = 60.0


@dataclass(slots=True)
class Child:
    """One program that the supervisor keeps running."""

    name: str
    command: Sequence[str]
    log_dir: Path
    environment: dict[str, str]
    process: subprocess.Popen[str] | None = None
    _started: float = 0.0
    _pause: float = FIRST_PAUSE
    _pump: threading.Thread | None = field(default=None, repr=False)

    def start(self) -> None:
        """Starts the program in a process group of its own."""
        self._started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=self.environment,
            start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
        assert self.process.stdout is not None
        self._pump = threading.Thread(target=self._copy, args=(self.process.stdout,), daemon=True)
        self._pump.start()

    def wait(self) -> int:
        """The exit code, once the program has ended and its last line is written."""
        assert self.process is not None
        code = self.process.wait()
        self._drain()
        return code

    def keep(self, now: float) -> None:
        """Starts the program again when it has ended, each time after a longer pause while it keeps falling."""
        if self.process is None or self.process.poll() is None:
            return
        if now - self._started > STEADY_SECONDS:
            self._pause = FIRST_PAUSE
        if now - self._started < self._pause:
            return
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self.say(f"đã dừng (mã {self.process.returncode}), chạy lại")
        self._kill_group()
        self.start()

    def stop(self, patience: float) -> None:
        """SIGTERM, then after `patience` seconds SIGKILL to the whole group."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self._kill_group()
        self.process.wait()
        self._drain()

    def say(self, text: str) -> None:
        """One line of the child on the console."""
        print(f"[{self.name}] {text}", file=sys.stderr, flush=True)

    def _drain(self) -> None:
        if self._pump:
            self._pump.join(5)

    def _kill_group(self) -> None:
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def _copy(self, lines: IO[str]) -> None:
        self.log_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.log_dir / f"{self.name}.log"
        with contextlib.closing(
            RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
        ) as log:
            for line in lines:
                text = line.rstrip("\n")
                log.emit(LogRecord(self.name, 20, "", 0, text, None, None))
                self.say(readable(text))


def readable(line: str) -> str:
    """A JSON log line as a person reads it; any other line as it is."""
    try:
        record = json.loads(line)
        words = f"{record['time'][11:19]} {record['level']}: {record['message']}"
    except (ValueError, KeyError, TypeError):
        return line
    return f"{words}\n{record['error']}" if "error" in record else words
