"""The page of a document's relations and days: /van-ban/…/luoc-do/."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pholuat.portal.relations import relations_page
from pholuat.portal.views.placed import placed


@require_safe
def relations(request: HttpRequest, place: str) -> HttpResponse:
    """Its ties to other documents and its life; only a whole document has them."""
    found = placed(request, place, "luoc-do/")
    if isinstance(found, HttpResponse):
        return found
    if found.article:
        raise Http404
    return render(request, "portal/relations.html", {"page": relations_page(found.document, on=found.on)})
