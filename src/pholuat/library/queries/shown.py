"""What a page shows of versions besides their place: loaded at once for all that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q

from pholuat.library.enums import Place
from pholuat.library.models import Citation, Correction, Document, ProvisionVersion
from pholuat.library.queries.lines import Line
from pholuat.library.queries.values import Act, Link


class Words(NamedTuple):
    """The words of one version, and the ids of the documents that made and ended it."""

    num: str
    heading: str
    text: str
    line: int
    end_reason: str
    act: int
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """By id of the version: words, links, whether it was corrected; by id of the provision: how often it is cited."""

    words: dict[int, Words]
    links: dict[tuple[int | None, str], list[Link]]
    acts: dict[int | None, Act]
    cited: dict[int, int]
    corrected: frozenset[int]


def shown(document: Document, lines: Sequence[Line] | None, places: Mapping[int, str]) -> Shown:
    """What is shown of some lines, or (None) of all of a document with the links outside of them; five queries.

    `places`: at which eId each provision of the document stands on the day, for a link leads to the provision though it
    was cited by another number.
    """
    of_version, of_citation = Q(document=document), Q(document=document)
    citing, mended = Q(target_provision__document=document), Q(version__document=document)
    if lines is not None:
        versions = [line.version for line in lines]
        of_version, of_citation, mended = Q(pk__in=versions), Q(version__in=versions), Q(version__in=versions)
        citing = Q(target_provision__in=[line.provision for line in lines])
    rows = ProvisionVersion.objects.filter(of_version).values_list(
        "pk", "num", "heading", "text", "line", "end_reason", "act", "ended_by"
    )
    words = {row[0]: Words(*row[1:]) for row in rows}
    made = {row.act for row in words.values()}
    ended = {row.ended_by for row in words.values() if row.ended_by is not None}
    ids = (made | ended) - {document.pk}
    acts = Document.objects.filter(pk__in=ids | {document.pk}).values_list("pk", "slug", "number", "title")
    cited = Citation.objects.filter(citing).values_list("target_provision")
    corrected = Correction.objects.filter(mended).values_list("version", flat=True)
    return Shown(
        words=words,
        links=_links(of_citation, places),
        acts={row[0]: Act(*row[1:]) for row in acts if row[0] in ids},
        cited=dict(cited.annotate(n=Count("pk")).order_by()),
        corrected=frozenset(corrected),
    )


def _links(wanted: Q, places: Mapping[int, str]) -> dict[tuple[int | None, str], list[Link]]:
    rows = (
        Citation.objects.filter(wanted)
        .order_by("start", "pk")
        .values_list(
            "version",
            "place",
            "start",
            "end",
            "target",
            "target_document__slug",
            "target_provision",
            "target_eid",
            "target_document__title",
        )
    )
    found: dict[tuple[int | None, str], list[Link]] = defaultdict(list)
    for version, place, start, end, target, slug, provision, eid, title in rows:
        found[version, place].append(
            Link(start, end, target, slug or "", places.get(provision, eid) if provision else "", title or "")
        )
    return found


def links_of(shown: Shown, version: int | None, place: Place) -> tuple[Link, ...]:
    """The links of a version's text or heading; of the document outside of provisions with None."""
    return tuple(shown.links.get((version, place.value), ()))
