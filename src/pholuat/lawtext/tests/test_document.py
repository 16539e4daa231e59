"""A document read whole: its stages, and what stays when one of them fails."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.lawtext import document
from pholuat.lawtext.document import STAGES, parse_source
from pholuat.lawtext.model import Header, Mark, ParsedDocument, Role, Source

TEXT = "LUẬT\nTHỬ\nĐiều 1. Một\nTheo khoản 1 Điều 2 Luật này.\nĐiều 2. Hai\n1. Hết.\n2. Thật."


def test_the_worked_example_is_true() -> None:
    assert doctest.testmod(document).failed == 0


def test_all_stages_fill_one_document() -> None:
    found = parse_source(Source(TEXT))
    assert found.text == TEXT
    assert (found.header.type, found.header.title) == ("Luật", "LUẬT THỬ")
    assert [one.eid for one in found.provisions] == ["art_1", "art_2", "art_2__cl_1", "art_2__cl_2"]
    assert [one.targets for one in found.citations] == [("#art_2__cl_1",)]
    assert "".join(found.text[block.start : block.end] for block in found.blocks) == TEXT


@pytest.mark.parametrize("broken", list(STAGES))
def test_a_stage_that_fails_leaves_the_work_of_the_others_and_a_notice(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Source, found: ParsedDocument) -> ParsedDocument:
        raise ValueError("hỏng")

    whole = parse_source(Source(TEXT))
    monkeypatch.setitem(STAGES, broken, fail)
    found = parse_source(Source(TEXT))
    assert [(one.line, one.code) for one in found.warnings] == [(1, "stage_failed")]
    assert broken in found.warnings[0].message
    assert found.text == TEXT
    assert "".join(found.text[block.start : block.end] for block in found.blocks) == TEXT
    kept = {"cấu trúc": found.provisions, "thông tin đầu văn bản": found.header, "trích dẫn": found.citations}
    empty = {"cấu trúc": (), "thông tin đầu văn bản": Header(), "trích dẫn": ()}
    assert kept[broken] == empty[broken]
    if broken != "cấu trúc":
        assert found.provisions == whole.provisions


@given(
    st.lists(
        st.sampled_from(
            [*TEXT.split("\n"), "a) x", "Phụ lục I", "QUY CHẾ", "“Điều 3. y", "”", "Số: 1/2020/NĐ-CP", "TM. CHÍNH PHỦ",
             "Nơi nhận:", "Hà Nội, ngày 31 tháng 02 năm 2020", "Luật này có hiệu lực sau một ngày", "\t|", ""]
        )
    ),
    st.lists(st.tuples(st.sampled_from(list(Role)), st.integers(0, 80), st.integers(0, 30)), max_size=3),
)  # fmt: skip
def test_no_soup_of_lines_and_marks_makes_a_stage_fail(lines: list[str], marks: list[tuple[Role, int, int]]) -> None:
    text = "\n".join(lines)
    given_marks = tuple(
        Mark(role, start, min(start + size, len(text))) for role, start, size in sorted(marks, key=lambda mark: mark[1])
    )
    found = parse_source(Source(text, given_marks))
    assert [one for one in found.warnings if one.code == "stage_failed"] == []
