"""Static files are gathered when a source has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from pholuat.config.ops import statics


def test_they_are_gathered_once_for_each_state_of_their_sources(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    gathered: list[str] = []
    monkeypatch.setattr(statics, "call_command", lambda name, **_more: gathered.append(name))
    assert [statics.gather(), statics.gather()] == [True, False]
    monkeypatch.setattr(statics, "_fingerprint", lambda: "of a changed source")
    assert [statics.gather(), statics.gather()] == [True, False]
    assert gathered == ["collectstatic", "collectstatic"]
