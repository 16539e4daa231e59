"""By what it is known that the page of a document shows the same as before."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import Lower, Upper

from pholuat.library.models import Citation, Document, ProvisionVersion, Suspension


def page_mark(document: Document, on: dt.date) -> str:
    """Another one whenever the words, states, links or counts that a page shows on the day may be others.

    Made of the document's own mark, the last day up to `on` on which anything of it began or ended, and of the
    citations that leave and reach it (they are resolved when other documents arrive); four queries.
    """
    days = (*_days(ProvisionVersion, "validity", Q(document=document), on),)
    halts = (*_days(Suspension, "period", Q(provision__document=document), on),)
    leaving = Citation.objects.filter(document=document).aggregate(
        n=Count("pk"), last=Max("pk"), documents=Sum("target_document"), provisions=Sum("target_provision")
    )
    reaching = Citation.objects.filter(target_document=document).aggregate(
        n=Count("pk"), last=Max("pk"), provisions=Sum("target_provision")
    )
    said = repr((document.pk, document.derived, days, halts, *leaving.values(), *reaching.values()))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _days(
    model: type[ProvisionVersion] | type[Suspension], name: str, own: Q, on: dt.date
) -> tuple[dt.date | None, dt.date | None]:
    """The last first day and the last end not after `on`."""
    rows = model._default_manager.filter(own).annotate(since=Lower(name), until=Upper(name))
    found = rows.aggregate(
        begun=Max(F("since"), filter=Q(since__lte=on)), ended=Max(F("until"), filter=Q(until__lte=on))
    )
    return found["begun"], found["ended"]
