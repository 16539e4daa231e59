"""What search finds in a document: its articles over the stretches on which no word of them changes; pure functions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pholuat.library.enums import ProvisionKind, State
from pholuat.library.texts import GROUPS, Halt, Text
from pholuat.library.timeline import Days, Validity, a_day_of, holds, segments, state_on

ROOTS = frozenset({ProvisionKind.ARTICLE.value, ProvisionKind.ANNEX.value, ProvisionKind.BODY.value})


@dataclass(frozen=True, slots=True)
class Found:
    """What search finds over a stretch of days (None: not known when): an article with all that it holds."""

    text: Text
    period: Validity
    state: State
    body: str


def passages(
    texts: Sequence[Text], halts: Mapping[int, Sequence[Halt]], only: Collection[int] | None = None
) -> Iterator[Found]:
    """What search finds in a document, or only in the given articles (`roots_of` says which lie where)."""
    inside: dict[int, list[Text]] = defaultdict(list)
    roots = roots_of(texts)
    for text in texts:
        root = roots.get(text.provision)
        if root is not None and (only is None or root in only):
            inside[root].append(text)
    for root, group in inside.items():
        yield from _course_of(root, sorted(group, key=lambda text: text.order), halts.get(root, ()))


def roots_of(texts: Iterable[Text]) -> dict[int, int]:
    """For each provision the one that search finds for it: its article or annex, or what stands for one.

    Groups (chapters and the like) without words of their own are found for nothing.
    """
    known: dict[int, Text] = {}
    for text in texts:
        known.setdefault(text.provision, text)
    found: dict[int, int] = {}
    for provision, text in known.items():
        top, at, seen = None, text, {provision}
        while True:
            if at.kind in ROOTS:
                top = at.provision
                break
            if at.kind not in GROUPS or at.text:
                top = at.provision
            above = known.get(at.parent) if at.parent else None
            if above is None or above.provision in seen or (top is not None and above.kind in GROUPS):
                break
            seen.add(above.provision)
            at = above
        if top is not None:
            found[provision] = top
    return found


def _course_of(root: int, group: Sequence[Text], halts: Sequence[Halt]) -> Iterator[Found]:
    """The passages of one article: a new one wherever one of its words or its state changes."""
    last: Found | None = None
    for segment in segments([text.validity for text in group] + [halt.period for halt in halts]):
        on = a_day_of(segment)
        here = [text for text in group if holds(text.validity, on)]
        now = _passage(root, here, segment, [halt.period for halt in halts], on)
        if last and now and (last.text, last.state, last.body) == (now.text, now.state, now.body) and _meet(last, now):
            last = Found(last.text, Days(_lower(last), segment.upper), last.state, last.body)
            continue
        if last:
            yield last
        last = now
    if last:
        yield last
    unknown = [text for text in group if text.validity is None]
    own = next((text for text in unknown if text.provision == root), None)
    if own:
        yield Found(own, None, State.UNKNOWN, _body(own, unknown))


def _passage(root: int, here: Sequence[Text], segment: Days, halts: Sequence[Days], on: dt.date) -> Found | None:
    own = next((text for text in here if text.provision == root), None)
    if own is None:
        return None
    return Found(own, segment, state_on([own.validity], halts, on), _body(own, here))


def _meet(left: Found, right: Found) -> bool:
    return left.period is not None and right.period is not None and left.period.upper == right.period.lower


def _lower(found: Found) -> dt.date | None:
    return found.period.lower if found.period else None


def _body(own: Text, here: Iterable[Text]) -> str:
    lines = [own.text, *(_line(text) for text in here if text is not own)]
    return "\n".join(line for line in lines if line)


def _line(text: Text) -> str:
    sign = {ProvisionKind.CLAUSE.value: ".", ProvisionKind.POINT.value: ")"}.get(text.kind, "")
    parts = [f"{text.num}{sign}" if text.num else "", text.heading, text.text]
    return " ".join(part for part in parts if part)
