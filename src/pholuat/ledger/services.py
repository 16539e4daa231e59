"""Writing the ledger: once, in the transaction of the thing that was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pholuat.ledger.models import Activity, Evidence

if TYPE_CHECKING:
    from pholuat.people.models import Account

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a thing was done: a thing of the house by kind and id, or an address; long labels are cut."""

    kind: str
    label: str
    id: str = ""
    address: str = ""


def record(
    kind: str,
    summary: str,
    *,
    happened_on: dt.date,
    now: dt.datetime,
    person: Account | None,
    counts: Mapping[str, int] | None = None,
    evidence: Sequence[Proof] = (),
    unit_name: str | None = None,
) -> Activity:
    """One row for one thing done, with its evidence; there is no way to change it afterwards. Two queries at most."""
    activity = Activity.objects.create(
        kind=kind,
        summary=summary,
        happened_on=happened_on,
        recorded_at=now,
        person=person,
        counts=dict(counts or {}),
        unit_name=unit_name,
    )
    Evidence.objects.bulk_create(
        Evidence(
            activity=activity, kind=proof.kind, object_id=proof.id, address=proof.address, label=proof.label[:LONGEST]
        )
        for proof in evidence
    )
    return activity
