"""The list of everyday words as the desk shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from pholuat.library.models import EverydayWord
from pholuat.people.models import Account
from pholuat.vietnamese.fold import fold


@dataclass(frozen=True, slots=True)
class WordChange:
    """One change of the list: what was done, to which pair (as it was before), by whom and when."""

    deed: str
    words: str
    term: str
    by: str
    at: dt.datetime


def everyday_words(asked: str = "") -> list[EverydayWord]:
    """The pairs in alphabetic order; those whose words or term hold what was asked, with or without accents."""
    rows = EverydayWord.objects.select_related("by")
    wanted = fold(asked)
    return [row for row in rows if wanted in fold(f"{row.words}\n{row.term}")]


def everyday_word(pk: int) -> EverydayWord | None:
    """One pair by its id."""
    return EverydayWord.objects.filter(pk=pk).first()


def word_changes(*, of: EverydayWord | None = None, most: int = 20) -> tuple[WordChange, ...]:
    """The last changes that a person made, the newest first; those of one pair where it is given."""
    deeds = {"insert": _("Thêm"), "update": _("Sửa"), "delete": _("Bỏ")}
    events = apps.get_model("library", "EverydayWordEvent")
    rows = events.objects.filter(pgh_context__isnull=False).select_related("pgh_context").order_by("-pgh_id")
    if of is not None:
        rows = rows.filter(pgh_obj_id=of.pk)
    found = list(rows[:most])
    people = {row.pgh_context.metadata.get("user") for row in found}
    names = dict(Account.objects.filter(pk__in=people - {None}).values_list("pk", "name"))
    return tuple(
        WordChange(
            deeds[row.pgh_label],
            row.words,
            row.term,
            names.get(row.pgh_context.metadata.get("user"), ""),
            row.pgh_created_at,
        )
        for row in found
    )
