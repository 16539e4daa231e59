"""Secrets: made at the first start, read by nobody else, the same ever after."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pholuat.config.secrets import secret


def test_a_secret_is_made_once_and_only_we_read_it(tmp_path: Path) -> None:
    made = secret(tmp_path, "secret_key")
    assert len(made) >= 64
    assert secret(tmp_path, "secret_key") == made
    assert secret(tmp_path, "other") != made
    folder = tmp_path / "secrets"
    assert {path.name: oct(path.stat().st_mode)[-3:] for path in folder.iterdir()} == {
        "secret_key": "600",
        "other": "600",
    }
    assert oct(folder.stat().st_mode)[-3:] == "700"


def test_two_processes_that_ask_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _n: secret(tmp_path, "secret_key"), range(32)))) == 1
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["secret_key"]
