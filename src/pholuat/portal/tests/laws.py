"""Small laws for the tests of pages: written as text, read by the grammar, published like any other."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.library import services
from pholuat.library.enums import Origin
from pholuat.library.models import Document
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
