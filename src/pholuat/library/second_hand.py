"""What a database says of a text, beside what the text says of itself; a pure function.

A database may hold the text of another document under a number, or a slip in a number or a day. The law is the text:
what it says of itself goes before, where that is sound.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from pholuat.lawtext.model import Header, Notice
from pholuat.lawtext.numbers import DocumentNumber, NumberError, clean
from pholuat.library.naming import Facts, Name
from pholuat.vietnamese.fold import fold

# Between the pairs of titles of one document (0.68 and more of the real ones) and those of two (0.5 and less).
ALIKE = 0.58


def believed(facts: Facts, header: Header) -> Facts:
    """The facts of a document whose text has this header; facts that a person gave are believed as they are.

    The text's number is taken when it agrees with the issuer, type and year printed beside it; its title when the
    number is another, or the database's title is all in capitals or cut off; its first day unless that lies before the
    day of issue. When the text is plainly another document's, nothing that the database says of it is left, and where
    not even its number is known its validity is not known.
    """
    if not facts.second_hand:
        return facts
    alike = _alike(facts.title or "", header.title)
    if _bears_another_number(facts, header):
        doubt = number_differs(facts.number or "", header.number)
        bare = Facts(second_hand=True) if not alike else replace(facts, number=None, type=None, title=None)
        return _with_its_day(replace(bare, doubts=(doubt,)), header)
    if not alike:
        note = _("Lời văn dường như không phải của văn bản mà nguồn ghi; hiệu lực chưa xác định.")
        return replace(facts, validity_note=note, doubts=(Notice(1, "text_of_another", note),))
    if header.title and _spoilt(facts.title or "", header.title):
        facts = replace(facts, title=header.title)
    return _with_its_day(facts, header)


def number_differs(recorded: str, printed: str) -> Notice:
    """The source and the text say different numbers."""
    told = {"source": recorded, "text": printed}
    return Notice(1, "number_differs", _("Nguồn ghi số %(source)s, trong văn bản đọc được %(text)s.") % told)


def effective_differs(recorded: dt.date, printed: dt.date) -> Notice:
    """The source and the text say different first days."""
    told = {"source": f"{recorded:%d/%m/%Y}", "text": f"{printed:%d/%m/%Y}"}
    message = _("Nguồn ghi có hiệu lực từ %(source)s, trong văn bản đọc được %(text)s.") % told
    return Notice(1, "effective_differs", message)


def _with_its_day(facts: Facts, header: Header) -> Facts:
    issued = facts.issued or header.date
    if header.effective is None or (issued and header.effective < issued):
        return facts
    if facts.effective is None or facts.effective == header.effective:
        return replace(facts, effective=header.effective)
    doubt = effective_differs(facts.effective, header.effective)
    return replace(facts, effective=header.effective, doubts=(*facts.doubts, doubt))


def _bears_another_number(facts: Facts, header: Header) -> bool:
    """Whether the text bears a sound number that is not the database's."""
    try:
        number = DocumentNumber.parse(clean(header.number))
    except NumberError:
        return False
    if facts.number and Name.key_of(facts.number) == Name.key_of(header.number):
        return False
    named = number.issuers
    if not number.type_name or not named or len(named) != len(number.issuer_codes):
        return False
    if number.type_abbreviation and fold(header.type) not in ("", fold(number.type_name)):
        return False
    if header.issuer and fold(" - ".join(named)) != fold(header.issuer):
        return False
    return not (number.year and header.date and number.year != header.date.year)


def _alike(one: str, other: str) -> bool:
    """Whether two titles can be those of one document; a title that is missing says nothing."""
    left, right = _pairs(one), _pairs(other)
    return not left or not right or len(left & right) / min(len(left), len(right)) >= ALIKE


def _spoilt(recorded: str, printed: str) -> bool:
    """Whether a title is all in capitals or was cut off."""
    return recorded.isupper() or (len(recorded) < len(printed) and fold(printed).startswith(fold(recorded)))


def _pairs(title: str) -> frozenset[tuple[str, str]]:
    """Its neighbouring words."""
    return frozenset(pairwise(re.findall(r"\w+", fold(title))))
