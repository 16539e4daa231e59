"""Expected refusals: what a person is told in plain words, what a script is told by code."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):  # noqa: N818  a refusal is an answer, not an error
    """The base of all expected refusals of the house: `str()` is for people, `code` for scripts."""

    code: ClassVar[str] = "refused"


class NotAllowed(Refusal):
    """The person may not do this on that day."""

    code = "not_allowed"
