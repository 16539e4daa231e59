"""One list of documents: the places of each lie together, the best first, in the order in which they answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pholuat.library.search.lexemes import folded_words
from pholuat.library.search.results import Group, Hit

# So many places of one document are shown under its best; the others open on a page of their own.
FOLDED = 5
# A name is what was asked for when the question says so much of it; else it only has the words among others.
NAMED_SHARE = 0.6


def is_named(title: str, words: Collection[str]) -> bool:
    """Whether the words are (nearly) the whole name of a document."""
    name = set(folded_words(title))
    return bool(name) and len(name & set(words)) >= NAMED_SHARE * len(name)


def grouped(
    hits: Sequence[Hit], documents: Mapping[str, Hit], *, named: Sequence[str], best: Hit | None, also: Iterable[str]
) -> tuple[Group, ...]:
    """The groups in order: the one with `best`, those of the `named` documents, the hits as they come, `also` at last.

    All are addresses of `documents`, which holds each document that is met.
    """
    places: dict[str, list[Hit]] = {}
    if best is not None:
        places[best.document] = [best]
    for slug in named:
        places.setdefault(slug, [])
    for hit in hits:
        if best is None or hit.place != best.place:
            places.setdefault(hit.document, []).append(hit)
    for slug in also:
        places.setdefault(slug, [])
    return tuple(
        _group(documents[slug], found, named=slug in named, exact=best is not None and slug == best.document)
        for slug, found in places.items()
    )


def _group(document: Hit, found: Sequence[Hit], *, named: bool, exact: bool) -> Group:
    return Group(
        document=document,
        lead=found[0] if found else None,
        others=tuple(found[1 : FOLDED + 1]),
        named=named,
        exact=exact,
        more=len(found) > FOLDED + 1,
    )
