"""Static files are gathered once for each state of their sources."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def gather() -> bool:
    """Runs `collectstatic` when a source has changed since the last time; whether it ran."""
    stamp = Path(settings.STATIC_ROOT).parent / "state" / "statics"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]["BACKEND"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(name.encode() + hashlib.sha256(Path(storage.path(name)).read_bytes()).digest())
    return digest.hexdigest()
