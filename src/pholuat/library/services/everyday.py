"""The list of everyday words is kept: a pair is added, edited, removed; searches know it at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pholuat.library.errors import NoWords, WordsAlreadyThere
from pholuat.library.everyday import MOST_SYLLABLES, key_of
from pholuat.library.models import EverydayWord
from pholuat.library.rules import may_word
from pholuat.library.search import everyday
from pholuat.library.services.guards import ensure
from pholuat.people.models import Account
from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.order import sort_key


def add_words(words: str, term: str, *, note: str = "", by: Account, now: dt.datetime) -> EverydayWord:
    """A new pair. Raises MayNot, NoWords, WordsAlreadyThere."""
    ensure(may_word, by, now, _("thêm từ thường ngày"))
    row = EverydayWord()
    with _changing(by, _("Thêm từ thường ngày")):
        _write(row, words, term, note, by, now)
    return row


def edit_words(row: EverydayWord, words: str, term: str, *, note: str = "", by: Account, now: dt.datetime) -> None:
    """Other words, another term or note. Raises MayNot, NoWords, WordsAlreadyThere."""
    ensure(may_word, by, now, _("sửa từ thường ngày"))
    with _changing(by, _("Sửa từ thường ngày")):
        _write(EverydayWord.objects.select_for_update().get(pk=row.pk), words, term, note, by, now)


def remove_words(row: EverydayWord, *, by: Account, now: dt.datetime) -> None:
    """The pair is gone; its history stays. Raises MayNot."""
    ensure(may_word, by, now, _("bỏ từ thường ngày"))
    with _changing(by, _("Bỏ từ thường ngày")):
        EverydayWord.objects.filter(pk=row.pk).delete()


@contextmanager
def _changing(by: Account, why: str) -> Iterator[None]:
    """One transaction with who and why in the history; the next search of this process asks for the list anew."""
    with transaction.atomic(), pghistory.context(user=by.pk, why=why):
        yield
        transaction.on_commit(everyday.forget)
    everyday.forget()


def _write(row: EverydayWord, words: str, term: str, note: str, by: Account, now: dt.datetime) -> None:
    row.words, row.term = (" ".join(nfc(text).split()) for text in (words, term))
    row.note, row.key, row.sort_key = note.strip(), key_of(words), sort_key(words)
    row.by, row.at = by, now
    if not row.key or not key_of(term) or row.key == key_of(term) or len(row.key.split()) > MOST_SYLLABLES:
        raise NoWords(row.words)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise WordsAlreadyThere(row.words, row.term) from error
