"""An article through time: the stretches of days on which no word of it changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pholuat.library.enums import State
from pholuat.library.models import Document, Passage, ProvisionVersion
from pholuat.library.queries.values import Act


@dataclass(frozen=True, slots=True)
class Stretch:
    """[since, until) with the state of the article; `acts` made or ended words of it on its first day."""

    since: dt.date | None
    until: dt.date | None
    state: State
    known: bool = True
    acts: tuple[Act, ...] = ()


def stretches(document: Document, provision: int, inside: Iterable[int]) -> tuple[Stretch, ...]:
    """The stretches of an article, the earliest first; `inside`: ids of it and of what lies in it. Two queries."""
    passages = Passage.objects.filter(provision=provision).order_by("period").values_list("period", "state")
    acts = _acts_by_day(document, inside)
    return tuple(
        Stretch(period.lower, period.upper, State(state), acts=tuple(acts.get(period.lower, ())))
        if period is not None
        else Stretch(None, None, State.UNKNOWN, known=False)
        for period, state in passages
    )


def _acts_by_day(document: Document, inside: Iterable[int]) -> dict[dt.date, list[Act]]:
    """Which other documents made a text of these provisions, by the first day of that text."""
    rows = ProvisionVersion.objects.filter(provision__in=list(inside), validity__isnull=False).exclude(act=document)
    found: dict[dt.date, list[Act]] = defaultdict(list)
    for validity, *names in rows.order_by("order").values_list("validity", "act__slug", "act__number", "act__title"):
        act = Act(*names)
        if validity is not None and validity.lower is not None and act not in found[validity.lower]:
            found[validity.lower].append(act)
    return found
