"""Keeps what is derived from provisions in step with them, in the transaction that changed them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q

from pholuat.library.commencing import commencement
from pholuat.library.deriving import Note, spans
from pholuat.library.models import Document, Passage, ProvisionVersion, StateSpan, Suspension
from pholuat.library.passages import passages, roots_of
from pholuat.library.search.filling import announce
from pholuat.library.search.lexemes import vector
from pholuat.library.texts import Halt, Text


def renew(document: Document) -> None:
    """Tells the indexes of all nodes that what they hold of the document is old."""
    document.derived = uuid.uuid4()
    document.save(update_fields=["derived"])
    announce(document.pk)


def write_derived(
    document: Document,
    texts: Sequence[Text],
    halts: Mapping[int, Sequence[Halt]],
    only: Collection[int] | None = None,
) -> None:
    """Writes a document's own day, its spans and the passages of its (or only some) articles; old ones must be gone."""
    begins = commencement(texts)
    document.effective = begins.day or document.partly_from
    document.effective_parts = [{"day": day.isoformat(), "eids": list(eids)} for day, eids in begins.parts]
    document.derived = uuid.uuid4()
    document.save(update_fields=["effective", "effective_parts", "derived"])
    announce(document.pk)
    StateSpan.objects.bulk_create(
        StateSpan(document=document, period=span.period, state=span.state, reason=span.reason)
        for span in spans(texts, halts, Note(document.validity_note, document.partly_from))
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
    rows = ProvisionVersion.objects.filter(document=document).annotate(own=Q(act=document)).order_by("order", "pk")
    texts = [
        Text(*row)
        for row in rows.values_list(
            *("provision", "eid", "kind", "num", "heading", "text", "parent", "order", "validity", "end_reason", "own")
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
