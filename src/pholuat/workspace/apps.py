"""The room `workspace` in Django."""

import importlib

from django.apps import AppConfig

from pholuat.ui import desk


class WorkspaceConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.workspace"
    label = "workspace"

    def ready(self) -> None:
        """The desk's own entry in the rail, and the ledger's news."""
        desk.add(desk.DeskEntry("Bàn làm việc", "/ban-lam-viec/", "", 0))
        importlib.import_module("pholuat.workspace.lately").register()
