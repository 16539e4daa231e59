"""The room `library` in Django."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.library"
    label = "library"
