"""What is derived from: texts of provisions with their days, and suspensions; and places in official words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.lawtext.address import AddressError, parse
from pholuat.library.enums import ProvisionKind
from pholuat.library.timeline import Days, Validity

NAMED = 4
_LEVEL = re.compile(r"(điểm|khoản|Điều|Chương|Mục|Phụ lục) (\S+)(.*)", re.DOTALL)
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


def places(eids: Iterable[str], *, begins: bool = True) -> str:
    """Some places in official words, a few runs of neighbours by name and the others counted; `begins` a sentence.

    >>> places(["art_1__cl_3", "art_1__cl_16", "art_2"])
    'Khoản 3, 16 Điều 1, Điều 2'
    """
    runs: list[tuple[tuple[str, str], list[str]]] = []
    for eid in eids:
        level, num, rest = _told(words(eid))
        if runs and runs[-1][0] == (level, rest) and num:
            runs[-1][1].append(num)
        else:
            runs.append(((level, rest), [num]))
    told = ", ".join(f"{level} {', '.join(nums)}{rest}".strip() for (level, rest), nums in runs[:NAMED])
    told = told[:1].upper() + told[1:] if begins else told
    others = sum(len(nums) for _run, nums in runs[NAMED:])
    return _("%(places)s và %(rest)d chỗ khác") % {"places": told, "rest": others} if others else told


def shared_ends(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """How many letters (or words) two states of a text share at the beginning, and of the rest at the end.

    >>> shared_ends("theo luật này", "theo bộ luật này")
    (5, 8)
    """
    shorter = min(len(before), len(after))
    same = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    rest = shorter - same
    return same, next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)


def _told(place: str) -> tuple[str, str, str]:
    """A place as its innermost level, its number and what it lies in; only the whole where it has no such level."""
    found = _LEVEL.match(place)
    return (found[1], found[2], found[3]) if found else (place, "", "")
