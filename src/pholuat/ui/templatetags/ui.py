"""The components as template tags: {% load ui %}. The living page /ui/ shows each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from pholuat.ui import desk
from pholuat.ui.display import Display
from pholuat.ui.icons import ICONS
from pholuat.ui.tables import Table

register = template.Library()

# full circle, half circles, bar, square, diamond, ring: the sign tells the state without its colour
BADGES = frozenset({"on", "soon", "part", "off", "stop", "late", "wait"})
NOTICES = {"info": "", "warn": " note--warn", "bad": " note--bad", "good": " note--good"}
# A number of a document with a hyphen, short enough to stand whole on the narrowest window.
_NUMBER = re.compile(r"(?<![\w/-])(\d[\w/]*/[\w/]*-[\w/-]{1,16}(?![\w/-]))")
BUTTONS = {"": "", "main": " btn--main", "danger": " btn--danger", "bare": " btn--bare", "small": " btn--small"}


WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))


@register.filter
def weekday(day: date) -> str:
    """A day with its weekday in words: Thứ Ba, 14/09/2021."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@register.filter
def whole_numbers(words: object) -> SafeString:
    """Words of which the numbers of documents ("9001/QĐ-UBND") do not break at their hyphens; for plain words only."""
    parts = _NUMBER.split(str(words or ""))
    return format_html_join(
        "",
        "{}",
        ((format_html('<span class="nowrap">{}</span>', part) if at % 2 else part,) for at, part in enumerate(parts)),
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; it is decoration, the words stand beside it. KeyError for an unknown name."""
    drawn = mark_safe(ICONS[name])  # noqa: S308 - drawn in icons.py
    return format_html(
        '<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"'
        ' stroke-width="1.6">{}</svg>',
        drawn,
    )


@register.simple_tag
def display_attributes(display: Display | str) -> SafeString:
    """The attributes of <html> for the reader's display (none when there is no context)."""
    named = display.attributes if isinstance(display, Display) else {}
    return format_html_join("", ' {}="{}"', named.items())


@register.simple_tag
def badge(state: str, word: str) -> SafeString:
    """A state: a sign, a word, a colour. `state` is on, soon, part, off, stop, late or wait."""
    if state not in BADGES:
        raise ValueError(f"badge: unknown state {state!r}")
    return format_html('<span class="badge badge--{}">{}</span>', state, word)


@register.simple_tag
def button(label: str, kind: str = "", href: str = "", icon_name: str = "", **attributes: Any) -> SafeString:
    """A button, or a link that looks like one when `href` is given. `kind`: main, danger, bare, small or none.

    Other arguments become attributes: name="cong_bo" value="1" type="button" disabled=True aria_busy="true".
    """
    named = [(name.replace("_", "-"), value) for name, value in attributes.items() if value not in (False, None)]
    extra = format_html_join("", ' {}="{}"', ((name, "" if value is True else value) for name, value in named))
    classes = "".join(BUTTONS[part] for part in kind.split()) if kind else ""
    drawn = icon(icon_name) if icon_name else ""
    if href:
        return format_html('<a class="btn{}" href="{}"{}>{}{}</a>', classes, href, extra, drawn, label)
    return format_html('<button class="btn{}"{}>{}{}</button>', classes, extra, drawn, label)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field of a form with label, help and errors, as the renderer draws it."""
    return bound.as_field_group()


@register.inclusion_tag("ui/parts/table.html")
def table(data: Table, fold: bool = True) -> dict[str, object]:
    """A table from data."""
    return {"table": data, "fold": fold}


@register.inclusion_tag("ui/parts/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Definition facts: label over value (beside it on a phone)."""
    return {"pairs": list(pairs)}


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(trail: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The way up: pairs of words and address; an empty address is plain words."""
    return {"trail": trail}


@register.inclusion_tag("ui/parts/steps.html")
def steps(names: Sequence[Any], current: int) -> dict[str, object]:
    """Where long work stands. `names` are words or (word, note); `current` counts from 1."""
    pairs = [(name, "") if isinstance(name, str) else (name[0], name[1]) for name in names]
    return {"steps": [(number, *pair) for number, pair in enumerate(pairs, 1)], "current": current}


@register.inclusion_tag("ui/parts/progress.html")
def progress(done: int, total: int, label: str, note: str = "", state: str = "") -> dict[str, object]:
    """How far work is, with a number. `state` is late, done or none; total 0 shows no percentage."""
    percent = round(100 * done / total) if total else None
    return {"done": done, "total": total, "label": label, "note": note, "state": state, "percent": percent}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], label: str = "", name: str = "trang") -> dict[str, object]:
    """Pages of a list; keeps the other parts of the query."""
    query = context["request"].GET.copy() if "request" in context else None
    if query is not None:
        query.pop(name, None)
    prefix = f"?{query.urlencode()}&" if query else "?"
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "prefix": f"{prefix}{name}=", "label": label or _("Trang kết quả")}


@register.inclusion_tag("ui/parts/log.html")
def log(lines: Iterable[tuple[str, str]]) -> dict[str, object]:
    """What happened: pairs of time (as printed) and sentence."""
    return {"lines": list(lines)}


@register.simple_tag(takes_context=True)
def desk_rail(context: Context) -> list[tuple[str, list[desk.Shown]]]:
    """The rail of the desk for the person who is signed in; a page may bring its own as `rail`."""
    return context.get("rail") or desk.rail(context["request"].user, timezone.now())


@register.simple_block_tag
def notice(content: SafeString, kind: str = "info") -> SafeString:
    """A notice on the page: info, warn, bad, good."""
    return format_html('<div class="note{}">{}</div>', NOTICES[kind], content)


@register.simple_block_tag
def empty(content: SafeString, title: str) -> SafeString:
    """The empty state of a list: what is not there, and within the block the next step."""
    return format_html('<div class="empty"><p class="title">{}</p>{}</div>', title, content)


@register.simple_block_tag
def dialog(content: SafeString, key: str, title: str) -> SafeString:
    """A dialog that a link with data-dialog="key" opens; without script the link leads to a page with the same form."""
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-ten"><h2 id="{0}-ten">{1}</h2>{2}</dialog>',
        key,
        title,
        content,
    )
