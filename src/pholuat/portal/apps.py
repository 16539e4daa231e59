"""The room `portal` in Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.portal"
    label = "portal"
