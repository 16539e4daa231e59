"""Where an address below /van-ban/ leads: to a document, to one of its articles, or to what it may have meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pholuat.lawtext import address

LONGEST = 400
DEEPEST = 6
_UNSLUGGED = re.compile(r"[^a-z0-9-]")


@dataclass(frozen=True, slots=True)
class Place:
    """A document's slug, and the eId of an article inside it ("" for the document)."""

    slug: str
    article: str = ""


def readings(path: str) -> list[Place]:
    """The places that a path may name, the likelier first: "a/dieu-5/" is an article of "a", "a/b/" a document.

    A document has one piece, or two (issuer and number); what follows must be the web form of an article.
    """
    pieces = [piece for piece in path.strip("/").lower().split("/") if piece]
    if not pieces or len(path) > LONGEST or len(pieces) > DEEPEST or any(map(_UNSLUGGED.search, pieces)):
        return []
    found = []
    for count in (1, 2):
        slug, rest = "/".join(pieces[:count]), pieces[count:]
        if not rest and len(pieces) == count:
            found.append(Place(slug))
        elif rest and (eid := _article("/".join(rest))):
            found.append(Place(slug, eid))
    return found


def _article(path: str) -> str:
    try:
        return str(address.from_path(path))
    except address.AddressError:
        return ""
