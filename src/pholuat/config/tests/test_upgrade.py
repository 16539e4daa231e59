"""An upgrade: the database of the newest release, with data in it, under today's code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from pholuat.config.env import PROJECT_DIR
from pholuat.config.postgres.ownership import serving
from pholuat.config.tests.servers import environment, new_home, pholuat

WALK = Path(__file__).with_name("walk.py")


def _git(*words: str) -> bytes:
    return subprocess.run(["git", "-C", PROJECT_DIR, *words], capture_output=True, check=True).stdout


def newest_release() -> str:
    """The tag of the newest release that is not this very commit; skips when there is none."""
    try:
        here = set(_git("tag", "--points-at", "HEAD").decode().split())
        tags = [tag for tag in _git("tag", "--list", "v*", "--sort=-v:refname").decode().split() if tag not in here]
    except (OSError, subprocess.CalledProcessError):
        tags = []
    if not tags:
        pytest.skip("chưa có bản phát hành nào trước bản này (thẻ git v*)")
    return tags[0]


def _rows(home: Path) -> dict[str, int]:
    with (
        serving(home, say=lambda _text: None) as server,
        psycopg.connect(server.cluster.place.conninfo()) as session,
    ):
        names = session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        counts = {}
        for (name,) in names:
            statement = psycopg.sql.SQL("SELECT count(*) FROM {}").format(psycopg.sql.Identifier(name))
            row = session.execute(statement).fetchone()
            counts[str(name)] = int(row[0]) if row else 0
        return counts


def upgraded(old_code: Path, home: Path) -> None:
    """Makes a database with `old_code`, brings it to today's, and compares what can be seen."""
    for command in ("migrate", "demo"):
        done = pholuat(home, command, PYTHONPATH=str(old_code / "src"))
        assert done.returncode == 0, done.stderr
    before = _rows(home)
    done = pholuat(home, "migrate", "--static")
    assert done.returncode == 0, done.stderr
    after = _rows(home)
    lost = {name: count for name, count in before.items() if name in after and after[name] < count}
    assert lost == {}
    with serving(home, say=lambda _text: None):
        pages = json.loads(subprocess.check_output([sys.executable, WALK], env=environment(home)))
    assert [address for address, page in pages.items() if page.startswith("5")] == []


@pytest.mark.slow
def test_the_database_of_the_previous_release_is_upgraded_with_its_data(tmp_path: Path) -> None:
    tag = newest_release()
    with tarfile.open(fileobj=io.BytesIO(_git("archive", tag))) as tar:
        tar.extractall(tmp_path, filter="data")
    with new_home() as home:
        upgraded(tmp_path, home)
