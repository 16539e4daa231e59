"""What the page of one provision needs of its document: what is in it and around it, and where it leads.

The cost follows the provision, not the document: a code of three thousand provisions is asked for some twenty of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from pholuat.library.models import Document
from pholuat.library.queries.lines import Line, above, at_address, below, lines_of

# So many versions of the same kind are looked at on each side; mostly the first one is the neighbour.
NEAR = 4
_BEFORE, _AFTER = -1, 1

# On another day a provision may have lain elsewhere, so all versions are followed, down and up. `near` are the versions
# beside each version at the address, in the same document or enclosure; `cited` is where the words of all these lead.
_NEEDED = r"""
WITH RECURSIVE at AS (
    SELECT id, provision_id, kind, "order" FROM library_provisionversion
    WHERE document_id = %(document)s AND eid = %(eid)s
), down AS (
    SELECT provision_id AS id FROM at
    UNION SELECT child.provision_id FROM library_provisionversion child JOIN down ON child.parent_id = down.id
), up AS (
    SELECT provision_id AS id FROM at
    UNION SELECT held.parent_id FROM library_provisionversion held JOIN up ON held.provision_id = up.id
    WHERE held.parent_id IS NOT NULL
), near AS (
    SELECT at.id AS beside, %(before)s AS side, one.* FROM at CROSS JOIN LATERAL (
        SELECT id AS version, provision_id FROM library_provisionversion other
        WHERE document_id = %(document)s AND kind = at.kind AND (other."order", other.id) < (at."order", at.id)
        AND rtrim(substring(eid FROM %(enclosure)s), '_') = rtrim(substring(%(eid)s FROM %(enclosure)s), '_')
        ORDER BY "order" DESC, id DESC LIMIT %(near)s
    ) one
    UNION ALL SELECT at.id, %(after)s, one.* FROM at CROSS JOIN LATERAL (
        SELECT id AS version, provision_id FROM library_provisionversion other
        WHERE document_id = %(document)s AND kind = at.kind AND (other."order", other.id) > (at."order", at.id)
        AND rtrim(substring(eid FROM %(enclosure)s), '_') = rtrim(substring(%(eid)s FROM %(enclosure)s), '_')
        ORDER BY "order", id LIMIT %(near)s
    ) one
), shown AS (
    SELECT id FROM down UNION SELECT id FROM up UNION SELECT provision_id FROM near
)
SELECT beside, side, version, provision_id FROM near
UNION ALL SELECT NULL, 0, NULL, id FROM shown
UNION ALL SELECT DISTINCT NULL::bigint, 0, NULL::bigint, cited.target_provision_id FROM library_citation cited
    WHERE cited.provision_id IN (SELECT id FROM shown) AND cited.target_document_id = %(document)s
    AND cited.target_provision_id IS NOT NULL
"""
# The steps of an eId that name what is enclosed: `Address.enclosure` in the words of PostgreSQL.
ENCLOSURE = r"^((?:(?:reg|annex|form)_[A-Za-z0-9.-]+(?:_[0-9]+)?(?:__|$))*)"


@dataclass(frozen=True, slots=True)
class Around:
    """A provision on a day: all that lies in it (itself first), what it lies in (innermost first), its neighbours.

    `places`: the eIds on the day of the provisions of the document to which the words of all these lead.
    """

    inside: tuple[Line, ...]
    outside: tuple[Line, ...]
    before: Line | None
    after: Line | None
    places: dict[int, str]

    def all(self) -> list[Line]:
        """Each of the provisions once."""
        return [*self.inside, *self.outside, *filter(None, (self.before, self.after))]


def around(document: Document, eid: str, on: dt.date, *, near: int = NEAR) -> Around | None:
    """The provision at an eId on the day, with what is around it; None where there is none. Three queries."""
    beside, needed = _needed(document, eid, near)
    lines = lines_of(document, needed, on)
    own = at_address(lines, eid)
    if own is None:
        return None
    windows = [beside[own.version, side] for side in (_BEFORE, _AFTER)]
    earlier, later = ([line for line in lines if line.version in window] for window in windows)
    for window, found in zip(windows, (earlier, later), strict=True):
        if len(window) == near and not found:
            return around(document, eid, on, near=near * 8)
    return Around(
        inside=tuple(below(own, lines)),
        outside=tuple(above(own, lines)),
        before=earlier[-1] if earlier else None,
        after=later[0] if later else None,
        places={line.provision: line.eid for line in lines},
    )


def _needed(document: Document, eid: str, near: int) -> tuple[dict[tuple[int, int], set[int]], set[int]]:
    """By version at the address and side: the versions beside it; and the ids of all provisions that are needed."""
    values: dict[str, str | int] = {
        "document": document.pk,
        "eid": eid,
        "near": near,
        "before": _BEFORE,
        "after": _AFTER,
        "enclosure": ENCLOSURE,
    }
    beside: dict[tuple[int, int], set[int]] = defaultdict(set)
    needed = set()
    with connection.cursor() as cursor:
        cursor.execute(_NEEDED, values)
        for own, side, version, provision in cursor.fetchall():
            needed.add(provision)
            if side:
                beside[own, side].add(version)
    return beside, needed
