"""The leaf of a reading page: the contents and the words of a document on a day, as HTML that can be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.template.loader import render_to_string

from pholuat.lawtext.address import ENCLOSURES
from pholuat.library import queries
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.enums import State
from pholuat.library.queries.types import Document
from pholuat.portal.blocks import surroundings
from pholuat.portal.contents import contents_html
from pholuat.portal.kept import Leaf
from pholuat.portal.law import Unit, law_html
from pholuat.portal.linked_data import parts_data
from pholuat.portal.links import Road, page_links
from pholuat.portal.pressed import press
from pholuat.portal.terms import glossary, link_terms
from pholuat.portal.units import eids, units

# From so many letters on the browser lays out only what is looked at.
LONG = 150_000


def make_leaf(document: Document, *, on: dt.date, road: Road) -> Leaf:
    """The leaf made anew; `road` says which day its links keep."""
    document.refresh_from_db(fields=["text", "blocks"])
    found = queries.reading(document, on)
    road = replace(road, here=frozenset(eids(found.nodes)))
    tree = _tree(document, found, road)
    around = surroundings(document.text, document.blocks, page_links(found.links, road))
    tree = enclosed(tree, around.titles)
    _place_unread(tree, around.unread)
    link_terms(tree, glossary(tree))
    main, annexes = _parted(tree)
    data = parts_data(document, found.nodes)
    parts = {"around": around, "body": law_html(main), "annexes": law_html(annexes), "data": data}
    toc = contents_html(tree)
    return Leaf(
        toc=press(toc, level=9),
        words=press(render_to_string("portal/_leaf.html", parts), level=9),
        has_toc=bool(toc),
        long=len(document.text) > LONG,
        changed=any(_changes(found.nodes, on)),
        last_changed=max(_changes(found.nodes, on), default=None),
    )


def _tree(document: Document, found: queries.Reading, road: Road) -> list[Unit]:
    state = State(getattr(document, "state", None) or State.UNKNOWN)
    known = State.UNKNOWN if document.partly_from and state is State.PARTLY_EXPIRED else state
    return units(found.nodes, known, document.slug, road)


def _changes(nodes: Iterable[queries.Node], on: dt.date) -> Iterator[dt.date]:
    """The days on which the texts shown took the place of others."""
    for node in nodes:
        if node.made_by is not None and node.since is not None and node.since <= on:
            yield node.since
        yield from _changes(node.children, on)


def enclosed(tree: list[Unit], titles: dict[str, str]) -> list[Unit]:
    """Puts the provisions of an enclosed regulation below its name, where the name is no provision itself."""
    found: list[Unit] = []
    for unit in tree:
        first, below, _rest = unit.eid.partition("__")
        if below and first in titles:
            if not found or found[-1].eid != first:
                found.append(_enclosure(first, titles[first]))
            found[-1].children.append(unit)
        else:
            found.append(unit)
    return found


def _enclosure(eid: str, title: str) -> Unit:
    """The head of what is enclosed: letterhead, its kind and subject, and in brackets by what it was issued."""
    lines = [line.strip() for line in title.replace("\t", "\n").split("\n") if line.strip()]
    kinds = tuple(name.casefold() for name in ENCLOSURES)
    first = next((place for place, line in enumerate(lines) if line.casefold().startswith(kinds)), 0)
    last = next((place for place, line in enumerate(lines) if place > first and line.startswith("(")), len(lines))
    return Unit(
        eid,
        Kind.ANNEX,
        heading=" ".join(lines[first:last]),
        text="\n".join(lines[last:]),
        letterhead="\n".join(lines[:first]),
    )


def _parted(tree: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The document itself, and what is annexed: the signature stands between them."""
    first = next((place for place, unit in enumerate(tree) if unit.kind == Kind.ANNEX), len(tree))
    return tree[:first], tree[first:]


def _place_unread(tree: list[Unit], unread: dict[str, str]) -> None:
    """Puts what was not understood behind the article after which it stands; before the first one to its head."""
    owners = {}
    for unit in _walked(tree):
        owners[unit.eid] = unit
    for eid, text in unread.items():
        at = next((owners[each] for each in _upwards(eid) if each in owners), tree[0] if tree else None)
        if at is not None:
            at.unread += text


def _walked(tree: Iterable[Unit]) -> Iterator[Unit]:
    for unit in tree:
        if unit.kind not in (Kind.CLAUSE, Kind.POINT):
            yield unit
            yield from _walked(unit.children)


def _upwards(eid: str) -> Iterator[str]:
    pieces = eid.split("__")
    for length in range(len(pieces), 0, -1):
        yield "__".join(pieces[:length])
