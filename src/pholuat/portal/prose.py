"""The words of the law as HTML: paragraphs, tables, and citations as links; nothing of the text is changed.

Written in plain Python because a code has thousands of provisions and each is a few lines: a template for each would
take seconds. Every character goes through `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

TAB = "\t"
OPENING, CLOSING = "“", "”"
_STARRED = re.compile(r"\* ?([^\s*](?:[^*\n]{0,80}[^\s*])?)\*(?=[\s,.;:])")


class Look(StrEnum):
    """What a marked stretch is, as the class that the sheet knows."""

    CITE = "cite"
    SEEK = "cite cite--seek"
    TERM = "term"
    DEFINED = "defined"


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text, in code points, that opens to `url`: a citation (or only the search for one), a term that
    the document defines, or (with no `url`) that term where it is defined. `more`: eIds of further places of the
    same article that the stretch names ("khoản 4 và khoản 5 Điều 10").
    """

    start: int
    end: int
    url: str
    title: str = ""
    look: Look = Look.CITE
    more: tuple[str, ...] = ()


def disjoint(links: Iterable[Link]) -> list[Link]:
    """The links in order; of two that overlap the earlier, longer one stays."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if link.start < link.end and (not kept or link.start >= kept[-1].end):
            kept.append(link)
    return kept


def inline(text: str, links: Sequence[Link], start: int, end: int) -> str:
    """A stretch of the text with those links that touch it; a link over a line end opens on both lines."""
    parts: list[str] = []
    at = start
    for link in links:
        left, right = max(link.start, start), min(link.end, end)
        if left >= right:
            continue
        parts.append(escape(text[at:left]))
        parts.append(_opened(link, escape(text[left:right])))
        at = right
    parts.append(escape(text[at:end]))
    return "".join(parts)


def _opened(link: Link, words: str) -> str:
    if not link.url:
        return f"<dfn>{words}</dfn>"
    title = f' title="{escape(link.title)}"' if link.title else ""
    more = f' data-more="{escape(",".join(link.more))}"' if link.more else ""
    return f'<a class="{link.look}" href="{escape(link.url)}"{title}{more}>{words}</a>'


def prose(text: str, links: Iterable[Link] = ()) -> SafeString:
    """Each line a paragraph; neighbouring lines with tabs one table; what an amending law quotes is set apart."""
    ordered = disjoint(links)
    html = []
    for quoted, lines in groupby(_told_apart(text), key=lambda line: line[0]):
        stretch = _stretch(text, ordered, [span for _, span in lines])
        html.append(f'<div class="quoted">{stretch}</div>' if quoted else stretch)
    return mark_safe("".join(html))  # noqa: S308 - every part went through escape


def _stretch(text: str, links: Sequence[Link], lines: Sequence[tuple[int, int]]) -> str:
    html = []
    for tabled, spans in groupby(lines, key=lambda span: TAB in text[span[0] : span[1]]):
        if tabled:
            html.append(_table(text, links, list(spans)))
        else:
            html.extend(f"<p>{_line(text, links, start, end)}</p>" for start, end in spans)
    return "".join(html)


def _line(text: str, links: Sequence[Link], start: int, end: int) -> str:
    """A line; a term between stars at its beginning, as some collections print it, is leaning and the stars hidden."""
    found = _STARRED.match(text, start, end)
    if found is None:
        return inline(text, links, start, end)
    left, right = found.span(1)
    opened = f"<span hidden>{escape(text[start:left])}</span>"
    term = f"<em>{opened}{inline(text, links, left, right)}<span hidden>*</span></em>"
    return term + inline(text, links, right + 1, end)


def _told_apart(text: str) -> list[tuple[bool, tuple[int, int]]]:
    """Each line with whether it is quoted: from a line that begins with an opening mark to the one that closes it."""
    told, depth = [], 0
    for span in _lines(text):
        line = text[span[0] : span[1]]
        inside = depth > 0 or line[0] == OPENING
        if inside:
            depth = max(0, depth + line.count(OPENING) - line.count(CLOSING))
        told.append((inside, span))
    return told


def _lines(text: str) -> list[tuple[int, int]]:
    """The spans of the lines that hold something, without blanks at their ends."""
    spans, at = [], 0
    for line in text.split("\n"):
        bare = line.strip(" \r\u00a0")
        if bare.strip():
            start = at + line.index(bare)
            spans.append((start, start + len(bare)))
        at += len(line) + 1
    return spans


def _table(text: str, links: Sequence[Link], rows: list[tuple[int, int]]) -> str:
    """Cells parted by a tab; the first row is the head when every cell of it is filled and there are more rows."""
    cells = [_cells(text, start, end) for start, end in rows]
    width = max(map(len, cells))
    heads = len(cells) > 2 and len(cells[0]) == width and all(left < right for left, right in cells[0])
    body = []
    for index, row in enumerate(cells):
        name, scope = ("th", ' scope="col"') if heads and index == 0 else ("td", "")
        row += [(0, 0)] * (width - len(row))
        body.append(
            "<tr>"
            + "".join(f"<{name}{scope}>{inline(text, links, left, right)}</{name}>" for left, right in row)
            + "</tr>"
        )
    head = f"<thead>{body.pop(0)}</thead>" if heads else ""
    return f'<div class="scroll" tabindex="0"><table>{head}<tbody>{"".join(body)}</tbody></table></div>'


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for cell in text[start:end].split(TAB):
        bare = cell.strip()
        left = at + (cell.index(bare) if bare else 0)
        spans.append((left, left + len(bare)))
        at += len(cell) + 1
    return spans
