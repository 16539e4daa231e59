"""The pairs that come with the product; what an officer has changed since is left alone."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.utils import timezone

from pholuat.library.everyday import delivered, key_of
from pholuat.vietnamese.order import sort_key


def load(apps: Any, _schema: object) -> None:
    words = apps.get_model("library", "EverydayWord")
    now = timezone.now()
    rows = [
        words(
            words=each.words,
            key=key_of(each.words),
            term=each.term,
            note=each.note,
            sort_key=sort_key(each.words),
            at=now,
        )
        for each in delivered()
    ]
    words.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0009_everyday_words"),
    ]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
