"""The values that the grammar of Vietnamese law speaks in.

All offsets are code points into `ParsedDocument.text`; lines are counted from 1.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Levels of a legal document (Law 64/2025/QH15 art. 8 cl. 2; Decree 78/2025/NĐ-CP art. 62)."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    ANNEX = "annex"


class Role(StrEnum):
    """What a stretch of the text is."""

    HEADER = "header"
    PREAMBLE = "preamble"
    PROVISION = "provision"
    QUOTED = "quoted"
    TABLE = "table"
    ANNEX = "annex"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    FOOTNOTE = "footnote"
    PAGE = "page"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader knows of a stretch of its text and the text alone does not say: a table, a running head."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader gives to the grammar: all the text, lines parted by a newline, and its marks in order.

    A table stands in the text row by row, cells parted by a tab.
    """

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with its role; the blocks of a document cover its text whole, in order."""

    role: Role
    eid: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: `num` as printed without word or mark, `text` its own words without its children's."""

    eid: str
    kind: Kind
    num: str
    heading: str
    text: str
    parent: str
    line: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the text that names other law; targets are "number#eid", "#eid" or a bare title."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the grammar met and did not understand or does not believe."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the head and the tail of a document say of it; what is not said is empty or None."""

    number: str = ""
    type: str = ""
    issuer: str = ""
    place: str = ""
    date: dt.date | None = None
    effective: dt.date | None = None
    title: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document read whole: nothing of the text is lost, whatever it was."""

    header: Header
    text: str
    blocks: tuple[Block, ...] = ()
    provisions: tuple[Provision, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Notice, ...] = field(default=())
