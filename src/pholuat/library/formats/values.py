"""What a reader of files gives to the load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pholuat.lawtext.model import ParsedDocument
from pholuat.library.naming import Facts


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a load: where it stands (`reference`), its bytes, what its source says of it, how to read it.

    `file` is the name under which the bytes are kept as a rendition; "" keeps none. `parse` raises ReadError.
    """

    reference: str
    content: bytes
    parse: Callable[[], ParsedDocument]
    facts: Facts = field(default_factory=Facts)
    file: str = ""
    topic: str = ""
