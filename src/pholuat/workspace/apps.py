"""The room `workspace` in Django."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.workspace"
    label = "workspace"
