"""Small parts of the portal's templates."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.library.enums import State
from pholuat.library.search.results import Group, Hit, Snippet
from pholuat.portal.selection import STRETCH, Selection
from pholuat.ui.templatetags.ui import badge, whole_numbers

register = template.Library()

LONG_NAME = 60
_SIGNS = {
    State.IN_FORCE: "on",
    State.NOT_YET: "soon",
    State.PARTLY_EXPIRED: "part",
    State.SUSPENDED: "stop",
    State.EXPIRED: "off",
    State.UNKNOWN: "wait",
}


@register.filter
def marked(snippet: Snippet) -> SafeString:
    """A snippet with the found words marked."""
    return mark_safe(  # noqa: S308 - every part goes through escape
        "".join(f"<mark>{escape(text)}</mark>" if found else escape(text) for text, found in snippet)
    )


@register.simple_tag(takes_context=True)
def canonical(context: template.Context, path: str) -> SafeString:
    """The one address of a page that is seen under several: machines keep this one, whole (RFC 6596)."""
    return format_html('<link rel="canonical" href="{}">', context["request"].build_absolute_uri(path))


@register.simple_tag
def hit_title(hit: Hit) -> SafeString:
    """What a result is called: its address and heading, or the name of its document."""
    if not hit.eid:
        return marked(hit.title_marks) if hit.title_marks else SafeString(escape(hit.title))
    address = capfirst(hit.address_words)
    heading = marked(hit.heading_marks) if hit.heading_marks else escape(hit.heading)
    return format_html("{}. {}", address, heading) if heading else SafeString(escape(address))


@dataclass(frozen=True, slots=True)
class Places:
    """The provisions of a document that are folded under it; `others`: beside the one that is shown in full."""

    hits: tuple[Hit, ...]
    others: bool
    count: str


@register.simple_tag
def named_places(group: Group) -> Places | None:
    """What is folded under a result; None where nothing is."""
    others = group.shown is group.lead
    hits = group.others if others else group.places
    count = _("hơn %(n)s") % {"n": len(hits)} if group.more else str(len(hits))
    return Places(hits, others, count) if hits else None


@register.simple_tag
def hit_source(hit: Hit) -> SafeString:
    """The document in which a provision stands, or the number and issuer of a document.

    A name that fills lines is cut by the sheet; the number stands before it, so that it is never cut.
    """
    if not hit.eid:
        return whole_numbers(" · ".join(filter(None, (hit.number, hit.issuer))))
    if len(hit.title) <= LONG_NAME:
        return whole_numbers(f"{hit.title} {hit.number}".strip())
    named = whole_numbers(f"{hit.type} {hit.number}".strip())
    return format_html('<span class="clamp clamp--2">{}: {}</span>', named, hit.title)


@register.simple_tag
def state_badge(state: str, label: str = "") -> SafeString:
    """What something is worth on the day: sign and word. What is not known is never shown as in force."""
    known = State(state) if state in State.values else State.UNKNOWN
    return badge(_SIGNS[known], label or str(known.label))


@dataclass(frozen=True, slots=True)
class End:
    """A field for one end of a stretch of days."""

    name: str
    label: str
    typed: str
    error: str
    example: str


@register.simple_tag
def ends_of(selection: Selection) -> list[End]:
    """The two fields for the days of issue, with what was typed and what was wrong with it."""
    labels = (_("Từ ngày"), _("Đến ngày"))
    examples = (_("1/7/2025"), _("31/12/2025"))
    issued = selection.issued
    return [End(*each) for each in zip(STRETCH, labels, issued.typed, issued.errors, examples, strict=True)]


@register.filter
def on_day(url: str, query: str) -> str:
    """An address with the day that the reader chose, before its place on the page."""
    page, sign, place = url.partition("#")
    return f"{page}{query}{sign}{place}"
