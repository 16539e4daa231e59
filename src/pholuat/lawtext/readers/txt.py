"""Plain text in any encoding that Vietnamese offices have used."""

from __future__ import annotations

import re

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers.encodings import decode
from pholuat.lawtext.readers.pieces import Line, to_source

LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def read(data: bytes, name: str) -> Source:
    """The text line by line. Never raises."""
    return to_source(Line(line) for line in LINE_ENDS.split(decode(data)))
