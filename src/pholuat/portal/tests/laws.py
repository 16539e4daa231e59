"""Small laws for the tests of pages: written as text, read by the grammar, published like any other."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.library import services
from pholuat.library.enums import Origin
from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.naming import Facts
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import command_line, ensure_account, grant_role

IN_FORCE = dt.date(2014, 1, 1)
HEAD = "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def officer(role: Role, name: str) -> Account:
    """A person with one role and the password "mat-khau-thu-1"."""
    person = ensure_account(f"{name}@example.org", name.title(), "mat-khau-thu-1")
    grant_role(person, role, since=dt.date(2020, 1, 1))
    return person


def law(
    number: str = "35/2013/QH13",
    title: str = "Luật Hòa giải ở cơ sở",
    articles: str = "Điều 1. Phạm vi\nLuật này quy định việc hòa giải.\nĐiều 2. Giải thích\n1. Một;\n2. Hai.\n",
    *,
    type_: str = "Luật",
    issuer: str = "Quốc hội",
    issued: dt.date = dt.date(2013, 6, 20),
    effective: dt.date | None = IN_FORCE,
    confirmed: bool = False,
) -> Document:
    """A published law; bulk-loaded and not confirmed, unless `confirmed`."""
    text = f"{HEAD}LUẬT\n{title}\nCăn cứ Hiến pháp;\n{articles}"
    facts = Facts(number=number, type=type_, title=title, issuer=issuer, issued=issued, effective=effective)
    by, second, origin = command_line(), None, Origin.BULK
    if confirmed:
        by, second, origin = officer(Role.PUBLISHER, "cong-bo"), officer(Role.INTAKE_OFFICER, "tiep-nhan"), Origin.DESK
    done = services.publish(
        parse_source(Source(text)), by=by, now=timezone.now(), origin=origin, facts=facts, confirmed_by=second
    )
    return done.document


def many_articles(count: int, clauses: int = 2) -> str:
    """The text of so many articles."""
    return "".join(
        f"Điều {number}. Tên {number}\n" + "".join(f"{clause}. Khoản {clause};\n" for clause in range(1, clauses + 1))
        for number in range(1, count + 1)
    )


# Law 43/2019/QH14, Điều 14, and as Law 123/2025/QH15 amended its khoản 1; shortened.
OLD = (
    "Điều 14. Phổ cập giáo dục\n1. Giáo dục tiểu học là giáo dục bắt buộc.\n"
    "2. Mọi công dân trong độ tuổi quy định có nghĩa vụ học tập.\n"
)
NEW = OLD.replace("tiểu học là", "tiểu học và giáo dục trung học cơ sở là") + "3. Chính phủ quy định chi tiết.\n"


def amended_law() -> Document:
    """The Education Law with one article, amended from 01/01/2026."""
    document = law("43/2019/QH14", "Luật Giáo dục", OLD, effective=dt.date(2020, 7, 1))
    act = law("123/2025/QH15", "Luật sửa đổi Luật Giáo dục", "Điều 1. Sửa đổi\nSửa.\n", effective=dt.date(2026, 1, 1))
    article = ProvisionVersion.objects.get(document=document, eid="art_14").provision
    new = parse_source(Source(f"LUẬT\nX\n{NEW}")).provisions
    by = officer(Role.PUBLISHER, "cong-bo")
    services.amend_provision(article, new, act=act, on=dt.date(2026, 1, 1), by=by, now=timezone.now())
    return document
