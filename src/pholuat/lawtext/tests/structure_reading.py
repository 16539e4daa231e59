"""Short ways to say what a text was read as."""

from __future__ import annotations

from pholuat.lawtext.model import Provision, Role, Source
from pholuat.lawtext.structure import Structure, parse


def read(text: str) -> Structure:
    """Parse a text without marks of a reader; the blank lines around a test's text are not part of it."""
    return parse(Source(text.strip("\n")))


def eids(text: str) -> list[str]:
    """The addresses of the provisions in their order."""
    return [provision.eid for provision in read(text).provisions]


def provision(text: str, eid: str) -> Provision:
    """The one provision with this address."""
    found = [held for held in read(text).provisions if held.eid == eid]
    assert len(found) == 1, [held.eid for held in read(text).provisions]
    return found[0]


def roles(text: str) -> list[tuple[Role, str, str]]:
    """The blocks as (role, eId, first line)."""
    text = text.strip("\n")
    return [
        (block.role, block.eid, text[block.start : block.end].strip().split("\n")[0])
        for block in parse(Source(text)).blocks
    ]


def codes(text: str) -> list[tuple[int, str]]:
    """The notices as (line, code)."""
    return [(notice.line, notice.code) for notice in read(text).warnings]


def cut(text: str, structure: Structure) -> str:
    """The text put together again from its blocks; fails where they overlap or leave a hole."""
    edge = 0
    for block in structure.blocks:
        assert block.start == edge < block.end
        edge = block.end
    return text[:edge]
