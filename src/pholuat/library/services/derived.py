"""Keeps what is derived from provisions in step with them, in the transaction that changed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pholuat.library.deriving import Halt, Text, passages, roots_of, spans
from pholuat.library.models import Document, Passage, ProvisionVersion, StateSpan, Suspension
from pholuat.library.search.lexemes import vector


def write_derived(
    document: Document,
    texts: Sequence[Text],
    halts: Mapping[int, Sequence[Halt]],
    only: Collection[int] | None = None,
) -> None:
    """Writes the spans of a document and the passages of its (or only some) articles; the old ones must be gone."""
    StateSpan.objects.bulk_create(
        StateSpan(document=document, period=span.period, state=span.state, reason=span.reason)
        for span in spans(texts, halts, document.validity_note)
    )
    Passage.objects.bulk_create(
        Passage(
            document=document,
            provision_id=found.text.provision,
            period=found.period,
            state=found.state,
            eid=found.text.eid,
            kind=found.text.kind,
            num=found.text.num,
            heading=found.text.heading,
            body=found.body,
            order=found.text.order,
            words=vector([(found.text.heading, "A"), (found.body, "D")]),
        )
        for found in passages(texts, halts, only)
    )


def rebuild(document: Document, changed: Collection[int] | None = None) -> None:
    """Derives a document anew; with `changed` (ids of provisions) only the passages in which these lie."""
    rows = ProvisionVersion.objects.filter(document=document).order_by("order", "pk")
    texts = [
        Text(*row)
        for row in rows.values_list(
            *("provision", "eid", "kind", "num", "heading", "text", "parent", "order", "validity", "end_reason")
        )
    ]
    halts: dict[int, list[Halt]] = defaultdict(list)
    suspensions = Suspension.objects.filter(provision__document=document).order_by("period")
    for provision, period, reason in suspensions.values_list("provision", "period", "reason"):
        halts[provision].append(Halt(period, reason))
    roots = roots_of(texts)
    only = None if changed is None else {roots[each] for each in changed if each in roots} | set(changed)
    stale = Passage.objects.filter(document=document)
    (stale if only is None else stale.filter(provision__in=only)).delete()
    StateSpan.objects.filter(document=document).delete()
    write_derived(document, texts, halts, only)
