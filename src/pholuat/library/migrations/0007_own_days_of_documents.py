"""The own day of each document that is there already, as `library.commencing` derives it from its provisions."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from pholuat.library.commencing import commencement
from pholuat.library.texts import Text

FIELDS = ("provision_id", "eid", "kind", "parent_id", "order", "validity", "act_id")


def fill(apps: Any, _schema: Any) -> None:
    documents = apps.get_model("library", "Document").objects
    versions = apps.get_model("library", "ProvisionVersion").objects
    for pk in documents.values_list("pk", flat=True).order_by("pk"):
        texts = [
            Text(provision, eid, kind, "", "", "", parent, order, validity, own=act == pk)
            for provision, eid, kind, parent, order, validity, act in versions.filter(document=pk)
            .order_by("order", "pk")
            .values_list(*FIELDS)
        ]
        begins = commencement(texts)
        parts = [{"day": day.isoformat(), "eids": list(eids)} for day, eids in begins.parts]
        documents.filter(pk=pk).update(effective=begins.day, effective_parts=parts)


class Migration(migrations.Migration):
    dependencies = [("library", "0006_own_day_and_second_look")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
