"""News of the library for the rooms above it, told inside the transaction of the change."""

from django.dispatch import Signal

# sender: the class Document; `document`: the row that was changed.
document_changed = Signal()
