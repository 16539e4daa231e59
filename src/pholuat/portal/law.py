"""Provisions as HTML: articles with their clauses and points, chapters, and what stands in the margin.

Plain Python for the same reason as in `prose`; every word goes through `escape` there or here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pholuat.library.enums import ProvisionKind as Kind
from pholuat.portal.prose import Link, disjoint, inline, prose

GROUPS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION})
# Heights of articles on a phone, in rem, that the sheet has a class for (.t0 to .t23), and what the words of the great
# codes were measured to take: letters in a row of an article, a clause, a point, and of a heading. Rather too much
# than too little, so that nothing lies over what follows.
TALL = tuple(8 * 1.2**step for step in range(24))
ROWS, HEAD_ROW, ROOMY = (35, 32.5, 30), 26, 1.08


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside an article: a bold word and a line, which opens to `url` when there is one."""

    word: str
    line: str = ""
    url: str = ""
    change: bool = False


@dataclass(slots=True)
class Unit:
    """A provision as it stands on a day, ready to be written; `gone` says that its words hold no more on that day,
    `yet` that they do not hold yet.

    `note` is a word for the contents ("sửa 01/01/2026").
    """

    eid: str
    kind: str
    num: str = ""
    heading: str = ""
    text: str = ""
    url: str = ""
    links: Sequence[Link] = ()
    heading_links: Sequence[Link] = ()
    changed: bool = False
    gone: bool = False
    yet: bool = False
    note: str = ""
    margins: Sequence[Margin] = ()
    unread: str = ""
    letterhead: str = ""
    children: list[Unit] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """A level that only gathers articles."""
        return self.kind in GROUPS

    @property
    def is_enclosure(self) -> bool:
        """A regulation enclosed with the document: it bears its own name, not a number."""
        return self.kind == Kind.ANNEX and self.eid.rsplit("__", 1)[-1].startswith("reg_")

    @property
    def is_form(self) -> bool:
        """A form (Mẫu số)."""
        return self.eid.rsplit("__", 1)[-1].startswith("form_")

    @property
    def label(self) -> str:
        """Its level and number in official words: "Điều 5", "Chương II"; empty when it bears none."""
        if self.kind in (Kind.BODY, Kind.CLAUSE, Kind.POINT) or self.is_enclosure:
            return ""
        return f"Mẫu số {self.num}".strip() if self.is_form else Kind(self.kind).numbered(self.num)

    @property
    def name(self) -> str:
        """Label and heading: "Điều 5. Chính sách của Nhà nước"."""
        return ". ".join(filter(None, (self.label, self.heading)))


def law_html(units: Iterable[Unit], *, level: int = 2) -> SafeString:
    """The provisions of a document in order; articles below a chapter are one heading level deeper."""
    return mark_safe("".join(_written(units, level)))  # noqa: S308 - every part went through escape


def article_body(unit: Unit) -> SafeString:
    """The words of one article with its clauses and points, without heading and margin."""
    return mark_safe(f'<div class="law">{_inside(unit)}</div>')  # noqa: S308 - every part went through escape


def _written(units: Iterable[Unit], level: int) -> Iterator[str]:
    for unit in units:
        if unit.is_group or unit.is_enclosure:
            yield _group(unit, level)
            yield from _written(unit.children, min(level + 1, 3))
        else:
            yield _section(unit, level)
        if unit.unread:
            told = escape(_("Chỗ chưa đọc được cấu trúc"))
            yield f'<div class="law unread" title="{told}">{prose(unit.unread)}</div>'


def _group(unit: Unit, level: int) -> str:
    heading = _heading(unit)
    if unit.is_enclosure:
        name = f"{prose(unit.letterhead)}<h{level}>{heading}</h{level}>{prose(unit.text, unit.links)}"
        return f'<header class="enclosed" id="{escape(unit.eid)}">{name}</header>'
    bold = f"<b{_caps(unit.heading)}>{heading}</b>" if heading else ""
    own = f'<div class="law">{prose(unit.text, unit.links)}</div>' if unit.text else ""
    return f'<h{level} class="chapter" id="{escape(unit.eid)}">{escape(unit.label)}{bold}</h{level}>{own}'


def _section(unit: Unit, level: int) -> str:
    worth = _worth(unit) or (" changed-article" if unit.changed else "")
    classes = f"dieu t{_tall(unit)}{worth}"
    title = _title(unit, level) if unit.label or unit.heading else ""
    articles = [child for child in unit.children if child.is_group or child.kind == Kind.ARTICLE]
    own = (
        f'<div class="law{_changed(unit)}">{_inside(unit)}</div>'
        if unit.text or len(articles) < len(unit.children)
        else ""
    )
    inner = "".join(_written(articles, min(level + 1, 4)))
    return f'<section class="{classes}" id="{escape(unit.eid)}">{title}{own}{margin_html(unit)}</section>{inner}'


def _tall(unit: Unit) -> int:
    """About how much room an article takes, in the steps of TALL: the browser keeps it free until it lays it out."""
    head = 4 + 1.35 * _rows(unit.name, HEAD_ROW) + (3.3 if unit.margins else 0)
    return bisect_left(TALL, ROOMY * (head + _height(unit, 0)), hi=len(TALL) - 1)


def _height(unit: Unit, depth: int) -> float:
    """Height of its words on a phone, in rem."""
    lines = [line for line in unit.text.split("\n") if line]
    own = sum(1.97 * _rows(line, ROWS[min(depth, 2)]) + 0.46 for line in lines)
    inside = (child for child in unit.children if not (child.is_group or child.kind == Kind.ARTICLE))
    return own + sum(_height(child, depth + 1) for child in inside)


def _rows(text: str, letters: float) -> int:
    return ceil(len(text) / letters)


def _worth(unit: Unit) -> str:
    return " gone" if unit.gone else " yet" if unit.yet else ""


def _changed(unit: Unit) -> str:
    return " changed" if unit.changed else ""


def _title(unit: Unit, level: int) -> str:
    label = escape(unit.label)
    heading = _heading(unit)
    words = f"{label}. {heading}" if label and heading else label or heading
    if unit.url and not unit.heading_links:
        words = f'<a class="name" href="{escape(unit.url)}">{words}</a>'
    spoken = escape(_("Liên kết đến %(place)s") % {"place": unit.label or unit.heading})
    anchor = f'<a class="anchor" href="#{escape(unit.eid)}" aria-label="{spoken}">#</a>'
    return f"<h{level}>{words}{anchor}</h{level}>"


def quieter(words: str, html: str) -> str:
    """The words as HTML, marked for the sheet where the law prints them all in capitals."""
    return f"<span{_caps(words)}>{html}</span>" if words.isupper() else html


def _caps(words: str) -> str:
    return ' class="caps"' if words.isupper() else ""


def _heading(unit: Unit) -> str:
    return inline(unit.heading, disjoint(unit.heading_links), 0, len(unit.heading))


def _inside(unit: Unit) -> str:
    below = (child for child in unit.children if not child.is_group and child.kind != Kind.ARTICLE)
    return prose(unit.text, unit.links) + "".join(map(_numbered, below))


def _numbered(unit: Unit) -> str:
    """A clause or a point: its number hangs in the left column."""
    if unit.kind not in (Kind.CLAUSE, Kind.POINT):
        return f'<div class="form-in" id="{escape(unit.eid)}">{_plain_annex(unit)}</div>'
    clause = unit.kind == Kind.CLAUSE
    classes = ("cl" if clause else "pt") + _changed(unit) + _worth(unit)
    number = f"{unit.num}." if clause else f"{unit.num})"
    heading = f"<p><b>{_heading(unit)}</b></p>" if unit.heading else ""
    return (
        f'<div class="{classes}" id="{escape(unit.eid)}"><span class="n">{escape(number)}</span>'
        f"<div>{heading}{_inside(unit)}</div></div>"
    )


def _plain_annex(unit: Unit) -> str:
    title = ". ".join(filter(None, (escape(unit.label), _heading(unit))))
    return (f"<p><b>{title}</b></p>" if title else "") + _inside(unit)


def margin_html(unit: Unit) -> SafeString:
    """What stands beside the article; nothing when there is nothing to say."""
    if not unit.margins:
        return SafeString("")
    change = " margin--chg" if any(margin.change for margin in unit.margins) else ""
    lines = "".join(_margin_line(margin) for margin in unit.margins)
    return format_html('<div class="margin{}">{}</div>', change, mark_safe(lines))  # noqa: S308 - escaped in parts


def _margin_line(margin: Margin) -> str:
    word = format_html("<b>{}</b>", margin.word) if margin.word else ""
    line = format_html('<a href="{}">{}</a>', margin.url, margin.line) if margin.url else escape(margin.line)
    return f"<p>{word}{line}</p>"
