"""What an operator can mend."""

from __future__ import annotations


class PostgresError(Exception):
    """PostgreSQL cannot be used; the message says in Vietnamese what to do."""
