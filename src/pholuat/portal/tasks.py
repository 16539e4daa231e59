"""Background work of the public pages: a page is made ready before somebody waits for it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from pholuat.library import queries
from pholuat.library.enums import Origin
from pholuat.library.queries.types import Document
from pholuat.portal import tight
from pholuat.portal.days import today
from pholuat.portal.pages import reading_page


@app.task(pass_context=False)
def press_page(slug: str) -> bool:
    """Makes and keeps what the page of a document shows today; False where the document is gone."""
    on = today()
    document = queries.document_by_slug(slug, on)
    if document is not None:
        reading_page(document, on=on, asked=False)
    return document is not None


@app.task(pass_context=False)
def tighten_page(key: str) -> int:
    """Packs a page that was packed quickly once more with all effort; how many bytes that saves."""
    return tight.tighten(key)


def press_soon(document: Document, **_more: object) -> None:
    """Puts `press_page` into the queue with the change itself; of a load of many documents each is made when read."""
    if document.origin != Origin.BULK or document.is_confirmed:
        _once(press_page, f"page:{document.slug}", slug=document.slug)


def tighten_soon(key: str) -> None:
    """Puts `tighten_page` into the queue."""
    _once(tighten_page, key, key=key)


def _once(task: Task[Any, Any, Any], lock: str, **arguments: str) -> None:
    """Into the queue, unless the same waits there already; a refusal must not undo the transaction around it."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=lock).defer(**arguments)
