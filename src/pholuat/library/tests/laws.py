"""Small laws and people for the tests of the library."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Kind, ParsedDocument, Provision, Source
from pholuat.library.enums import Origin
from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.models import Provision as Identity
from pholuat.library.naming import Facts
from pholuat.library.services import publish
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import LONG_AGO, grant_role

NOW = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)

LAW = """QUỐC HỘI
Luật số: 35/2013/QH13
Hà Nội, ngày 20 tháng 6 năm 2013
LUẬT
HÒA GIẢI Ở CƠ SỞ
Quốc hội ban hành Luật hòa giải ở cơ sở.
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Luật này quy định nguyên tắc, chính sách của Nhà nước về hòa giải ở cơ sở.
2. Hoạt động hòa giải của tòa án không thuộc phạm vi điều chỉnh của Luật này.
Điều 2. Giải thích từ ngữ
Hòa giải ở cơ sở là việc hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận:
a) Tự nguyện;
b) Theo quy định tại khoản 1 Điều 1 Luật này.
Điều 3. Phạm vi hòa giải
Việc hòa giải được tiến hành đối với mâu thuẫn, tranh chấp, vi phạm pháp luật.
"""

DECREE = """CHÍNH PHỦ
Số: 15/2014/NĐ-CP
Hà Nội, ngày 27 tháng 02 năm 2014
NGHỊ ĐỊNH
QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT HÒA GIẢI Ở CƠ SỞ
Căn cứ Luật hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết khoản 2 Điều 1 Luật số 35/2013/QH13.
Điều 2. Hiệu lực
Nghị định này có hiệu lực kể từ ngày 25 tháng 4 năm 2014.
"""


def person(name: str, *roles: Role) -> Account:
    """Someone who holds the roles."""
    account = Account.objects.create_user(f"{name}@thu.vn", name=name)
    for role in roles:
        grant_role(account, role, since=LONG_AGO)
    return account


def publisher(name: str = "cong-bo") -> Account:
    return person(name, Role.PUBLISHER)


def parsed(text: str) -> ParsedDocument:
    return parse_source(Source(text))


def published(text: str = LAW, *, by: Account | None = None, **facts: Any) -> Document:
    """A law of the library, loaded in bulk; in force from 1 January 2014 unless told otherwise."""
    known = {"effective": dt.date(2014, 1, 1)} | facts
    return publish(parsed(text), by=by or publisher(), now=NOW, origin=Origin.BULK, facts=Facts(**known)).document


def version(document: Document, eid: str) -> ProvisionVersion:
    """The newest text at an address."""
    return ProvisionVersion.objects.filter(document=document, eid=eid).latest("pk")


def provision(document: Document, eid: str) -> Identity:
    return version(document, eid).provision


def words(eid: str, kind: Kind, num: str, text: str, heading: str = "") -> Provision:
    """A provision as the grammar reads it."""
    return Provision(eid, kind, num, heading, text, eid.rpartition("__")[0], 1)
