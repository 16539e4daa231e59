"""The control that saves a page on the reader's device."""

from __future__ import annotations

import zlib

from django import template

from pholuat.portal.articles import ArticlePage
from pholuat.portal.pages import ReadingPage

register = template.Library()


@register.simple_tag
def page_sign(page: ReadingPage | ArticlePage) -> str:
    """A short sign that changes with what the page says of its law; a saved copy is compared by it."""
    if isinstance(page, ReadingPage):
        shown = f"{page.leaf.toc.crc} {page.leaf.words.crc} {page.state} {page.effective}"
    else:
        shown = f"{page.name} {page.body} {page.state} {page.since} {page.last_day}"
    return f"{zlib.crc32(shown.encode()):08x}"
