"""The table of contents of a document as HTML; long ones fold by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pholuat.library.enums import ProvisionKind as Kind
from pholuat.portal.law import Unit, quieter

FOLDED_FROM, BEGINNING = 45, 9


def contents_html(units: Sequence[Unit]) -> SafeString:
    """Chapters with their articles; nothing for a document with fewer than two places to go to."""
    count = sum(1 for _unit in _places(units))
    if count < 2:
        return SafeString("")
    return mark_safe("".join(_listed(units, folded=count > FOLDED_FROM)))  # noqa: S308 - every part went through escape


def _places(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.kind in (Kind.ARTICLE, Kind.ANNEX):
            yield unit
        if unit.is_group or unit.kind == Kind.ANNEX:
            yield from _places(unit.children)


def _listed(units: Sequence[Unit], *, folded: bool) -> Iterator[str]:
    """Runs of articles become lists; a group becomes a fold or a line with what it holds below."""
    run: list[str] = []
    for unit in units:
        if unit.is_group or unit.is_enclosure:
            yield from _closed(run)
            run = []
            yield from _group(unit, folded=folded)
        elif unit.kind in (Kind.ARTICLE, Kind.ANNEX):
            run.append(_entry(unit))
            run += [_entry(child) for child in _places(unit.children)] if unit.kind == Kind.ANNEX else []
    yield from _closed(run)


def _closed(run: list[str]) -> Iterator[str]:
    if run:
        yield f"<ul>{''.join(run)}</ul>"


def _group(unit: Unit, *, folded: bool) -> Iterator[str]:
    name = ". ".join(filter(None, (escape(unit.label), quieter(unit.heading, escape(unit.heading)))))
    inner = "".join(_listed(unit.children, folded=folded and unit.kind in (Kind.PART, Kind.ANNEX)))
    if folded and unit.kind == Kind.CHAPTER:
        yield f'<details class="fold"><summary><span class="clamp clamp--4">{name}</span></summary>{inner}</details>'
    else:
        yield f'<span class="chap"><span class="clamp clamp--4">{name}</span></span>{inner}'


def _entry(unit: Unit) -> str:
    words = quieter(unit.heading, escape(unit.heading)) or escape(first_words(unit) or unit.label)
    note = f'<em class="chg">{escape(unit.note)}</em>' if unit.note else ""
    return (
        f'<li><a href="#{escape(unit.eid)}" data-name="{escape(unit.label)}">'
        f'<span>{escape(_number(unit))}</span><span class="clamp clamp--4">{words}</span>{note}</a></li>'
    )


def first_words(unit: Unit) -> str:
    """How the text of an article without a name begins, for the contents."""
    said = unit.text or next((child.text for child in unit.children if child.text), "")
    words = said.split("\n", 1)[0].split()
    return " ".join(words[:BEGINNING]).rstrip(",;:.") + ("…" if len(words) > BEGINNING else "")


def _number(unit: Unit) -> str:
    if unit.kind == Kind.ARTICLE:
        return unit.num
    return unit.num or (_("Mẫu") if unit.is_form else _("PL"))
