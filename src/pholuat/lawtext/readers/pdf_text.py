"""From the rows of PDF pages to paragraphs: a sentence that runs over a line or a page is one line of text again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pholuat.lawtext.model import Role
from pholuat.lawtext.readers.numbering import superscript
from pholuat.lawtext.readers.pdf_page import NEAR, RAISED_SIZE, Row
from pholuat.lawtext.readers.pieces import Line, Piece

INDENT, SLACK = 8.0, 3.0
GAP = 0.25
"""Of the height: what a paragraph is set off by at least where it is set off."""

LEAST_STEPS, LEAST_HEADING = 5, 3
LABEL = re.compile(r"(?:Điều|Chương|Mục|Phần)\s+\w|\d{1,3}[a-zđ]?\.\s|[a-zđ]{1,2}\)\s|[-–+•]\s|[“\"]")
ARTICLE, FIRST_CLAUSE = re.compile(r"Điều\s+\d+[a-zđ]?\."), re.compile(r"1\.\s+[^\W\d_]")
ALONE = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|CHƯƠNG|Chương|MỤC|Mục|PHẦN THỨ|Phần thứ)"
    r"(?:\s+(?:[\dIVXLC.-]+[a-zđ]?|NHẤT|nhất))?\.?"
)
"""A row that is the number of a heading, whose name begins below it however short both are."""

STOP = re.compile(r"[.;:,?!”\"]$")
END = re.compile(r"[.;:!?][”\"]?$")
TORN = re.compile(r"[^\W_][-/]$")
ENTRY, DIGIT = re.compile(r"\w"), re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of the text of a page, and how far its lines stand apart; 0 where that is not known."""

    left: float
    right: float
    leading: float = 0


def all_edges(pages: Sequence[Sequence[Row]]) -> list[Edges]:
    """The edges of each page: those that most pages of its side of the book share, where it keeps to them."""
    own = [_own_edges(rows) for rows in pages]
    shared = [_shared(own[side::2]) for side in (0, 1)]
    kept = [_kept(rows, edges, shared[place % 2]) for place, (rows, edges) in enumerate(zip(pages, own, strict=True))]
    return [replace(edges, leading=_leading(rows, edges)) for rows, edges in zip(pages, kept, strict=True)]


def _leading(rows: Sequence[Row], page: Edges) -> float:
    """From base line to base line below a full line of the largest print, as most of it has it: paragraphs go on."""
    steps: dict[int, Counter[int]] = {}
    for last, row in itertools.pairwise(rows):
        if last.x1 > page.right - SLACK and abs(last.height - row.height) < 0.1 * row.height:
            steps.setdefault(round(row.height), Counter())[round(last.y0 - row.y0)] += 1
    counted = {height: found for height, found in steps.items() if max(found.values()) >= LEAST_STEPS}
    return max(counted[max(counted)].items(), key=lambda step: (step[1], -step[0]))[0] if counted else 0


def _own_edges(rows: Sequence[Row]) -> Edges:
    """The edges of the full lines of a page."""
    if not rows:
        return Edges(0, 0)
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    wide = [row for row in rows if row.x1 - row.x0 > 0.8 * (right - left)]
    if len(wide) < 3:
        return Edges(left, right)
    rights = Counter(round(row.x1) for row in wide)
    return Edges(min(row.x0 for row in wide), max(rights, key=lambda x: (rights[x] + rights[x - 1] + rights[x + 1], x)))


def _shared(pages: Sequence[Edges]) -> Edges:
    lefts, rights = Counter(round(page.left) for page in pages), Counter(round(page.right) for page in pages)
    return Edges(
        max(lefts, key=lambda x: (lefts[x], -x), default=0), max(rights, key=lambda x: (rights[x], x), default=0)
    )


def _kept(rows: Sequence[Row], own: Edges, shared: Edges) -> Edges:
    left = shared.left if any(abs(row.x0 - shared.left) < SLACK for row in rows) else own.left
    right = shared.right if any(abs(row.x1 - shared.right) < SLACK for row in rows) else own.right
    return Edges(left, max(right, left))


def row_text(row: Row) -> str:
    """The words of a row; digits that stand raised keep their raised form and cling to the word before."""
    parts: list[str] = []
    was_raised = False
    for place, word in enumerate(row.words):
        raised = word.height < RAISED_SIZE * row.height and word.y0 > row.y0 + 0.1 * row.height
        near = place > 0 and word.x0 - row.words[place - 1].x1 < NEAR * row.height
        if place and not (near and (word.clings or raised or was_raised)):
            parts.append(" ")
        parts.append(superscript(word.text) if raised else word.text)
        was_raised = raised
    return "".join(parts)


def starts_new(row: Row, last: Row, page: Edges, last_page: Edges, same_page: bool) -> bool:
    """True where a row begins a paragraph: it is indented, or the last one broke off with room for its first word."""
    if row.x0 > page.left + INDENT:
        return True
    if same_page and last.y0 - row.y1 > 1.2 * row.height:
        return True
    if abs(row.height - last.height) > 0.2 * last.height:
        return True
    if is_capital_heading(last) and not row_text(row).isupper():
        return True
    first = row.words[0]
    if first.text[:1].islower() and not END.search(last.words[-1].text) and not LABEL.match(row_text(row)):
        return False
    if same_page and page.leading >= row.height and last.y0 - row.y0 > page.leading + GAP * row.height:
        return True
    if last.x1 + 0.25 * row.height + (first.x1 - first.x0) < last_page.right - 2:
        return True
    return bool(LABEL.match(row_text(row)) and STOP.search(row_text(last)) and last.x0 <= last_page.left + INDENT)


def is_capital_heading(row: Row) -> bool:
    """Words in capitals only, more than an abbreviation at the end of a sentence."""
    text = row_text(row)
    return len(row.words) >= LEAST_HEADING and text.isupper() and not STOP.search(text) and not DIGIT.search(text)


def glue(text: str, more: str) -> str:
    """Two rows of one paragraph; a number that was torn after its hyphen or stroke ("QĐ-" "UBND") is whole again."""
    return text + ("" if TORN.search(text) and ENTRY.match(more) else " ") + more


@dataclass(slots=True)
class _Paragraph:
    text: str
    role: Role | None
    anchor: int


@dataclass(slots=True)
class Flow:
    """Paragraphs of one stream (the body, or the footnotes) as they run on over lines and pages."""

    role: Role | None = None
    last: Row | None = None
    last_edges: Edges = field(default_factory=lambda: Edges(0, 0))
    last_page: int = -1
    opening: str = ""

    def add(self, row: Row, page: int, page_edges: Edges, story: Story) -> None:
        """Puts a row into the story, as part of the paragraph at hand or as a new one."""
        text = row_text(row)
        begins = self.last is None or starts_new(row, self.last, page_edges, self.last_edges, page == self.last_page)
        begins = begins or bool(FIRST_CLAUSE.match(text) and ARTICLE.match(self.opening))
        begins = begins or (self.last is not None and ALONE.fullmatch(row_text(self.last)) is not None)
        self.opening = text if begins else self.opening
        story.add_text(text, self.role, begins)
        self.last, self.last_edges, self.last_page = row, page_edges, page

    def stop(self) -> None:
        """What comes next begins anew."""
        self.last = None


@dataclass(slots=True)
class Story:
    """The body in order; what stands beside it (running heads, notes) waits until the paragraph at hand is done."""

    body: list[Piece | _Paragraph] = field(default_factory=list)
    notes: list[_Paragraph] = field(default_factory=list)

    def add_text(self, text: str, role: Role | None, begins: bool) -> None:
        column = self.body if role is None else [note for note in self.notes if note.role is role]
        current = column[-1] if column else None
        if begins or not isinstance(current, _Paragraph):
            paragraph = _Paragraph(text, role, len(self.body))
            if role is None:
                self.body.append(paragraph)
            else:
                self.notes.append(paragraph)
        else:
            current.text = glue(current.text, text)

    def add_piece(self, piece: Piece) -> None:
        """A table or a line that stands alone."""
        self.body.append(piece)

    def pieces(self) -> list[Piece]:
        """Everything in reading order."""
        found: list[Piece] = []
        notes = iter(self.notes)
        note = next(notes, None)
        for place, piece in enumerate([*self.body, None]):
            while note is not None and note.anchor <= place:
                found.append(Line(note.text, note.role))
                note = next(notes, None)
            if piece is not None:
                found.append(Line(piece.text) if isinstance(piece, _Paragraph) else piece)
        return found
