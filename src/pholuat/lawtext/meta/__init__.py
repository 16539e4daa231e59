"""What the head and the tail of a document say of it (Decree 30/2020/NĐ-CP, Annex I): who, what, when, in whose name.

Nothing is guessed: what the text does not say is empty or None. Numbers stay as printed; only spaces around their
signs are closed up.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from pholuat.lawtext.meta.effective import read_adopted_effective, read_effective, read_first_effective
from pholuat.lawtext.meta.head import Head, named_in_title, read_head
from pholuat.lawtext.meta.issuer import issuer_of
from pholuat.lawtext.meta.parts import Parts, part_text
from pholuat.lawtext.meta.tail import passed_on, read_consolidation, read_signer
from pholuat.lawtext.meta.titles import type_and_title
from pholuat.lawtext.model import Block, Header

__all__ = ["read_header"]


def read_header(text: str, blocks: Sequence[Block]) -> Header:
    """The header of a parsed document; `blocks` tell head, provisions, quotations and signature apart."""
    parts = part_text(text, blocks)
    head = read_head(parts.head)
    consolidation = read_consolidation(parts.tail)
    if not head.number and consolidation is None:
        head = named_in_title(head)
    kind, title = type_and_title(head, parts, consolidation is not None)
    number = head.number or (consolidation.number if consolidation else "")
    date = _date(head, parts) if consolidation is None else consolidation.date
    return Header(
        number=number,
        type=kind,
        issuer=issuer_of(head, parts, number, consolidation.issuer if consolidation else ""),
        place=head.place or (consolidation.place if consolidation else ""),
        date=date,
        effective=_effective(parts, date, kind),
        title=title,
        signer=read_signer(parts.signature),
    )


def _effective(parts: Parts, date: dt.date | None, kind: str) -> dt.date | None:
    """The day that an article names, also over two lines; else the words of adoption; else an older law's history."""
    return (
        read_effective(parts.provisions, date, kind)
        or read_effective([" ".join(pair) for pair in itertools.pairwise(parts.provisions)], date, kind)
        or read_adopted_effective((*parts.provisions, *parts.tail), date)
        or read_first_effective((*parts.head, *parts.preamble))
    )


def _date(head: Head, parts: Parts) -> dt.date | None:
    """The day in the head; for a law, which bears none there, the day on which it was passed."""
    return head.date or passed_on(parts.tail)
