"""What a database says of a text gives way to the text, where the text is sound."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.lawtext.model import Header
from pholuat.library.naming import Facts, name_of
from pholuat.library.second_hand import believed

TITLE = "Quy định quản lý, sử dụng nhà nghỉ dưỡng trong Công an nhân dân"
ISSUED, FIRST = dt.date(2025, 12, 15), dt.date(2026, 2, 1)


def _text(**other: object) -> Header:
    said = {"number": "50/2025/TT-BXD", "type": "Thông tư", "issuer": "Bộ Xây dựng", "date": ISSUED, "title": TITLE}
    return Header(**(said | {"effective": FIRST} | other))  # type: ignore[arg-type]


def _facts(**other: object) -> Facts:
    said = {"number": "50/2025/TT-BXD", "type": "Thông tư", "title": TITLE, "second_hand": True}
    return Facts(**(said | other))  # type: ignore[arg-type]


def test_the_days_of_the_text_go_before_those_of_the_database() -> None:
    facts = believed(_facts(effective=dt.date(2025, 2, 1)), _text())
    assert (facts.effective, [doubt.code for doubt in facts.doubts]) == (FIRST, ["effective_differs"])


def test_a_first_day_before_the_day_of_issue_is_a_slip_of_the_text() -> None:
    facts = believed(_facts(effective=FIRST), _text(effective=dt.date(2025, 2, 1)))
    assert (facts.effective, facts.doubts) == (FIRST, ())


def test_what_a_person_says_is_believed() -> None:
    facts = Facts(number="1/2026/TT-BXD", effective=dt.date(2025, 2, 1))
    assert believed(facts, _text()) is facts


def test_a_text_of_another_document_is_known_by_its_own_name() -> None:
    """vbpl.vn shows the Decision on amnesty under the number of the Law on Children."""
    law = _facts(number="102/2016/QH13", type="Luật", title="Luật Trẻ em", effective=dt.date(2017, 6, 1))
    day = dt.date(2024, 7, 30)
    text = _text(
        number="758/2024/QĐ-CTN",
        type="Quyết định",
        issuer="Chủ tịch nước",
        date=day,
        effective=day,
        title="Về đặc xá năm 2024",
    )
    facts = believed(law, text)
    name = name_of(text, facts)
    assert (name.number, name.type, name.title, name.effective) == (
        "758/2024/QĐ-CTN",
        "Quyết định",
        "Về đặc xá năm 2024",
        day,
    )
    assert [doubt.message for doubt in facts.doubts] == [
        "Nguồn ghi số 102/2016/QH13, trong văn bản đọc được 758/2024/QĐ-CTN."
    ]


def test_a_text_of_another_document_without_a_number_has_no_known_validity() -> None:
    facts = believed(_facts(effective=FIRST), _text(number="", title="Ban hành Quy chế thi tốt nghiệp phổ thông"))
    assert facts.validity_note == ("Lời văn dường như không phải của văn bản mà nguồn ghi; hiệu lực chưa xác định.")
    assert (facts.number, [doubt.code for doubt in facts.doubts]) == ("50/2025/TT-BXD", ["text_of_another"])


@pytest.mark.parametrize(
    "printed",
    ["97/2025/QĐ-UBND", "50/2025/TT-BXDD", "50/2025-BXD", "50/2024/TT-BXD", "50/2025/TT-BTC", "", "50/2025"],
    ids=["other type", "no such issuer", "no type", "other year", "other issuer", "none", "cut"],
)
def test_a_number_that_does_not_agree_with_what_stands_beside_it_is_a_slip_of_the_text(printed: str) -> None:
    facts = believed(_facts(number="51/2025/TT-BXD"), _text(number=printed))
    assert facts.number == "51/2025/TT-BXD"


@pytest.mark.parametrize("recorded", ["50/2024/TT-BXD", "2025/TT-", "50/2025/TT-BXDD"])
def test_a_sound_number_of_the_text_mends_the_database(recorded: str) -> None:
    facts = believed(_facts(number=recorded, title=f"Số {recorded} {TITLE}"), _text())
    name = name_of(_text(), facts)
    assert (name.number, name.title) == ("50/2025/TT-BXD", TITLE)


@pytest.mark.parametrize("recorded", [TITLE.upper(), TITLE[:-3], TITLE.upper()[:-3]])
def test_a_title_in_capitals_or_cut_off_is_written_as_the_text_has_it(recorded: str) -> None:
    assert believed(_facts(title=recorded), _text()).title == TITLE
