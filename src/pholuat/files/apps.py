"""The room `files` in Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.files"
    label = "files"
