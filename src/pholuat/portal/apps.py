"""The room `portal` in Django."""

from django.apps import AppConfig

from pholuat.ui import menu


class PortalConfig(AppConfig):
    """Registers the room and its entries of the public menu."""

    name = "pholuat.portal"
    label = "portal"

    def ready(self) -> None:
        """Puts the library into the masthead."""
        menu.add("Văn bản", "/van-ban/", order=10)
