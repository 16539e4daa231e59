"""Checks that do not ask the engine how sure it was; each module has `find(reading, known) -> Finding`."""

from __future__ import annotations

import importlib

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Known

__all__ = ["CHECKS", "Finding", "run"]

CHECKS = tuple(
    f"pholuat.intake.doubt.checks.{name}" for name in ("sequences", "dates", "numbers", "figures", "citations")
)
"""The modules are loaded when pages are doubted: the grammar of citations is heavy, a command must start at once."""


def run(reading: Reading, known: Known) -> Finding:
    """What all checks found, together."""
    found = Finding()
    for name in CHECKS:
        found.add(importlib.import_module(name).find(reading, known))
    return found
