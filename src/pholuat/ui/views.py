"""The reader's display, and the living page of the components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pholuat.ui.display import COOKIE, COOKIE_AGE, chosen, from_cookie

_CHOICES = {
    "sizes": [("1", _("Thường")), ("2", _("Lớn")), ("3", _("Rất lớn"))],
    "contrasts": [("", _("Theo máy")), ("cao", _("Cao: chữ đen, giấy trắng")), ("thuong", _("Thường"))],
    "themes": [("", _("Theo máy")), ("sang", _("Sáng")), ("toi", _("Tối"))],
}


@never_cache
@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """The page of the display; with a choice in the query it keeps the choice and goes back to `ve`."""
    back = request.GET.get("ve", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = request.path
    if not {"co", "tuong-phan", "nen"} & request.GET.keys():
        return render(request, "ui/display.html", {"back": request.GET.get("ve", ""), **_CHOICES})
    choice = chosen(request.GET.dict(), from_cookie(request.COOKIES.get(COOKIE, "")))
    response = redirect(back)
    response.set_cookie(COOKIE, choice.cookie, max_age=COOKIE_AGE, samesite="Lax", secure=request.is_secure())
    return response
