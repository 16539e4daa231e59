"""A consolidated text never shows its amended words as in force before the amendment."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.library import queries
from pholuat.library.consolidated import last_amended
from pholuat.library.enums import State
from pholuat.library.tests.laws import published

# After the head of 19/VBHN-VPQH (Công Báo 329 + 330, 01-4-2020).
TEXT = """VĂN PHÒNG QUỐC HỘI
Số: 19/VBHN-VPQH
LUẬT
BẢO HIỂM XÃ HỘI
Luật Bảo hiểm xã hội số 58/2014/QH13 ngày 20 tháng 11 năm 2014 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm \
2016, được sửa đổi, bổ sung bởi:
1. Luật An toàn, vệ sinh lao động số 84/2015/QH13 ngày 25 tháng 6 năm 2015 của Quốc hội, có hiệu lực kể từ ngày 01 \
tháng 7 năm 2016;
2. Bộ luật Lao động số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2021.
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Bảo hiểm xã hội.
Điều 1. Phạm vi điều chỉnh
Luật này quy định chế độ, chính sách bảo hiểm xã hội.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2016.
"""
LAST = dt.date(2021, 1, 1)


def test_the_last_amendment_at_the_head_counts() -> None:
    assert last_amended(parse_source(Source(TEXT))) == LAST


def test_any_other_text_has_none() -> None:
    head, tail = TEXT.split(", được sửa đổi, bổ sung bởi:")[0], TEXT.split("Căn cứ Hiến pháp")[1]
    assert last_amended(parse_source(Source(f"{head}.\nCăn cứ Hiến pháp{tail}"))) is None


@pytest.mark.django_db
def test_before_it_the_words_are_not_shown_as_in_force() -> None:
    document = published(TEXT)
    states = [queries.documents(day).get(pk=document.pk).state for day in (dt.date(2020, 12, 31), LAST)]
    assert states == [State.NOT_YET, State.IN_FORCE]
