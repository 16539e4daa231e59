"""All addresses of the house; each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.account.urls")),
]
