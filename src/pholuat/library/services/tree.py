"""The versions of one document at hand: which lie in which, which hold when, and where there is room for new ones."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import F

from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.ordering import SPREAD, fitted
from pholuat.library.timeline import holds, starts_after


class Tree:
    """All versions of a document, locked until the end of the transaction."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.versions = list(
            ProvisionVersion.objects.select_for_update().filter(document=document).order_by("order", "pk")
        )
        self._children: dict[int, set[int]] = defaultdict(set)
        self._texts: dict[int, list[ProvisionVersion]] = defaultdict(list)
        for version in self.versions:
            self._texts[version.provision_id].append(version)
            if version.parent_id:
                self._children[version.parent_id].add(version.provision_id)

    def texts(self, provision: int) -> list[ProvisionVersion]:
        """All versions of a provision."""
        return self._texts[provision]

    def inside(self, provision: int) -> list[int]:
        """All provisions that ever lay in a provision, itself left out."""
        found: list[int] = []
        waiting = [provision]
        while waiting:
            inner = [each for each in sorted(self._children[waiting.pop()]) if each not in found and each != provision]
            found += inner
            waiting += inner
        return found

    def text_from(self, provision: int, day: dt.date) -> ProvisionVersion | None:
        """The version that an act of a day meets: the one that holds, else the next that will."""
        known = [version for version in self.texts(provision) if version.validity is not None]
        here = next((version for version in known if holds(version.validity, day)), None)
        later = (version for version in known if starts_after(version.validity, day))
        return here or min(later, key=_first_day, default=None)

    def holding(self, provisions: Iterable[int], day: dt.date) -> list[ProvisionVersion]:
        """The versions of the provisions that hold on a day."""
        return [version for each in provisions for version in self.texts(each) if holds(version.validity, day)]

    def places(self, wanted: Sequence[int | None], after: int, inside: Collection[int]) -> list[int] | None:
        """Places behind `after` for a row of provisions, before whatever follows that is not among `inside`."""
        following = (each.order for each in self.versions if each.order > after and each.provision_id not in inside)
        return fitted(wanted, after, min(following, default=None), [each.order for each in self.versions])


def _first_day(version: ProvisionVersion) -> dt.date:
    return version.validity.lower if version.validity and version.validity.lower else dt.date.min


def spread(document: Document) -> None:
    """Makes room between all provisions of a document; their order stays."""
    ProvisionVersion.objects.filter(document=document).update(order=F("order") * SPREAD)
