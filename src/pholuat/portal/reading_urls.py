"""The addresses of what belongs to the reading of a law besides its own page."""

from django.urls import path

from pholuat.portal.views import comparing, hanging, peeking, relating

urlpatterns = [
    path("van-ban/<path:place>/so-sanh/", comparing.compare, name="compare"),
    path("van-ban/<path:place>/luoc-do/", relating.relations, name="relations"),
    path("van-ban/<path:place>/to-treo/", hanging.poster, name="poster"),
    path("trich/<path:place>", peeking.peek, name="peek"),
]
