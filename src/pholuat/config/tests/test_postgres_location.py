"""Where a cluster lies, and whose it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pholuat.config.postgres import binaries
from pholuat.config.postgres.account import Account
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.location import LONGEST_SOCKET_FOLDER, clone_id, place
from pholuat.config.postgres.ownership import finish_move, upgraded_folder

STRANGER = Account("stranger", 65_533, 65_533)
OURSELVES = Account("me", os.geteuid(), os.getegid())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that everybody can enter."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == Path.home().owner() and folder.name.startswith(("pytest", "test_")):
            folder.chmod(0o755)
    made = tmp_path / "var"
    made.mkdir()
    return made


def test_a_cluster_lies_in_the_home_of_its_installation(home: Path) -> None:
    found = place(home, OURSELVES)
    assert (found.data, found.socket, found.elsewhere) == (home / "postgres", home / "run", False)


def test_below_a_closed_folder_it_lies_in_the_shared_state_and_no_mode_is_changed(home: Path, tmp_path: Path) -> None:
    home.parent.chmod(0o700)
    shared = tmp_path / "lib"
    found = place(home, STRANGER, shared)
    assert found.data == shared / clone_id(home) / "postgres"
    assert found.elsewhere
    assert home.parent.stat().st_mode & 0o777 == 0o700


def test_two_clones_never_share_a_place(tmp_path: Path) -> None:
    assert clone_id(tmp_path / "a") != clone_id(tmp_path / "b")
    assert clone_id(tmp_path / "a") == clone_id(tmp_path / "a")


def test_the_path_of_the_socket_stays_under_100_characters(home: Path) -> None:
    deep = home / ("a" * 90)
    deep.mkdir()
    assert len(str(place(deep, OURSELVES).socket)) <= LONGEST_SOCKET_FOLDER


def test_a_cluster_of_an_unknown_major_version_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("9\n")
    with pytest.raises(PostgresError) as refusal:
        binaries.for_cluster(tmp_path)
    assert "PostgreSQL 9" in str(refusal.value)
    assert "pholuat upgrade-db" in str(refusal.value)


def test_a_cluster_gets_the_programs_of_its_own_major_version(tmp_path: Path) -> None:
    for one in binaries.available():
        (tmp_path / "PG_VERSION").write_text(f"{one.major}\n")
        assert binaries.for_cluster(tmp_path).major == one.major


def test_debian_without_contrib_does_not_count(tmp_path: Path) -> None:
    program = tmp_path / "99" / "bin" / "initdb"
    program.parent.mkdir(parents=True)
    program.touch()
    assert binaries.debian(tmp_path) == []


def test_a_move_cut_off_between_its_renamings_is_completed(home: Path) -> None:
    where = place(home, OURSELVES)
    waiting = upgraded_folder(where)
    waiting.mkdir()
    (waiting / "PG_VERSION").write_text("18\n")
    finish_move(where)
    assert where.exists
    assert not waiting.exists()
