"""The room `portal` in Django."""

import importlib

from django.apps import AppConfig

from pholuat.library.signals import document_changed
from pholuat.ui import menu


class PortalConfig(AppConfig):
    """Registers the room and its entries of the public menu."""

    name = "pholuat.portal"
    label = "portal"

    def ready(self) -> None:
        """Puts the library into the masthead; what changes there is pressed anew."""
        menu.add("Văn bản", "/van-ban/", order=10)
        document_changed.connect(importlib.import_module("pholuat.portal.tasks").press_soon)
