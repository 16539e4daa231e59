"""A sheet of A4 to hang up: the name of a law or an article, with its address as a code for the camera of a phone."""

from __future__ import annotations

from io import BytesIO

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from pholuat.library.enums import State
from pholuat.portal.articles import document_name
from pholuat.portal.pages import title_of
from pholuat.portal.units import bare
from pholuat.portal.views.placed import placed


@require_safe
def poster(request: HttpRequest, place: str) -> HttpResponse:
    """The sheet of what stands at the same address below /van-ban/."""
    found = placed(request, place, "to-treo/")
    if isinstance(found, HttpResponse):
        return found
    document, node = found.document, found.article.node if found.article else None
    whole = request.build_absolute_uri(found.page)
    context = {
        "name": bare(node).name if node else "",
        "document": document_name(document),
        "title": title_of(document),
        "address": found.page,
        "whole": whole,
        "code": qr_svg(whole),
        "state": node.state if node else document.state or State.UNKNOWN,
        "on": found.on,
    }
    return render(request, "portal/poster.html", context)


def qr_svg(address: str) -> SafeString:
    """The address as a QR code (ISO/IEC 18004) of medium error correction, to be sized and coloured by the sheet."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass="qr", lineclass="qr-dark", border=2
    )
    return SafeString(drawn.getvalue().decode().strip())
