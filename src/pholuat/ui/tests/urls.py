"""The house's addresses, the living page, and pages that go wrong, for tests."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_protect

from pholuat.config import urls as house

handler400, handler403, handler404 = house.handler400, house.handler403, house.handler404
handler429, handler500 = house.handler429, house.handler500


def _wrong(error: Exception):  # type: ignore[no-untyped-def]
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    *house.urlpatterns,
    path("ui/", include("pholuat.ui.living.urls")),
    path("hong/400/", _wrong(SuspiciousOperation("chi tiết riêng"))),
    path("hong/403/", _wrong(PermissionDenied("chi tiết riêng"))),
    path("hong/500/", _wrong(RuntimeError("chi tiết riêng"))),
    path("hong/503/", _wrong(OperationalError("chi tiết riêng"))),
    path("hong/gui/", csrf_protect(lambda request: HttpResponse("đã gửi"))),
]
