"""Golden texts: each `structure_golden/NAME.txt` has beside it, in `NAME.expected`, the provisions that it holds.

An expected line is `line kind eId | num | heading`, a notice `line ! code`. Those of real documents were labelled by
reading before the parser saw them. `python -m pholuat.lawtext.tests.golden_structure` writes the expected files anew
from what the parser says: read every change before it is kept.
"""

from __future__ import annotations

from pathlib import Path

from pholuat.lawtext.model import Source
from pholuat.lawtext.structure import Structure, parse

FOLDER = Path(__file__).with_name("structure_golden")
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def text_of(name: str) -> str:
    """The words of a golden text."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def expected_of(name: str) -> str:
    """What a golden text holds."""
    return (FOLDER / f"{name}.expected").read_text("utf-8")


def written(structure: Structure) -> str:
    """A structure in the form of an expected file."""
    held = [(one.line, f"{one.kind} {one.eid} | {one.num} | {one.heading}".rstrip()) for one in structure.provisions]
    told = [(one.line, f"! {one.code}") for one in structure.warnings if one.code != "unknown"]
    return "".join(f"{line} {words}\n" for line, words in sorted(held + told, key=lambda row: row[0]))


if __name__ == "__main__":
    for name in NAMES:
        (FOLDER / f"{name}.expected").write_text(written(parse(Source(text_of(name)))), "utf-8")
