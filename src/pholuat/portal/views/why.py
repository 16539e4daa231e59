"""Why a place stands among the results: what was understood, what was found where, what each measure gave to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pholuat.library.search.analysis import clean
from pholuat.library.search.reasons import Measure, Reasons, reasons
from pholuat.library.search.results import Question, Step
from pholuat.library.search.service import planned
from pholuat.portal.days import today
from pholuat.portal.facets import with_
from pholuat.portal.selection import LONGEST_VALUE, existing, read_selection
from pholuat.portal.selection import clean as clean_value
from pholuat.portal.understood import left_out, understood
from pholuat.portal.views.search import filters_of

# Measures that give less than this share of the greatest one are gathered in one line.
SMALL_SHARE = 0.02
BAR = 100
MOST_TERMS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure with the length of its bar, 0 to BAR; `against`: it takes points away."""

    label: str
    value: float
    weight: float
    points: float
    length: int
    against: bool


@gzip_page
@require_safe
def why(request: HttpRequest) -> HttpResponse:
    """The reasons for the place `noi` (address of the document, "#", eId of the provision) under the question `q`."""
    query = clean(request.GET.get("q", ""))
    place = clean_value(request.GET.get("noi", ""), 2 * LONGEST_VALUE)
    selection = existing(read_selection(request.GET, today=today()))
    literal = request.GET.get("dung") == "1"
    plan = planned(query, on=selection.on, filters=filters_of(selection), literal=literal)
    found = reasons(plan, place) if query and place else None
    context: dict[str, Any] = {
        "query": query,
        "q": query,
        "selection": selection,
        "literal": literal,
        "back_url": with_(request.GET, {"noi": ""}),
        "found": found,
        "changes": plan.question.changes,
        "left_out": left_out(plan),
        "parts": understood(plan, found.hit if found and plan.question.eid else None),
    }
    if found:
        context |= {"bars": bars(found.measures), "steps": _steps(found)}
    return render(request, "portal/why.html", context, status=404 if query and place and not found else 200)


def bars(measures: tuple[Measure, ...]) -> list[Bar]:
    """The measures that give or take something, with bars against the greatest of them."""
    most = max((abs(each.points) for each in measures), default=0.0)
    return [
        Bar(each.label, each.value, each.weight, each.points, round(BAR * abs(each.points) / most), each.points < 0)
        for each in measures
        if most and abs(each.points) >= SMALL_SHARE * most
    ]


def _steps(found: Reasons) -> list[tuple[str, str]]:
    """The steps of the plan in words, each said as it was typed."""
    names = {
        "number": _("Văn bản có số, ký hiệu"),
        "title": _("Văn bản có đủ các chữ này trong tên"),
        "all": _("Điều có đủ các chữ này"),
        "some": _("Điều có một vài cụm chữ này"),
    }
    return [
        (names.get(step.kind, step.kind), " · ".join(_said(step, found.plan.question))) for step in found.plan.steps
    ]


def _said(step: Step, question: Question) -> list[str]:
    """The terms of a step as a person says them, each once."""
    if step.kind == "number":
        return [question.number_words or question.number]
    spoken = question.spoken
    said = (" ".join(spoken.get(word, word) for word in term.lstrip("=").split("_")) for term in step.terms)
    return list(dict.fromkeys(said))[:MOST_TERMS]
