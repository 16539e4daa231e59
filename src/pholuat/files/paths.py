"""Where stored files lie."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

FOLDED = 2


def path_of(sha256: str) -> Path:
    """Where the bytes with a checksum lie: folders by its first letters keep each folder small."""
    return Path(settings.FILES_DIR) / sha256[:FOLDED] / sha256
