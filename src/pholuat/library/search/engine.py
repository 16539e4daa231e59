"""The one module that knows the engine: plans in, rows with scores out.

Words of provisions are asked of the index of this node (`node`), numbers and names of documents of PostgreSQL. Where
there is no index to be trusted, PostgreSQL answers for it (`fallback`), less well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pholuat.library.enums import State
from pholuat.library.models import Document, Passage, StateSpan
from pholuat.library.retrieval.index import Candidate, Index, Narrowing
from pholuat.library.retrieval.ranker import CANDIDATES, MOST_TERMS, Ranked, rank
from pholuat.library.retrieval.signals import Asked
from pholuat.library.retrieval.words import hashed, pairs
from pholuat.library.search import fallback
from pholuat.library.search.fallback import Found, article_of, documents, provisions, states, with_state
from pholuat.library.search.planning import compared
from pholuat.library.search.results import Days, Plan

__all__ = [
    "Found",
    "article_of",
    "counted",
    "documents",
    "holds",
    "near",
    "provisions",
    "rows",
    "states",
    "way",
    "with_state",
]

# Up to which nearest text each block goes; nobody reads further.
BLOCKS = (CANDIDATES, 2 * CANDIDATES, 4 * CANDIDATES, 8 * CANDIDATES, 16 * CANDIDATES)
MOST_NUMBERS = 50
MOST_PARTLY = 2_000
# Beside the measures of the ranking: text that holds on the day stands before text that does not.
NOT_HELD, NOT_KNOWN = 4.0, 2.0
FIELDS = {"types": "type", "issuers": "issuer", "years": "year", "topics": "topic"}
OWN_STATES = (State.NOT_YET, State.IN_FORCE, State.SUSPENDED, State.EXPIRED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Near:
    """Texts in order, how many there are in all (about), and whether further ones were left aside.

    `nearest` are the ids of those that stand nearest, where no filter narrowed them; else empty.
    """

    ranked: tuple[Ranked, ...]
    total: int
    more: bool
    nearest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How a plan is carried out in the index."""

    asked: Asked
    every: tuple[str, ...]
    narrowing: Narrowing


def near(plan: Plan, index: Index, enough: Callable[[Sequence[Ranked]], bool]) -> Near:
    """Articles for the words, those that answer best first, as many as are `enough`.

    They are put in order block by block, the nearest first, so that the first ones stay what they are however many
    are asked for.
    """
    how = way(plan)
    if how is None:
        return Near((), 0, more=False)
    ranked: dict[int, Ranked] = {}
    nearest: tuple[int, ...] = ()
    more, start = True, 0
    for end in BLOCKS:
        block = rank(index, how.asked, how.narrowing, limit=end, skip=start)
        more = len(block) == end - start
        if start == 0 and how.narrowing == _bare(how):
            nearest = tuple(each.candidate.id for each in block)
        for each in _in_order(block, plan):
            ranked.setdefault(each.candidate.identity, each)
        start = end
        if not more or enough(list(ranked.values())):
            break
    counted = index.count(how.every, how.narrowing) if more or start > CANDIDATES else 0
    return Near(tuple(ranked.values()), max(len(ranked), counted), more=more, nearest=nearest)


def _bare(how: Way) -> Narrowing:
    """What is left of the narrowing when no filter counts."""
    return Narrowing(numbers=how.narrowing.numbers, day=how.narrowing.day)


def holds(plan: Plan, index: Index | None) -> bool:
    """Whether some text has all the words under the filters of the plan; taken for granted where there is no index."""
    if index is None or not plan.question.words:
        return True
    how = way(plan)
    return how is not None and index.count(how.every, how.narrowing) > 0


def way(plan: Plan) -> Way | None:
    """None where the number that was asked for is borne by nothing."""
    question = plan.question
    numbers = _numbers(plan)
    if plan.step("number") and not numbers:
        return None
    asked = compared(question)
    phrases = (pair for phrase in question.phrases for pair in pairs(phrase))
    return Way(asked, (*dict.fromkeys([*question.words, *phrases]),), _narrowing(plan, numbers))


def _numbers(plan: Plan) -> tuple[str, ...]:
    step = plan.step("number")
    if step is None:
        return ()
    found = Document.objects.filter(fallback.numbered(plan, "")).values_list("number_key", flat=True)
    return tuple(found.distinct()[:MOST_NUMBERS])


def _narrowing(plan: Plan, numbers: tuple[str, ...]) -> Narrowing:
    filters = plan.filters
    return Narrowing(
        types=filters.types,
        issuers=filters.issuers,
        topics=filters.topics,
        years=filters.years,
        issued=_ordinals(filters.issued),
        numbers=numbers,
        within=_within(plan),
        states=filters.states,
        groups=_partly(plan) if State.PARTLY_EXPIRED in filters.states else (),
        day=plan.on.toordinal(),
    )


def _ordinals(days: Days) -> tuple[int, int]:
    first, last = days
    return (first.toordinal() if first else 0, last.toordinal() if last else 0)


def _within(plan: Plan) -> tuple[int, ...]:
    """The documents to which the reader narrows the search; one that is none leaves nothing."""
    slugs = plan.filters.documents
    return tuple(Document.objects.filter(slug__in=slugs).values_list("pk", flat=True)) or (0,) if slugs else ()


def _partly(plan: Plan) -> tuple[int, ...]:
    """Documents that are expired in part on the day: no provision is, so they are named one by one."""
    spans = StateSpan.objects.filter(period__contains=plan.on, state=State.PARTLY_EXPIRED)
    return tuple(spans.values_list("document", flat=True)[:MOST_PARTLY])


def _in_order(found: list[Ranked], plan: Plan) -> list[Ranked]:
    """The texts that hold all phrases, one of each provision: that of the day."""
    phrases = [phrase for phrase in plan.question.phrases if len(phrase) > 1]
    if phrases:
        found = [each for each in found if all(_says(each, phrase) for phrase in phrases)]
    weighed = sorted(((each.score - cost(each.candidate, plan), each) for each in found), key=lambda pair: -pair[0])
    kept: dict[int, Ranked] = {}
    for score, each in weighed:
        kept.setdefault(each.candidate.identity, Ranked(each.candidate, score))
    return list(kept.values())


def cost(candidate: Candidate, plan: Plan) -> float:
    """What a text loses that does not hold on the day of the plan, or of which that is not known."""
    day = plan.on.toordinal()
    if candidate.until == 0:
        return NOT_KNOWN
    held = candidate.since <= day < candidate.until and candidate.state == State.IN_FORCE
    return 0.0 if held else NOT_HELD


def _says(each: Ranked, phrase: Sequence[str]) -> bool:
    """Whether the words stand in the text one after the other, or in the name of its document."""
    wanted = np.array([hashed(word) for word in phrase], np.uint32)
    for tokens in (each.candidate.packed.folded, each.candidate.packed.title):
        if len(tokens) >= len(wanted):
            windows = np.lib.stride_tricks.sliding_window_view(tokens, len(wanted))
            if bool((windows == wanted).all(axis=1).any()):
                return True
    return False


def rows(ranked: Iterable[Ranked], plan: Plan) -> tuple[Passage, ...]:
    """The passages in that order, each with its `score`; one query.

    A document that was derived anew a moment ago has other passages than the index knows: of each provision the one
    of the day is taken.
    """
    wanted = {each.candidate.identity: each for each in ranked}
    rows = Passage.objects.filter(provision__in=wanted, document__published_at__isnull=False)
    best: dict[int, Passage] = {}
    for row in rows.select_related("document").defer("words", "document__text", "document__blocks", "document__words"):
        now = best.get(row.provision_id)
        known = wanted[row.provision_id].candidate.id
        if now is None or _nearer(row, known, plan) > _nearer(now, known, plan):
            best[row.provision_id] = row
    found = [best[identity] for identity in wanted if identity in best]
    for row in found:
        row.score = wanted[row.provision_id].score  # type: ignore[attr-defined]
    return tuple(found)


def _nearer(row: Passage, known: int, plan: Plan) -> tuple[bool, bool]:
    return row.pk == known, row.period is not None and plan.on in row.period


def counted(plan: Plan, index: Index | None, nearest: Sequence[int] = ()) -> Mapping[str, Mapping[str, int]]:
    """For each filter how many documents (about) answer with each value under the other filters; empty without words.

    Answering are documents with a text that holds all the words, and those of the texts that stand `nearest` (ids, as
    `near` told them; looked for where none are given).
    """
    if index is None or not plan.question.words:
        return {}
    how = way(plan)
    if how is None:
        return {}
    ids = nearest or index.nearest_ids(how.asked.terms[:MOST_TERMS], _bare(how), CANDIDATES)
    found: dict[str, Mapping[str, int]] = {}
    for name, field in FIELDS.items():
        others: dict[str, Any] = {name: ()}
        found[name] = index.counted(how.every, ids, field, replace(how.narrowing, **others))
    ways = {state: replace(how.narrowing, states=(state,), groups=()) for state in OWN_STATES}
    counts = {state: index.documents(how.every, ids, narrowing) for state, narrowing in ways.items()}
    found["states"] = {state: count for state, count in counts.items() if count}
    return found
