"""The one typed reader of values from outside."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[3]


class SettingError(ValueError):
    """A value from outside cannot be used; the message names the variable and shows no password."""


def text(name: str, default: str = "") -> str:
    """The variable's text, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on (any case); False for 0, false, no, off.

    Raises SettingError for anything else.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}: cần 1 hoặc 0, đang là {value!r}")


def integer(name: str, default: int) -> int:
    """The variable as a whole number; SettingError for anything else."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise SettingError(f"{name}: cần một số nguyên, đang là {value!r}") from None


def items(name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A list parted by commas."""
    value = os.environ.get(name, "")
    return tuple(part.strip() for part in value.split(",") if part.strip()) or default


def home() -> Path:
    """Where all state of this installation lies (PHOLUAT_HOME, else var/ beside the code)."""
    return Path(text("PHOLUAT_HOME", str(PROJECT_DIR / "var"))).absolute()


def data_dir() -> Path:
    """Where the real texts lie (PHOLUAT_DATA); the folder may be absent."""
    return Path(text("PHOLUAT_DATA", str(PROJECT_DIR.parent / "shared" / "data"))).absolute()
