"""What may be meant while somebody still types: phrases, documents and provisions that begin so.

The last word is a beginning. The index completes it; provisions are offered when their heading says all the words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.db.models import F
from django.db.models.functions import Length

from pholuat.library.enums import State
from pholuat.library.models import Document, Passage
from pholuat.library.retrieval.index import Candidate, Index, Narrowing
from pholuat.library.retrieval.words import hashed, pairs
from pholuat.library.search import node
from pholuat.library.search.analysis import clean
from pholuat.library.search.hits import address_words
from pholuat.library.search.lexemes import accented_words, folded_words, quoted
from pholuat.library.search.marking import EMPTY
from pholuat.vietnamese.fold import fold_number
from pholuat.vietnamese.normal import tone_key
from pholuat.vietnamese.syllables import token_texts, tokens

LONGEST, SHORTEST, MOST_WORDS = 100, 2, 10
PHRASES, DOCUMENTS, PROVISIONS = 3, 3, 4
COMPLETED, FOLLOWING, NEAREST = 6, 2, 30
_NUMBER = re.compile(r"\d{1,6}(?:[/-][\w/.-]*)?")
_SIGNS = str.maketrans("", "", ",;:()“”")
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`kind` words (a question to ask), document or provision; `note` says which document, `url` where it leads."""

    kind: str
    text: str
    note: str
    url: str


def suggest(typed: str, *, on: dt.date) -> tuple[Suggestion, ...]:
    """At most PHRASES + DOCUMENTS + PROVISIONS suggestions for what was typed so far; at most three queries."""
    text = clean(typed[: 4 * LONGEST])[:LONGEST]
    if len(text) < SHORTEST:
        return ()
    if _NUMBER.fullmatch(text):
        return tuple(_numbered(text))
    words = folded_words(text)[:MOST_WORDS]
    if words and len(words[-1]) < SHORTEST:
        words = words[:-1]
    if not words:
        return ()
    index = node.current()
    begun = _Begun(words, accented_words(text)[: len(words)], token_texts(text)[len(words) - 1].lower())
    phrases, provisions = _from_index(begun, index, on) if index is not None else ((), ())
    return (*phrases, *_titled(begun), *provisions)


@dataclass(frozen=True, slots=True)
class _Begun:
    """What was typed: folded words and the same with their accents; the last one is a beginning."""

    words: tuple[str, ...]
    accented: tuple[str, ...]
    last: str

    @property
    def before(self) -> tuple[str, ...]:
        return self.words[:-1]

    def becomes(self, word: str) -> bool:
        """Whether the last word may become this one; where the tone mark goes in the end is not known yet."""
        if self.words[-1] == self.accented[-1]:
            return True
        small = word.lower()
        return small.startswith(self.last) or tone_key(small).startswith(self.accented[-1])

    def agrees(self, spoken: Sequence[str]) -> bool:
        """Whether neighbouring words bear the accents that were typed, where any were."""
        complete = zip(self.words[:-1], self.accented[:-1], spoken, strict=False)
        last = spoken[len(self.words) - 1]
        return self.becomes(last) and all(
            plain == typed or tone_key(word).lower() == typed for plain, typed, word in complete
        )

    def stands_in(self, text: str) -> bool:
        """Whether each word that was typed with accents stands so in the text."""
        words = token_texts(text)
        spoken = {tone_key(word).lower() for word in words}
        complete = zip(self.words[:-1], self.accented[:-1], strict=True)
        return all(plain == typed or typed in spoken for plain, typed in complete) and any(map(self.becomes, words))


def _document(row: Document) -> Suggestion:
    named = f"{row.type} {row.number}".strip()
    return Suggestion("document", row.title or named, named, f"/van-ban/{row.slug}/")


def _numbered(text: str) -> Iterator[Suggestion]:
    key = fold_number(text)
    rows = Document.objects.filter(published_at__isnull=False, number_key__gte=key, number_key__lt=key + _LAST)
    for row in rows.only("slug", "number", "type", "title").order_by("number_key", "pk")[: 2 * DOCUMENTS]:
        yield _document(row)


def _titled(begun: _Begun) -> Iterator[Suggestion]:
    """Documents whose name has all the words, the last two side by side; the shortest name first, for it has least
    besides them."""
    tied = "_".join(begun.words[-2:])
    asked = " & ".join([*(f"{quoted(word)}:A" for word in begun.before), f"{quoted(tied)}:*A"])
    rows = Document.objects.filter(
        published_at__isnull=False, words=SearchQuery(asked, search_type="raw", config="simple")
    )
    shown = rows.only("slug", "number", "type", "title").order_by(
        Length("title"), F("issued").desc(nulls_last=True), "pk"
    )
    named = (row for row in shown[: 4 * DOCUMENTS] if begun.stands_in(f"{row.type} {row.title}"))
    return map(_document, islice(named, DOCUMENTS))


def _from_index(begun: _Begun, index: Index, on: dt.date) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    before, ends = begun.before, _ends(begun, index)
    if not ends:
        return (), ()
    wanted = [*before, *pairs(before), *ends]
    wanted += [f"{before[-1]}_{end}" for end in ends] if before else []
    narrowing = Narrowing(states=(State.IN_FORCE,), day=on.toordinal())
    near = index.nearest(wanted, narrowing, NEAREST)
    rows = Passage.objects.filter(pk__in=[each.id for each in near]).select_related("document")
    by_key = {row.pk: row for row in rows.only(*_COLUMNS)}
    named = [each for each in _by_heading(near, before, ends) if each.id in by_key]
    shown = [by_key[each.id] for each in named if begun.stands_in(by_key[each.id].heading)]
    told = {row.heading for row in by_key.values()} | {row.document.title for row in by_key.values()}
    return tuple(islice(_phrases(begun, ends, index, told), PHRASES)), tuple(map(_provision, shown[:PROVISIONS]))


_COLUMNS = ("pk", "eid", "heading", "document__slug", "document__number", "document__title", "document__type")


def _ends(begun: _Begun, index: Index) -> list[str]:
    """The words that the last one may become: such as follow the word before it, else such as are common."""
    last = begun.words[-1]
    follow = index.completed(f"{begun.words[-2]}_{last}", COMPLETED) if begun.before else []
    found = [term.partition("_")[2] for term in follow]
    if not found:
        found = [term for term in index.completed(last, 4 * COMPLETED) if "_" not in term][:COMPLETED]
    return list(dict.fromkeys(found))


def _by_heading(near: Sequence[Candidate], before: Sequence[str], ends: Sequence[str]) -> list[Candidate]:
    """Provisions whose heading has all the words, those first whose heading has the least besides."""
    must, either = {hashed(word) for word in before}, {hashed(word) for word in ends}
    found: list[tuple[int, Candidate]] = []
    for each in near:
        starts = each.packed.starts
        heading = set(each.packed.folded[: int(starts[1]) if len(starts) > 1 else None].tolist())
        if must <= heading and heading & either:
            found.append((len(heading), each))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _provision(row: Passage) -> Suggestion:
    words = address_words(row.eid)
    text = ". ".join(filter(None, (words[:1].upper() + words[1:], row.heading)))
    note = f"{row.document.type} {row.document.number}".strip() or row.document.title
    return Suggestion("provision", text, note, f"/van-ban/{row.document.slug}/#{row.eid}")


def _phrases(begun: _Begun, ends: Sequence[str], index: Index, told: set[str]) -> Iterator[Suggestion]:
    """Phrases of at least two words that stand so in a heading or a name, spelled as there."""
    texts = [(text, f" {' '.join(folded_words(text))} ") for text in sorted(told, key=len)]
    offered: set[str] = set()
    for words in _continued(begun, ends, index):
        if words[0] in EMPTY or words[-1] in EMPTY or len(words) < len(begun.words):
            continue
        row = f" {' '.join(words)} "
        spelled = next(filter(None, (_spelled(words, begun, text) for text, folded in texts if row in folded)), "")
        if spelled and not any(each.startswith(spelled) for each in offered):
            offered.add(spelled)
            yield Suggestion("words", spelled, "", "/tim-kiem/?" + urlencode({"q": spelled}))


def _continued(begun: _Begun, ends: Sequence[str], index: Index) -> Iterator[tuple[str, ...]]:
    """The words with the last one completed, and with the word that mostly follows it."""
    for end in ends:
        for pair in index.completed(f"{end}_", FOLLOWING):
            yield (*begun.before, *pair.split("_"))
        if begun.before and end != begun.words[-1]:
            yield (*begun.before, end)


def _spelled(words: Sequence[str], begun: _Begun, text: str) -> str:
    """The words as the text has them side by side, with the accents that were typed; empty where it has not."""
    row = list(tokens(text))
    folded = folded_words(text)
    for at in range(len(folded) - len(words) + 1):
        found = row[at : at + len(words)]
        if folded[at : at + len(words)] == tuple(words) and begun.agrees([token.text for token in found]):
            return " ".join(text[found[0].start : found[-1].end].translate(_SIGNS).split()).lower()
    return ""
