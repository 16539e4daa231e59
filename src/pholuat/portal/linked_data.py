"""JSON-LD: how it is written, and the parts of a document, which are kept with its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from pholuat.library import queries
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.queries.touched import changes
from pholuat.library.queries.types import Document
from pholuat.portal.links import Road, enclosure_name
from pholuat.portal.units import bare

Data = dict[str, Any]
# The names of four hundred articles would cost a reader on the phone ten kilobytes; their own pages say them.
MOST_NAMED = 100
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def parts_data(document: Document, nodes: Iterable[queries.Node]) -> SafeString:
    """The articles of a document and what it changes, as a script of its own; addresses below the page's own site."""
    changed = [
        {"@type": "Legislation", "@id": f"/van-ban/{slug}/", "name": title or number}
        for slug, number, title in changes(document)
    ]
    articles = list(_articles(nodes, document.slug, "Quy chế"))
    return script(
        known(
            {
                "@context": "https://schema.org",
                "@type": "Legislation",
                "@id": f"/van-ban/{document.slug}/",
                "hasPart": articles if len(articles) <= MOST_NAMED else [_unnamed(each) for each in articles],
                "legislationChanges": changed,
            }
        )
    )


def _articles(nodes: Iterable[queries.Node], slug: str, enclosure: str) -> Iterator[Data]:
    for node in nodes:
        inside = enclosure_name(node.heading) if node.kind == Kind.ANNEX and node.heading else enclosure
        if node.kind == Kind.ARTICLE:
            name = bare(node).name
            yield {"@type": "Legislation", "@id": Road().place(slug, node.eid, inside), "name": name}
        else:
            yield from _articles(node.children, slug, inside)


def _unnamed(article: Data) -> Data:
    return {name: value for name, value in article.items() if name != "name"}


def script(data: Mapping[str, Any]) -> SafeString:
    """The data as a script element; no letter of it can end the element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - see _UNSAFE


def known(data: Data, least: int = 1) -> Data:
    """The data without what is empty; nothing when fewer than `least` are left."""
    kept = {name: value for name, value in data.items() if value not in ("", None, [], {})}
    return kept if len(kept) >= least else {}
