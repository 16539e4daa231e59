"""The search page, for people and (`?format=json`) for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.library.search import facets as searching
from pholuat.library.search.analysis import LONGEST_QUESTION, clean
from pholuat.library.search.results import Filters, Plan, Results
from pholuat.library.search.service import SIZE, search
from pholuat.portal.chips import day_chips
from pholuat.portal.days import today
from pholuat.portal.facets import Chip, Facet, chips, facet, with_, without
from pholuat.portal.selection import Selection, existing, read_selection
from pholuat.portal.tries import tries, ways_on
from pholuat.portal.understood import left_out, perhaps, told, understood
from pholuat.portal.views.documents import STATE_LABELS

FACETS = ("types", "issuers", "years", "states", "topics")


@gzip_page
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What the library answers to `q`, narrowed by the filters, on a day; `dung=1`: to the words just as typed."""
    typed = request.GET.get("q", "")
    query = clean(typed)
    selection = existing(read_selection(request.GET, today=today()))
    literal = request.GET.get("dung") == "1"
    machine = request.GET.get("format") == "json"
    if machine and selection.error:
        return _json({"query": query, "error": {"code": "day", "message": selection.error}}, 400)
    found = search(query, on=selection.on, filters=filters_of(selection), page=selection.page, literal=literal)
    if machine:
        return _json(found.as_dict())
    context = {"query": query, "q": query, "selection": selection, "literal": literal}
    context |= {"cut": len(typed.strip()) > LONGEST_QUESTION, "longest": LONGEST_QUESTION}
    context |= _answer(request, found, selection, literal=literal) if query else {"tries": tries(selection.on)}
    return render(request, "portal/search.html", context, status=400 if selection.error else 200)


def _json(answer: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})


def filters_of(selection: Selection) -> Filters:
    """The filters as the search takes them."""
    return Filters(
        types=selection.types,
        issuers=selection.issuers,
        years=selection.years,
        states=selection.states,
        topics=selection.topics,
        documents=selection.documents,
        issued=selection.issued.days,
    )


def _answer(request: HttpRequest, found: Results, selection: Selection, *, literal: bool) -> dict[str, Any]:
    """What the page shows of an answer."""
    offered = search_facets(found, selection)
    return {
        "facets": offered,
        "chips": [*_chips(found, selection, request), *chips(offered, request.GET)],
        "list_url": list_url(found.plan, selection) if found.plan.lists else "",
        "results": found,
        "parts": understood(found.plan, found.best),
        "changes": told(found),
        "left_out": left_out(found.plan),
        "perhaps": (better := perhaps(found)),
        "perhaps_url": with_(request.GET, {"q": better, "trang": ""}),
        "literal_url": with_(request.GET, {"dung": "1", "trang": ""}),
        "page": Paginator(range(found.pages * SIZE), SIZE).get_page(found.page),
        "day_query": f"?ngay={selection.on:%Y-%m-%d}" if selection.asked_day else "",
        "plain_url": with_(request.GET, {}, only=("q", "dung")),
        "within_url": with_(request.GET, {"trong": "", "trang": ""}),
        "why_url": with_(request.GET, {"trang": "", "format": ""}),
        "ways_on": [] if found.total else ways_on(found.plan, request.GET, filters_of(selection), literal=literal),
    }


def _chips(found: Results, selection: Selection, request: HttpRequest) -> list[Chip]:
    """The filters that no group of options shows: single documents, and the day."""
    names = {group.document.document: group.document.title for group in found.groups}
    within = [
        Chip(_("trong %(title)s") % {"title": names.get(slug, slug)}, without(request.GET, "trong", slug))
        for slug in selection.documents
    ]
    return [*within, *day_chips(selection, request.GET)]


def _counted(found: Results) -> Mapping[str, Sequence[tuple[str, str, int | None]]]:
    """What the index counts; for a list of documents, the library."""
    plan = found.plan
    if not plan.lists:
        return searching.facets(plan, found.nearest)
    wanted = {name: getattr(plan.filters, name) for name in (*FACETS, "issued")}
    counted = queries.counts(plan.on, wanted)
    return {name: getattr(counted, name) for name in FACETS}


def list_url(plan: Plan, selection: Selection) -> str:
    """The list of the library under the filters of a plan."""
    filters = plan.filters
    first, last = selection.issued.days
    asked = {
        "loai": filters.types,
        "co-quan": filters.issuers,
        "nam": filters.years,
        "tinh-trang": filters.states,
        "chu-de": filters.topics,
        "tu-ngay": [f"{first:%d/%m/%Y}"] if first else [],
        "den-ngay": [f"{last:%d/%m/%Y}"] if last else [],
        "ngay": [f"{selection.on:%d/%m/%Y}"] if selection.asked_day else [],
    }
    return "/van-ban/?" + urlencode(asked, doseq=True)


def search_facets(found: Results, selection: Selection) -> list[Facet]:
    """What the answer may be narrowed to; of an empty one and of a question without words only what is ticked already.

    Nothing in a search within one document, which no filter parts.
    """
    known = _counted(found) if found.total and not selection.documents else {}
    groups = [
        ("tinh-trang", _("Tình trạng"), "states", selection.states),
        ("loai", _("Loại văn bản"), "types", selection.types),
        ("chu-de", _("Lĩnh vực"), "topics", selection.topics),
        ("co-quan", _("Cơ quan ban hành"), "issuers", selection.issuers),
        ("nam", _("Năm ban hành"), "years", tuple(map(str, selection.years))),
    ]
    offered = []
    for name, legend, field, chosen in groups:
        ticked = [(value, STATE_LABELS.get(value, value), None) for value in chosen]
        offered.append(facet(name, legend, known[field] if known else ticked, chosen, STATE_LABELS))
    return [each for each in offered if each.options]
