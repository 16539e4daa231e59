"""A bare Wagtail page to stand beside ours: installed in an environment of its own, gone afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from _load import ask
from _site import free_port

PROJECT = Path(__file__).parent / "wagtail_page"
READY_SECONDS = 60.0


@contextmanager
def bare_wagtail(conninfo: str, pages: Mapping[str, tuple[str, str]], *, workers: int) -> Iterator[int]:
    """The port of a Wagtail with a page of each text (title, HTML) at /slug/, on a database beside ours."""
    place = psycopg.conninfo.conninfo_to_dict(conninfo)
    with psycopg.connect(conninfo, autocommit=True) as session:
        session.execute("CREATE DATABASE bare_wagtail")
    folder = Path(tempfile.mkdtemp(prefix="pholuat-wagtail-"))
    try:
        python = _installed(folder)
        names = {"BARE_HOST": "host", "BARE_USER": "user"}
        told = {name: str(place[key]) for name, key in names.items()}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
        environment = inherited | told | {"BARE_DATABASE": "bare_wagtail", "PYTHONPATH": str(PROJECT)}
        texts = folder / "texts.json"
        texts.write_text(json.dumps(pages), encoding="utf-8")
        subprocess.run([python, "-m", "bare.fill", texts], env=environment, check=True)
        yield from _served(python, environment, workers, f"/{next(iter(pages))}/")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _installed(folder: Path) -> Path:
    python = folder / "venv" / "bin" / "python"
    subprocess.run(["uv", "venv", "--quiet", "--python", "3.11", folder / "venv"], check=True)
    needs = str(PROJECT / "requirements.txt")
    subprocess.run(["uv", "pip", "install", "--quiet", "--python", python, "--requirement", needs], check=True)
    return python


def _served(python: Path, environment: Mapping[str, str], workers: int, page: str) -> Iterator[int]:
    """The same server as ours, told the same."""
    port = free_port()
    words = ["--interface", "asginl", "--no-ws", "--workers", str(workers), "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([python.with_name("granian"), *words, "bare.asgi:application"], env=environment)
    try:
        until = time.monotonic() + READY_SECONDS
        while time.monotonic() < until:
            with suppress(OSError, EOFError):
                if ask(port, page)[0] == 200:
                    break
            time.sleep(0.2)
        else:
            raise SystemExit("Wagtail không trả lời")
        yield port
    finally:
        process.terminate()
        process.wait(20)
