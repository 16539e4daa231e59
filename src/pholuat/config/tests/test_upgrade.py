"""An upgrade: the database of the newest release, with data in it, under the code that comes after it."""

from __future__ import annotations

import html
import json
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import psycopg
import pytest

from pholuat.config.commands.migrate import FAILED
from pholuat.config.postgres.location import place
from pholuat.config.postgres.ownership import serving
from pholuat.config.tests.released import TOMORROW, Code, newest_release, tomorrow
from pholuat.config.tests.running import fetch, free_port, running
from pholuat.config.tests.servers import environment, new_home, pholuat

START = (
    "/van-ban/",
    "/tim-kiem/?q=quy+che&format=json",
    "/tim-kiem/?q=trang+thong+tin&format=json",
    "/tim-kiem/?q=9001/QD-UBND&format=json",
    "/feeds/van-ban-moi.xml",
    "/",
)
MOST, LONG = 40, 40
_LINK = re.compile(r'href="(/[^"#]*)')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def lasting(address: str, body: str, *, places: int = 1) -> set[str]:
    """What no upgrade may take away: the paragraphs of the law, the documents that a search finds at its first places.

    Which of them stands first is a matter of ranking, which a release may better: it must be among the first ten.
    """
    if address.endswith("format=json"):
        return {one["number"] for one in json.loads(body)["results"][:places]}
    if not address.startswith("/van-ban/"):
        return set()
    said = (html.unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in _PARAGRAPH.findall(body))
    return {text for text in said if len(text) >= LONG}


def walk(port: int) -> dict[str, tuple[int, set[str]]]:
    """The public pages, by links from the first ones on."""
    seen: dict[str, tuple[int, set[str]]] = {}
    waiting = list(START)
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if address not in seen and not address.startswith(("/static/", "/tai-khoan/", "/suc-khoe/", "/ban-lam-viec/")):
            status, body = fetch(port, address)
            seen[address] = status, lasting(address, body)
            waiting += [urljoin(address, html.unescape(link)) for link in _LINK.findall(body)]
    return seen


def rows(home: Path) -> dict[str, int]:
    """How many rows each table has; the database is up."""
    with psycopg.connect(place(home).conninfo()) as session:
        names = session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        counts = {}
        for (name,) in names:
            statement = psycopg.sql.SQL("SELECT count(*) FROM {}").format(psycopg.sql.Identifier(name))
            row = session.execute(statement).fetchone()
            counts[str(name)] = int(row[0]) if row else 0
    return {name: count for name, count in counts.items() if not name.startswith(("procrastinate_", "cache"))}


def assert_nothing_is_lost(home: Path, port: int, before: dict[str, tuple[int, set[str]]], had: dict[str, int]) -> None:
    now = rows(home)
    assert {name: count for name, count in had.items() if now.get(name, count) < count} == {}
    for address, (status, words) in before.items():
        answered, body = fetch(port, address)
        there = lasting(address, body, places=10) if words else set()
        assert (address, answered, words - there) == (address, status, set())


@pytest.mark.slow
def test_the_database_of_the_newest_release_is_upgraded_with_its_data(tmp_path: Path) -> None:
    """The release runs with its demo; what comes after it is refused beside it, then takes over, and not back."""
    old = newest_release(tmp_path / "old")
    new = tomorrow(tmp_path / "new")
    port = free_port()
    with new_home() as home:
        with running(home, port, python=old.python, PYTHONPATH=old.path, DEMO="yes") as process:
            before, had = walk(port), rows(home)
            assert sum(len(words) for _status, words in before.values()) > 100
            assert {status for status, _words in before.values()} == {200}
            refused = pholuat(home, "migrate", PYTHONPATH=new.path)
            assert refused.returncode == 1
            assert re.search(r"việc nền bản cũ còn chạy \(pholuat worker \S+ pid \d+\)", refused.stderr)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        with running(home, port, PYTHONPATH=new.path, DEMO="yes"):
            assert_nothing_is_lost(home, port, before, had)
            assert _command(old, home, "worker") == (1, True)


def _command(code: Code, home: Path, name: str) -> tuple[int, bool]:
    """The exit code, and whether it was said that the database is newer than the code."""
    words = [str(code.python), "-m", "pholuat.config.cli", name]
    done = subprocess.run(
        words, env=environment(home, PYTHONPATH=code.path), capture_output=True, text=True, timeout=60
    )
    return done.returncode, bool(re.search(rf"mới hơn mã nguồn này \(.*people\.{TOMORROW}", done.stderr))


@pytest.mark.slow
def test_an_upgrade_that_fails_changes_nothing_and_the_release_runs_on(tmp_path: Path) -> None:
    """A migration that breaks half way leaves the database as it was."""
    new = tomorrow(tmp_path / "new", sql="DELETE FROM people_rolegrant; SELECT 1 / 0")
    with new_home() as home:
        assert pholuat(home, "migrate").returncode == 0
        assert pholuat(home, "demo").returncode == 0
        had = _within(home, lambda: rows(home))
        failed = pholuat(home, "migrate", PYTHONPATH=new.path)
        assert (failed.returncode, FAILED in failed.stderr) == (1, True)
        assert had["people_rolegrant"] > 0
        assert _within(home, lambda: rows(home)) == had
        assert pholuat(home, "migrate").returncode == 0


def _within(home: Path, question: Callable[[], dict[str, int]]) -> dict[str, int]:
    with serving(home, say=lambda _text: None):
        return question()
