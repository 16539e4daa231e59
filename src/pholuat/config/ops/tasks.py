"""Background work of the installation itself."""

from __future__ import annotations
