"""What follows from the provisions of a document for the whole: its state over time. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.library.commencing import Commencement, commencement, first_day
from pholuat.library.enums import State
from pholuat.library.texts import Halt, Text, places
from pholuat.library.timeline import Days, Validity, a_day_of, days, ended_by, segments, state_on


@dataclass(frozen=True, slots=True)
class Note:
    """What the source says of the whole where it does not say from when or which part: its words; `partly_from` is the
    first day of a document of which it says that a part has expired."""

    text: str = ""
    partly_from: dt.date | None = None


NO_NOTE = Note()


@dataclass(frozen=True, slots=True)
class Span:
    """The state of a document over a stretch of days."""

    period: Days
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class _Course:
    """What provisions of the same course of texts and suspensions share; `eids` are the outermost of them."""

    texts: tuple[Validity, ...]
    halts: tuple[Halt, ...]
    ends: tuple[str, ...]
    eids: tuple[str, ...]


def spans(texts: Sequence[Text], halts: Mapping[int, Sequence[Halt]], note: Note = NO_NOTE) -> list[Span]:
    """The state of a document for every day, as stretches without gap or overlap; neighbours differ.

    A document is expired in part from the first day on which one of its texts holds no more, though another stands in
    its place (Law 80/2015/QH13 art. 154: expired are texts amended, replaced or repealed). Before its own day it is not
    yet in force, though some of its articles may be.
    """
    courses, begins = _courses(texts, halts), commencement(texts)
    whole = days(note.partly_from or begins.day)
    found: list[Span] = []
    for segment in segments(
        [whole, *(text.validity for text in texts), *(halt.period for course in courses for halt in course.halts)]
    ):
        state, reason = _state(courses, begins, a_day_of(segment), note)
        if found and (found[-1].state, found[-1].reason) == (state, reason):
            found[-1] = Span(Days(found[-1].period.lower, segment.upper), state, reason)
        else:
            found.append(Span(segment, state, reason))
    return found


def _courses(texts: Sequence[Text], halts: Mapping[int, Sequence[Halt]]) -> list[_Course]:
    rows: dict[int, list[Text]] = defaultdict(list)
    for text in texts:
        rows[text.provision].append(text)
    groups: dict[tuple[object, ...], list[Text]] = defaultdict(list)
    for provision, own in rows.items():
        key = (
            tuple(str(text.validity) for text in own),
            tuple((str(halt.period), halt.reason) for halt in halts.get(provision, ())),
            tuple(text.end_reason for text in own),
        )
        groups[key].append(own[-1])
    courses = []
    for group in groups.values():
        own, members = rows[group[0].provision], {text.provision for text in group}
        outer = sorted((text for text in group if text.parent not in members), key=lambda text: text.order)
        courses.append(
            _Course(
                texts=tuple(text.validity for text in own),
                halts=tuple(halts.get(own[0].provision, ())),
                ends=tuple(text.end_reason for text in own),
                eids=tuple(text.eid for text in outer),
            )
        )
    return courses


def _state(courses: Sequence[_Course], begins: Commencement, on: dt.date, note: Note) -> tuple[State, str]:
    states = [(course, state_on(course.texts, [halt.period for halt in course.halts], on)) for course in courses]
    here = {state for course, state in states if any(text is None or not text.isempty for text in course.texts)}
    suspended = [course for course, state in states if state is State.SUSPENDED]
    if begins.day is not None and on < begins.day:
        return State.NOT_YET, _not_yet(begins, begins.day)
    if State.IN_FORCE in here:
        unknown = [course for course, state in states if state is State.UNKNOWN]
        return _in_force(courses, begins, unknown, suspended, on, note)
    if suspended:
        return State.SUSPENDED, _halted(suspended, on, whole=here == {State.SUSPENDED})
    if State.UNKNOWN in here or not courses:
        return _noted(note, on)
    if State.EXPIRED in here:
        return State.EXPIRED, _expired(courses, on)
    return State.EXPIRED, _("Chưa có ngày nào có hiệu lực.")


def _noted(note: Note, on: dt.date) -> tuple[State, str]:
    """What is left to say where the days of no provision are known: what the source says of the whole."""
    if note.partly_from is None:
        return State.UNKNOWN, note.text or _("Chưa xác định ngày có hiệu lực.")
    if on < note.partly_from:
        return State.NOT_YET, _("Có hiệu lực từ ngày %(day)s.") % {"day": f"{note.partly_from:%d/%m/%Y}"}
    return State.PARTLY_EXPIRED, note.text


def _in_force(
    courses: Sequence[_Course],
    begins: Commencement,
    unknown: Sequence[_Course],
    suspended: Sequence[_Course],
    on: dt.date,
    note: Note,
) -> tuple[State, str]:
    parts = _ended(courses, on)
    state = State.PARTLY_EXPIRED if parts or note.partly_from else State.IN_FORCE
    if suspended:
        parts.append(_halted(suspended, on))
    if unknown:
        told = places((eid for course in unknown for eid in course.eids), begins=False)
        parts.append(_("Chưa xác định hiệu lực: %(places)s.") % {"places": told})
    return state, " ".join([_since(courses, begins, on), *parts])


def _since(courses: Sequence[_Course], begins: Commencement, on: dt.date) -> str:
    """From which day the document holds, and what of it does not hold yet."""
    if begins.day is None:
        return ""
    parts = [_("Có hiệu lực từ ngày %(day)s.") % {"day": f"{begins.day:%d/%m/%Y}"}]
    late: dict[dt.date, list[str]] = defaultdict(list)
    for course in courses:
        first = first_day(course.texts)
        if first and first > on:
            late[first] += course.eids
    for day, eids in sorted(late.items()):
        told = {"places": places(eids), "day": f"{day:%d/%m/%Y}"}
        parts.append(_("%(places)s: có hiệu lực từ ngày %(day)s.") % told)
    return " ".join(parts)


def _not_yet(begins: Commencement, first: dt.date) -> str:
    told = {"day": f"{first:%d/%m/%Y}"}
    if not begins.parts:
        return _("Có hiệu lực từ ngày %(day)s.") % told
    others = (
        _("%(places)s từ ngày %(day)s") % {"places": places(e, begins=False), "day": f"{d:%d/%m/%Y}"}
        for d, e in begins.parts
    )
    return _("Có hiệu lực từ ngày %(day)s, riêng %(others)s.") % (told | {"others": "; ".join(others)})


def _ended(courses: Sequence[_Course], on: dt.date) -> list[str]:
    """What holds no more on a day, by why."""
    found: dict[str, list[str]] = defaultdict(list)
    for course in courses:
        for validity, reason in zip(course.texts, course.ends, strict=True):
            if ended_by(validity, on):
                found[reason] += course.eids
    return [
        f"{places(dict.fromkeys(eids))}: {reason}."
        if reason
        else _("Hết hiệu lực: %(places)s.") % {"places": places(dict.fromkeys(eids))}
        for reason, eids in found.items()
    ]


def _expired(courses: Sequence[_Course], on: dt.date) -> str:
    last: tuple[dt.date, str] | None = None
    for course in courses:
        for validity, reason in zip(course.texts, course.ends, strict=True):
            if validity is not None and validity.upper is not None and validity.upper <= on:
                last = max(last or (validity.upper, reason), (validity.upper, reason))
    if last is None:
        return ""
    told = _("Hết hiệu lực từ ngày %(day)s.") % {"day": f"{last[0]:%d/%m/%Y}"}
    return f"{told} {last[1]}.".strip() if last[1] else told


def _halted(courses: Sequence[_Course], on: dt.date, *, whole: bool = False) -> str:
    """What is suspended on a day, until when, and why; `whole`: there is nothing else."""
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for course in courses:
        for halt in course.halts:
            if on in halt.period:
                parts[_until(halt.period), halt.reason] += course.eids
    if whole and len(parts) == 1:
        ((until, reason),) = parts
        return _("Ngưng hiệu lực toàn bộ%(until)s (%(reason)s).") % {"until": until, "reason": reason}
    told = (f"{places(dict.fromkeys(eids), begins=False)}{until} ({reason})" for (until, reason), eids in parts.items())
    return _("Ngưng hiệu lực: %(places)s.") % {"places": "; ".join(told)}


def _until(period: Days) -> str:
    if period.upper is None:
        return ""
    return _(" đến hết ngày %(day)s") % {"day": f"{period.upper - dt.timedelta(days=1):%d/%m/%Y}"}
