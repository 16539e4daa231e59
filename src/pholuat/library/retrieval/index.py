"""The inverted index on disk: what is put in, and which texts lie nearest to a question.

The engine is tantivy; nothing outside this module knows it. One writer at a time (the engine holds a lock file that
dies with its process); a commit is whole or absent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

import tantivy

from pholuat.library.retrieval.words import Packed, Prepared

FORMAT = 2
WRITER_MEMORY = 128 << 20
NUMBERS = ("id", "group", "identity", "since", "until", "year", "issued")
NAMES = ("type", "issuer", "number", "state", "eid")
STORED_NAMES = ("state", "eid")
FOREVER = 4_000_000
NOT_YET, EXPIRED, UNKNOWN = "not_yet", "expired", "unknown"
MOST_VALUES = 200
COMMON_SHARE, ENOUGH_TERMS = 0.3, 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in the index: `id` names it, `group` its document, `identity` what it is a version of.

    It is in the state `state` on the days [since, until), ordinals; a text whose days are not known has
    since = until = 0 and so holds on none. `issued` is the day of issue of its document, 0 where it is not known.
    """

    id: int
    group: int
    prepared: Prepared
    identity: int = 0
    since: int = 1
    until: int = FOREVER
    state: str = ""
    year: int = 0
    issued: int = 0
    type: str = ""
    issuer: str = ""
    number: str = ""
    eid: str = ""
    topics: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What narrows an answer; an empty tuple narrows nothing. `day` is an ordinal, `years` are whole years.

    `issued` are the first and the last day of issue, ordinals, 0 for an open end; a day that is not known lies in no
    stretch.

    Only texts of the documents `within` pass.

    `states` are those of the text on the day: one that it is stored with, or before (`not_yet`) and after
    (`expired`) its days, or `unknown`. Texts of the documents `groups` pass whatever their state.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    within: tuple[int, ...] = ()
    issued: tuple[int, int] = (0, 0)
    day: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text near to the question: BM25 `score`, and its arrays."""

    id: int
    group: int
    identity: int
    eid: str
    state: str
    since: int
    until: int
    score: float
    packed: Packed


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    for name in NUMBERS:
        builder.add_unsigned_field(name, stored=True, indexed=True, fast=True)
    for name in NAMES:
        stored = name in STORED_NAMES
        builder.add_text_field(name, stored=stored, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("topic", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("packed", stored=True)
    return builder.build()


Clause = tuple[tantivy.Occur, tantivy.Query]


class Index:
    """An index in a folder, or in memory when none is given; raises ValueError where the folder holds a broken one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.schema = _schema()
        self._index = tantivy.Index(self.schema, path=str(folder) if folder else None)
        self._searcher = self._index.searcher()
        self._frequency = lru_cache(maxsize=1 << 14)(self._count)

    def __len__(self) -> int:
        return self._searcher.num_docs

    def writer(self, memory: int = WRITER_MEMORY) -> Writer:
        """The only writer; raises ValueError while another process holds it."""
        return Writer(self._index.writer(memory, 1), self.schema)

    def reload(self) -> None:
        """Sees what has been committed since."""
        self._index.reload()
        self._searcher = self._index.searcher()
        self._frequency.cache_clear()

    def _count(self, term: str) -> int:
        return self._searcher.doc_freq("terms", term)

    def frequency(self, term: str) -> int:
        """How many texts hold the term or the pair."""
        return self._frequency(term)

    def weight(self, term: str) -> float:
        """How much a term tells: its inverse document frequency as BM25 has it, 0 where no text holds it."""
        held, every = self._frequency(term), len(self)
        return math.log(1 + (every - held + 0.5) / (held + 0.5)) if held else 0.0

    def nearest(self, terms: Sequence[str], narrowing: Narrowing, limit: int) -> list[Candidate]:
        """At most `limit` texts that hold any of the telling terms, by BM25, best first."""
        return [self._candidate(score, address) for score, address in self._hits(terms, narrowing, limit)]

    def _hits(self, terms: Sequence[str], narrowing: Narrowing, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        known = self._telling(terms)
        if not known:
            return []
        query = self._query([(tantivy.Occur.Should, self._term("terms", term)) for term in known], narrowing)
        return self._searcher.search(query, limit, count=False).hits

    def _telling(self, terms: Sequence[str]) -> list[str]:
        """The terms that some text holds, without the common ones where enough others are left.

        A word in every third text costs the engine most and tells it least.
        """
        known = [term for term in dict.fromkeys(terms) if self._frequency(term)]
        rare = [term for term in known if self._frequency(term) < COMMON_SHARE * len(self)]
        return rare if len(rare) >= ENOUGH_TERMS else known

    def nearest_ids(self, terms: Sequence[str], narrowing: Narrowing, limit: int) -> list[int]:
        """The ids of what `nearest` gives; no text is opened."""
        hits = self._hits(terms, narrowing, limit)
        found = self._searcher.fast_field_values("id", [address for _, address in hits])
        return [int(id_) for id_ in found if id_ is not None]

    def count(self, terms: Sequence[str], narrowing: Narrowing) -> int:
        """How many texts hold all of the terms."""
        found = self._searcher.search(self._query(self._every(terms), narrowing), 1, count=True)
        return int(found.count or 0)  # type: ignore[attr-defined]  # missing in the stubs

    def counted(self, terms: Sequence[str], ids: Iterable[int], field: str, narrowing: Narrowing) -> dict[str, int]:
        """In how many documents (about) each value of `field` stands, among texts that hold all terms or are `ids`."""
        inner = {"documents": {"cardinality": {"field": "group"}}}
        wanted = {"values": {"terms": {"field": field, "size": MOST_VALUES}, "aggs": inner}}
        told = self._searcher.aggregate(self._query(self._either(terms, ids), narrowing), wanted)
        buckets = told["values"]["buckets"]
        return {str(each["key"]): int(each["documents"]["value"]) for each in buckets if each["key"] not in ("", 0)}

    def documents(self, terms: Sequence[str], ids: Iterable[int], narrowing: Narrowing) -> int:
        """How many documents (about) have a text that holds all terms or is one of `ids`."""
        return round(self._searcher.cardinality(self._query(self._either(terms, ids), narrowing), "group"))

    def completed(self, prefix: str, most: int) -> list[str]:
        """The terms that begin so, those first that most texts hold."""
        return [term for term, _ in self._searcher.terms_with_prefix("terms", prefix, None, most)]

    def marks(self) -> dict[int, str]:
        """With which mark each document was put in."""
        found = self._searcher.terms_with_prefix("mark", "", tantivy.Query.all_query())
        return {int(group): mark for group, _, mark in (term.partition(":") for term, _ in found)}

    def _every(self, terms: Iterable[str]) -> list[Clause]:
        return [(tantivy.Occur.Must, self._term("terms", term)) for term in dict.fromkeys(terms)]

    def _either(self, terms: Sequence[str], ids: Iterable[int]) -> list[Clause]:
        ways = [self._term("id", id_) for id_ in ids]
        if terms:
            ways.append(tantivy.Query.boolean_query(self._every(terms)))
        return [(tantivy.Occur.Should, way) for way in ways]

    def _candidate(self, score: float, address: tantivy.DocAddress) -> Candidate:
        stored = self._searcher.doc(address).to_dict()
        return Candidate(
            id=stored["id"][0],
            group=stored["group"][0],
            identity=stored["identity"][0],
            eid=stored["eid"][0],
            state=stored["state"][0],
            since=stored["since"][0],
            until=stored["until"][0],
            score=score,
            packed=Packed.from_bytes(stored["packed"][0]),
        )

    def _term(self, field: str, value: str | int) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value, "freq" if field == "terms" else "basic")

    def _range(self, field: str, low: int | None, high: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self.schema, field, tantivy.FieldType.Unsigned, low, high)

    def _query(self, terms: list[Clause], narrowing: Narrowing) -> tantivy.Query:
        parts: list[Clause] = [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(self._any(field, values), 0.0))
            for field, values in (
                ("type", narrowing.types),
                ("issuer", narrowing.issuers),
                ("topic", narrowing.topics),
                ("number", narrowing.numbers),
                ("year", narrowing.years),
                ("group", narrowing.within),
            )
            if values
        ]
        if narrowing.states:
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(self._in_state(narrowing), 0.0)))
        if any(narrowing.issued):
            first, last = narrowing.issued
            stretch = self._range("issued", max(first, 1), last or None)
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(stretch, 0.0)))
        if not parts:
            return tantivy.Query.boolean_query(terms)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, tantivy.Query.boolean_query(terms)), *parts])

    def _in_state(self, narrowing: Narrowing) -> tantivy.Query:
        day = narrowing.day
        ways: list[tantivy.Query] = [self._term("group", group) for group in narrowing.groups]
        held = [self._range("since", 1, day), self._range("until", day + 1, None)]
        if stored := tuple(state for state in narrowing.states if state not in (NOT_YET, UNKNOWN)):
            ways.append(_all([*held, self._any("state", stored)]))
        if NOT_YET in narrowing.states:
            ways.append(self._range("since", day + 1, None))
        if EXPIRED in narrowing.states:
            ways.append(self._range("until", 1, day))
        if UNKNOWN in narrowing.states:
            ways.append(self._term("until", 0))
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])

    def _any(self, field: str, values: Iterable[str | int]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(field, value)) for value in values])


def _all(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, each) for each in queries])


class Writer:
    """Puts texts in and takes documents out; nothing is seen before `commit`. To be used with `with`."""

    def __init__(self, writer: tantivy.IndexWriter, schema: tantivy.Schema) -> None:
        self._writer = writer
        self._schema = schema

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._writer.commit()
        else:
            self._writer.rollback()
        self._writer.wait_merging_threads()

    def add(self, entry: Entry) -> None:
        """One text more."""
        document = tantivy.Document()
        document.add_text("terms", entry.prepared.terms)
        for name in NUMBERS:
            document.add_unsigned(name, getattr(entry, name))
        for name in NAMES:
            document.add_text(name, getattr(entry, name))
        for topic in entry.topics:
            document.add_text("topic", topic)
        document.add_text("mark", f"{entry.group}:{entry.mark}")
        document.add_bytes("packed", entry.prepared.packed)
        self._writer.add_document(document)

    def remove(self, group: int) -> None:
        """All texts of a document that were put in before."""
        # By a query, for the engine takes the number of a term for a signed one and finds nothing.
        self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "group", group))

    def commit(self) -> None:
        """Makes what was done so far seen and kept."""
        self._writer.commit()
