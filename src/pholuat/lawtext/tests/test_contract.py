"""What the JSON of `pholuat parse` promises of every document; the list of promises itself is shown to catch slips."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.config.env import data_dir
from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Mark, Role, Source
from pholuat.lawtext.readers import read_bytes
from pholuat.lawtext.serial import as_dict
from pholuat.lawtext.tests.contract import faults

LAWS = data_dir() / "laws"
DECISION = """ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: 12/2021/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Bình Định, ngày 15 tháng 6 năm 2021
QUYẾT ĐỊNH
Ban hành Quy chế
Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;
Điều 1. Phạm vi điều chỉnh
1. Quyết định này quy định việc hòa giải theo khoản 2 Điều 3 Nghị định số 15/2014/NĐ-CP:
a) Vụ việc thứ nhất thuộc phạm vi hòa giải ở cơ sở;
b) Vụ việc thứ hai.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2021.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn A
PHỤ LỤC I
BIỂU MẪU
"""


def printed(source: Source) -> dict[str, Any]:
    """The JSON of a text as a program reads it."""
    read: dict[str, Any] = json.loads(json.dumps(as_dict("tep.txt", parse_source(source)), ensure_ascii=False))
    return read


def test_a_decision_keeps_every_promise() -> None:
    assert list(faults(printed(Source(DECISION)))) == []


def moved(document: dict[str, Any]) -> None:
    document["blocks"][1]["start"] += 1


def orphaned(document: dict[str, Any]) -> None:
    document["provisions"][1]["parent"] = "art_9"


def numbered(document: dict[str, Any]) -> None:
    document["provisions"][1]["text"] = "1. " + document["provisions"][1]["text"]


def swallowed(document: dict[str, Any]) -> None:
    document["provisions"][1]["text"] += "\n" + document["provisions"][2]["text"]


def misdated(document: dict[str, Any]) -> None:
    document["date"] = "20210615"


def misaimed(document: dict[str, Any]) -> None:
    document["citations"][0]["targets"] = ["15/2014/NĐ-CP#dieu-3"]


def renamed(document: dict[str, Any]) -> None:
    document["blocks"][0]["role"] = "head"


@pytest.mark.parametrize("slip", [moved, orphaned, numbered, swallowed, misdated, misaimed, renamed])
def test_each_slip_is_caught(slip: Callable[[dict[str, Any]], None]) -> None:
    document = printed(Source(DECISION))
    slip(document)
    assert list(faults(document))


@given(st.lists(st.sampled_from(DECISION.split("\n")), max_size=40), st.integers(0, 300), st.integers(0, 300))
def test_any_order_of_its_lines_keeps_the_promises(lines: list[str], start: int, end: int) -> None:
    text = "\n".join(lines)
    assert list(faults(printed(Source(text, (Mark(Role.TABLE, start, end),))))) == []


@pytest.mark.skipif(not LAWS.is_dir(), reason="không có thư mục văn bản thật (PHOLUAT_DATA)")
def test_pages_of_the_national_database_keep_the_promises() -> None:
    with lzma.open(LAWS / "vbpl-structured.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 24):
            record = json.loads(line)
            page = read_bytes(record["html"].encode(), "trang.html")
            assert list(faults(printed(page))) == [], record["doc"]
