"""A provision as a reader names it: by its address on the site, or in words."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from pholuat.lawtext.address_words import split_words
from pholuat.library import queries
from pholuat.library.queries.types import Document
from pholuat.portal.places import readings


def place_in_words(typed: str, on: dt.date) -> tuple[Document, str] | None:
    """The document and the eId of the article that "/van-ban/14-2012-qh13/dieu-5/", "14-2012-qh13/dieu-5" or
    "khoản 1 Điều 5 Luật 14/2012/QH13" names; None when the library has none or several.
    """
    path = urlsplit(typed).path.removeprefix("/van-ban/")
    for found in readings(path):
        document = queries.document_by_slug(found.slug, on) if found.article else None
        if document is not None:
            return document, found.article
    address, rest = split_words(typed)
    article = address.article if address else None
    if article is None:
        return None
    words = rest.split()
    for start in range(len(words)):
        some = list(queries.by_number(" ".join(words[start:]), on)[:2])
        if len(some) == 1:
            return some[0], str(article)
    return None
