"""What a shortened address may have meant."""

from __future__ import annotations

import datetime as dt
import re

from pholuat.library.models import FormerAddress
from pholuat.library.models.document import bare_slug
from pholuat.library.queries.documents import documents, newest_first
from pholuat.library.queries.types import Documents

_BEGUN = re.compile(r"[0-9]+[a-z]?-[a-z0-9][a-z0-9-]*")


def moved_to(slug: str) -> str | None:
    """The address of the document that once stood at another one."""
    return FormerAddress.objects.filter(slug=slug).values_list("document__slug", flat=True).first()


def by_slug_start(slug: str, on: dt.date) -> Documents:
    """Documents whose number in an address begins so ("35-2013"); none when too little is given to tell anything."""
    if not _BEGUN.fullmatch(slug):
        return documents(on).none()
    return newest_first(documents(on).alias(bare=bare_slug()).filter(bare__startswith=f"{slug}-"))
