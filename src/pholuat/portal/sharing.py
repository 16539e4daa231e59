"""What a page says of itself to machines: schema.org `Legislation` as JSON-LD, and the words of its card.

JSON-LD is data: a `<script>` of that type is never run, so the content security policy of the site needs no exception.
The parts of a document are kept with its words (`linked_data`); both pieces name the document by the same `@id`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pholuat.library.enums import State
from pholuat.portal.articles import ArticlePage
from pholuat.portal.downloads.forms import FORMS
from pholuat.portal.linked_data import Data, known, script
from pholuat.portal.pages import ReadingPage

CARD = "the-chia-se.png"
LONGEST = 200
# https://schema.org/LegalForceStatus has three values; of what is not known nothing is said.
FORCE = {
    State.IN_FORCE: "InForce",
    State.PARTLY_EXPIRED: "PartiallyInForce",
    State.NOT_YET: "NotInForce",
    State.SUSPENDED: "NotInForce",
    State.EXPIRED: "NotInForce",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A page where its address is shared: addresses are whole, `data` is its JSON-LD."""

    title: str
    description: str
    url: str
    image: str
    image_words: str
    data: Data


def shared(page: ReadingPage | ArticlePage, site: str) -> Shared:
    """What a document's or an article's page says; `site` is the address of the site ("https://…")."""
    title = f"{page.name} · {page.document_name}" if isinstance(page, ArticlePage) else _title(page)
    worth = _worth(page.state, page.on)
    return Shared(
        title=title,
        description=f"{page.citation[:LONGEST]}. {worth}",
        url=f"{site}{page.url}{page.day_query}",
        image=f"{site}{page.url}{CARD}{page.day_query}",
        image_words=f"{title[:LONGEST]}. {worth}",
        data=article_data(page, site) if isinstance(page, ArticlePage) else document_data(page, site),
    )


def _title(page: ReadingPage) -> str:
    return f"{page.title[:LONGEST]} · {page.number}" if page.number else page.title[:LONGEST]


def _worth(state: str, on: dt.date) -> str:
    return _("%(state)s, lời văn tại ngày %(day)s.") % {"state": State(state).label, "day": f"{on:%d/%m/%Y}"}


def document_data(page: ReadingPage, site: str) -> Data:
    """A document as schema.org describes it, without its parts."""
    return known(
        {
            "@context": "https://schema.org",
            "@type": "Legislation",
            "@id": f"{site}{page.url}",
            "url": f"{site}{page.url}",
            "name": page.title,
            "legislationIdentifier": page.number,
            "legislationType": page.about.type,
            "legislationDate": _day(page.issued),
            "legislationDateOfApplicability": _day(page.effective),
            "legislationDateVersion": _day(page.on),
            "legislationLegalForce": _force(page.state),
            "legislationPassedBy": known({"@type": "Organization", "name": page.about.issuer}, least=2),
            "legislationJurisdiction": "VN",
            "inLanguage": "vi",
            "about": [topic.label for topic in page.topics],
            "encoding": [
                {
                    "@type": "LegislationObject",
                    "contentUrl": f"{site}{page.url}tai-ve.{name}{page.day_query}",
                    "encodingFormat": form.media_type.partition(";")[0],
                    "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
                }
                for name, form in FORMS.items()
            ],
        }
    )


def article_data(page: ArticlePage, site: str) -> Data:
    """An article as schema.org describes it, part of its document."""
    return known(
        {
            "@context": "https://schema.org",
            "@type": "Legislation",
            "@id": f"{site}{page.url}",
            "url": f"{site}{page.url}",
            "name": page.name,
            "legislationIdentifier": page.eid,
            "legislationDateVersion": _day(page.on),
            "legislationLegalForce": _force(page.state),
            "temporalCoverage": f"{_day(page.since) or '..'}/{_day(page.last_day) or '..'}" if page.since else "",
            "inLanguage": "vi",
            "isPartOf": {
                "@type": "Legislation",
                "@id": f"{site}{page.document_url}",
                "url": f"{site}{page.document_url}",
                "name": page.document_title,
            },
        }
    )


def head(found: Shared, site_name: str) -> SafeString:
    """The tags of the head: Open Graph, the card of X, JSON-LD."""
    tags = (
        ("property", "og:type", "article"),
        ("property", "og:site_name", site_name),
        ("property", "og:locale", "vi_VN"),
        ("property", "og:title", found.title),
        ("property", "og:description", found.description),
        ("property", "og:url", found.url),
        ("property", "og:image", found.image),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", "1200"),
        ("property", "og:image:height", "630"),
        ("property", "og:image:alt", found.image_words),
        ("name", "twitter:card", "summary_large_image"),
    )
    written = "".join(format_html('<meta {}="{}" content="{}">', *tag) for tag in tags)
    return mark_safe(written + script(found.data))  # noqa: S308 - every part is escaped


def _force(state: str) -> str:
    name = FORCE.get(State(state))
    return f"https://schema.org/{name}" if name else ""


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
