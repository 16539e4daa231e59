"""From wishes to filters: each wish is granted as long as the library holds a document for it, else told as dropped.

A question must not end empty because it said too much: a number that nothing bears gives way to the nearest that
something bears, a wish that leaves no document is left out, and the plan tells of both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db.models import Q, QuerySet

from pholuat.library.models import Document, Topic
from pholuat.library.search.fallback import by_number, narrowed, titled
from pholuat.library.search.numbers import Parts, parts
from pholuat.library.search.results import Filters, Plan, Step, Wish
from pholuat.library.search.tables import KINDS, PLAIN_KINDS

MOST_VALUES = 100
# A longer question is not held whole by any text: then it is enough that there are documents.
FEW_WORDS = 6
PLAIN = frozenset(KINDS[kind][1] for kind in PLAIN_KINDS)
NAMES = ("luat", "bo", "phap", "hien")
JOINT = {"Thông tư": ("Thông tư", "Thông tư liên tịch"), "Nghị quyết": ("Nghị quyết", "Nghị quyết liên tịch")}


Holds = Callable[[Plan], bool]


def settled(plan: Plan, holds: Holds = lambda _: True) -> Plan:
    """The plan with the wishes of its question as filters, none of which leaves nothing to find.

    A filter that the reader has set stands before a wish of the same kind. `holds` tells whether some text has all the
    words of a plan under its filters.
    """
    if plan.step("number"):
        plan = _with_number(plan)
    found = plan
    for wish in plan.question.wishes:
        found = _with_wish(found, wish, holds)
    kinds = [wish for wish in found.granted if wish.kind == "type" and wish.words not in PLAIN]
    if kinds and any(wish.kind == "issuer" for wish in found.dropped):
        # "Quyết định" of nobody in particular is anybody's: it is the issuer that was asked for.
        return replace(plan, dropped=(*plan.dropped, *plan.question.wishes))
    return found


def _with_number(plan: Plan) -> Plan:
    step = plan.step("number")
    assert step is not None
    asked = parts(step.terms[0])
    found = next((each for each in (asked, *asked.wider()) if _borne(each)), None)
    if found == asked:
        return plan
    question = plan.question
    rest = tuple(each for each in plan.steps if each.kind != "number")
    if found is None and not (rest or question.wishes):
        return plan
    # An article of another document than the one named is not what was asked for.
    question = replace(question, eid="", address_words="")
    dropped = (*plan.dropped, Wish("number", question.number_words or question.number, (question.number,)))
    steps = (Step("number", (found.key,)), *rest) if found else rest
    return replace(plan, question=question, steps=steps, dropped=dropped)


def _borne(number: Parts) -> bool:
    return Document.objects.filter(by_number(number, ""), published_at__isnull=False).exists()


def _with_wish(plan: Plan, wish: Wish, holds: Holds) -> Plan:
    filters = _narrower(plan.filters, wish)
    if filters is None:
        return plan
    narrower = replace(plan, filters=filters, granted=(*plan.granted, wish))
    if filters != plan.filters and _leaves_something(narrower, wish, holds):
        return narrower
    # A year or a field may just as well be what the law is about: then nothing was asked in vain.
    told = wish.kind in ("type", "issuer") or (wish.kind == "year" and _of_other_years(plan, wish))
    return replace(plan, dropped=(*plan.dropped, wish)) if told else plan


def _leaves_something(plan: Plan, wish: Wish, holds: Holds) -> bool:
    if wish.kind == "year":
        return _named(plan).exists()
    words = len(plan.question.words)
    return _under(plan).exists() and (bool(plan.step("number")) or not 0 < words <= FEW_WORDS or holds(plan))


def _of_other_years(plan: Plan, wish: Wish) -> bool:
    """Whether there are such documents, but none of that year as far as is known."""
    rows = _named(plan)
    return rows.exists() and not rows.filter(number_key__contains=f"/{wish.values[0]}/").exists()


def _under(plan: Plan) -> QuerySet[Document]:
    return Document.objects.filter(narrowed(plan, ""))


def _named(plan: Plan) -> QuerySet[Document]:
    """Documents that are called so: a year belongs to a kind, a number or the name of a law, else to no document."""
    if plan.step("number") or any(each.kind == "type" for each in plan.granted):
        return _under(plan)
    a_law = plan.question.words[:1] and plan.question.words[0] in NAMES
    return _under(plan).filter(titled(plan) if a_law else Q(pk__in=()))


def _narrower(filters: Filters, wish: Wish) -> Filters | None:
    """The filters with the wish; the same where the library knows nothing of it; None where the reader has chosen."""
    if wish.kind == "type":
        return None if filters.types else replace(filters, types=JOINT.get(wish.values[0], wish.values))
    if wish.kind == "year":
        return None if filters.years else replace(filters, years=tuple(map(int, wish.values)))
    if wish.kind == "topic":
        topics = Topic.objects.filter(slug__contains="-".join(wish.values[0].replace(",", " ").split()))
        return None if filters.topics else replace(filters, topics=tuple(topics.values_list("slug", flat=True)[:9]))
    if filters.issuers:
        return None
    known = Q()
    for piece in wish.values:
        known &= Q(issuer_slug__contains=piece)
    slugs = Document.objects.filter(known).order_by().values_list("issuer_slug", flat=True).distinct()
    return replace(filters, issuers=tuple(slugs[:MOST_VALUES]))
