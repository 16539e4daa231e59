"""What is derived from: texts of provisions with their days, and suspensions; and places in official words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.lawtext.address import AddressError, parse
from pholuat.library.enums import ProvisionKind
from pholuat.library.timeline import Days, Validity

NAMED = 4
GROUPS = frozenset(
    kind.value for kind in (ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.SUBSECTION)
)


@dataclass(frozen=True, slots=True)
class Text:
    """One version, as far as what is derived needs it; `parent` is the id of a provision.

    `own`: made by the document itself, not by an act that came later.
    """

    provision: int
    eid: str
    kind: str
    num: str
    heading: str
    text: str
    parent: int | None
    order: int
    validity: Validity
    end_reason: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class Halt:
    """A suspension of a provision."""

    period: Days
    reason: str


def words(eid: str) -> str:
    """A place in official words; the eId itself where it has none."""
    try:
        return parse(eid).words()
    except AddressError:
        return str(ProvisionKind.BODY.label) if eid == ProvisionKind.BODY else eid


def places(eids: Iterable[str]) -> str:
    """Some places in official words, a few by name and the others counted."""
    named = list(eids)
    told = ", ".join(words(eid) for eid in named[:NAMED])
    told = told[:1].upper() + told[1:]
    rest = len(named) - NAMED
    return told if rest <= 0 else _("%(places)s và %(rest)d chỗ khác") % {"places": told, "rest": rest}
