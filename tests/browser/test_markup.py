"""Every kind of page is HTML as its standard has it: the Nu checker finds nothing, in one run over all of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from pholuat.library.models import Document
from pholuat.people.models import Account
from pholuat.portal.tests.laws import amended_law
from tests.browser.walks import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
DESK = ("", "van-ban/", "van-ban/tu-thuong-ngay/", "van-ban/tu-thuong-ngay/them/")
ERRORS = ("400", "403", "403_csrf", "404", "405", "413", "429", "500", "503")


def check(folder: Path) -> list[str]:
    """What the checker says of the pages in `folder`: file, place, what is wrong."""
    java = shutil.which("java")
    if not java or not CHECKER.is_file():
        pytest.skip("thiếu java hoặc vnu-jar: hãy chạy make setup-test")
    # A small stack is not enough for the checker's own grammar.
    flags = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER), "--format", "gnu"]
    words = [java, *flags, *map(str, folder.iterdir())]
    said = subprocess.run(words, capture_output=True, text=True, timeout=120)
    return [line.rsplit("/", 1)[-1] for line in said.stderr.splitlines()]


def test_the_checker_finds_nothing(client: Client, library: list[Document], publisher: Account, tmp_path: Path) -> None:
    amended_law()
    pages = {path: client.get(path).content for path in PUBLIC}
    client.force_login(publisher)
    pages |= {path: client.get(f"/ban-lam-viec/{path}").content for path in DESK}
    asked = RequestFactory().get("/")
    asked.user = publisher
    pages |= {name: render_to_string(f"{name}.html", request=asked).encode() for name in ERRORS}
    names = {f"{number:02}.html": path for number, path in enumerate(pages)}
    for name, path in names.items():
        (tmp_path / name).write_bytes(pages[path])
    assert [(names[line[:7]], line) for line in check(tmp_path)] == []


def test_the_checker_would_say_so(tmp_path: Path) -> None:
    (tmp_path / "00.html").write_text("<!doctype html><html lang=vi><title>Một</title><p><div></p></html>")
    assert any("p" in line and "error" in line for line in check(tmp_path))
