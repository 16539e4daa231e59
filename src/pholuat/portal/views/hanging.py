"""A sheet of A4 to hang up: the name of a law or an article, with its address as a code for the camera of a phone."""

from __future__ import annotations

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.portal.articles import document_name
from pholuat.portal.days import today
from pholuat.portal.law import Unit
from pholuat.portal.links import Road
from pholuat.portal.places import readings


@require_safe
def poster(request: HttpRequest, place: str) -> HttpResponse:
    """The sheet of what stands at the same address below /van-ban/."""
    now = today()
    for found in readings(place):
        document = queries.document_by_slug(found.slug, now)
        if document is None:
            continue
        address, name, state = Road().document(document.slug), "", str(getattr(document, "state", "") or "unknown")
        if found.article:
            reading = queries.article(document, found.article, now)
            if reading is None:
                continue
            node = reading.node
            name, state = Unit(node.eid, node.kind, node.num, node.heading).name, node.state.value
            address = Road().place(document.slug, found.article)
        whole = request.build_absolute_uri(address)
        context = {"name": name, "document": document_name(document), "title": document.title or document.number}
        return render(
            request,
            "portal/poster.html",
            context | {"address": address, "whole": whole, "code": qr_svg(whole), "state": state, "on": now},
        )
    raise Http404


def qr_svg(address: str) -> SafeString:
    """The address as a QR code (ISO/IEC 18004) of medium error correction, to be sized and coloured by the sheet."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass="qr", lineclass="qr-dark", border=2
    )
    return SafeString(drawn.getvalue().decode().strip())
