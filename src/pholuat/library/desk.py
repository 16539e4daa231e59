"""What the library puts before a person at the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from pholuat.library.officers import may
from pholuat.library.queries.review import unconfirmed
from pholuat.library.rules import may_check, may_confirm, may_word
from pholuat.people.rules import Deed
from pholuat.ui import desk

PLACE = "/ban-lam-viec/van-ban/"
WORDS = f"{PLACE}tu-thuong-ngay/"
ONE_BY_ONE = 12


def register() -> None:
    """Puts the entry into the rail, and says what waits."""
    desk.add(desk.DeskEntry("Rà soát văn bản", PLACE, "Tri thức", 20, allowed=_checks, count=_count))
    desk.add(desk.DeskEntry("Từ thường ngày", WORDS, "Tri thức", 30, allowed=_words))
    desk.waits(waiting)


def waiting(person: object, now: dt.datetime) -> Iterator[desk.Waiting]:
    """Documents for a second person to confirm: one by one while they are few, else as one matter."""
    if not may(person, may_check):
        return
    on = timezone.localdate(now)
    found = unconfirmed()
    count = found.count()
    if count > ONE_BY_ONE:
        title = _("%(count)d văn bản nạp hàng loạt") % {"count": count}
        note = _("chưa có người thứ hai đối chiếu")
        yield desk.Waiting(title, PLACE, _("Nạp hàng loạt"), _("Rà soát"), note=note)
        return
    for document in found:
        if may_confirm(person, Deed(on, document)):
            title = _("Rà soát %(name)s") % {"name": f"{document.type} {document.number}".strip() or document.title}
            yield desk.Waiting(title, f"{PLACE}{document.pk}/", _("Nạp hàng loạt"), _("Rà soát"))


def _checks(person: object) -> bool:
    return may(person, may_check)


def _words(person: object) -> bool:
    return may(person, may_word)


def _count(person: object, now: dt.datetime) -> int:
    return unconfirmed().count()
