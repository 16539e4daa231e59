"""A document as it reads on a day: what every form of it that leaves the house is made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name law, [start, end) in code points of one line: the document that they lead to, and its place."""

    start: int
    end: int
    slug: str
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text, lines parted by a newline, cells of a table by a tab; its references in order, none over another."""

    text: str = ""
    references: tuple[Reference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class ActName:
    """Another document that made or ended words of this one."""

    slug: str
    number: str
    title: str


NOTHING = Words()


@dataclass(frozen=True, slots=True)
class DatedProvision:
    """A provision on the day: `num` as printed without word or mark, `text` its own words without its children's.

    `state` is a word of `library.enums.State`; [since, until) are the days of these words, None = open or not known;
    `note` says why they do not hold. `letterhead` is what is printed above the name of something enclosed.
    """

    eid: str
    kind: str
    num: str = ""
    heading: Words = NOTHING
    text: Words = NOTHING
    state: str = "in_force"
    since: dt.date | None = None
    until: dt.date | None = None
    made_by: ActName | None = None
    ended_by: ActName | None = None
    note: str = ""
    letterhead: Words = NOTHING
    children: tuple[DatedProvision, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document, or one article of it (`article`, an eId, with the names of what it lies in, outermost first).

    `site` is the address of the site that gives it ("https://…"), `origin` where that site has it from; `confirmed`
    says that a second person has looked at every word. `unread` is what the grammar did not understand, with the eId
    of the provision before it.
    """

    site: str
    slug: str
    number: str
    type: str
    title: str
    issuer: str
    on: dt.date
    issued: dt.date | None = None
    effective: dt.date | None = None
    place: str = ""
    signer: str = ""
    state: str = "in_force"
    reason: str = ""
    confirmed: bool = False
    origin: str = ""
    article: str = ""
    above: tuple[str, ...] = ()
    head: Words = NOTHING
    preamble: Words = NOTHING
    recipients: Words = NOTHING
    signature: Words = NOTHING
    footnotes: Words = NOTHING
    unread: tuple[tuple[str, Words], ...] = ()
    provisions: tuple[DatedProvision, ...] = ()

    @property
    def address(self) -> str:
        """The page of the document, without a day."""
        return f"{self.site}/van-ban/{self.slug}/"
