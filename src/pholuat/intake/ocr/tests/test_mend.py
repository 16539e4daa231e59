"""Slips of the machine, running heads, torn words: what is put right and what is left alone."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from pholuat.intake.ocr.errors import MESSAGES, OcrError
from pholuat.intake.ocr.mend import marked, mended, numeral, slips
from pholuat.intake.ocr.textlayer import is_sound
from pholuat.intake.ocr.told import page_dict, page_text
from pholuat.intake.words import Box, Line, Page, Word


def line(text: str, y: int, conf: float = 0.9) -> Line:
    words = [Word(word, Box(100 * place, y, 100 * place + 90, y + 30), conf) for place, word in enumerate(text.split())]
    return Line(tuple(words))


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Ðiều", "Điều"),
        (unicodedata.normalize("NFD", "phổ"), "phổ"),
        ("44/2021/T1-BGTVT", "44/2021/TT-BGTVT"),
        ("12/2025/TT-BTP", "12/2025/TT-BTP"),
        ("hoà", "hoà"),
        ("tố", "tố"),
    ],
)
def test_only_sure_slips_are_mended(read: str, right: str) -> None:
    assert slips(read) == right


@pytest.mark.parametrize(
    ("before", "read", "right"),
    [
        ("Chương", "IH", "III"),
        ("CHƯƠNG", "VIH.", "VIII."),
        ("Mục", "1I", "II"),
        ("Chương", "IV", "IV"),
        ("Chương", "11", "11"),
        ("trường", "IH", "IH"),
        ("Chương", "HII", "HII"),
    ],
)
def test_roman_numerals_of_headings(before: str, read: str, right: str) -> None:
    assert numeral(before, read) == right


def test_annexes_have_two_words_before_their_numeral() -> None:
    (found,) = mended([line("Phụ lục IH", 100)])
    assert [word.text for word in found.words] == ["Phụ", "lục", "III"]


def test_specks_are_no_letters() -> None:
    speck = Line((Word("Í", Box(5, 300, 8, 304), 0.1),))
    assert [one.words[0].text for one in mended([line("Điều 1. Phạm vi", 100), speck])] == ["Điều"]


def test_running_heads_are_marked_and_torn_numbers_joined() -> None:
    lines = (
        line("4 CÔNG BÁO/Số 1523 + 1524/Ngày 29-12-2024", 40),
        line("theo Nghị định số 147/2025/NĐ-", 300),
        line("CP ngày 12 tháng 6 của Bộ Lao động -", 350),
        line("Thương binh và Xã hội", 400),
        line("5", 970),
    )
    page = marked(Page(1, 700, 1000, lines))
    assert [one.furniture for one in page.lines] == [True, False, False, False, True]
    assert page_text(page).split("\n") == [
        "4 CÔNG BÁO/Số 1523 + 1524/Ngày 29-12-2024",
        "theo Nghị định số 147/2025/NĐ-CP",
        "ngày 12 tháng 6 của Bộ Lao động -",
        "Thương binh và Xã hội",
        "5",
    ]
    told = page_dict("a.png", page)["words"]
    assert [word for word in told if "NĐ" in word["text"]] == [
        {"text": "147/2025/NĐ-CP", "box": [400, 300, 490, 330], "conf": 0.9, "doubts": [], "rest": [[0, 350, 90, 380]]}
    ]


def test_a_word_torn_twice_goes_on_over_a_running_head() -> None:
    torn = [line("theo số 1.000.", 300), line("12", 340), line("000.", 400), line("000 đồng", 450)]
    torn = [replace(one, furniture=place == 1, joined=place in (0, 2)) for place, one in enumerate(torn)]
    assert page_text(Page(1, 700, 1000, tuple(torn))).split("\n") == ["theo số 1.000.000.000", "12", "đồng"]


def test_a_number_inside_the_page_is_no_page_number() -> None:
    page = marked(Page(1, 700, 1000, (line("Điều 1", 300), line("5", 500), line("Điều 2", 600))))
    assert not any(one.furniture for one in page.lines)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Luật này quy định nguyên tắc, chính sách về hòa giải ở cơ sở, hòa giải viên và tổ hòa giải", True),
        ("This Law provides for the principles and the policies on mediation at grass roots level", True),
        ("LuËt nµy quy ®Þnh nguyªn t¾c, chÝnh s¸ch vÒ hßa gi¶i ë c¬ së, hßa gi¶i viªn vµ tæ hßa gi¶i", False),
        ("\ufffd\ufffd\ufffd Luật này quy định nguyên tắc, chính sách về hòa giải ở cơ sở và tổ hòa giải", False),
        ("Ký bởi: Cổng Thông tin", False),
    ],
)
def test_only_a_sound_text_layer_is_read(text: str, sound: bool) -> None:
    assert is_sound(text.split()) is sound


def test_every_error_speaks() -> None:
    values = {"limit": 1, "pages": 2, "width": 3, "height": 4, "format": "PDF", "said": "x", "seconds": 5}
    assert all(OcrError(code, **values).message.endswith((".", "x")) for code in MESSAGES)


def test_a_number_torn_within_its_line_is_whole() -> None:
    (found,) = mended([line("số 28/2019/TT- BTC ngày", 100)])
    assert [word.text for word in found.words] == ["số", "28/2019/TT-BTC", "ngày"]
    assert found.words[1].box == Box(100, 100, 290, 130)
    (apart,) = mended([line("Bộ Lao động - Thương binh", 100)])
    assert len(apart.words) == 6
