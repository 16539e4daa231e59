"""Which number a document gives to the laws that it also names by their bare title.

A bare title is no document: "Luật Đất đai" is the law of 1993, 2003, 2013 or 2024. Whoever resolves it looks first at
what the same text shows of it: "Căn cứ Luật Đất đai số 31/2024/QH15".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pholuat.lawtext.model import Citation
from pholuat.lawtext.titles import LAW_TYPES
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import tone_key

_TITLED = re.compile(rf"((?:{'|'.join(LAW_TYPES)})\s.+?),?\s+số\s*:?\s*\d", re.DOTALL)


def title_key(title: str) -> str:
    """What titles are compared by: folded words without commas, either tone convention.

    >>> title_key("Luật  Hoà giải ở cơ sở") == title_key("Luật Hòa giải ở cơ sở")
    True
    """
    return " ".join(fold(tone_key(title)).replace(",", " ").split())


def numbers_by_title(text: str, citations: Iterable[Citation]) -> dict[str, str]:
    """The numbers that the citations of a text give, by the `title_key` of the title before them; the first wins."""
    numbers: dict[str, str] = {}
    for citation in citations:
        match = _TITLED.search(text, citation.start, citation.end)
        if match and citation.targets:
            numbers.setdefault(title_key(match[1]), citation.targets[0].split("#")[0])
    return numbers
