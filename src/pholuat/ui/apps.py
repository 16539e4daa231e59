"""The room `ui` in Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.ui"
    label = "ui"
