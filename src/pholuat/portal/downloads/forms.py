"""The forms in which a document leaves the house: media type, name of the file, mark, bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.utils.text import capfirst

from pholuat.lawtext import akn
from pholuat.lawtext.akn import DatedDocument
from pholuat.library import queries
from pholuat.library.queries.types import Document
from pholuat.library.texts import words as eid_words
from pholuat.portal.downloads import data, plain, word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNNAMABLE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what readers call it, its media type, how its bytes are made."""

    label: str
    media_type: str
    make: Callable[[DatedDocument], bytes]


FORMS = {
    "docx": Form("Word (.docx)", _WORD, word.docx),
    "txt": Form("Văn bản thuần (.txt)", "text/plain; charset=utf-8", lambda value: plain.text(value).encode()),
    "xml": Form("Akoma Ntoso (.xml)", "application/akn+xml; charset=utf-8", akn.write),
    "json": Form("JSON", "application/json", lambda value: data.text(value).encode()),
}


def file_name(document: Document, article: str, on: dt.date, form: str) -> str:
    """The name of the file as a reader would give it: "Luật 14-2012-QH13, Điều 5 (2024-01-31).docx"."""
    named = f"{document.type} {document.number}".strip() if document.number else document.title
    place = f", {capfirst(eid_words(article))}" if article else ""
    bare = _UNNAMABLE.sub("-", f"{named[:LONGEST_NAME]}{place}").strip(" .")
    return f"{bare} ({on.isoformat()}).{form}"


def disposition(name: str, plain_name: str) -> str:
    """Content-Disposition after RFC 6266: a name in ASCII for old clients, the real one in UTF-8 beside it.

    >>> disposition("Luật 1.txt", "luat-1.txt")
    'attachment; filename="luat-1.txt"; filename*=UTF-8\\'\\'Lu%E1%BA%ADt%201.txt'
    """
    return f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name, safe='')}"


def mark(document: Document, article: str, on: dt.date, form: str, site: str) -> str:
    """Another one whenever the bytes may be others; made without reading the words."""
    said = (
        queries.page_mark(document, on),
        document.state,
        document.confirmed_at,
        document.mends_wait,
        article,
        on,
        form,
        site,
        maker(),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


@cache
def maker() -> str:
    """What the forms are made by: a new release makes them anew."""
    found = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(akn.__file__).parent):
        for path in sorted(folder.glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]
