"""Back to an empty installation: for the demo only."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connections

from pholuat.config.ops.schema import connect, migrate


def reset() -> None:
    """Empties database and files, then makes the structure anew. Raises OlderWorkerError while a worker runs."""
    connections.close_all()
    with connect("pholuat reset") as session, session.transaction():
        session.execute("DROP SCHEMA public CASCADE")
        session.execute("CREATE SCHEMA public")
    files = Path(settings.FILES_DIR)
    if files.exists():
        shutil.rmtree(files)
    migrate()
