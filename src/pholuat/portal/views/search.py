"""The search page, for people and (`?format=json`) for scripts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pholuat.library.search import facets as searching
from pholuat.library.search.analysis import LONGEST_QUESTION, clean
from pholuat.library.search.results import Filters, Plan
from pholuat.library.search.service import search
from pholuat.portal.days import today
from pholuat.portal.facets import Facet, facet
from pholuat.portal.selection import Selection, read_selection
from pholuat.portal.tries import tries
from pholuat.portal.understood import understood
from pholuat.portal.views.documents import STATE_LABELS

SIZE = 20


@gzip_page
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What the library answers to `q`, narrowed by the filters, on a day."""
    typed = request.GET.get("q", "")
    query = clean(typed)
    selection = read_selection(request.GET, today=today())
    machine = request.GET.get("format") == "json"
    if machine and selection.day_error:
        answer = {"query": query, "error": {"code": "day", "message": selection.day_error}}
        return JsonResponse(answer, status=400, json_dumps_params={"ensure_ascii": False})
    filters = Filters(selection.types, selection.issuers, selection.years, selection.states, selection.topics)
    found = search(query, on=selection.on, filters=filters, page=selection.page, size=SIZE)
    if machine:
        return JsonResponse(found.as_dict(), json_dumps_params={"ensure_ascii": False})
    context = {
        "q": query,
        "query": query,
        "cut": len(typed.strip()) > LONGEST_QUESTION,
        "longest": LONGEST_QUESTION,
        "selection": selection,
        "facets": search_facets(found.plan, selection),
        "results": found,
        "parts": understood(found.plan.question, found.best),
        "documents_first": found.best is None,
        "page": Paginator(range(found.provisions_total), SIZE).get_page(found.page),
        "day_query": f"?ngay={selection.on:%Y-%m-%d}" if selection.asked_day else "",
        "plain_url": "?" + urlencode({"q": query}),
        "tries": [] if query else tries(selection.on),
    }
    return render(request, "portal/search.html", context, status=400 if selection.day_error else 200)


def search_facets(plan: Plan, selection: Selection) -> list[Facet]:
    """What the answer may be narrowed to; nothing where the question has no words."""
    known = searching.facets(plan)
    groups = [
        ("tinh-trang", _("Tình trạng"), "states", selection.states),
        ("loai", _("Loại văn bản"), "types", selection.types),
        ("chu-de", _("Lĩnh vực"), "topics", selection.topics),
        ("co-quan", _("Cơ quan ban hành"), "issuers", selection.issuers),
        ("nam", _("Năm ban hành"), "years", tuple(map(str, selection.years))),
    ]
    return [facet(name, legend, known[field], chosen, STATE_LABELS) for name, legend, field, chosen in groups if known]
