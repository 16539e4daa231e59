"""All addresses of the house; each room brings its own. Health is answered before them (`config.middleware`)."""

from django.conf import settings
from django.urls import include, path

handler400 = "pholuat.ui.errors.bad_request"
handler403 = "pholuat.ui.errors.forbidden"
handler404 = "pholuat.ui.errors.not_found"
handler429 = "pholuat.ui.errors.too_many"
handler500 = "pholuat.ui.errors.server_error"

urlpatterns = [
    path("tai-khoan/", include("pholuat.people.urls")),
    path("", include("pholuat.ui.urls")),
    path("ban-lam-viec/", include("pholuat.workspace.urls")),
    path("ban-lam-viec/van-ban/", include("pholuat.library.urls")),
    path("", include("pholuat.portal.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("ui/", include("pholuat.ui.living.urls")))
