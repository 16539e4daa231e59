"""The files of documents, to be kept by the reader."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from pholuat.files.queries import open_file
from pholuat.library.queries.renditions import rendition


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A rendition as a download: never shown inside the site, whatever it holds."""
    found = rendition(pk)
    if found is None:
        raise Http404
    try:
        content = open_file(found.sha256)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)
    response["Content-Length"] = str(found.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=86400"
    return response
