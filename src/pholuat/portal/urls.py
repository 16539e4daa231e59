"""The public addresses; they are permanent."""

from django.urls import include, path
from django.views.decorators.http import require_safe

from pholuat.portal.feeds import NewDocuments
from pholuat.portal.views import documents, files, home, reading, saved, search, suggesting, why

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("tim-kiem/", search.results, name="search"),
    path("tim-kiem/goi-y/", suggesting.suggestions, name="suggest"),
    path("tim-kiem/vi-sao/", why.why, name="why"),
    path("van-ban/", documents.listing, name="documents"),
    path("", include("pholuat.portal.taken_urls")),
    path("", include("pholuat.portal.reading_urls")),
    path("van-ban/<path:place>", reading.place, name="place"),
    path("da-luu/", saved.saved, name="saved"),
    path("phuc-vu-da-luu.js", saved.worker, name="worker"),
    path("tep/<int:pk>/", files.file, name="file"),
    path("feeds/van-ban-moi.xml", require_safe(NewDocuments()), name="feed"),
]
