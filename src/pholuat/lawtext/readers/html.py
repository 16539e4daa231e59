"""HTML, also malformed: block elements become lines, tables keep their rows.

List items get the number that a browser would show: in law texts it is the number of a clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers.encodings import decode
from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.readers.fonts import is_legacy, seen
from pholuat.lawtext.readers.numbering import list_label, raised
from pholuat.lawtext.readers.pieces import Cell, Line, Piece, Table, to_source

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre"
        " section summary table tbody td tfoot th thead tr ul",
    )
)
SKIPPED = frozenset(["head", "script", "style", "template", "noscript", "svg", "math", "object", "iframe"])
DEEPEST = 30
"""Tables within tables beyond this are read as plain blocks: no page needs them, only an attack."""

FONT_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")
BLANKS = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes, name: str) -> Source:
    """The text of an HTML file or fragment. Raises ReadError."""
    return to_source(pieces(decode(data)))


def pieces(markup: str) -> list[Piece]:
    """Lines and tables in the order of the page; of one nested too deep to parse, its words. Raises ReadError."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    encoded = markup.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(encoded, parser) if encoded.strip() else None
    except etree.LxmlError as error:
        raise ReadError("broken", format="HTML") from error
    if root is None:
        raise ReadError("empty")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return [Line(line) for line in unescape(TAGS.sub("\n", markup)).split("\n")]
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and (element.tag in SKIPPED or _is_hidden(element)):
            walk.skip_subtree()
        elif event == "start":
            page.opened(element)
        else:
            if element.tag not in SKIPPED and not _is_hidden(element):
                page.closed(element)
            if element is not root:
                page.write(element.tail)
    return page.finished()


@dataclass(slots=True)
class _Frame:
    """A table that is being read: its rows so far, and the pieces of the cell that is open."""

    rows: list[list[Cell]] = field(default_factory=list)
    cell: list[Piece] | None = None
    span: int = 1


@dataclass(slots=True)
class _List:
    """A numbered list that is being read."""

    style: str
    next: int


class _Page:
    """Takes the events of a page in order and gives its pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.frames: list[_Frame] = []
        self.too_deep = 0
        self.lists: list[_List | None] = []
        self.line = ""
        self.label = ""
        self.preformatted = 0
        self.raised: list[int] = []
        self.fonts: list[str] = []

    def opened(self, element: etree._Element) -> None:
        tag = element.tag
        self.fonts.append(_font(element) or (self.fonts[-1] if self.fonts else ""))
        if tag in BLOCKS or tag == "br":
            self.break_line()
        if tag == "table" and len(self.frames) < DEEPEST:
            self.frames.append(_Frame())
        elif tag == "table":
            self.too_deep += 1
        elif tag == "tr" and self.frames:
            self.close_cell()
            self.frames[-1].rows.append([])
        elif tag in {"td", "th"} and self.frames:
            self.close_cell()
            self.frames[-1].cell, self.frames[-1].span = [], _number(element.get("colspan"), 1)
        elif tag == "ol":
            self.lists.append(_List(element.get("type") or "1", _number(element.get("start"), 1)))
        elif tag in {"ul", "menu", "dir"}:
            self.lists.append(None)
        elif tag == "li":
            self.label = self.item_number(element)
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "sup":
            self.raised.append(len(self.line))
        self.write(element.text)

    def closed(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.break_line()
        if tag == "table" and self.too_deep:
            self.too_deep -= 1
        elif tag == "table" and self.frames:
            self.close_table()
        elif tag in {"td", "th"} and self.frames:
            self.close_cell()
        elif tag in {"ol", "ul", "menu", "dir"} and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.label = ""
        elif tag == "pre":
            self.preformatted -= 1
        elif tag == "sup" and self.raised:
            self.raise_exponent(self.raised.pop())
        self.fonts.pop()

    def write(self, text: str | None) -> None:
        """Adds running text; blanks melt into one, as in a browser."""
        if not text:
            return
        if self.fonts and is_legacy(self.fonts[-1]):
            text = seen(text, self.fonts[-1])
        if self.preformatted:
            first, *others = text.split("\n")
            self.line += first
            for line in others:
                self.break_line()
                self.line = line
            return
        self.line += BLANKS.sub(" ", text)

    def raise_exponent(self, start: int) -> None:
        self.line = self.line[:start] + raised(self.line[start:], after=self.line[:start])

    def break_line(self) -> None:
        if self.line.strip():
            self.add(Line(self.label + self.line.lstrip()))
            self.label = ""
        self.line = ""

    def add(self, piece: Piece) -> None:
        """Into the open cell; what stands in a table outside its cells goes before the table, as in a browser."""
        for frame in reversed(self.frames):
            if frame.cell is not None:
                frame.cell.append(piece)
                return
        self.pieces.append(piece)

    def close_cell(self) -> None:
        frame = self.frames[-1]
        if frame.cell is None:
            return
        if not frame.rows:
            frame.rows.append([])
        frame.rows[-1].append(Cell(tuple(frame.cell), frame.span))
        frame.cell = None

    def close_table(self) -> None:
        self.close_cell()
        rows = tuple(tuple(row) for row in self.frames.pop().rows if row)
        if rows:
            self.add(Table(rows))

    def item_number(self, element: etree._Element) -> str:
        current = self.lists[-1] if self.lists else None
        if current is None:
            return ""
        number = _number(element.get("value"), current.next)
        current.next = number + 1
        return list_label(number, current.style) + " "

    def finished(self) -> list[Piece]:
        self.break_line()
        while self.frames:
            self.close_table()
        return self.pieces


def _is_hidden(element: etree._Element) -> bool:
    """True for what a browser or Word does not show."""
    return element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None


def _font(element: etree._Element) -> str:
    """The first font that the element itself names."""
    face = element.get("face") or ""
    style = FONT_FAMILY.search(element.get("style") or "")
    return (style[1] if style else face).split(",")[0].strip(" '\"")


def _number(text: str | None, default: int) -> int:
    """A small whole number of an attribute, else the default."""
    found = re.fullmatch(r"\s*(\d{1,5})\s*", text or "", re.ASCII)
    return int(found[1]) if found else default
