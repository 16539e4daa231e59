"""The room `library` in Django."""

import importlib

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Registers the room, and what it puts before a person at the desk."""

    name = "pholuat.library"
    label = "library"

    def ready(self) -> None:
        """The desk asks the library what waits."""
        importlib.import_module("pholuat.library.desk").register()
