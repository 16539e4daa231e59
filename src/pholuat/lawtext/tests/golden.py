"""Golden excerpts: short stretches of official texts with the citations in them, labelled by reading.

Each record of golden_citations.jsonl holds the number of its document, the `half` (even or odd by the sha1 of that
number; rules are tuned on even ones), what stands `above` it (title, chapter, article, as far as it matters: role, eId,
words), its own `role`, eId (`at`) and `text`, and `cites`: each phrase in order with its targets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pholuat.lawtext.citations import find
from pholuat.lawtext.model import Block, Role

_PATH = Path(__file__).with_name("golden_citations.jsonl")


def excerpts() -> Iterator[dict[str, Any]]:
    """The records in the order of the file."""
    yield from map(json.loads, _PATH.read_text("utf-8").splitlines())


def cited_in(record: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """What is found in an excerpt when it is read below what stands above it: phrases with their targets."""
    text = ""
    blocks = []
    for role, eid, words in [*record["above"], [record["role"], record["at"], record["text"]]]:
        blocks.append(Block(Role(role), eid, len(text), len(text) + len(words) + 1))
        text += words + "\n"
    own = blocks[-1].start
    return [(text[one.start : one.end], one.targets) for one in find(text, blocks) if one.start >= own]
