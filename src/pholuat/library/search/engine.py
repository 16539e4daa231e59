"""The one module that knows the engine: plans in, rows with scores out.

Words of provisions are asked of the index of this node (`node`), numbers and names of documents of PostgreSQL. Where
there is no index to be trusted, PostgreSQL answers for it (`fallback`), less well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pholuat.library.enums import State
from pholuat.library.models import Document, Passage, StateSpan
from pholuat.library.retrieval.index import Index, Narrowing
from pholuat.library.retrieval.ranker import CANDIDATES, Ranked, rank
from pholuat.library.retrieval.signals import Asked
from pholuat.library.retrieval.words import hashed, pairs
from pholuat.library.search import fallback
from pholuat.library.search.fallback import Found, article_of, documents
from pholuat.library.search.results import Plan

__all__ = ["Found", "article_of", "counted", "documents", "provisions"]

MOST_NUMBERS = 50
MOST_PARTLY = 2_000
# Beside the measures of the ranking: text that holds on the day stands before text that does not.
NOT_HELD, NOT_KNOWN = 4.0, 2.0
FIELDS = {"types": "type", "issuers": "issuer", "years": "year", "topics": "topic"}
OWN_STATES = (State.NOT_YET, State.IN_FORCE, State.SUSPENDED, State.EXPIRED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Way:
    """How a plan is carried out in the index."""

    asked: Asked
    every: tuple[str, ...]
    narrowing: Narrowing


def provisions(plan: Plan, index: Index | None, *, page: int, size: int) -> Found[Passage]:
    """Articles for the words, those that answer best first; the article that is named, where there are no words."""
    if index is None or not plan.question.words:
        return fallback.provisions(plan, page=page, size=size)
    way = _way(plan)
    if way is None:
        return Found((), 0)
    ranked = _in_order(index, way, plan, max(CANDIDATES, page * size))
    total = max(len(ranked), index.count(way.every, way.narrowing) if len(ranked) >= CANDIDATES else 0)
    return Found(_rows(ranked[(page - 1) * size : page * size], plan), total)


def _way(plan: Plan) -> Way | None:
    """None where the number that was asked for is borne by nothing."""
    question = plan.question
    numbers = _numbers(plan)
    if plan.step("number") and not numbers:
        return None
    asked = Asked(
        words=question.words,
        accented=question.accented,
        meaning=question.meaning,
        articles=frozenset({question.eid.split("__")[0]} if question.eid else ()),
    )
    phrases = (pair for phrase in question.phrases for pair in pairs(phrase))
    return Way(asked, (*dict.fromkeys([*question.words, *phrases]),), _narrowing(plan, numbers))


def _numbers(plan: Plan) -> tuple[str, ...]:
    step = plan.step("number")
    if step is None:
        return ()
    found = Document.objects.filter(fallback.numbered(plan, "")).values_list("number_key", flat=True)
    return tuple(found.distinct()[:MOST_NUMBERS])


def _narrowing(plan: Plan, numbers: tuple[str, ...], *, but: str = "") -> Narrowing:
    filters = plan.filters
    states = () if but == "states" else filters.states
    return Narrowing(
        types=() if but == "types" else filters.types,
        issuers=() if but == "issuers" else filters.issuers,
        topics=() if but == "topics" else filters.topics,
        years=() if but == "years" else filters.years,
        numbers=numbers,
        states=states,
        groups=_partly(plan) if State.PARTLY_EXPIRED in states else (),
        day=plan.on.toordinal(),
    )


def _partly(plan: Plan) -> tuple[int, ...]:
    """Documents that are expired in part on the day: no provision is, so they are named one by one."""
    spans = StateSpan.objects.filter(period__contains=plan.on, state=State.PARTLY_EXPIRED)
    return tuple(spans.values_list("document", flat=True)[:MOST_PARTLY])


def _in_order(index: Index, way: Way, plan: Plan, limit: int) -> list[Ranked]:
    """The nearest texts that hold all phrases, one of each provision: that of the day."""
    found = rank(index, way.asked, way.narrowing, limit=limit)
    phrases = [phrase for phrase in plan.question.phrases if len(phrase) > 1]
    if phrases:
        found = [each for each in found if all(_says(each, phrase) for phrase in phrases)]
    weighed = sorted(((each.score - _cost(each, plan), each) for each in found), key=lambda pair: -pair[0])
    kept: dict[int, Ranked] = {}
    for score, each in weighed:
        kept.setdefault(each.candidate.identity, Ranked(each.candidate, score))
    return list(kept.values())


def _cost(each: Ranked, plan: Plan) -> float:
    candidate, day = each.candidate, plan.on.toordinal()
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


def _rows(ranked: Iterable[Ranked], plan: Plan) -> tuple[Passage, ...]:
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


def counted(plan: Plan, index: Index | None) -> Mapping[str, Mapping[str, int]]:
    """For each filter how many documents (about) answer with each value under the other filters; empty without words.

    Answering are documents with a text that holds all the words, and those of the texts that stand nearest.
    """
    if index is None or not plan.question.words:
        return {}
    way = _way(plan)
    if way is None:
        return {}
    near = rank(index, way.asked, Narrowing(numbers=way.narrowing.numbers), limit=CANDIDATES)
    ids = [each.candidate.id for each in near]
    found: dict[str, Mapping[str, int]] = {}
    for name, field in FIELDS.items():
        narrowing = _narrowing(plan, way.narrowing.numbers, but=name)
        found[name] = index.counted(way.every, ids, field, narrowing)
    found["states"] = {state: count for state in OWN_STATES if (count := _in_state(plan, way, index, ids, state))}
    return found


def _in_state(plan: Plan, way: Way, index: Index, ids: Sequence[int], state: str) -> int:
    narrowing = _narrowing(plan, way.narrowing.numbers, but="states")
    return index.documents(way.every, ids, replace(narrowing, states=(state,)))
