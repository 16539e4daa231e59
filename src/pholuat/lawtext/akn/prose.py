"""Words as paragraphs, tables and quoted structures, and back, letter by letter.

A line is a `<p>`, neighbouring lines with tabs one `<table>`; what an amending law quotes, from a line that begins
with an opening mark to the one that closes it, is a `<quotedStructure>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import TypeAlias

from lxml import etree

from pholuat.lawtext.akn.names import akn, writable
from pholuat.lawtext.akn.values import Reference, Words

Element: TypeAlias = etree._Element
Names: TypeAlias = dict[str, Iterator[dict[str, str]]]
TAB, NEWLINE = "\t", "\n"
OPENING, CLOSING = "“", "”"
SEGMENT = "/van-ban/"
P, TABLE, TR, TD, MOD, QUOTED, REF = map(akn, ("p", "table", "tr", "td", "mod", "quotedStructure", "ref"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text by its place in it; `quoted` says that it belongs to what an amending law quotes."""

    start: int
    text: str
    quoted: bool = False


def lines(text: str) -> list[Line]:
    """The lines of a text, each told whether it is quoted."""
    found: list[Line] = []
    at, depth = 0, 0
    for line in text.split(NEWLINE):
        quoted = depth > 0 or line.startswith(OPENING)
        if quoted:
            depth = max(0, depth + line.count(OPENING) - line.count(CLOSING))
        found.append(Line(at, line, quoted))
        at += len(line) + 1
    return found


class Writer:
    """Writes words below elements; `site` goes before the addresses of references."""

    def __init__(self, site: str) -> None:
        self.site = site

    def blocks(self, parent: Element, words: Words, **attributes: str) -> None:
        """The words as paragraphs and tables, each with the attributes. Nothing for no words."""
        if words:
            self._stretch(parent, lines(words.text), words.references, _names(""), attributes)

    def law(self, parent: Element, words: Words, eid: str) -> None:
        """The words of a provision as blocks, quotations set apart; under an `eid` tables and quotations get eIds."""
        if not words:
            return
        names = _names(eid)
        for quoted, group in groupby(lines(words.text), key=lambda line: line.quoted):
            inside = parent
            if quoted:
                mod = etree.SubElement(etree.SubElement(parent, P), MOD)
                inside = etree.SubElement(mod, QUOTED, next(names["qstr"]))
            self._stretch(inside, list(group), words.references, names, {})

    def inline(self, element: Element, words: Words) -> None:
        """The words inside one element."""
        self._fill(element, words.text, words.references, 0)

    def _stretch(
        self,
        parent: Element,
        group: Sequence[Line],
        references: Sequence[Reference],
        names: Names,
        attributes: dict[str, str],
    ) -> None:
        for tabled, rows in groupby(group, key=lambda line: TAB in line.text):
            if tabled:
                table = etree.SubElement(parent, TABLE, attributes | next(names["table"]))
                for line in rows:
                    self._row(etree.SubElement(table, TR), line, references)
            else:
                for line in rows:
                    self._fill(etree.SubElement(parent, P, attributes), line.text, references, line.start)

    def _row(self, row: Element, line: Line, references: Sequence[Reference]) -> None:
        at = line.start
        for cell in line.text.split(TAB):
            self._fill(etree.SubElement(etree.SubElement(row, TD), P), cell, references, at)
            at += len(cell) + 1

    def _fill(self, element: Element, text: str, references: Sequence[Reference], start: int) -> None:
        """The words of one line, [start, …) of the whole, with the references that lie in it."""
        at, last, end = 0, None, start + len(text)
        for each in references:
            if each.start < start or each.end > end:
                continue
            _append(element, last, text[at : each.start - start])
            last = etree.SubElement(element, REF, href=self.href(each))
            last.text = writable(text[each.start - start : each.end - start])
            at = each.end - start
        _append(element, last, text[at:])

    def href(self, each: Reference) -> str:
        """The public address of a place."""
        return f"{self.site}{SEGMENT}{each.slug}/" + (f"#{each.eid}" if each.eid else "")


def _names(eid: str) -> Names:
    """The eIds of what is counted inside a provision, as attributes; none where the provision has none itself."""
    return {kind: _counted(eid, kind) for kind in ("table", "qstr")}


def _counted(eid: str, kind: str) -> Iterator[dict[str, str]]:
    for at in count(1):
        yield {"eId": f"{eid}__{kind}_{at}"} if eid else {}


def _append(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = writable(text)
    else:
        last.tail = writable(text)


class Reader:
    """Gathers words from blocks, in the order in which they are given."""

    def __init__(self, site: str) -> None:
        self.site = site
        self._parts: list[str] = []
        self._references: list[Reference] = []
        self._at = 0
        self._begun = False

    def blocks(self, elements: Iterable[Element]) -> Words:
        """The words of paragraphs and tables."""
        for element in elements:
            self._block(element)
        return self.words()

    def words(self) -> Words:
        """What was gathered."""
        return Words("".join(self._parts), tuple(self._references))

    def inline(self, element: Element | None) -> Words:
        """The words inside one element; none when there is none."""
        if element is not None:
            self._take(element)
        return self.words()

    def _block(self, element: Element) -> None:
        if element.tag == TABLE:
            for row in element.iter(TR):
                self._line(_cells(row))
        elif (quoted := element.find(f"{MOD}/{QUOTED}")) is not None:
            for inner in quoted:
                self._block(inner)
        else:
            self._line([element])

    def _line(self, cells: Iterable[Element]) -> None:
        if self._begun:
            self._say(NEWLINE)
        self._begun = True
        for place, cell in enumerate(cells):
            if place:
                self._say(TAB)
            self._take(cell)

    def _take(self, element: Element) -> None:
        self._say(element.text or "")
        for child in element:
            start = self._at
            self._take(child)
            if child.tag == REF:
                self._refer(str(child.get("href", "")), start)
            self._say(child.tail or "")

    def _refer(self, href: str, start: int) -> None:
        path, _, eid = href.removeprefix(self.site).partition("#")
        if path.startswith(SEGMENT):
            slug = path.removeprefix(SEGMENT).removesuffix("/")
            self._references.append(Reference(start, self._at, slug, eid))

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)


def _cells(row: Element) -> Iterator[Element]:
    for cell in row:
        inside = cell.find(P)
        yield cell if inside is None else inside
