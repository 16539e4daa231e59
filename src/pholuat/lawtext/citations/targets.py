"""What a phrase names, given its document and where it stands: provisions as "number#eid" or "#eid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pholuat.lawtext.address import ENCLOSURES, Address, AddressError, Step, from_steps
from pholuat.lawtext.citations.context import GROUPS, Place, Subject, Surroundings
from pholuat.lawtext.citations.sources import Source
from pholuat.lawtext.citations.units import RANKS, THIS, Link, Unit, between
from pholuat.lawtext.model import Role

MOST_TARGETS = 1000
_ENCLOSING = ("reg", "annex", "form")
_Chain = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names: the documents with their places, in the order of the words."""

    document: str
    places: tuple[tuple[Step, ...], ...]

    def targets(self, surroundings: Surroundings) -> tuple[str, ...]:
        """The targets as text, each once."""
        written = (_written(self.document, steps, surroundings) for steps in self.places)
        return tuple(dict.fromkeys(target for target in written if target))


def resolve(units: Sequence[Unit], source: Source | None, place: Place, surroundings: Surroundings) -> Named:
    """Put units, document and surroundings together; no places where they do not say what they name."""
    own = source is None or not source.target
    bare = source is not None and not source.this
    document = "" if own or source is None or source.target == surroundings.own else source.target
    quoted = place.role is Role.QUOTED
    if own and (quoted or ((source is None or bare) and place.subject is not None and not _says_this(units))):
        if place.subject is None:
            return Named("", ())
        document = place.subject.target
    chains = islice(_chains(units), MOST_TARGETS)
    places = (_placed(chain, source, place, surroundings) for chain in chains)
    return Named(document, tuple(steps for steps in places if steps))


def _says_this(units: Sequence[Unit]) -> bool:
    return any(unit.nums == (THIS,) for unit in units)


def _chains(units: Sequence[Unit]) -> Iterator[_Chain]:
    """Each provision that the units name, as levels with numbers, inside out."""
    for index, unit in enumerate(units):
        above = _holder(units, index)
        nums = _nums(units, index)
        if _holds(units, index):
            nums = () if unit.each else nums[1:]
        for outer in _upward(units, above):
            for num in nums:
                yield ((unit.level, num), *outer)


def _nums(units: Sequence[Unit], index: int) -> tuple[str, ...]:
    unit = units[index]
    if unit.link is Link.TO and index:
        return (*between(unit.level, units[index - 1].nums[-1], unit.nums[0]), *unit.nums[1:])
    return unit.nums


def _upward(units: Sequence[Unit], index: int | None) -> list[_Chain]:
    if index is None:
        return [()]
    unit = units[index]
    nums = unit.nums if unit.each else unit.nums[:1]
    return [((unit.level, num), *outer) for outer in _upward(units, _holder(units, index)) for num in nums][
        :MOST_TARGETS
    ]


def _holder(units: Sequence[Unit], index: int) -> int | None:
    """The unit in which this one lies: the next of a higher level, or the one before in "Điều 5 khoản 2"."""
    unit = units[index]
    before = index - 1 if index and RANKS[unit.level] < RANKS[units[index - 1].level] else None
    if before is not None and unit.link is Link.IN:
        return before
    for later in range(index + 1, len(units)):
        if RANKS[units[later].level] > RANKS[unit.level]:
            held = (Link.IN, Link.COMMA) if unit.level in ("point", "cl") else (Link.IN,)
            if units[later].link in held:
                return later
            break
    return before if unit.link is Link.COMMA else None


def _holds(units: Sequence[Unit], index: int) -> bool:
    return any(_holder(units, other) == index for other in (index - 1, index + 1) if 0 <= other < len(units))


def _placed(chain: _Chain, source: Source | None, place: Place, surroundings: Surroundings) -> tuple[Step, ...]:
    """A chain as the steps of an address, completed from where the words stand; empty when that does not do."""
    levels = [level for level, _ in chain]
    steps = [Step(level, num) for level, num in chain if num != THIS]
    top = chain[-1]
    around = _around(place, source)
    if top[1] == THIS:
        return _within_this(steps, top[0], place.groups if top[0] in GROUPS else place.steps)
    if top[0] in ("point", "cl"):
        if source is not None:
            return ()
        above = _up_to(around, "art" if top[0] == "cl" else "cl") or _up_to(around, "art")
        return (*above, *reversed(steps)) if above else ()
    if top[0] in GROUPS and source is None and place.subject is None:
        outer = [step for step in place.groups if RANKS.get(step.level, 0) > RANKS[top[0]]]
        whole = (*outer, *reversed(steps)) if top[0] in ("sec", "subsec") else tuple(reversed(steps))
        return whole if not surroundings.known or _is_known(whole, surroundings) else ()
    if "annex" in levels or "form" in levels:
        return tuple(step for step in reversed(steps) if "art" in levels or step.level in _ENCLOSING)
    return (*_enclosure(source, place, around, surroundings), *reversed(steps))


def _around(place: Place, source: Source | None) -> tuple[Step, ...]:
    """The steps that relative words lean on: the amended place in an amending order, else the words' own place."""
    if place.subject is not None and source is None and place.role is not Role.QUOTED:
        return place.subject.steps
    return place.steps


def _within_this(steps: list[Step], level: str, around: tuple[Step, ...]) -> tuple[Step, ...]:
    above = _up_to(around, level)
    return (*above, *reversed(steps)) if above else ()


def _up_to(steps: tuple[Step, ...], level: str) -> tuple[Step, ...]:
    for depth, step in enumerate(steps, start=1):
        if step.level == level:
            return steps[:depth]
    return ()


def _enclosure(
    source: Source | None, place: Place, around: tuple[Step, ...], surroundings: Surroundings
) -> tuple[Step, ...]:
    if source is not None:
        if not source.enclosed:
            return ()
        held = tuple(step for step in place.steps if step.level == "reg")
        if source.target or place.subject is not None or held or (source.this and source.this not in ENCLOSURES):
            return held if not source.target and held else (Step("reg", "1"),)
        return (Step("reg", "1"),) if "reg_1" in surroundings.known else ()
    outer = tuple(step for step in around if step.level in _ENCLOSING)
    if outer and outer[0].level != "reg":
        name = str(Address(outer))
        articled = any("__art_" in eid for eid in surroundings.known.get(name.split("__")[0], ()))
        return outer if articled else ()
    return outer


def _written(document: str, steps: tuple[Step, ...], surroundings: Surroundings) -> str:
    try:
        eid = str(from_steps(list(steps)))
    except AddressError:
        return document
    if not document:
        eid = _known(eid, surroundings)
    return f"{document}#{eid}"


def _is_known(steps: tuple[Step, ...], surroundings: Surroundings) -> bool:
    last = str(steps[-1])
    return last in surroundings.known


def _known(eid: str, surroundings: Surroundings) -> str:
    """The eId as this document has it: a chapter is named without its part, a form without its annex."""
    last = eid.rsplit("__", 1)[-1]
    level = last.split("_")[0]
    if level not in (*GROUPS, "form"):
        return eid
    known = surroundings.known.get(last, [])
    return eid if eid in known or not known else next((whole for whole in known if whole.endswith(eid)), eid)


def subject_of(named: Sequence[Named], above: Subject | None) -> Subject | None:
    """What a provision is about that names these: the first other document, and the first place named in it."""
    document = next((one.document for one in named if one.document), "")
    if not document:
        return above
    place = next((one.places[0] for one in named if one.document == document and one.places), ())
    return Subject(document, place)
