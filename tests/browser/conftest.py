"""A small library for a reader's walk: a law, a decree that cites it, the demo's regulation and its amendment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from pholuat.lawtext.document import parse_file, parse_source
from pholuat.lawtext.model import Source
from pholuat.library import services
from pholuat.library.enums import Origin
from pholuat.library.models import Document
from pholuat.library.naming import Facts
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import command_line, ensure_account, grant_role

PASSWORD = "mat-khau-thu-1"
DEMO = Path(str(import_module("pholuat.library").__file__)).parent / "demo"

# Law 35/2013/QH13 on mediation at the grassroots, articles 1 to 4 and 10, as published in Công Báo.
MEDIATION = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
HÒA GIẢI Ở CƠ SỞ
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Luật này quy định nguyên tắc, chính sách của Nhà nước về hòa giải ở cơ sở, hòa giải viên, tổ hòa giải.
2. Hoạt động hòa giải của tòa án không thuộc phạm vi điều chỉnh của Luật này.
Điều 2. Giải thích từ ngữ
Trong Luật này, các từ ngữ dưới đây được hiểu như sau:
1. Hòa giải ở cơ sở là việc hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận, tự nguyện giải quyết.
2. Cơ sở là thôn, làng, ấp, bản, buôn, phum, sóc, tổ dân phố, khu phố, khối phố và cộng đồng dân cư khác.
Điều 3. Phạm vi hòa giải ở cơ sở
1. Việc hòa giải ở cơ sở được tiến hành đối với các mâu thuẫn, tranh chấp, trừ các trường hợp sau đây:
a) Mâu thuẫn, tranh chấp xâm phạm lợi ích của Nhà nước, lợi ích công cộng;
b) Vi phạm pháp luật về hôn nhân và gia đình mà theo quy định của pháp luật không được hòa giải.
2. Chính phủ quy định chi tiết Điều này.
Điều 4. Nguyên tắc tổ chức, hoạt động hòa giải ở cơ sở
1. Tôn trọng sự tự nguyện của các bên; không bắt buộc, áp đặt các bên trong hòa giải ở cơ sở.
2. Giữ bí mật thông tin đời tư của các bên, trừ trường hợp quy định tại khoản 4 và khoản 5 Điều 10 của Luật này.
Điều 10. Nghĩa vụ của hòa giải viên
1. Thực hiện hòa giải khi có căn cứ theo quy định.
2. Tuân thủ các nguyên tắc quy định tại Điều 4 của Luật này.
3. Từ chối tiến hành hòa giải nếu bản thân có quyền lợi và nghĩa vụ liên quan.
4. Thông báo kịp thời cho tổ trưởng tổ hòa giải để báo cáo Chủ tịch Ủy ban nhân dân cấp xã.
5. Thông báo kịp thời cho tổ trưởng tổ hòa giải để báo cáo cơ quan có thẩm quyền xử lý.
"""
DECREE = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
NGHỊ ĐỊNH
Quy định chi tiết một số điều và biện pháp thi hành Luật Hòa giải ở cơ sở
Căn cứ Luật hòa giải ở cơ sở số 35/2013/QH13 ngày 20 tháng 6 năm 2013;
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 25 tháng 4 năm 2014.
"""
WIDE = "\nPHỤ LỤC\nBIỂU MẪU THỐNG KÊ\n" + "\n".join(
    "\t".join(f"{name} {column}" for column in range(1, 13)) for name in ("Cột", "Số", "Hòa_giải_thành")
)
LAW_FACTS = Facts(
    number="35/2013/QH13",
    type="Luật",
    title="Luật Hòa giải ở cơ sở",
    issuer="Quốc hội",
    issued=dt.date(2013, 6, 20),
    effective=dt.date(2014, 1, 1),
)
DECREE_FACTS = Facts(
    number="15/2014/NĐ-CP",
    type="Nghị định",
    title="Quy định chi tiết một số điều và biện pháp thi hành Luật Hòa giải ở cơ sở",
    issuer="Chính phủ",
    issued=dt.date(2014, 2, 27),
    effective=dt.date(2014, 4, 25),
)


@pytest.fixture
def publisher(transactional_db: None) -> Account:
    """Someone who may confirm, with PASSWORD."""
    person = ensure_account("cong-bo@example.org", "Lê Văn Minh", PASSWORD)
    grant_role(person, Role.PUBLISHER, since=dt.date(2020, 1, 1))
    return person


@pytest.fixture
def library(transactional_db: None) -> list[Document]:
    """The documents, as a bulk load leaves them."""
    by = command_line()
    sources = [
        (parse_source(Source(MEDIATION)), LAW_FACTS),
        (parse_source(Source(DECREE + WIDE)), DECREE_FACTS),
        (parse_file(DEMO / "9001-qd-ubnd.docx"), Facts()),
    ]
    return [
        services.publish(parsed, by=by, now=timezone.now(), origin=Origin.BULK, facts=facts).document
        for parsed, facts in sources
    ]


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A page in a window of 360 by 740."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Any) -> Iterator[Any]:
    """A phone that runs no script."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()
