"""Health for load balancers: alive, and ready (database, migrations, worker, demo loaded)."""

from __future__ import annotations

import psycopg
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pholuat.config.ops.demo import demo_loaded
from pholuat.config.ops.schema import connect, schema_state, worker_alive

_seen_migrated: list[bool] = []


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return _answer({"song": True}, 200)


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when every part is there, else 503; the body names each part."""
    parts = {"database": False, "migrations": False, "worker": False, "demo": not settings.DEMO}
    try:
        with connect("pholuat health") as session:
            parts["database"] = True
            parts["migrations"] = _migrated()
            parts["worker"] = worker_alive(session)
        parts["demo"] = parts["demo"] or demo_loaded()
    except (DatabaseError, psycopg.Error):
        pass
    fine = all(parts.values())
    return _answer({"ready": fine, **parts}, 200 if fine else 503)


def _migrated() -> bool:
    """Asked until it is true once: a running process never loses its migrations, and asking costs."""
    if not _seen_migrated:
        _seen_migrated.extend([True] if schema_state().fits else [])
    return bool(_seen_migrated)


def _answer(body: dict[str, object], status: int) -> JsonResponse:
    answer = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-store"
    # A balancer asks every second: the answer itself is the report, a log line for each would bury the others.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer
