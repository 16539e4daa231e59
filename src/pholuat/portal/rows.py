"""One document in a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pholuat.library.enums import State
from pholuat.library.queries.types import Document


@dataclass(frozen=True, slots=True)
class Row:
    """What a list prints of a document."""

    url: str
    title: str
    number: str
    type: str
    issuer: str
    issued: dt.date | None
    effective: dt.date | None
    published_at: dt.datetime | None
    state: str
    days_left: int | None = None

    @property
    def in_capitals(self) -> bool:
        """Whether the name is printed all in capitals, which the sheet makes quieter."""
        return self.title.isupper()

    @property
    def number_line(self) -> str:
        """Type and number, as people name a document: "Nghị định 62/2021/NĐ-CP"."""
        if self.title.casefold().startswith(self.type.casefold()):
            return self.number
        return f"{self.type} {self.number}".strip()


def rows(documents: Iterable[Document], *, on: dt.date | None = None, query: str = "") -> list[Row]:
    """The rows of documents from `queries.documents`; `on` also counts the days until they take effect."""
    return [_row(document, on, query) for document in documents]


def _row(document: Document, on: dt.date | None, query: str) -> Row:
    effective = document.effective
    return Row(
        url=f"/van-ban/{document.slug}/{query}",
        title=document.title or document.number,
        number=document.number,
        type=document.type,
        issuer=document.issuer,
        issued=document.issued,
        effective=effective,
        published_at=document.published_at,
        state=getattr(document, "state", None) or State.UNKNOWN.value,
        days_left=(effective - on).days if on and effective and effective > on else None,
    )
