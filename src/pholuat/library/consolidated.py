"""A consolidated text (văn bản hợp nhất) holds in its words from the last amendment that it took in; a pure function.

Ordinance 01/2012/UBTVQH13: such a text names at its head every act whose words it bears, with the day of each.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from pholuat.library.own_days import days_of_effect

if TYPE_CHECKING:
    from pholuat.lawtext.model import ParsedDocument

_LIST = re.compile(r"được\s+sửa\s+đổi(?:,\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:bởi|theo)\s*:", re.IGNORECASE)
_BASES = re.compile(r"^\s*Căn cứ\s", re.MULTILINE)
HEAD = 20_000


def last_amended(parsed: ParsedDocument) -> dt.date | None:
    """The last of the days from which the acts at the head of a consolidated text hold; None for any other text."""
    first = min((block.start for block in parsed.blocks if block.eid), default=len(parsed.text))
    head = parsed.text[: min(first, HEAD)]
    begins = _LIST.search(head)
    if begins is None:
        return None
    bases = _BASES.search(head, begins.end())
    return max(days_of_effect(head[begins.end() : bases.start() if bases else len(head)]), default=None)
