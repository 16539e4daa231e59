"""Checks that do not ask the engine how sure it was; each is `find(reading, known) -> Finding`."""

from __future__ import annotations

from pholuat.intake.doubt.checks import citations, dates, figures, numbers, sequences
from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Known

__all__ = ["Finding", "run"]

_ALL = (sequences.find, dates.find, numbers.find, figures.find, citations.find)


def run(reading: Reading, known: Known) -> Finding:
    """What all checks found, together."""
    found = Finding()
    for find in _ALL:
        found.add(find(reading, known))
    return found
