"""Addresses of the room `ui`: the reader's display."""

from django.urls import path

from pholuat.ui import views

urlpatterns = [path("hien-thi/", views.display, name="display")]
