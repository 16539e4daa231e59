"""The terms that a document defines itself, as links to their definitions: the first use of each in every article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pholuat.lawtext.definitions import Definition, Glossary, defined_span, is_glossary, terms_of
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.portal.law import Unit
from pholuat.portal.prose import Link, Look


def glossary(tree: Iterable[Unit]) -> Glossary:
    """What the document's own articles of definitions define, on the day of the page; what holds no more is left."""
    return Glossary(list(_defined(tree)))


def _defined(tree: Iterable[Unit]) -> Iterator[Definition]:
    for article in _articles(tree):
        if is_glossary(article.heading) and not (article.gone or article.yet):
            for unit in _walked(article):
                if not (unit.gone or unit.yet) and unit.kind != Kind.POINT:
                    yield from (Definition(term, unit.eid) for term in terms_of(unit.text))


def link_terms(tree: Iterable[Unit], known: Glossary, *, page: str = "") -> None:
    """Adds the links; `page` is the address before the place, empty where the definitions stand on the page itself."""
    for article in _articles(tree):
        if is_glossary(article.heading):
            _mark_defined(article)
        elif known:
            seen: set[str] = set()
            for unit in _walked(article):
                taken = [(link.start, link.end) for link in unit.links]
                uses = known.uses(unit.text, taken, seen)
                terms = [Link(use.start, use.end, f"{page}#{use.eid}", look=Look.TERM) for use in uses]
                unit.links = [*unit.links, *terms] if terms else unit.links


def _mark_defined(article: Unit) -> None:
    for unit in _walked(article):
        span = defined_span(unit.text) if unit.kind != Kind.POINT else None
        if span and not any(link.start < span[1] and span[0] < link.end for link in unit.links):
            unit.links = [*unit.links, Link(*span, "", look=Look.DEFINED)]


def _articles(tree: Iterable[Unit]) -> Iterator[Unit]:
    for unit in tree:
        if unit.kind == Kind.ARTICLE:
            yield unit
        else:
            yield from _articles(unit.children)


def _walked(unit: Unit) -> Iterator[Unit]:
    yield unit
    for child in unit.children:
        yield from _walked(child)
