"""The store keeps bytes once, whole, unchanged."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from pholuat.files.models import StoredFile
from pholuat.files.paths import path_of
from pholuat.files.queries import is_whole, open_file
from pholuat.files.services import store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path


def test_the_same_bytes_are_kept_once_under_their_checksum(folder: Path) -> None:
    source = folder / "luật.docx"
    source.write_bytes(b"abc")
    first, again = store(source), store(b"abc", "khac.pdf")
    assert first == again
    assert (first.sha256, first.size) == (hashlib.sha256(b"abc").hexdigest(), 3)
    assert first.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    with open_file(first.sha256) as file:
        assert file.read() == b"abc"
    assert StoredFile.objects.count() == 1


def test_nothing_half_written_stays(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def breaks(_handle: int) -> None:
        raise OSError

    monkeypatch.setattr("pholuat.files.services.os.fsync", breaks)
    with pytest.raises(OSError):
        store(b"abc")
    assert [path for path in (folder / "files").rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()


def test_a_changed_file_is_known() -> None:
    stored = store(b"abc")
    assert is_whole(stored.sha256)
    path = path_of(stored.sha256)
    path.chmod(0o600)
    path.write_bytes(b"abd")
    assert not is_whole(stored.sha256)
    path.unlink()
    assert not is_whole(stored.sha256)
