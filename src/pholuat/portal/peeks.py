"""What a citation leads to, small enough to be shown beside it: the provision as of a day, with its state."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.library import queries
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.queries import Node
from pholuat.library.queries.types import Document
from pholuat.portal.articles import document_name
from pholuat.portal.citing import eid_words
from pholuat.portal.law import Unit, article_body
from pholuat.portal.links import Road
from pholuat.portal.units import bare, units

# Letters of a provision that are shown; the rest is one step away.
MOST = 1600
_NOTHING = SafeString("")
_ID = re.compile(r' id="[^"]*"')


@dataclass(frozen=True, slots=True)
class Peek:
    """The provision as it is shown beside its citation; `body` is empty for a document as a whole."""

    name: str
    state: str
    document: str
    on: dt.date
    url: str
    opens: str
    body: SafeString = _NOTHING
    cut: bool = False


def document_peek(document: Document, *, on: dt.date, asked: bool) -> Peek:
    """A document: its name and state."""
    name = document.title or document.number
    road = Road(on if asked else None)
    state = getattr(document, "state", None) or "unknown"
    return Peek(name, state, document_name(document), on, road.document(document.slug), _("Mở văn bản"))


def provision_peek(document: Document, article: str, eids: Sequence[str], *, on: dt.date, asked: bool) -> Peek | None:
    """Provisions inside an article (or the article itself, without eIds); None where there is none."""
    found = queries.article(document, article, on)
    if found is None:
        return None
    nodes = [node for eid in eids or (found.node.eid,) if (node := _at(found.node, eid))]
    if not nodes:
        return None
    at = nodes[0]
    road = Road(on if asked else None)
    begun = [_begun(node, MOST // len(nodes)) for node in nodes]
    shown = units([node for node, _cut in begun], at.state, document.slug, road)
    whole = bare(found.node)
    inner = Unit("", Kind.BODY, children=shown) if shown[0].kind in (Kind.CLAUSE, Kind.POINT) else shown[0]
    return Peek(
        name=whole.name
        if at is found.node or len(nodes) > 1
        else f"{capfirst(eid_words(at.eid))}. {whole.heading}".rstrip(". "),
        state=at.state.value,
        document=document_name(document),
        on=on,
        url=road.place(document.slug, at.eid),
        opens=_("Mở %(place)s") % {"place": whole.label or _("trang")},
        body=mark_safe(_ID.sub("", article_body(inner))),  # noqa: S308 - made and escaped there
        cut=any(cut for _node, cut in begun),
    )


def _at(node: Node, eid: str) -> Node | None:
    if node.eid == eid:
        return node
    return next((found for child in node.children if (found := _at(child, eid))), None)


def _begun(node: Node, most: int) -> tuple[Node, bool]:
    """The beginning of a provision: as many of its clauses and points as fit, at least its own words."""
    left, kept, cut = most - len(node.text), [], False
    for child in node.children:
        if left <= 0:
            cut = True
            break
        part, part_cut = _begun(child, left)
        kept.append(part)
        cut |= part_cut
        left -= _size(part)
    return replace(node, children=tuple(kept)), cut


def _size(node: Node) -> int:
    return len(node.text) + sum(map(_size, node.children))
