"""The own day of each document that is there already, and its states where a part came into force on another day.

As `library.commencing` and `library.deriving` tell them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import migrations

from pholuat.library.commencing import commencement
from pholuat.library.deriving import Note, spans
from pholuat.library.texts import Halt, Text

FIELDS = ("provision_id", "eid", "kind", "num", "heading", "text", "parent_id", "order", "validity", "end_reason")


def fill(apps: Any, _schema: Any) -> None:
    documents = apps.get_model("library", "Document").objects
    versions = apps.get_model("library", "ProvisionVersion").objects
    for pk, note in documents.values_list("pk", "validity_note").order_by("pk"):
        rows = versions.filter(document=pk).order_by("order", "pk").values_list(*FIELDS, "act_id")
        texts = [Text(*row, act == pk) for *row, act in rows]
        begins = commencement(texts)
        parts = [{"day": day.isoformat(), "eids": list(eids)} for day, eids in begins.parts]
        documents.filter(pk=pk).update(effective=begins.day, effective_parts=parts)
        if parts:
            derive(apps, pk, texts, note)


def derive(apps: Any, document: int, texts: list[Text], note: str) -> None:
    states = apps.get_model("library", "StateSpan")
    halts: dict[int, list[Halt]] = defaultdict(list)
    halted = apps.get_model("library", "Suspension").objects.filter(provision__document=document).order_by("period")
    for provision, period, reason in halted.values_list("provision_id", "period", "reason"):
        halts[provision].append(Halt(period, reason))
    states.objects.filter(document=document).delete()
    states.objects.bulk_create(
        states(document_id=document, period=span.period, state=span.state, reason=span.reason)
        for span in spans(texts, halts, Note(note))
    )


class Migration(migrations.Migration):
    dependencies = [("library", "0006_own_day_and_second_look")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
