"""The living page of the components, in debug mode only."""

from django.urls import path

from pholuat.ui.living import views

urlpatterns = [
    path("", views.living, name="living"),
    path("<slug:name>/", views.sample, name="living_sample"),
]
