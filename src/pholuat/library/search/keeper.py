"""Keeps the index of this node in step with the library: one thread of one process, whichever holds the lock.

It hears of each publication through LISTEN, and compares the whole from time to time, so that a lost message or a
lost connection costs minutes, never a document.
"""

from __future__ import annotations

import fcntl
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from pholuat.library.retrieval.index import Index
from pholuat.library.search import node
from pholuat.library.search.filling import CHANNEL, refresh

log = logging.getLogger(__name__)
LOCK = "keeper.lock"
RETRY_SECONDS = 5.0
WAIT_SECONDS = 20.0
GATHER_SECONDS = 0.3
WHOLE_SECONDS = 600.0


class BusyError(Exception):
    """Another process of this node keeps the index."""


@contextmanager
def holding(place: Path) -> Iterator[None]:
    """The right to write this node's index, which ends with the process; raises BusyError while another has it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with (place.parent / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        yield


def start() -> threading.Thread | None:
    """Begins to keep in the background; nothing to keep where the index is in memory."""
    if settings.SEARCH_DIR is None:
        return None
    thread = threading.Thread(target=_keep, name="search index", daemon=True)
    thread.start()
    return thread


def _keep() -> None:
    while True:
        try:
            with holding(node.folder()):
                keep(node.folder())
        except BusyError:
            pass
        except (DatabaseError, OSError, ValueError) as error:
            log.warning("search index is not kept for now", extra={"error": str(error)})
        finally:
            connection.close()
        time.sleep(RETRY_SECONDS)


def keep(place: Path, stop: threading.Event | None = None) -> None:
    """Keeps the index until `stop` is set or something fails; the lock must be held."""
    index = node.open_for_writing(place)
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    whole_at = 0.0
    while stop is None or not stop.is_set():
        if time.monotonic() - whole_at >= WHOLE_SECONDS or not whole_at:
            _whole(index, place)
            whole_at = time.monotonic()
        if changed := _heard(WAIT_SECONDS if stop is None else GATHER_SECONDS):
            refresh(index, only=changed)


def _whole(index: Index, place: Path) -> None:
    refresh(index)
    node.write_ready(place, index)


def _heard(seconds: float) -> set[int]:
    """The documents told of within `seconds`, and shortly after the first."""
    session = connection.connection
    heard = {note.payload for note in session.notifies(timeout=seconds, stop_after=1)}
    if heard:
        heard |= {note.payload for note in session.notifies(timeout=GATHER_SECONDS)}
    return {int(payload) for payload in heard if payload.isdigit()}
