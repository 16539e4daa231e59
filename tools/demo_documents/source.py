"""The plain source of a document: one line a paragraph, `@` before what is no running text, ` / ` between its lines."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """How a paragraph looks."""

    BASIS = "basis"
    ISSUER = "issuer"
    DECIDE = "decide"
    HEADING = "heading"
    ARTICLE = "article"
    TEXT = "text"
    TABLE = "table"
    SIGNATURE = "signature"
    ENCLOSED = "enclosed"
    ANNEX = "annex"


@dataclass(frozen=True)
class Block:
    """One paragraph (its lines), or a table: rows of cells and the widths of its columns in hundredths.

    What `keeps` stays on one page with what follows: no signature stands alone on its page.
    """

    kind: Kind
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    keeps: bool = False


@dataclass
class Document:
    """A document in the form of Decree 30/2020/NĐ-CP."""

    name: str
    head: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    @property
    def agency(self) -> list[str]:
        return self.head["agency"].split(" / ")

    @property
    def day(self) -> dt.date:
        day, month, year = map(int, self.head["date"].split("/"))
        return dt.date(year, month, day)

    @property
    def title(self) -> str:
        """As it stands in lists: "Quyết định 9001/QĐ-UBND ban hành …"."""
        return f"{self.head['type'].capitalize()} số {self.head['number']} {self.head['subject']}"


_HEAD = {"agency", "number", "place", "date", "type", "subject", "note"}
_INLINE_ARTICLE = re.compile(r"(Điều \d+\.) (.*[.:;/])$")


def parts_of_article(line: str) -> tuple[str, str]:
    """What of an article's first line is printed bold, and the rest: a heading wholly, else only the number."""
    match = _INLINE_ARTICLE.match(line)
    return (match[1], " " + match[2]) if match else (line, "")


def is_figure(cell: str) -> bool:
    """Whether a cell holds no word, so that it stands in the middle: "3.1", "(4)", nothing."""
    return not any(char.isalpha() for char in cell)


def _plain(line: str) -> Block:
    if line.startswith("# "):
        return Block(Kind.HEADING, tuple(line[2:].split(" / ")))
    if re.match(r"“?Điều \d+[a-zđ]?\. ", line):
        return Block(Kind.ARTICLE, (line,))
    if line.startswith(("Căn cứ ", "Theo đề nghị ")):
        return Block(Kind.BASIS, (line,))
    return Block(Kind.TEXT, (line,))


def _table(widths: str, lines: list[str]) -> Block:
    rows = []
    while (line := lines.pop(0)) != "@end":
        rows.append(tuple(cell.strip() for cell in line.split("|")))
    return Block(Kind.TABLE, (), tuple(rows), tuple(map(int, widths.split())))


def _signature(lines: list[str]) -> Block:
    listed = []
    while lines[0].startswith("- "):
        listed.append(lines.pop(0))
    signing = lines.pop(0).removeprefix("@signature ").split(" / ")
    return Block(Kind.SIGNATURE, tuple(listed), (tuple(signing),))


def _marked(name: str, value: str, lines: list[str]) -> Block:
    if name == "table":
        return _table(value, lines)
    if name == "recipients":
        return _signature(lines)
    return Block(Kind(name), tuple(value.split(" / ")))


def read(path: Path) -> Document:
    """The document of the file; ValueError names a mark that is not known."""
    document = Document(path.stem)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    while lines:
        line = lines.pop(0)
        if not line.startswith("@"):
            document.blocks.append(_plain(line))
            continue
        name, _, value = line[1:].partition(" ")
        if name in _HEAD:
            document.head[name] = value
            continue
        block = _marked(name, value, lines)
        if block.kind is Kind.SIGNATURE:
            document.blocks[-1] = replace(document.blocks[-1], keeps=True)
        document.blocks.append(block)
    return document
