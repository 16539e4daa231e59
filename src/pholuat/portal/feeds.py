"""Atom feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from pholuat.library import queries
from pholuat.library.queries.types import Documents
from pholuat.portal.days import today

SHOWN = 50


class NewDocuments(Feed):  # type: ignore[type-arg]
    """The documents published last."""

    feed_type = Atom1Feed
    title = _("Phổ Luật: văn bản mới")
    subtitle = _("Văn bản pháp luật mới đưa lên thư viện")
    link = "/van-ban/?sap-xep=moi-dang"
    author_name = "Phổ Luật"

    def items(self) -> Documents:
        """The last published first."""
        return queries.last_published(queries.documents(today()))[:SHOWN]

    def item_title(self, item: Any) -> str:
        """Type and number, and what it is about."""
        name = f"{item.type} {item.number}".strip()
        return item.title if item.title.casefold().startswith(item.type.casefold()) else f"{name}: {item.title}"

    def item_description(self, item: Any) -> str:
        """Issuer and day."""
        day = f"{item.issued:%d/%m/%Y}" if item.issued else ""
        return ", ".join(filter(None, (item.number, item.issuer, day)))

    def item_link(self, item: Any) -> str:
        """The page of the document."""
        return f"/van-ban/{item.slug}/"

    def item_pubdate(self, item: Any) -> dt.datetime:
        """When it was published here."""
        published: dt.datetime = item.published_at
        return published

    def item_updateddate(self, item: Any) -> dt.datetime:
        """When it was confirmed, else published."""
        updated: dt.datetime = item.confirmed_at or item.published_at
        return updated
