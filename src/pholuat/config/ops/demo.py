"""Whether the demo province has been loaded: the library knows its own demo documents."""

from __future__ import annotations

from django.utils.module_loading import import_string

LIBRARY_SAYS = "pholuat.library.queries.demo_loaded"


def demo_loaded() -> bool:
    """Whether all demo documents are in the library."""
    return bool(import_string(LIBRARY_SAYS)())
