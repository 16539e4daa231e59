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
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from pholuat.library.search import node
from pholuat.library.search.filling import CHANNEL, refresh

log = logging.getLogger(__name__)
LOCK = "keeper.lock"
WANTED = "keeper.wanted"
RETRY_SECONDS = 5.0
WAIT_SECONDS = 2.0
GATHER_SECONDS = 0.3
WHOLE_SECONDS = 600.0
TAKING_SECONDS = 60.0


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


@contextmanager
def taking_over(place: Path, *, patience: float = TAKING_SECONDS) -> Iterator[None]:
    """The right to write, asked of the process that keeps the index: it lets go when it sees that somebody waits.

    Raises BusyError when it does not within `patience` seconds.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    wanted = place.parent / WANTED
    wanted.touch()
    try:
        until = time.monotonic() + patience
        while True:
            try:
                with holding(place):
                    yield
                return
            except BusyError:
                if time.monotonic() > until:
                    raise
            time.sleep(GATHER_SECONDS)
    finally:
        wanted.unlink(missing_ok=True)


def start() -> threading.Thread | None:
    """Begins to keep in the background; nothing to keep where the index is in memory."""
    if settings.SEARCH_DIR is None:
        return None
    thread = threading.Thread(target=_keep, name="search index", daemon=True)
    thread.start()
    return thread


def _keep() -> None:
    while True:
        if (node.folder().parent / WANTED).exists():
            time.sleep(GATHER_SECONDS)
            continue
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
    """Keeps the index until `stop` is set, somebody else wants it, or something fails; the lock must be held."""
    if node.ready(place) is None:
        node.distrust(place)
    index = node.open_for_writing(place)
    with _listening():
        refresh(index)
        node.write_ready(place, index)
        node.clear_earlier(place)
        whole_at = time.monotonic()
        while not (stop and stop.is_set()) and not (place.parent / WANTED).exists():
            if time.monotonic() - whole_at >= WHOLE_SECONDS:
                refresh(index)
                whole_at = time.monotonic()
            if changed := _heard():
                refresh(index, only=changed)
            if not place.exists():
                return


@contextmanager
def _listening() -> Iterator[None]:
    """The session hears of publications, and no more when it goes back to where sessions are kept."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
        try:
            yield
        finally:
            with suppress(DatabaseError):
                cursor.execute("UNLISTEN *")


def _heard() -> set[int]:
    """The documents told of within WAIT_SECONDS, and shortly after the first."""
    session = connection.connection
    with connection.wrap_database_errors:
        heard = {note.payload for note in session.notifies(timeout=WAIT_SECONDS, stop_after=1)}
        if heard:
            heard |= {note.payload for note in session.notifies(timeout=GATHER_SECONDS)}
    return {int(payload) for payload in heard if payload.isdigit()}
