"""The page of a document's relations and days: /van-ban/…/luoc-do/."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.library.queries.types import Document
from pholuat.portal.days import today
from pholuat.portal.places import readings
from pholuat.portal.relations import relations_page


@require_safe
def relations(request: HttpRequest, place: str) -> HttpResponse:
    """Its ties to other documents and its life; only a whole document has them."""
    now = today()
    documents = (queries.document_by_slug(each.slug, now) for each in readings(place) if not each.article)
    document: Document | None = next(filter(None, documents), None)
    if document is None:
        raise Http404
    return render(request, "portal/relations.html", {"page": relations_page(document, on=now)})
