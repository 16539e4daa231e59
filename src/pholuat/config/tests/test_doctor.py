"""The doctor finds each thing that is broken, says so in plain words, and names the way to mend it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import socket
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pholuat.config.commands import doctor
from pholuat.config.mailserver import MailServer
from pholuat.config.ops import checkup, checkup_database
from pholuat.config.ops.checkup import Finding, State
from pholuat.config.ops.checkup_database import examine
from pholuat.config.ops.schema import SCHEMA_LOCK, connect, ensure_extensions
from pholuat.config.tests.servers import new_home, pholuat

NOW = dt.datetime(2027, 1, 2, 3, 4, tzinfo=dt.UTC)


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checkup.disk(tmp_path).state in {State.OK, State.BAD}
    monkeypatch.setattr(checkup, "LEAST_FREE", 1 << 60)
    found = checkup.disk(tmp_path)
    assert (found.state, found.message.startswith("đĩa sắp đầy: còn ")) == (State.BAD, True)


@pytest.mark.parametrize(
    ("languages", "fuller", "state", "words"),
    [
        (["eng", "vie"], True, State.OK, "nhận dạng chữ: eng, vie, mô hình tiếng Việt đầy đủ"),
        (["eng"], True, State.OK, "nhận dạng chữ: eng, mô hình tiếng Việt đầy đủ"),
        (
            ["eng", "vie"],
            False,
            State.NOTE,
            "nhận dạng chữ bằng mô hình tiếng Việt của Debian, thường nhiều lỗi hơn mô hình đầy đủ",
        ),
        (["eng"], False, State.NOTE, "bộ nhận dạng chữ thiếu tiếng Việt: bản quét không thành chữ được"),
        (None, True, State.NOTE, "chưa có bộ nhận dạng chữ: bản quét không thành chữ được"),
    ],
)
def test_recognition_needs_vietnamese(
    languages: list[str] | None, fuller: bool, state: State, words: str, tmp_path: Path
) -> None:
    if fuller:
        (tmp_path / "vie.traineddata").touch()
    found = checkup.recognition(lambda: languages, tmp_path)
    assert (found.state, found.message) == (state, words)


def test_fonts_of_pages_and_of_print(tmp_path: Path) -> None:
    missing = checkup.fonts(tmp_path, tmp_path / "Tinos.ttf")
    assert (missing.state, missing.mend.endswith("apt-get install fonts-croscore")) == (State.NOTE, True)
    (tmp_path / "a.woff2").touch()
    (tmp_path / "Tinos.ttf").touch()
    assert checkup.fonts(tmp_path, tmp_path / "Tinos.ttf") == Finding("fonts", State.OK, "đủ phông chữ")


@pytest.mark.parametrize(
    ("now", "database", "state"),
    [
        (NOW, NOW, State.OK),
        (NOW, NOW - dt.timedelta(seconds=90), State.BAD),
        (dt.datetime(2001, 1, 1, tzinfo=dt.UTC), None, State.BAD),
    ],
)
def test_a_clock_that_is_wrong(now: dt.datetime, database: dt.datetime | None, state: State) -> None:
    assert checkup.clock(now, database).state is state


def test_the_last_backup(tmp_path: Path) -> None:
    def state(installed: dt.datetime) -> State:
        return checkup.last_backup(tmp_path, now=NOW, installed=installed).state

    assert state(NOW - dt.timedelta(hours=1)) is State.NOTE
    assert state(NOW - dt.timedelta(days=9)) is State.BAD
    made = tmp_path / "pholuat-20270101-183000.tar"
    made.touch()
    os.utime(made, ((NOW - dt.timedelta(hours=8)).timestamp(),) * 2)
    assert state(NOW - dt.timedelta(days=9)) is State.OK
    older = tmp_path / "pholuat-20261228-183000.tar"
    older.touch()
    os.utime(older, ((NOW - dt.timedelta(days=5)).timestamp(),) * 2)
    assert state(NOW - dt.timedelta(days=9)) is State.OK
    os.utime(made, ((NOW - dt.timedelta(days=3)).timestamp(),) * 2)
    assert state(NOW - dt.timedelta(days=9)) is State.BAD


def test_a_secret_that_others_can_read(tmp_path: Path) -> None:
    secret = tmp_path / "secrets" / "secret_key"
    secret.parent.mkdir()
    secret.touch(0o600)
    assert checkup.secrets(tmp_path).state is State.OK
    secret.chmod(0o640)
    assert checkup.secrets(tmp_path) == Finding(
        "secrets",
        State.BAD,
        "người khác đọc được khóa bí mật: secret_key",
        f"chmod 600 {tmp_path}/secrets/*",
    )


def test_a_recogniser_without_vietnamese_on_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert checkup.tesseract_languages() is None
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\necho "List of available languages in /x (2):"\necho eng\necho osd\n', encoding="ascii"
    )
    program.chmod(0o755)
    assert checkup.tesseract_languages() == ["eng", "osd"]
    assert checkup.recognition(model=tmp_path).mend == "apt-get install tesseract-ocr tesseract-ocr-vie"


def test_old_word_files_need_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = checkup.word_reader()
    assert (missing.state, missing.mend) == (State.NOTE, "apt-get install libreoffice-writer-nogui")
    (tmp_path / "soffice").touch(0o755)
    assert checkup.word_reader().state is State.OK


def test_letters_that_stay_here_and_a_mail_server_that_is_away(tmp_path: Path) -> None:
    (tmp_path / "1.log").touch()
    kept = checkup.letters(MailServer(), tmp_path)
    assert (kept.state, kept.message) == (State.NOTE, f"chưa có máy chủ thư: 1 thư nằm ở {tmp_path}")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        there = MailServer("smtp", "127.0.0.1", port)
        assert checkup.letters(there, tmp_path) == Finding(
            "mail", State.OK, f"máy chủ thư trả lời (127.0.0.1, cổng {port})"
        )
    away = checkup.letters(there, tmp_path)
    assert (away.state, away.message) == (
        State.BAD,
        f"máy chủ thư (127.0.0.1, cổng {port}) không trả lời: Connection refused",
    )


def test_a_setting_that_cannot_be_used_is_a_finding_and_shows_no_password(tmp_path: Path) -> None:
    done = pholuat(tmp_path, "doctor", "--json", PHOLUAT_SMTP="smtps://an:mat@khau@may:so")
    answer = json.loads(done.stdout)
    assert (done.returncode, [one["name"] for one in answer["checks"]]) == (1, ["settings"])
    assert "PHOLUAT_SMTP: số cổng hay tên máy không đọc được; cần dạng smtps://" in answer["checks"][0]["message"]
    assert "khau" not in done.stdout + done.stderr


def _states() -> dict[str, State]:
    return {one.name: one.state for one in examine().findings}


def _said(name: str) -> tuple[str, str]:
    return next((one.message, one.mend) for one in examine().findings if one.name == name)


@pytest.mark.django_db(transaction=True)
def test_code_and_database_that_do_not_belong_together() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("files", "9999_of_tomorrow")
    assert _said("migrations") == ("cơ sở dữ liệu mới hơn mã nguồn: files.9999_of_tomorrow", "git pull rồi make run")
    recorder.record_unapplied("files", "9999_of_tomorrow")
    recorder.record_unapplied("sessions", "0001_initial")
    assert _said("migrations") == ("cấu trúc chưa cập nhật: 1 bước", "pholuat migrate")
    assert [one.name for one in examine().findings] == ["database", "extensions", "migrations"]
    recorder.record_applied("sessions", "0001_initial")


@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup_database, "LOWEST_MAJOR", 99)
    (found,) = (one for one in examine().findings if one.name == "database")
    assert (found.state, found.message.endswith(" quá cũ"), found.mend) == (
        State.BAD,
        True,
        "nâng máy chủ lên PostgreSQL 99 trở lên",
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.either_postgres
def test_the_database_its_extensions_structure_and_worker() -> None:
    with connect("pholuat test") as session:
        ensure_extensions(session)
        session.execute("DELETE FROM procrastinate_workers")
        expected = {"database": State.OK, "extensions": State.OK, "migrations": State.OK, "worker": State.BAD}
        assert _states() == expected
        assert _said("worker") == (
            "việc nền không chạy: không sao lưu hằng đêm, việc xếp hàng không được làm",
            "make run (hoặc pholuat worker); nhật ký ở var/log/worker.log",
        )
        session.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        assert _states() == expected
        assert _said("worker")[0].startswith("việc nền treo hoặc vừa khởi động (không có dấu hiệu sống: pholuat test ")
        session.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        assert _states() == expected | {"worker": State.OK}
        session.execute("SELECT pg_advisory_unlock_shared(%s)", [SCHEMA_LOCK])
        session.execute("DROP EXTENSION citext")
        assert _states() == expected | {"extensions": State.BAD}
        assert _said("extensions") == (
            "cơ sở dữ liệu thiếu phần mở rộng: citext",
            "pholuat migrate (người dùng phải là chủ cơ sở dữ liệu)",
        )
        session.execute("DELETE FROM procrastinate_workers")


def test_without_a_server_the_doctor_says_how_to_start_it() -> None:
    with new_home() as home:
        done = pholuat(home, "doctor", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["ok"]) == (1, False)
    assert answer["checks"][0] == {
        "name": "database",
        "state": "bad",
        "message": "không kết nối được cơ sở dữ liệu: máy chủ không chạy",
        "mend": "make run; nhật ký ở var/log/postgres.log",
    }


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://an:bimat@127.0.0.1:1/luat", "máy chủ không chạy, hoặc không nghe ở cổng đó"),
        ("postgresql://an:bimat@may-khong-co.invalid/luat", "không tìm thấy tên máy"),
    ],
)
def test_a_server_elsewhere_that_is_away(url: str, reason: str, tmp_path: Path) -> None:
    done = pholuat(tmp_path, "doctor", "--json", DATABASE_URL=url)
    found = json.loads(done.stdout)["checks"][0]
    assert (found["message"], found["mend"]) == (
        f"không kết nối được cơ sở dữ liệu: {reason}",
        "xem DATABASE_URL, và máy chủ mà nó chỉ tới",
    )
    assert "bimat" not in done.stdout + done.stderr


def test_only_what_is_bad_makes_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "examine_all", lambda home, now: [Finding("ocr", State.NOTE, "thiếu", "cài")])
    assert doctor.run(argparse.Namespace(json=False)) == 0
    assert capsys.readouterr().out == "! thiếu\n    cách khắc phục: cài\n"
