"""A document, or one article of it, as it reads on a day: a tree of provisions, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from pholuat.library.enums import Place
from pholuat.library.models import Citation, Correction, Document, ProvisionVersion
from pholuat.library.queries.lines import Line, above, at_address, below, lines_on, neighbours
from pholuat.library.queries.values import Act, ArticleReading, Link, Node, Reading


def reading(document: Document, on: dt.date) -> Reading:
    """The whole document as it reads on the day; nine queries whatever its size."""
    lines = lines_on(document, on)
    words = _words(document, [line.version for line in lines])
    loose = _links(Citation.objects.filter(document=document, place=Place.DOCUMENT))
    nodes = _tree(lines, words)
    return Reading(document, on, nodes, tuple(loose.get(None, ())), cited_by_count(document))


def article(document: Document, eid: str, on: dt.date) -> ArticleReading | None:
    """The provision at an eId as it reads on the day, with all that it holds; None when there is none."""
    lines = lines_on(document, on)
    own = at_address(lines, eid)
    if own is None:
        return None
    inside, outside, near = below(own, lines), above(own, lines), neighbours(own, lines)
    wanted = [*inside, *outside, *(line for line in near if line)]
    words = _words(document, [line.version for line in wanted])
    before, after = (_node(line, words, ()) if line else None for line in near)
    return ArticleReading(
        document=document,
        on=on,
        node=_tree(inside, words)[0],
        inside=tuple(_node(line, words, ()) for line in reversed(outside)),
        before=before,
        after=after,
    )


def cited_by_count(document: Document) -> int:
    """How many places of other documents cite the document or one of its provisions."""
    return Citation.objects.filter(target_document=document).exclude(document=document).count()


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page shows of versions besides their place: loaded at once for all that are shown."""

    versions: dict[int, ProvisionVersion]
    links: dict[int | None, list[Link]] = field(default_factory=dict)
    heading_links: dict[int | None, list[Link]] = field(default_factory=dict)
    cited: dict[int, int] = field(default_factory=dict)
    corrected: frozenset[int] = frozenset()


def _words(document: Document, versions: Sequence[int]) -> _Words:
    rows = ProvisionVersion.objects.filter(pk__in=versions).select_related("act", "ended_by")
    rows = rows.only(
        *("provision", "document", "act", "ended_by", "num", "heading", "text", "line", "end_reason"),
        *(f"{act}__{name}" for act in ("act", "ended_by") for name in ("slug", "number", "title")),
    )
    citations = Citation.objects.filter(version__in=versions)
    cited = Citation.objects.filter(target_provision__document=document).values_list("target_provision")
    return _Words(
        versions={version.pk: version for version in rows},
        links=_links(citations.filter(place=Place.TEXT)),
        heading_links=_links(citations.filter(place=Place.HEADING)),
        cited=dict(cited.annotate(n=Count("pk")).order_by()),
        corrected=frozenset(Correction.objects.filter(version__in=versions).values_list("version", flat=True)),
    )


def _links(citations: QuerySet[Citation]) -> dict[int | None, list[Link]]:
    rows = citations.order_by("start", "pk").values_list(
        "version", "start", "end", "target", "target_document__slug", "target_eid", "target_document__title"
    )
    found: dict[int | None, list[Link]] = defaultdict(list)
    for version, start, end, target, slug, eid, title in rows:
        found[version].append(Link(start, end, target, slug or "", eid if slug else "", title or ""))
    return found


def _tree(lines: Sequence[Line], words: _Words) -> tuple[Node, ...]:
    """The nodes in each other; what lies in nothing that is shown stands at the top."""
    known = {line.provision for line in lines}
    children: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        children[line.parent if line.parent in known else None].append(line)

    def grown(line: Line) -> Node:
        return _node(line, words, tuple(map(grown, children[line.provision])))

    return tuple(map(grown, children[None]))


def _node(line: Line, words: _Words, children: tuple[Node, ...]) -> Node:
    version = words.versions[line.version]
    held = line.validity if line.validity is not None and not line.validity.isempty else None
    own = version.act_id == version.document_id
    return Node(
        provision=line.provision,
        version=line.version,
        eid=line.eid,
        kind=line.kind,
        num=version.num,
        heading=version.heading,
        text=version.text,
        line=version.line,
        state=line.state,
        since=held.lower if held else None,
        until=held.upper if held else None,
        made_by=None if own else _act(version.act),
        ended_by=_act(version.ended_by) if version.ended_by else None,
        end_reason=version.end_reason,
        suspension=line.suspension,
        texts=line.texts,
        corrected=line.version in words.corrected,
        cited=words.cited.get(line.provision, 0),
        links=tuple(words.links.get(line.version, ())),
        heading_links=tuple(words.heading_links.get(line.version, ())),
        children=children,
    )


def _act(document: Document) -> Act:
    return Act(document.slug, document.number, document.title)
