"""A document as paragraphs and tables from top to bottom, the way a page of law is printed (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision
from pholuat.lawtext.akn.names import label
from pholuat.lawtext.akn.prose import lines
from pholuat.lawtext.akn.writing import parted
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.enums import State
from pholuat.portal.downloads import said
from pholuat.vietnamese.fold import fold

TAB = "\t"
LONG_LINE = 60
_RULES = frozenset("_-–—=*. ")


class Style(StrEnum):
    """How a paragraph is set."""

    NOTICE = "notice"
    NAME = "name"
    ABOVE = "above"
    PREAMBLE = "preamble"
    GROUP = "group"
    ANNEX = "annex"
    LETTERHEAD = "letterhead"
    ARTICLE = "article"
    LAW = "law"
    QUOTED = "quoted"
    MARK = "mark"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `lead` stands before the text, bold in an article; `level` 1… where it is a heading.

    `gone`: the words do not hold on the day; `page`: it begins a new page.
    """

    style: Style
    text: str
    lead: str = ""
    level: int = 0
    gone: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows as wide as the widest; `headed`: the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands side by side at the head and at the tail of a document."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    tail: bool = False


Piece = Paragraph | Table | Columns


def flow(document: DatedDocument) -> Iterator[Piece]:
    """All of the document in the order in which it is printed, after what the file says of itself."""
    for notice in said.notices(document):
        yield Paragraph(Style.NOTICE, notice)
    if document.article:
        yield Paragraph(Style.NAME, said.named(document))
        yield Paragraph(Style.ABOVE, said.numbered(document))
        for name in document.above:
            yield Paragraph(Style.ABOVE, name)
        yield from _provisions(document.provisions, document.provisions[0].state, 1)
        return
    state = State.IN_FORCE.value if document.state == State.PARTLY_EXPIRED else document.state
    main, enclosed = parted(document.provisions)
    yield from _head(document)
    for line in filter(None, map(str.strip, document.preamble.text.split("\n"))):
        yield Paragraph(Style.NAME if line.isupper() else Style.PREAMBLE, line)
    yield from _provisions(main, state, 1)
    yield from _tail(document)
    for group in enclosed:
        yield from _provisions(group, state, 1)
    yield from _loose(document.footnotes.text, Style.NOTE)
    for _eid, words in document.unread:
        yield from _loose(words.text, Style.NOTE)


def _head(document: DatedDocument) -> Iterator[Piece]:
    """Issuer and number beside the name of the state and the day; then the type and the name."""
    found = [line.strip() for line in document.head.text.replace(TAB, "\n").split("\n")]
    found = [line for line in found if line and not set(line) <= _RULES]
    kind = document.type.casefold()
    at = next((place for place, line in enumerate(found) if line.casefold() == kind), len(found))
    left = [line for line in found[:at] if not _is_right(line)]
    right = [part for line in found[:at] if _is_right(line) for part in _motto(line)]
    if left or right:
        yield Columns(tuple(left), tuple(right))
    names = found[at:] or [document.type.upper(), document.title or document.number]
    for line in _whole_names(list(filter(None, names)), document):
        yield Paragraph(Style.NAME, line)


def _whole_names(names: Sequence[str], document: DatedDocument) -> Iterator[str]:
    """The lines under the head; those in which the name was torn by the page are one again."""
    titles = {_letters(document.title), _letters(document.title).removeprefix(_letters(document.type))}
    waiting = ""
    for line in names:
        joined = f"{waiting} {line}".strip()
        if any(title.startswith(_letters(joined)) for title in titles):
            waiting = joined
            continue
        yield from filter(None, (waiting, line))
        waiting = ""
    if waiting:
        yield waiting


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words)))


def _is_right(line: str) -> bool:
    folded = fold(line)
    return "cong hoa xa hoi" in folded or folded.startswith("doc lap") or ", ngay " in folded


def _motto(line: str) -> list[str]:
    before, mark, after = line.partition("Độc lập")
    return [before.strip(), f"{mark}{after}"] if mark and before.strip() else [line]


def _tail(document: DatedDocument) -> Iterator[Piece]:
    """Recipients beside the signature; a whole sentence among the signature stands above both."""
    signed = [line.strip() for line in document.signature.text.replace(TAB, "\n").split("\n") if line.strip()]
    for line in signed:
        if len(line) > LONG_LINE:
            yield Paragraph(Style.PREAMBLE, line)
    right = tuple(line for line in signed if len(line) <= LONG_LINE)
    left = tuple(line.strip() for line in document.recipients.text.replace(TAB, "\n").split("\n") if line.strip())
    if left or right:
        yield Columns(left, right, tail=True)


def _provisions(
    provisions: Iterable[DatedProvision], above: str, level: int, maker: ActName | None = None
) -> Iterator[Piece]:
    for each in provisions:
        yield from _named(each, list(said.marks(each, above, maker)), level)
        deeper = level + (each.kind in _GROUPS)
        yield from _provisions(each.children, each.state, deeper, each.made_by)


_GROUPS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ANNEX})


def _named(each: DatedProvision, marks: Sequence[str], level: int) -> Iterator[Piece]:
    """The heading of a provision, what is to be said of it, its own words."""
    number, gone = label(each.kind, each.num, each.eid), each.state in (State.EXPIRED, State.NOT_YET)
    heading = " ".join(each.heading.text.split("\n"))
    if each.kind in _GROUPS:
        yield from _group(each, heading, number, level, gone)
        number = ""
    elif each.kind == Kind.ARTICLE and (heading or marks):
        yield Paragraph(Style.ARTICLE, heading, number, min(level, 4), gone)
        number = ""
    elif heading:
        yield Paragraph(Style.ARTICLE, heading, number, 0, gone)
        number = ""
    yield from (Paragraph(Style.MARK, mark) for mark in marks)
    yield from _words(each, number, gone, level if each.kind == Kind.ARTICLE else 0)


def _group(each: DatedProvision, heading: str, number: str, level: int, gone: bool) -> Iterator[Piece]:
    """What gathers articles, or is annexed: an annex begins a page with its letterhead."""
    annex, fresh = each.kind == Kind.ANNEX, each.kind == Kind.ANNEX and level == 1
    for line in filter(None, map(str.strip, each.letterhead.text.split("\n"))):
        yield Paragraph(Style.LETTERHEAD, line, page=fresh)
        fresh = False
    yield Paragraph(Style.ANNEX if annex else Style.GROUP, heading, number, min(level, 4), gone, fresh)


def _words(each: DatedProvision, number: str, gone: bool, level: int) -> Iterator[Piece]:
    """The lines of a provision; the number stands before the first one, for an article without a name as a heading."""
    found = [line for line in lines(each.text.text) if line.text.strip()]
    if number and (not found or TAB in found[0].text):
        yield Paragraph(Style.ARTICLE if level else Style.LAW, "", number, min(level, 4), gone)
        number = ""
    for tabled, group in groupby(found, key=lambda line: TAB in line.text):
        if tabled:
            yield _table([line.text for line in group])
            continue
        for line in group:
            style = Style.QUOTED if line.quoted else Style.LAW
            if each.kind == Kind.ANNEX and line.text.startswith("("):
                style = Style.ABOVE
            yield Paragraph(style, line.text.strip(), number, level if number else 0, gone)
            number = ""


def _loose(text: str, style: Style) -> Iterator[Piece]:
    for tabled, group in groupby((line for line in text.split("\n") if line.strip()), key=lambda line: TAB in line):
        if tabled:
            yield _table(list(group))
        else:
            for line in group:
                yield Paragraph(style, line.strip())


def _table(rows: Sequence[str]) -> Table:
    """The first row is the head when all of its cells are filled and more rows follow."""
    cells = [tuple(cell.strip() for cell in row.split(TAB)) for row in rows]
    width = max(map(len, cells))
    headed = len(cells) > 2 and len(cells[0]) == width and all(cells[0])
    return Table(tuple((*row, *[""] * (width - len(row))) for row in cells), headed)
