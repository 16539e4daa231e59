"""What of a document lies outside of its provisions: head, preamble, signature, recipients, notes, unread text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString

from pholuat.lawtext.model import Role
from pholuat.portal.prose import Link, prose

_BEFORE, _NOTHING = "", SafeString("")


@dataclass(slots=True)
class Surroundings:
    """Each part as HTML; `unread` is what was not understood, by the eId of the provision that stands before it.

    `titles`: the names of what is enclosed, by its eId, as printed: its kind, its subject, by what it was issued.
    """

    head: SafeString = _NOTHING
    preamble: SafeString = _NOTHING
    signature: SafeString = _NOTHING
    recipients: SafeString = _NOTHING
    footnotes: SafeString = _NOTHING
    unread: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


_PARTS = {
    Role.HEADER: "head",
    Role.PREAMBLE: "preamble",
    Role.SIGNATURE: "signature",
    Role.RECIPIENTS: "recipients",
    Role.FOOTNOTE: "footnotes",
}
# The two columns of Decree 30/2020 stand beside each other in the text; on a page they stand one below the other.
_COLUMNS = {Role.HEADER, Role.SIGNATURE, Role.RECIPIENTS}


def surroundings(text: str, blocks: Iterable[dict[str, object]], links: Sequence[Link]) -> Surroundings:
    """The parts of a document that are no provisions, from its blocks (offsets in `text`)."""
    found, last = Surroundings(), _BEFORE
    for block in blocks:
        role, eid = str(block["role"]), str(block.get("eid") or "")
        start, end = int(str(block["start"])), int(str(block["end"]))
        if role == Role.HEADER and eid:
            found.titles[eid] = found.titles.get(eid, "") + text[start:end]
        elif role in _PARTS:
            words = text[start:end].replace("\t", "\n") if role in _COLUMNS else text[start:end]
            html = prose(words, _moved(links, start, end))
            setattr(found, _PARTS[Role(role)], SafeString(getattr(found, _PARTS[Role(role)]) + html))
        elif role == Role.UNKNOWN and text[start:end].strip():
            found.unread[last] = found.unread.get(last, "") + text[start:end]
        last = eid or last
    return found


def _moved(links: Sequence[Link], start: int, end: int) -> list[Link]:
    return [
        replace(link, start=link.start - start, end=link.end - start)
        for link in links
        if start <= link.start and link.end <= end
    ]
