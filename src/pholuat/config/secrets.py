"""Secrets of an installation: made at the first start, kept under its home with mode 600, never default values."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def _path(home: Path, name: str) -> Path:
    return home / "secrets" / name


def has_secret(home: Path, name: str) -> bool:
    """Whether the secret has been made here before."""
    return _path(home, name).exists()


def secret(home: Path, name: str, *, size: int = 48) -> str:
    """The secret called `name`, made when it is not there yet; safe when two processes ask at once."""
    path = _path(home, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{name}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(size))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
