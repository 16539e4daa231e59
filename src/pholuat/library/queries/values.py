"""The values in which a document is read: what a page, a feed or the API shows of it on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pholuat.library.enums import State
from pholuat.library.models import Document


@dataclass(frozen=True, slots=True)
class Act:
    """The document that made or ended a text."""

    slug: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a text that name law: offsets into the text (or heading), where they lead, as far as it is known.

    `slug` and `eid` are empty where the library does not hold the target.
    """

    start: int
    end: int
    target: str
    slug: str = ""
    eid: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A provision as it reads on a day. When its `state` is not in force, the text is shown but does not hold.

    `since`, `until`: the days of the shown text, [since, until), None = open or not known. `made_by` is None for a
    text of the document itself. `texts` = how many texts it has had; `cited` = how many places cite it.
    """

    provision: int
    version: int
    eid: str
    kind: str
    num: str
    heading: str
    text: str
    line: int
    state: State
    since: dt.date | None
    until: dt.date | None
    made_by: Act | None = None
    ended_by: Act | None = None
    end_reason: str = ""
    suspension: str = ""
    texts: int = 1
    corrected: bool = False
    cited: int = 0
    links: tuple[Link, ...] = ()
    heading_links: tuple[Link, ...] = ()
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document on a day: its provisions as a tree, and the links of what lies outside of them (offsets in `text`)."""

    document: Document
    on: dt.date
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    cited: int


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """One article on a day, what it lies in (outermost first), and its neighbours."""

    document: Document
    on: dt.date
    node: Node
    inside: tuple[Node, ...]
    before: Node | None
    after: Node | None
