"""The list of the library to take along as a workbook."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from pholuat.library.enums import State
from pholuat.library.queries.types import Documents
from pholuat.portal.links import Road
from pholuat.ui.workbook import SheetColumn, workbook

MOST_ROWS = 20_000


def list_file(found: Documents, *, on: dt.date, site: str) -> bytes:
    """The documents in their order, MOST_ROWS at most, as they stand on a day; `site` begins their addresses."""
    columns = [
        SheetColumn(_("Số, ký hiệu"), 20),
        SheetColumn(_("Loại văn bản"), 14),
        SheetColumn(_("Tên văn bản"), 70),
        SheetColumn(_("Cơ quan ban hành"), 28),
        SheetColumn(_("Ngày ban hành"), 13),
        SheetColumn(_("Hiệu lực từ"), 13),
        SheetColumn(_("Tình trạng tại ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"}, 22),
        SheetColumn(_("Địa chỉ"), 48),
    ]
    labels = {state.value: str(state.label) for state in State}
    fields = ("number", "type", "title", "issuer", "issued", "effective", "state", "slug")
    rows = (
        (number, type_, title, issuer, issued, effective, labels[state or State.UNKNOWN], site + Road().document(slug))
        for number, type_, title, issuer, issued, effective, state, slug in found.values_list(*fields)[:MOST_ROWS]
    )
    return workbook(_("Danh mục văn bản"), columns, rows)
