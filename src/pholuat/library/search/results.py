"""What a search is asked, what it plans, and what it answers: values only, no engine."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

# The first and the last day of a stretch, both in it; None where it is open.
Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader narrows the search to; an empty tuple narrows nothing. `documents` are addresses (slugs).

    `issued` are days of issue: a document whose day is not known lies in no stretch of them.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    issued: Days = (None, None)

    def as_dict(self) -> dict[str, Any]:
        """Plain values; days as they are written in ISO 8601."""
        return {**asdict(self), "issued": [day and day.isoformat() for day in self.issued]}


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are looked for in place of what was typed: `kind` slip (mended) or everyday (said as the law does)."""

    kind: str
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked of the document itself: `kind` number, type, issuer, year or topic, as it is said to a person.

    `values` are what is looked for: keys of numbers, names of types, folded words of an issuer or a field, a year.
    """

    kind: str
    words: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of the words that a person typed.

    `words` are folded syllables without those that belong to the number or the address; `exact` are the same
    syllables with their accents where the person typed any, else empty. `meaning`: it is asked what a thing is.
    `changes` tells which words were typed and which are looked for instead, and why (a kind of Change).
    `also` are the words (folded, accented) of legal terms that are looked for beside those that were typed;
    `number` may be a part of one ("30/nd"), `number_words` says it as it is written. `perhaps` are folded words that
    may have been meant, to be offered and not looked for.
    """

    asked: str
    number: str = ""
    number_words: str = ""
    eid: str = ""
    address_words: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    meaning: bool = False
    changes: tuple[Change, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    perhaps: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()

    @property
    def accented(self) -> tuple[str, ...]:
        """One form for each of `words`: with accents where they were typed."""
        return self.exact or self.words

    @property
    def spoken(self) -> dict[str, str]:
        """How each folded word that is looked for is said: as it was typed, those beside them as the law has it."""
        return dict(self.also) | dict(zip(self.words, self.accented, strict=True))

    @property
    def empty(self) -> bool:
        """Whether nothing at all was understood."""
        return not (self.number or self.eid or self.phrases or self.words or self.wishes)

    @property
    def sought(self) -> frozenset[str]:
        """All folded words that are looked for: those that were typed and those beside them."""
        return frozenset(self.words) | {folded for folded, _ in self.also}


@dataclass(frozen=True, slots=True)
class Step:
    """One way to look: `kind` number, title, all or some; tried in order, the earlier ones rank first."""

    kind: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the engine needs to know, and nothing of how it does it.

    `filters` are those of the reader and of the wishes that were `granted`; a wish that would have left nothing to find
    is `dropped`.
    """

    question: Question
    on: dt.date
    filters: Filters = field(default_factory=Filters)
    steps: tuple[Step, ...] = ()
    granted: tuple[Wish, ...] = ()
    dropped: tuple[Wish, ...] = ()

    def step(self, kind: str) -> Step | None:
        """The step of a kind, where the plan has one."""
        return next((step for step in self.steps if step.kind == kind), None)

    @property
    def lists(self) -> bool:
        """Whether nothing was asked but a kind, an issuer, a year or a field: the answer is a list of documents."""
        asked = self.granted or (self.question.wishes and not self.dropped)
        return bool(asked) and not (self.question.words or self.step("number"))

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain values, for people and for `--explain`."""
        return {**asdict(self), "on": self.on.isoformat(), "filters": self.filters.as_dict()}


Snippet = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One provision (`eid` set) or one document (`eid` empty) that answers; the snippet marks the found words."""

    number: str
    title: str
    eid: str
    heading: str
    address_words: str
    snippet: Snippet
    url: str
    state: str
    score: float
    heading_marks: Snippet = ()
    title_marks: Snippet = ()
    effective: dt.date | None = None
    issuer: str = ""
    type: str = ""
    document: str = ""

    @property
    def place(self) -> str:
        """The address of the document, and of the provision in it: what names a result for good."""
        return f"{self.document}#{self.eid}" if self.eid else self.document

    def as_dict(self) -> dict[str, Any]:
        """The keys of the machine's answer."""
        return {
            "number": self.number,
            "title": self.title,
            "eid": self.eid,
            "heading": self.heading,
            "snippet": "".join(text for text, _ in self.snippet),
            "url": self.url,
            "state": self.state,
            "score": round(self.score, 4),
            "document": self.document,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """What one document answers: its best place `lead` (None where only its name fits), `others` folded under it.

    `named`: number or name of the document is what was asked for. `more`: others that are not shown here.
    """

    document: Hit
    lead: Hit | None = None
    others: tuple[Hit, ...] = ()
    named: bool = False
    exact: bool = False
    more: bool = False

    @property
    def shown(self) -> Hit:
        """What the group is headed by: the document that was named, else its best place."""
        return self.document if self.lead is None or (self.named and not self.exact) else self.lead

    @property
    def places(self) -> tuple[Hit, ...]:
        """All provisions of the group that are shown, the best first."""
        return (*([self.lead] if self.lead else []), *self.others)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer: `groups` are the documents of this page in the order in which they answer.

    `best` is the one place that fits exactly what was typed, when there is one. `hits` are the provisions of this page
    in their own order, `documents` the documents whose number or title fits (first page only); `total` counts
    provisions and documents together. `nearest` are the texts (ids in the index) from which the facets are counted.
    """

    query: str
    plan: Plan
    total: int = 0
    best: Hit | None = None
    hits: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    groups: tuple[Group, ...] = ()
    provisions_total: int = 0
    documents_total: int = 0
    page: int = 1
    pages: int = 1
    nearest: tuple[int, ...] = ()

    @property
    def ordered(self) -> tuple[Hit, ...]:
        """Best first: the place that was named, documents that were named, provisions, other documents."""
        named = [group.document for group in self.groups if group.named]
        known = {hit.place for hit in named}
        others = [hit for hit in self.documents if hit.place not in known]
        return (*([self.best] if self.best else []), *named, *self.hits, *others)

    def as_dict(self) -> dict[str, Any]:
        """`{query, plan, total, results, page, pages}`."""
        return {
            "query": self.query,
            "plan": self.plan.as_dict(),
            "total": self.total,
            "results": [hit.as_dict() for hit in self.ordered],
            "page": self.page,
            "pages": self.pages,
        }
