"""The stretches of a document that its header is read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pholuat.lawtext.model import Block, Role

HEAD_LINES = 60
BODY = frozenset({Role.PREAMBLE, Role.PROVISION})
BESIDE = frozenset({Role.PAGE, Role.FOOTNOTE})
RULE = re.compile(r"[\W_]*")
ENCLOSED = re.compile(r"(?:reg|annex)_")
TAIL_LINES = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """Lines of the head, of the preamble and of the own provisions; the first signature, and the lines of the tail."""

    head: tuple[str, ...]
    preamble: tuple[str, ...]
    provisions: tuple[str, ...]
    signature: tuple[str, ...]
    tail: tuple[str, ...]


def part_text(text: str, blocks: Sequence[Block]) -> Parts:
    """Takes a document apart by the roles of its blocks; lines without letters or digits are left out."""
    first = next((place for place, block in enumerate(blocks) if block.role in BODY), len(blocks))
    head = [block for block in blocks[:first] if block.role not in BESIDE]
    own = [block for block in blocks if block.role is Role.PROVISION and not ENCLOSED.match(block.eid)]
    signed = _signature(blocks, own)
    signature = [] if signed is None else _run(blocks, signed)
    tail = [block for block in blocks[first : _last_of_run(blocks, signed)] if block.role not in BESIDE]
    return Parts(
        head=tuple(_lines(text, head))[:HEAD_LINES],
        preamble=tuple(_lines(text, [block for block in blocks if block.role is Role.PREAMBLE])),
        provisions=tuple(_lines(text, own)),
        signature=tuple(_lines(text, signature)),
        tail=tuple(_lines(text, tail))[-TAIL_LINES:],
    )


def _signature(blocks: Sequence[Block], own: Sequence[Block]) -> int | None:
    """The first signature after the last own provision, else the last one there is."""
    last = own[-1].start if own else -1
    signatures = [place for place, block in enumerate(blocks) if block.role is Role.SIGNATURE]
    return next((place for place in signatures if blocks[place].start > last), signatures[-1] if signatures else None)


def _last_of_run(blocks: Sequence[Block], signed: int | None) -> int:
    return len(blocks) if signed is None else signed + len(_run(blocks, signed))


def _run(blocks: Sequence[Block], start: int) -> list[Block]:
    """The signature and what stands with it: recipients, running heads."""
    kept = {Role.SIGNATURE, Role.RECIPIENTS, Role.PAGE}
    end = next((place for place in range(start, len(blocks)) if blocks[place].role not in kept), len(blocks))
    return list(blocks[start:end])


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for line in text[block.start : block.end].split("\n"):
            if not RULE.fullmatch(line):
                yield line.strip()
