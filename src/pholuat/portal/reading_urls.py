"""The addresses of what belongs to the reading of a law besides its own page."""

from django.urls import path

from pholuat.portal.views import comparing, peeking

urlpatterns = [
    path("van-ban/<path:place>/so-sanh/", comparing.compare, name="compare"),
    path("trich/<path:place>", peeking.peek, name="peek"),
]
