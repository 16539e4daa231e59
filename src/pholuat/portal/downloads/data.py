"""A document as JSON; the shape is described in docs/developer/formats.md and only grows.

A key whose value is empty (no text, no day, an empty list) is left out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import TypeAlias

from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision, Words
from pholuat.lawtext.akn.names import label
from pholuat.library.enums import State
from pholuat.portal.downloads import said

FORM = "pholuat-1"
Value: TypeAlias = "str | int | bool | dict[str, Value] | list[Value]"
_OUTSIDE = ("head", "preamble", "recipients", "signature", "footnotes")


def data(document: DatedDocument) -> dict[str, Value]:
    """The document as plain values."""
    return _kept(
        form=FORM,
        address=f"{document.site}{said.path(document)}",
        on=document.on,
        source=said.source(document),
        name=said.title(document),
        number=document.number,
        type=document.type,
        title=document.title,
        issuer=document.issuer,
        issued=document.issued,
        effective=document.effective,
        place=document.place,
        signer=document.signer,
        state=document.state,
        state_label=str(State(document.state).label),
        reason=document.reason,
        origin=document.origin,
        article=document.article,
        above=list(document.above),
        provisions=_provisions(document.provisions, document.site),
        unread=[_kept(after=eid) | _words(words, document.site) for eid, words in document.unread],
        **{name: _words(getattr(document, name), document.site) for name in _OUTSIDE},
    ) | {"confirmed": document.confirmed}


def text(document: DatedDocument) -> str:
    """The document as one line of JSON."""
    return json.dumps(data(document), ensure_ascii=False, separators=(",", ":")) + "\n"


def _kept(**values: Value | dt.date | None) -> dict[str, Value]:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
        if value not in ("", None, [], {})
    }


def _provisions(provisions: Iterable[DatedProvision], site: str) -> list[Value]:
    return [_provision(each, site) for each in provisions]


def _provision(each: DatedProvision, site: str) -> Value:
    heading, words = _words(each.heading, site), _words(each.text, site)
    return _kept(
        eid=each.eid,
        kind=each.kind,
        num=each.num,
        label=label(each.kind, each.num, each.eid),
        heading=each.heading.text,
        heading_references=heading.get("references"),
        text=each.text.text,
        references=words.get("references"),
        state=each.state,
        since=each.since,
        until=each.until,
        made_by=_act(each.made_by, site),
        ended_by=_act(each.ended_by, site),
        note=each.note,
        letterhead=each.letterhead.text,
        children=_provisions(each.children, site),
    )


def _words(words: Words, site: str) -> dict[str, Value]:
    return _kept(
        text=words.text,
        references=[
            _kept(slug=each.slug, eid=each.eid, address=_address(each.slug, each.eid, site))
            | {"start": each.start, "end": each.end}
            for each in words.references
        ],
    )


def _act(act: ActName | None, site: str) -> dict[str, Value]:
    if act is None:
        return {}
    return _kept(slug=act.slug, number=act.number, title=act.title, address=_address(act.slug, "", site))


def _address(slug: str, eid: str, site: str) -> str:
    return f"{site}/van-ban/{slug}/" + (f"#{eid}" if eid else "")
