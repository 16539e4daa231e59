"""Searches that a page proposes: only such as find something in this library."""

from __future__ import annotations

import datetime as dt

from pholuat.library import queries

# The words, and the document without which they would find little.
EXAMPLES = {"hoa giai o co so dieu 3": "35/2013/QH13", "14/2012/QH13": "14/2012/QH13", "bo luat dan su": "91/2015/QH13"}


def tries(on: dt.date) -> list[str]:
    """The examples whose document is there."""
    return [words for words, number in EXAMPLES.items() if queries.by_number(number, on).exists()]
