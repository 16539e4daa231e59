"""The index of this node: a folder under the home, opened for reading by whoever searches, written by its keeper.

Beside the index lies the file `ready` once the whole library stands in it; it names that library. Without that file,
where it names another library (one that was restored since, one that another DATABASE_URL leads to), or where the
folder cannot be read, there is no index to be trusted and the search falls back to PostgreSQL.
"""

from __future__ import annotations

import json
import logging
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import connection

from pholuat.library.models import Passage
from pholuat.library.retrieval.index import FORMAT, Index
from pholuat.library.search.filling import Progress, refresh

log = logging.getLogger(__name__)
READY = "ready"


Seen = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """What stood in the index when it was whole, and which library that was."""

    documents: int
    passages: int
    library: str


@dataclass(slots=True)
class _Open:
    index: Index
    seen: Seen


_lock = Lock()
_open: dict[Path | None, _Open] = {}


def folder() -> Path:
    """Where the index of this node lies; another form of index is another folder."""
    base = settings.SEARCH_DIR
    assert base is not None, "an index in memory has no folder"
    return base / str(FORMAT)


def library() -> str:
    """Which library the database holds: the number of the server, and that of a table, which a restore makes anew."""
    with connection.cursor() as cursor:
        table = Passage._meta.db_table
        cursor.execute("SELECT system_identifier || '-' || %s::regclass::oid FROM pg_control_system()", [table])
        return str(cursor.fetchone()[0])


def current() -> Index | None:
    """The index as it was last committed; None where there is none to be trusted.

    Without a folder (PHOLUAT_SEARCH=memory) it is kept in memory and brought up to date each time it is asked for.
    """
    if settings.SEARCH_DIR is None:
        return _in_memory()
    place = folder()
    try:
        seen = _seen(place)
    except OSError:
        return None
    with _lock:
        held = _open.get(place)
        try:
            if held is None or held.seen[:2] != seen[:2]:
                _open.pop(place, None)
                if ready(place) is None:
                    return None
                held = _open[place] = _Open(Index(place), seen)
            elif held.seen != seen:
                held.index.reload()
                held.seen = seen
        except ValueError as error:
            _open.pop(place, None)
            log.warning("search index cannot be read", extra={"folder": str(place), "error": str(error)})
            return None
        return held.index


def _seen(place: Path) -> Seen:
    """The folder, when it was found whole, when something was committed in it; OSError where it is not ready."""
    whole = (place / READY).stat().st_mtime_ns
    return place.stat().st_ino, whole, (place / "meta.json").stat().st_mtime_ns


def _in_memory() -> Index:
    with _lock:
        held = _open.setdefault(None, _Open(Index(), (0, 0, 0)))
        refresh(held.index)
        return held.index


def forget() -> None:
    """Closes what is open, as after a failure while reading."""
    with _lock:
        _open.clear()


def ready(place: Path) -> Ready | None:
    """What the keeper wrote when the whole library stood in the index; None before that, and for another library."""
    with suppress(OSError, ValueError, TypeError):
        told = Ready(**json.loads((place / READY).read_text(encoding="utf-8")))
        return told if told.library == library() else None
    return None


def write_ready(place: Path, index: Index) -> None:
    """Says that the whole library stands in the index."""
    part = place / f"{READY}.part"
    told = Ready(len(index.marks()), len(index), library())
    part.write_text(json.dumps(asdict(told)), encoding="utf-8")
    part.replace(place / READY)


def clear_earlier(place: Path) -> None:
    """Takes away the indexes of earlier forms, which nobody reads any more once this one is ready."""
    for each in place.parent.iterdir():
        if each.name.isdigit() and int(each.name) < FORMAT and each.is_dir():
            shutil.rmtree(each, ignore_errors=True)


def distrust(place: Path) -> None:
    """Nobody searches in the index until it is whole again."""
    (place / READY).unlink(missing_ok=True)


def open_for_writing(place: Path) -> Index:
    """The index in the folder; one that cannot be read is thrown away and begun anew."""
    place.mkdir(parents=True, exist_ok=True)
    try:
        return Index(place)
    except ValueError as error:
        log.warning("search index is broken and is made anew", extra={"folder": str(place), "error": str(error)})
        shutil.rmtree(place)
        place.mkdir()
        return Index(place)


def rebuild(progress: Progress | None = None) -> int:
    """Makes the index anew beside the old one and puts it in its place; how many documents it holds.

    Searches go on with the old one meanwhile. The keeper must be away (`keeper.holding`).
    """
    place = folder()
    fresh = place.with_name(f"{place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    index = Index(fresh)
    count = refresh(index, progress=progress)
    write_ready(fresh, index)
    old = place.with_name(f"{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return count
