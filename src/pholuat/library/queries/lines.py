"""Versions without their words: which of them a reader sees on a day, and how they lie in each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from pholuat.library.enums import State
from pholuat.library.models import Document, ProvisionVersion, Suspension
from pholuat.library.timeline import Days, Validity, shown_on, state_on

BEST_FIRST = {State.IN_FORCE: 0, State.SUSPENDED: 1, State.UNKNOWN: 2, State.EXPIRED: 3, State.NOT_YET: 4}


@dataclass(frozen=True, slots=True)
class Line:
    """One version; the last three are of its provision on the day asked for."""

    version: int
    provision: int
    parent: int | None
    eid: str
    kind: str
    order: int
    validity: Validity
    state: State = State.UNKNOWN
    suspension: str = ""
    texts: int = 1


def lines_on(document: Document, on: dt.date) -> list[Line]:
    """For each provision the version that a reader sees on the day, in the order of the document; two queries."""
    return _shown(ProvisionVersion.objects.filter(document=document), Q(provision__document=document), on)


def lines_of(document: Document, provisions: Collection[int], on: dt.date) -> list[Line]:
    """The same of some provisions of the document, by id; two queries."""
    versions = ProvisionVersion.objects.filter(document=document, provision__in=provisions)
    return _shown(versions, Q(provision__in=provisions), on)


def _shown(versions: QuerySet[ProvisionVersion], suspended: Q, on: dt.date) -> list[Line]:
    """What a reader sees on the day of these versions, which must be all of their provisions, and of suspensions."""
    rows = versions.values_list("pk", "provision", "parent", "eid", "kind", "order", "validity")
    groups: dict[int, list[Line]] = defaultdict(list)
    for row in rows.order_by("order", "pk"):
        groups[row[1]].append(Line(*row))
    halts = _halts(suspended)
    chosen = (_seen(group, halts[provision], on) for provision, group in groups.items())
    return sorted(chosen, key=lambda line: (line.order, line.version))


def _halts(suspended: Q) -> dict[int, list[tuple[Days, str]]]:
    found: dict[int, list[tuple[Days, str]]] = defaultdict(list)
    for provision, period, reason in Suspension.objects.filter(suspended).values_list("provision", "period", "reason"):
        found[provision].append((period, reason))
    return found


def _seen(group: Sequence[Line], suspended: Sequence[tuple[Days, str]], on: dt.date) -> Line:
    texts = [line.validity for line in group]
    state = state_on(texts, [period for period, _ in suspended], on)
    reasons = [reason for period, reason in suspended if state is State.SUSPENDED and on in period]
    shown = shown_on(texts, on)
    return replace(group[shown or 0], state=state, suspension="; ".join(reasons), texts=len(group))


def at_address(lines: Iterable[Line], eid: str) -> Line | None:
    """The provision at an eId; where several have borne it, the one that holds stands before those that do not."""
    return min((line for line in lines if line.eid == eid), key=lambda line: BEST_FIRST[line.state], default=None)


def above(line: Line, lines: Iterable[Line]) -> list[Line]:
    """What a provision lies in, the innermost first."""
    known = {each.provision: each for each in lines}
    found: list[Line] = []
    upper = known.get(line.parent) if line.parent else None
    while upper is not None and upper not in found:
        found.append(upper)
        upper = known.get(upper.parent) if upper.parent else None
    return found


def below(line: Line, lines: Iterable[Line]) -> list[Line]:
    """A provision and all that lies in it."""
    children = _children(lines)
    found, waiting, seen = [line], [line], {line.provision}
    while waiting:
        inner = [child for child in children.get(waiting.pop().provision, ()) if child.provision not in seen]
        seen |= {child.provision for child in inner}
        found += inner
        waiting += inner
    return found


def _children(lines: Iterable[Line]) -> Mapping[int, list[Line]]:
    children: dict[int, list[Line]] = defaultdict(list)
    for each in lines:
        if each.parent:
            children[each.parent].append(each)
    return children
