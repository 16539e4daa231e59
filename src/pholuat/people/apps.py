"""The room `people` in Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.people"
    label = "people"
