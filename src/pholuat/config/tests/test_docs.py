"""The operator's guide names every variable that the code reads and every command, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from pholuat.config.cli import COMMANDS
from pholuat.config.env import PROJECT_DIR

GUIDE = PROJECT_DIR / "docs" / "operator"
_READ = re.compile(r"(?:env\.|\b)(?:text|flag|integer|items)\(\s*\"([A-Z][A-Z_]+)\"")
_ROW = re.compile(r"^\| `([\w-]+)` \|", re.MULTILINE)


def _first_column(path: Path, heading: str = "") -> set[str]:
    return set(_ROW.findall(path.read_text(encoding="utf-8").partition(heading)[2]))


def test_every_variable_that_is_read_is_described_and_no_other() -> None:
    read: set[str] = set()
    for path in (PROJECT_DIR / "src").rglob("*.py"):
        if "tests" not in path.parts:
            read |= set(_READ.findall(path.read_text(encoding="utf-8")))
    assert {"DATABASE_URL", "PHOLUAT_HOME"} < read
    assert _first_column(GUIDE / "environment.md", "| Biến |") == read


def test_every_command_is_described_and_no_other() -> None:
    assert _first_column(GUIDE / "README.md", "## Các lệnh") == set(COMMANDS)
