"""Slips in short questions, over real texts: the same place stands first as for the question typed well."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from contextlib import suppress
from itertools import pairwise

import pytest

from pholuat.config.env import data_dir
from pholuat.library.enums import Origin
from pholuat.library.errors import Refusal
from pholuat.library.formats import records
from pholuat.library.search.perhaps import perhaps
from pholuat.library.search.results import Results
from pholuat.library.search.service import search
from pholuat.library.services import publish
from pholuat.library.tests.laws import NOW, publisher

DAY = dt.date(2021, 9, 14)
FOLDER = data_dir() / "laws" / "phap-dien"

WELL_AND_AMISS = [
    ("hòa giải viên", ["hoa giai vien", "hoà giải viên", "hòa giai viên", "hoa giai vein", "hoagiai vien"]),
    ("hòa giải viên", ["hoa giaivien", "hòa  giải   viên", "HÒA GIẢI VIÊN", "hoaf giair vieen", "hoa2 giai3 vien6"]),
    (
        "thù lao hòa giải viên",
        ["thu lao hoa giai vien", "thu lao hoa gia vien", "thulao hoa giai vien", "thù lao hoà giải viên"],
    ),
    ("báo cáo viên pháp luật", ["bao cao vien phap luat", "bao cao vien phap luta", "baocaovien phap luat"]),
    (
        "báo cáo viên pháp luật",
        ["báo cáo viên pháp luât", "baos caos vieen phaps luaatj", "bao1 cao1 vien6 phap1 luat65"],
    ),
    ("tuyên truyền viên", ["tuyen truyen vien", "tuyen truyne vien", "tuyeen truyeenf vieen", "tuyentruyen vien"]),
    (
        "trợ giúp pháp lý",
        ["tro giup phap ly", "trợ giúp pháp lí", "tro giupp phap ly", "trogiup phap ly", "tro giup phaply"],
    ),
    ("ngày pháp luật", ["ngay phap luat", "ngayf phaps luaatj", "ngay phapluat", "ngay phap luatt"]),
    ("tủ sách pháp luật", ["tu sach phap luat", "tu sahc phap luat", "tủ sách pháp luât", "tusach phap luat"]),
    ("kinh phí hòa giải", ["kinh phi hoa giai", "kinh phi hoa gaii", "kinhphi hoa giai", "kinh phí hoà giải"]),
    ("người khuyết tật", ["nguoi khuyet tat", "nguoi khuyeet tat", "nguwowif khuyeets taatj", "nguoi khuyettat"]),
    (
        "thỏa thuận hòa giải thành",
        ["thoả thuận hoà giải thành", "thoa thuan hoa giai thanh", "thoa thuna hoa giai thanh"],
    ),
]


def first(found: Results) -> tuple[str, str]:
    hit = found.best or found.ordered[0]
    return hit.number, hit.eid


def load() -> None:
    """The codification of grassroots mediation and legal education, as the library holds it."""
    by = publisher()
    for name in ("hoa-giai-o-co-so", "pho-bien-giao-duc-phap-luat"):
        for record in records(FOLDER / f"{name}.jsonl"):
            with suppress(Refusal):
                publish(record.parse(), by=by, now=NOW, origin=Origin.BULK, facts=record.facts)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="không có dữ liệu thật (PHOLUAT_DATA)")
@pytest.mark.django_db
def test_a_slip_finds_what_was_meant() -> None:
    load()
    for well, amiss in WELL_AND_AMISS:
        expected = first(search(well, on=DAY))
        assert {typed: first(search(typed, on=DAY)) for typed in amiss} == dict.fromkeys(amiss, expected)


TEXTS = {
    "khieu nai to cao": 300,
    "tro giup phap ly": 90,
    "ao": 40,
    "toc": 200,
    "va toi va": 900,
    "nuoi con": 60,
    "ga": 9,
}


def frequency(term: str) -> int:
    held: Counter[str] = Counter()
    for text, count in TEXTS.items():
        words = text.split()
        held.update(dict.fromkeys([*words, *map("_".join, pairwise(words))], count))
    return held[term]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("khieu nai toc ao", "khieu nai to cao"),
        ("khieu nai to ao", "khieu nai to cao"),
        ("tro giup phap li", "tro giup phap ly"),
        ("khieu nai to cao", ""),
        ("nuoi ga", ""),
        ("toc", ""),
        ("khieu nai toc ao cua toi va cua ai", ""),
    ],
)
def test_words_that_do_not_go_together_are_offered_otherwise(typed: str, offered: str) -> None:
    assert " ".join(perhaps(typed.split(), (), frequency)) == offered


def test_a_word_that_is_sure_is_left_alone() -> None:
    assert perhaps(["khieu", "nai", "toc", "ao"], ("toc", "ao"), frequency) == ()
