"""Makes Django and the database ready for a command."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import django
import psycopg
from django.db import connections

from pholuat.config import env
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.ownership import serving
from pholuat.config.postgres.reasons import reason


def setup_django() -> None:
    """Loads the settings and the rooms, once; of the logs only warnings are shown (web and worker show more)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
    django.setup()
    logging.getLogger().setLevel(logging.WARNING)


@contextmanager
def database() -> Iterator[None]:
    """The database server is up within; one that we had to start is stopped at the end, by SIGTERM too.

    Exits with 1 and the reason when it cannot be had.
    """
    if url := env.text("DATABASE_URL"):
        _require_answer(url)
        yield
        return
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        with serving(env.home(), say=_say):
            try:
                yield
            finally:
                connections.close_all()
    except PostgresError as error:
        _say(str(error))
        raise SystemExit(1) from None


def _require_answer(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        _say(f"Cơ sở dữ liệu của DATABASE_URL không trả lời: {reason(error)}. Chạy `pholuat doctor`.")
        raise SystemExit(1) from None


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _interrupted(_sign: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
