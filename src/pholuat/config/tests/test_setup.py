"""The setup from a bare machine: what it names, what it fetches, what it refuses to run."""

from __future__ import annotations

import functools
import hashlib
import http.server
import importlib
import io
import platform
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pholuat.config.env import PROJECT_DIR

SETUP = PROJECT_DIR / "tools" / "setup"


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """The setup's own modules, which stand outside the package."""
    monkeypatch.syspath_prepend(str(SETUP))
    names = ("step", "debian", "uv", "node")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    return {name: importlib.import_module(name) for name in names}


def test_every_debian_package_says_what_it_is_for_and_what_fails_without_it(modules: dict[str, ModuleType]) -> None:
    packages = modules["debian"].packages(("setup", "test"))
    assert [one.name for one in packages if not (one.why and one.without and one.found)] == []
    assert {one.name for one in packages if one.stage == "test"} == {"chromium", "default-jre-headless", "libatomic1"}


def test_without_root_and_sudo_missing_packages_are_named_and_nothing_is_run(
    modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    debian = modules["debian"]
    package = debian.Package("tesseract-ocr-vie", "setup", "đọc bản quét", "bản quét không thành chữ", ("/nowhere",))
    monkeypatch.setattr(debian, "packages", lambda _stages: [package])
    monkeypatch.setattr(debian, "privilege", lambda: None)
    monkeypatch.setattr(debian, "install", lambda *_: pytest.fail("không được cài"))
    debian.ensure(("setup",))
    said = capsys.readouterr().err
    assert "tesseract-ocr-vie: đọc bản quét. Khi chưa có: bản quét không thành chữ." in said
    assert "sudo apt-get install tesseract-ocr-vie" in said


def test_a_package_that_cannot_be_installed_does_not_stop_the_setup(
    modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    debian = modules["debian"]

    def fail(_before: list[str], _names: list[str]) -> None:
        raise modules["step"].SetupError("không có mạng")

    monkeypatch.setattr(debian, "packages", lambda _: [debian.Package("x", "setup", "việc", "hỏng", ("/nowhere",))])
    monkeypatch.setattr(debian, "privilege", lambda: [])
    monkeypatch.setattr(debian, "install", fail)
    debian.ensure(("setup",))
    assert "không có mạng" in capsys.readouterr().err


def _wheel() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        # With a day of its own: made twice it has to be the same to the byte.
        entry = zipfile.ZipInfo("uv-1.2.3.data/scripts/uv", (2026, 1, 2, 3, 4, 6))
        archive.writestr(entry, "#!/bin/sh\necho uv 1.2.3\n")
    return body.getvalue()


@pytest.fixture
def index(tmp_path: Path, modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on this machine with one wheel of uv 1.2.3."""
    name = f"uv-1.2.3-py3-none-manylinux_2_17_{platform.machine()}.manylinux2014_{platform.machine()}.whl"
    page = tmp_path / "simple" / "uv" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<a href="../../files/{name}">{name}</a>')
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / name).write_bytes(_wheel())
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple")
        monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
        monkeypatch.setattr(modules["uv"].importlib.util, "find_spec", lambda _name: None)
        monkeypatch.setattr(modules["uv"].shutil, "which", lambda _name: None)
        yield tmp_path
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Nothing."""


def test_without_pip_uv_comes_straight_from_the_configured_index(
    index: Path, modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    requirement = index / "uv.txt"
    requirement.write_text(f"uv==1.2.3 --hash=sha256:{hashlib.sha256(_wheel()).hexdigest()}\n")
    monkeypatch.setattr(modules["uv"], "REQUIREMENT", requirement)
    program = modules["uv"].uv_program(index / "tools")
    assert program == index / "tools" / "uv" / "bin" / "uv"
    assert program.stat().st_mode & 0o111


def test_a_wheel_with_another_checksum_is_not_used(
    index: Path, modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    requirement = index / "uv.txt"
    requirement.write_text(f"uv==1.2.3 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(modules["uv"], "REQUIREMENT", requirement)
    with pytest.raises(modules["step"].SetupError, match="không đúng mã kiểm"):
        modules["uv"].uv_program(index / "tools")
    assert not (index / "tools" / "uv").exists()


def test_a_step_is_done_again_only_when_its_inputs_change(tmp_path: Path, modules: dict[str, ModuleType]) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a")
    stamp = modules["step"].Stamp(tmp_path / "stamp", lock, "3.11")
    assert not stamp.fresh
    stamp.set()
    assert modules["step"].Stamp(tmp_path / "stamp", lock, "3.11").fresh
    lock.write_text("b")
    assert not modules["step"].Stamp(tmp_path / "stamp", lock, "3.11").fresh


@pytest.mark.parametrize(("laid", "brought"), [(True, 0), (False, 1)])
def test_fonts_that_somebody_has_cleaned_away_are_brought_again(
    tmp_path: Path, modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, laid: bool, brought: int
) -> None:
    node, calls = modules["node"], []
    monkeypatch.setattr(node, "MODULES", tmp_path)
    modules["step"].Stamp(tmp_path / ".pholuat", node.ROOT / "package-lock.json", node.ASSETS).set()
    monkeypatch.setattr(node, "_laid", lambda: laid)
    monkeypatch.setattr(node, "_install", lambda *_, **__: calls.append("npm"))
    monkeypatch.setattr(node, "run", lambda *_, **__: None)
    node.ensure(tmp_path / "uv", tmp_path, dev=False)
    assert len(calls) == brought
