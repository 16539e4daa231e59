"""Word documents, read from their XML in the order of the page (ECMA-376 part 1).

Automatic numbers are written out, text boxes follow the paragraph that holds them, a footnote follows the paragraph
or table that refers to it; what was deleted under tracked changes or is hidden is not printed and not read.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

from lxml import etree

from pholuat.lawtext.model import Role, Source
from pholuat.lawtext.readers.docx_lists import Lists
from pholuat.lawtext.readers.docx_styles import Styles, W, font_of, list_of, value, whole
from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.readers.fonts import is_legacy, seen
from pholuat.lawtext.readers.numbering import raised, superscript
from pholuat.lawtext.readers.pieces import Cell, Line, Piece, Table, to_source
from pholuat.lawtext.readers.sniff import MAX_BYTES, too_large

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
UNREAD = frozenset(
    W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "sdtPr")
)
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
CHARACTERS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def read(data: bytes, name: str) -> Source:
    """The text of a .docx file. Raises ReadError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml")) > MAX_BYTES:
                raise too_large()
            return to_source(_Document(package).pieces())
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, EOFError, OSError) as error:
        raise ReadError("broken", format="docx") from error


def _part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of a part of the package, None where there is no such part; strict OOXML is read as the usual one."""
    pattern = re.compile(rf"word/{name}\d*\.xml")
    path = next((path for path in package.namelist() if pattern.fullmatch(path)), None)
    if path is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(package.read(path).replace(STRICT, W[1:-1].encode()), parser)


class _Document:
    """One document: its parts, and what has been counted so far."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.body = _part(package, "document")
        self.styles = Styles(_part(package, "styles"))
        self.lists = Lists(_part(package, "numbering"))
        self.notes = {
            (kind, value(note, "id")): note
            for kind in NOTES.values()
            for root in (_part(package, kind),)
            if root is not None
            for note in root
        }
        self.cited: list[etree._Element] = []
        self.note_count = 0
        self.note_mark = ""

    def pieces(self) -> Iterator[Piece]:
        """All that the body prints, in order."""
        body = None if self.body is None else self.body.find(W + "body")
        if body is None:
            raise ReadError("broken", format="docx")
        for element in _blocks(body):
            yield from self.block(element)
            yield from self.footnotes()

    def block(self, element: etree._Element) -> Iterator[Piece]:
        if element.tag == W + "p":
            yield from self.paragraph(element)
        else:
            yield self.table(element)

    def footnotes(self) -> Iterator[Piece]:
        """The notes cited since the last call."""
        while self.cited:
            note = self.cited.pop(0)
            self.note_count += 1
            self.note_mark = superscript(str(self.note_count)) + " "
            lines = [piece for element in _blocks(note) for piece in self.block(element)]
            for piece in lines:
                yield Line(piece.text, Role.FOOTNOTE) if isinstance(piece, Line) else piece

    def table(self, element: etree._Element) -> Table:
        rows = []
        for row in _below(element, "tr"):
            before = whole(value(row.find(f"{W}trPr/{W}gridBefore")))
            cells = [Cell((), before)] if before else []
            for cell in _below(row, "tc"):
                span = whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
                inside = tuple(piece for block in _blocks(cell) for piece in self.block(block))
                cells.append(Cell(inside, max(span, 1)))
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def paragraph(self, element: etree._Element) -> Iterator[Piece]:
        """The lines of a paragraph (a forced break parts them), then its text boxes."""
        boxes: list[etree._Element] = []
        style = value(element.find(f"{W}pPr/{W}pStyle")) or self.styles.paragraph
        paragraph_font = self.styles.font(style) or self.styles.default_font
        before = self.label(element)
        spans = [(before, "")]
        for run in _runs(element, boxes):
            font = self.font(run, paragraph_font)
            text = self.run(run, font, before)
            before += text
            if spans[-1][1] == font:
                spans[-1] = spans[-1][0] + text, font
            else:
                spans.append((text, font))
        for line in "".join(seen(text, font) for text, font in spans).split("\n"):
            yield Line(line)
        for box in boxes:
            for block in _blocks(box):
                yield from self.block(block)

    def font(self, run: etree._Element, paragraph_font: str) -> str:
        """The name of a font of before Unicode, empty for any other."""
        font = font_of(run.find(W + "rPr")) or self.styles.font(value(run.find(f"{W}rPr/{W}rStyle"))) or paragraph_font
        return font if is_legacy(font) else ""

    def label(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(W + "pPr")
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.styles.paragraph
        list_id, level = list_of(properties)
        from_style, style_level = self.styles.numbering(style)
        return self.lists.label(list_id or from_style, style_level if level is None else level)

    def run(self, run: etree._Element, legacy_font: str, before: str) -> str:
        if run.tag == MATH + "r":
            return "".join(part.text or "" for part in run.iter(MATH + "t"))
        properties = run.find(W + "rPr")
        if properties is not None and _is_on(properties.find(W + "vanish")):
            return ""
        text = "".join(self.character(part, bool(legacy_font)) for part in run)
        if value(run.find(f"{W}rPr/{W}vertAlign")) == "superscript":
            return raised(text, after=before)
        return text

    def character(self, part: etree._Element, legacy: bool) -> str:
        """What one element of a run prints; in TCVN3 the soft hyphen's code is the letter ư."""
        if part.tag == W + "t":
            return part.text or ""
        if part.tag in CHARACTERS:
            return CHARACTERS[part.tag]
        if part.tag == W + "softHyphen":
            return "\u00ad" if legacy else ""
        if part.tag == W + "sym":
            return _symbol(value(part, "char"))
        if part.tag in {W + "footnoteRef", W + "endnoteRef"}:
            return self.note_mark
        if part.tag in NOTES:
            return self.note_reference(part)
        return ""

    def note_reference(self, part: etree._Element) -> str:
        note = self.notes.pop((NOTES[part.tag], value(part, "id")), None)
        if note is None:
            return ""
        self.cited.append(note)
        if value(part, "customMarkFollows") in {"1", "true", "on"}:
            return ""
        return superscript(str(self.note_count + len(self.cited)))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and value(switch) not in {"0", "false", "off"}


def _symbol(code: str) -> str:
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() or unicodedata.category(letter) == "Co" else ""


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables below the parent, also inside content controls and tracked insertions."""
    for element in parent:
        if element.tag in {W + "p", W + "tbl"}:
            yield element
        elif element.tag == MC + "AlternateContent":
            yield from _blocks(_chosen(element))
        elif element.tag not in UNREAD:
            yield from _blocks(element)


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also inside content controls; not those of inner tables."""
    for element in parent:
        if element.tag == W + tag:
            yield element
        elif element.tag not in UNREAD and element.tag not in {W + "p", W + "tbl"}:
            yield from _below(element, tag)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """A drawing is stored twice, for new and for old programs: one is read."""
    choice = alternatives.find(MC + "Choice")
    if choice is not None and next(choice.iter(W + "txbxContent", W + "t"), None) is not None:
        return choice
    fallback = alternatives.find(MC + "Fallback")
    return alternatives if fallback is None else fallback


def _runs(parent: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    """The runs of a paragraph, also inside links, fields and insertions; its text boxes are put aside."""
    for element in parent:
        if element.tag in UNREAD:
            continue
        if element.tag == W + "r":
            yield element
            boxes.extend(_boxes(element))
        elif element.tag == MATH + "r":
            yield element
        elif element.tag == MC + "AlternateContent":
            yield from _runs(_chosen(element), boxes)
        else:
            yield from _runs(element, boxes)


def _boxes(run: etree._Element) -> Iterator[etree._Element]:
    """Outermost text boxes of a run, each once."""
    for element in run:
        if element.tag == W + "txbxContent":
            yield element
        elif element.tag == MC + "AlternateContent":
            yield from _boxes(_chosen(element))
        elif element.tag not in UNREAD:
            yield from _boxes(element)
