"""On which days the texts of a document hold when it comes in, and what the reviewer must look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.lawtext.model import Notice, ParsedDocument
from pholuat.library.consolidated import last_amended
from pholuat.library.drafting import Draft
from pholuat.library.naming import Facts, Name, other_year
from pholuat.library.own_days import has_exceptions, own_days
from pholuat.library.second_hand import effective_differs, number_differs
from pholuat.library.timeline import Validity, days


@dataclass(frozen=True, slots=True)
class Validities:
    """The days of the document, and by eId those of provisions that have days of their own."""

    whole: Validity
    own: dict[str, Validity]

    def of(self, eid: str) -> Validity:
        """The days of one provision."""
        return self.own.get(eid, self.whole)


def validities_of(parsed: ParsedDocument, new: Sequence[Draft], name: Name, facts: Facts) -> Validities:
    """What is known of the days; not known (None) when no day is, or when the source doubts them.

    A provision has a day of its own when the source or the document's words on commencement give it one; what lies in
    it shares that day. A consolidated text holds from the last amendment that it took in.
    """
    if name.effective is None or facts.validity_note:
        return Validities(None, {})
    whole = max(name.effective, last_amended(parsed) or name.effective)
    firsts = dict(_latest([*own_days(parsed), *facts.first_days]))
    own: dict[str, Validity] = {}
    for draft in new:
        nearest = max(
            (eid for eid in firsts if draft.eid == eid or draft.eid.startswith(f"{eid}__")), key=len, default=""
        )
        if nearest:
            own[draft.eid] = days(firsts[nearest], facts.expired)
    return Validities(days(whole, facts.expired), own)


def _latest(firsts: Iterable[tuple[str, dt.date]]) -> Iterable[tuple[str, dt.date]]:
    """Sorted so that the latest day of an eId comes last and stays."""
    return sorted(firsts, key=lambda pair: pair[1])


def doubts(parsed: ParsedDocument, name: Name, facts: Facts) -> list[Notice]:
    """Where the source and the text say different things, or the words on commencement were not understood whole."""
    found = list(facts.doubts)
    read = parsed.header
    if facts.effective and read.effective and facts.effective != read.effective:
        found.append(effective_differs(facts.effective, read.effective))
    if facts.number and read.number and name.number_key != Name.key_of(read.number):
        found.append(number_differs(facts.number, read.number))
    if read.date and facts.issued is None and other_year(read.date, name.number):
        told = {"day": f"{read.date:%d/%m/%Y}", "number": name.number}
        message = _("Ngày ban hành đọc được %(day)s không khớp năm của số %(number)s; hãy xem bản gốc.") % told
        found.append(Notice(1, "issued_differs", message))
    if has_exceptions(parsed) and not any(own_days(parsed)):
        message = _("Điều khoản hiệu lực có ngoại lệ chưa xác định được; hãy kiểm tra hiệu lực từng quy định.")
        found.append(Notice(1, "effective_exceptions", message))
    return found
