"""The picture of a document or an article where its address is shared."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pholuat.library.enums import State
from pholuat.library.queries.types import Document
from pholuat.portal import cards
from pholuat.portal.cards import Card
from pholuat.portal.keeping import kept_bytes
from pholuat.portal.pages import title_of
from pholuat.portal.units import bare
from pholuat.portal.views.placed import Placed, placed

NAME = "the-chia-se.png"
A_DAY = 24 * 3600


@require_safe
def card(request: HttpRequest, place: str) -> HttpResponse:
    """The card as PNG, kept for a day under what stands on it."""
    found = placed(request, place, NAME)
    if isinstance(found, HttpResponse):
        return found
    shown = card_of(found)
    mark = hashlib.sha256(f"{shown!r} {_maker()}".encode()).hexdigest()[:32]
    etag = f'"{mark}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(kept_bytes(f"card:{mark}", A_DAY, lambda: _drawn(shown)), content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def card_of(found: Placed) -> Card:
    """What stands on the card."""
    document = found.document
    state = State(document.state or State.UNKNOWN)
    name, eyebrow = title_of(document), " · ".join(filter(None, (document.type, document.issuer)))
    if found.article:
        node = found.article.node
        eyebrow, state = name, node.state
        name = bare(node).name
    return Card(
        eyebrow=eyebrow,
        title=name,
        facts=_facts(document),
        state=state,
        day=_("lời văn tại ngày %(day)s") % {"day": f"{found.on:%d/%m/%Y}"},
        site=settings.SITE_NAME,
        owner=settings.SITE_OWNER,
    )


def _facts(document: Document) -> str:
    issued = _("ban hành %(day)s") % {"day": f"{document.issued:%d/%m/%Y}"} if document.issued else ""
    return " · ".join(filter(None, (document.number, issued)))


def _drawn(shown: Card) -> bytes:
    """The picture. Http404 where the faces of the site are not built."""
    try:
        return cards.png(shown)
    except OSError:
        raise Http404 from None


@cache
def _maker() -> str:
    """How cards are drawn: a new release draws them anew."""
    return hashlib.sha256(Path(cards.__file__).read_bytes()).hexdigest()[:12]
