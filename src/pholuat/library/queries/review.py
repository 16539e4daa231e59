"""What waits for a second person, and a document as the one who checks it sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from pholuat.library.enums import ProvisionKind
from pholuat.library.models import Correction, Document, ProvisionVersion
from pholuat.library.queries.types import Documents
from pholuat.library.texts import places, shared_ends
from pholuat.vietnamese.fold import fold, fold_number

DEPTHS = {ProvisionKind.ARTICLE: 1, ProvisionKind.CLAUSE: 2, ProvisionKind.POINT: 2}
AROUND = 8
LARGE = ("text", "blocks", "words")


def unconfirmed() -> Documents:
    """Published documents that a second person has not looked at, or not at what was mended since; the oldest first."""
    waits = Q(confirmed_by__isnull=True) | Q(mends_wait=True)
    found = Document.objects.filter(waits, published_at__isnull=False)
    return found.defer(*LARGE).order_by("published_at", "pk")


def narrowed_review(found: Documents, *, asked: str = "", type_: str = "", warned: bool = False) -> Documents:
    """Those whose number or name holds the words, of a type, or only those whose reading gave warnings."""
    if asked:
        by_number = Q(number_key__contains=fold_number(asked) or "?")
        found = found.filter(by_number | Q(title__icontains=asked) | Q(title_key__contains=fold(asked)))
    if type_:
        found = found.filter(type=type_)
    return found.exclude(warnings=[]) if warned else found


def review_types(found: Documents) -> tuple[tuple[str, int], ...]:
    """The types among them with how many there are of each, the most first."""
    rows = found.order_by().exclude(type="").values_list("type").annotate(n=Count("pk")).order_by("-n", "type")
    return tuple((str(name), int(n)) for name, n in rows)


def document_to_check(pk: int) -> Document | None:
    """A published document by its id, with its persons."""
    found = Document.objects.filter(pk=pk, published_at__isnull=False)
    return found.defer("text", "blocks", "words").select_related("published_by", "confirmed_by").first()


def version_to_correct(document: Document, pk: int) -> ProvisionVersion | None:
    """One text of a document by its id."""
    return ProvisionVersion.objects.filter(document=document, pk=pk).select_related("document").first()


@dataclass(frozen=True, slots=True)
class Mend:
    """Words that were mended after the document had been confirmed, and who is to be asked about them."""

    version: int
    eid: str
    before: str
    after: str
    reason: str
    by: str
    at: dt.datetime

    @property
    def place(self) -> str:
        """Where the words stand, in official words."""
        return places([self.eid])

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """The words before the mend, what it took away, what it put there, and the words behind; whole words each."""
        old, new = self.before.split(" "), self.after.split(" ")
        same, tail = shared_ends(old, new)
        lead, behind = old[max(0, same - AROUND) : same], old[len(old) - tail :][:AROUND]
        gone, put = (" ".join(part[same : len(part) - tail]) for part in (old, new))
        return " ".join(lead), gone, put, " ".join(behind)


def waiting_mends(document: Document) -> list[Mend]:
    """What waits for a person who did not mend it, in the order of the document; one query, or none."""
    if not document.mends_wait:
        return []
    rows = Correction.objects.filter(version__document=document, waits=True).order_by("version__order", "pk")
    fields = ("version", "version__eid", "before", "after", "reason", "by__name", "at")
    return [Mend(*row) for row in rows.values_list(*fields)]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One provision as it was read: level and number, words, and what the reader doubted in its lines."""

    pk: int
    eid: str
    label: str
    heading: str
    text: str
    depth: int
    warnings: tuple[str, ...]


def check_lines(document: Document) -> list[CheckLine]:
    """All provisions in order, each with the warnings of its lines; one query."""
    rows = list(ProvisionVersion.objects.filter(document=document).order_by("order", "pk"))
    doubts = _by_place(document.warnings, [row.line for row in rows])
    return [
        CheckLine(
            pk=row.pk,
            eid=row.eid,
            label=ProvisionKind(row.kind).numbered(row.num),
            heading=row.heading,
            text=row.text,
            depth=DEPTHS.get(ProvisionKind(row.kind), 0),
            warnings=tuple(doubts.get(place, ())),
        )
        for place, row in enumerate(rows)
    ]


def _by_place(warnings: Iterable[dict[str, object]], lines: list[int]) -> dict[int, list[str]]:
    """Each warning goes to the last provision that begins at its line or before."""
    found: dict[int, list[str]] = {}
    for warning in warnings:
        line = int(str(warning["line"]))
        place = max((at for at, start in enumerate(lines) if start <= line), default=0, key=lambda at: (lines[at], at))
        found.setdefault(place, []).append(str(warning["message"]))
    return found
