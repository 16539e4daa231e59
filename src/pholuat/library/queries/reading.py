"""A document, or one article of it, as it reads on a day: a tree of provisions, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from pholuat.library.enums import Place
from pholuat.library.models import Citation, Document, ProvisionVersion
from pholuat.library.queries.around import around
from pholuat.library.queries.lines import Line, lines_of, lines_on
from pholuat.library.queries.shown import Shown, links_of, shown
from pholuat.library.queries.values import ArticleReading, Node, Reading


def reading(document: Document, on: dt.date) -> Reading:
    """The whole document as it reads on the day; eight queries whatever its size."""
    lines = lines_on(document, on)
    loaded = shown(document, None, _places(lines))
    loose = links_of(loaded, None, Place.DOCUMENT)
    return Reading(document, on, _tree(lines, loaded), loose, cited_by_count(document))


def article(document: Document, eid: str, on: dt.date) -> ArticleReading | None:
    """The provision at an eId as it reads on the day, with all that it holds; None when there is none.

    Eight queries, and time by the size of the article, whatever that of the document.
    """
    near = around(document, eid, on)
    if near is None:
        return None
    loaded = shown(document, near.all(), near.places)
    return ArticleReading(
        document=document,
        on=on,
        node=_tree(near.inside, loaded)[0],
        inside=tuple(_node(line, loaded, ()) for line in reversed(near.outside)),
        before=_node(near.before, loaded, ()) if near.before else None,
        after=_node(near.after, loaded, ()) if near.after else None,
    )


def renumbered(document: Document, eid: str, on: dt.date) -> str | None:
    """Where a provision stands on the day that bears the eId on another one; three queries."""
    bore = set(ProvisionVersion.objects.filter(document=document, eid=eid).values_list("provision", flat=True))
    return next((line.eid for line in lines_of(document, bore, on)), None)


def _places(lines: Sequence[Line]) -> dict[int, str]:
    return {line.provision: line.eid for line in lines}


def cited_by_count(document: Document) -> int:
    """How many places of other documents cite the document or one of its provisions."""
    return Citation.objects.filter(target_document=document).exclude(document=document).count()


def _tree(lines: Sequence[Line], loaded: Shown) -> tuple[Node, ...]:
    """The nodes in each other; what lies in nothing that is shown stands at the top."""
    known = {line.provision for line in lines}
    children: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        children[line.parent if line.parent in known else None].append(line)

    def grown(line: Line) -> Node:
        return _node(line, loaded, tuple(map(grown, children[line.provision])))

    return tuple(map(grown, children[None]))


def _node(line: Line, loaded: Shown, children: tuple[Node, ...]) -> Node:
    words = loaded.words[line.version]
    held = line.validity if line.validity is not None and not line.validity.isempty else None
    return Node(
        provision=line.provision,
        version=line.version,
        eid=line.eid,
        kind=line.kind,
        num=words.num,
        heading=words.heading,
        text=words.text,
        line=words.line,
        state=line.state,
        since=held.lower if held else None,
        until=held.upper if held else None,
        made_by=loaded.acts.get(words.act),
        ended_by=loaded.acts.get(words.ended_by),
        end_reason=words.end_reason,
        suspension=line.suspension,
        texts=line.texts,
        corrected=line.version in loaded.corrected,
        cited=loaded.cited.get(line.provision, 0),
        links=links_of(loaded, line.version, Place.TEXT),
        heading_links=links_of(loaded, line.version, Place.HEADING),
        children=children,
    )
