"""Where the cluster of an installation lies, and how it is reached."""

from __future__ import annotations

from pathlib import Path


def conninfo(home: Path) -> str:
    """The connection string of the cluster under `home` (Unix socket only)."""
    return f"host={home / 'run'} dbname=pholuat user=pholuat"
