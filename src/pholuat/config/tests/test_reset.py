"""`pholuat demo-reset` empties a demo, and nothing else."""

from __future__ import annotations

import argparse

import pytest
from pytest_django import Settings

from pholuat.config.commands import demo_reset
from pholuat.config.ops.schema import SCHEMA_LOCK, connect
from pholuat.config.tests.servers import new_home, pholuat


@pytest.fixture
def emptied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Filled when something is emptied."""
    done: list[str] = []
    monkeypatch.setattr(demo_reset, "reset", lambda: done.append("all"))
    return done


@pytest.mark.django_db(transaction=True)
def test_it_is_refused_outside_a_demo_without_assent_and_beside_a_worker(
    emptied: list[str], settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO = False
    assert demo_reset.run(argparse.Namespace(yes=True)) == 1
    assert "DEMO=no: đây không phải bản mẫu, không xóa gì." in capsys.readouterr().err
    settings.DEMO = True
    assert demo_reset.run(argparse.Namespace(yes=False)) == 1
    assert "Thêm --yes để đồng ý." in capsys.readouterr().err
    with connect("pholuat worker") as worker:
        worker.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        assert demo_reset.run(argparse.Namespace(yes=True)) == 1
        assert "Phổ Luật đang chạy (pholuat worker " in capsys.readouterr().err
    assert emptied == []
    assert demo_reset.run(argparse.Namespace(yes=True)) == 0
    assert emptied == ["all"]


@pytest.mark.slow
def test_what_is_emptied_is_empty_and_can_be_filled_again() -> None:
    with new_home() as home:
        assert pholuat(home, "migrate").returncode == 0
        assert pholuat(home, "demo").returncode == 0
        assert any((home / "files").rglob("*"))
        done = pholuat(home, "demo-reset", "--yes", DEMO="yes")
        assert (done.returncode, list((home / "files").glob("*"))) == (0, []), done.stderr
        again = pholuat(home, "demo")
        assert (again.returncode, again.stdout.count("đã đăng") + again.stderr.count("đã đăng") > 0) == (0, True)
