"""Files of the tests lie in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pholuat.library.search import everyday


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_DIR = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield


@pytest.fixture(autouse=True)
def _own_everyday_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of everyday words is read once in a test, however slow the machine, and anew in the next one."""
    monkeypatch.setattr(everyday, "SECONDS", 3_600.0)
    everyday.forget()
