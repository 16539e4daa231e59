"""The room `ledger` in Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers the room."""

    name = "pholuat.ledger"
    label = "ledger"
