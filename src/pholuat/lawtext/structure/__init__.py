"""The structure of Vietnamese legal and administrative documents.

>>> from pholuat.lawtext.model import Source
>>> found = parse(Source("LUẬT\\nĐiều 1. Phạm vi\\n1. Luật này quy định:\\na) Một;\\nb) Hai.\\n"))
>>> [provision.eid for provision in found.provisions]
['art_1', 'art_1__cl_1', 'art_1__cl_1__point_a', 'art_1__cl_1__point_b']

Two promises: no character is lost (the blocks, put together, are the text), and no input makes it fail.
"""

from __future__ import annotations

from dataclasses import dataclass

from pholuat.lawtext.model import Block, Notice, Provision, Source
from pholuat.lawtext.structure.blocks import lay_blocks
from pholuat.lawtext.structure.lines import split
from pholuat.lawtext.structure.provisions import name_nodes, write_provisions
from pholuat.lawtext.structure.quotes import quoted_lines
from pholuat.lawtext.structure.tree import grow
from pholuat.lawtext.structure.zones import divide


@dataclass(frozen=True, slots=True)
class Structure:
    """What the parser understood of a text; `blocks` cover it whole, in order, without overlap."""

    blocks: tuple[Block, ...]
    provisions: tuple[Provision, ...]
    warnings: tuple[Notice, ...]


def parse(source: Source) -> Structure:
    """Read the structure of a document.

    A provision's `text` is its own words: without number, heading and children, with the tables and the quoted
    text that stand in it; running heads and footnotes are left out. What an amending law quotes is no provision of
    its own. Two provisions with one address are told apart by a count (`art_5_2`) and a notice; "b1), b2)" below
    "b) …:" stay in its words. `parent` is "" at the top of the document and of an enclosed regulation.
    Levels: Law 64/2025/QH15 art. 8; Decree 78/2025/NĐ-CP art. 62.
    """
    lines = split(source)
    quoted = quoted_lines(lines)
    stretches = divide(lines, quoted)
    tree = grow(lines, quoted, stretches)
    eids, doubles = name_nodes(tree.nodes, lines)
    blocks, unknown = lay_blocks(source.text, lines, quoted, stretches, tree, eids)
    provisions = write_provisions(source.text, lines, tree.nodes, eids)
    warnings = sorted([*tree.notices, *doubles, *unknown], key=lambda notice: notice.line)
    return Structure(tuple(blocks), tuple(provisions), tuple(warnings))
