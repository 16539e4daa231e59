"""What a search is asked, what it plans, and what it answers: values only, no engine."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader narrows the search to; an empty tuple narrows nothing."""

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are looked for in place of what was typed: `kind` slip (mended) or everyday (said as the law does)."""

    kind: str
    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of the words that a person typed.

    `words` are folded syllables without those that belong to the number or the address; `exact` are the same
    syllables with their accents where the person typed any, else empty. `meaning`: it is asked what a thing is.
    `changes` tells which words were typed and which are looked for instead, and why (a kind of Change).
    """

    asked: str
    number: str = ""
    eid: str = ""
    address_words: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    meaning: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def accented(self) -> tuple[str, ...]:
        """One form for each of `words`: with accents where they were typed."""
        return self.exact or self.words

    @property
    def empty(self) -> bool:
        """Whether nothing at all was understood."""
        return not (self.number or self.eid or self.phrases or self.words)


@dataclass(frozen=True, slots=True)
class Step:
    """One way to look: `kind` number, title, all or some; tried in order, the earlier ones rank first."""

    kind: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the engine needs to know, and nothing of how it does it."""

    question: Question
    on: dt.date
    filters: Filters = field(default_factory=Filters)
    steps: tuple[Step, ...] = ()

    def step(self, kind: str) -> Step | None:
        """The step of a kind, where the plan has one."""
        return next((step for step in self.steps if step.kind == kind), None)

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain values, for people and for `--explain`."""
        return {**asdict(self), "on": self.on.isoformat()}


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
        }


@dataclass(frozen=True, slots=True)
class Results:
    """The answer: `best` is the one place that fits exactly what was typed, when there is one.

    `hits` are provisions of this page, `documents` the documents whose number or title fits (first page only);
    `total` counts provisions and documents together.
    """

    query: str
    plan: Plan
    total: int = 0
    best: Hit | None = None
    hits: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    provisions_total: int = 0
    documents_total: int = 0
    page: int = 1
    pages: int = 1

    def as_dict(self) -> dict[str, Any]:
        """`{query, plan, total, results}` with the best first, then documents, then provisions."""
        ordered = [*([self.best] if self.best else []), *self.documents, *self.hits]
        return {
            "query": self.query,
            "plan": self.plan.as_dict(),
            "total": self.total,
            "results": [hit.as_dict() for hit in ordered],
        }
