import gzip
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.config.env import data_dir
from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.syllables import can_exist, tokens

CODES = data_dir() / "laws" / "codes"


def listed(text: str) -> list[str]:
    return text.split()


def test_tokens_keep_numbers_whole() -> None:
    text = "Theo khoản 2a Điều 12 Nghị định số 30/2020/NĐ-CP (01/2022/TTLT-BCA) ngày 05/3/2020: 1.500.000,5 đồng."
    assert [token.text for token in tokens(text)] == [
        "Theo", "khoản", "2a", "Điều", "12", "Nghị", "định", "số", "30/2020/NĐ-CP", "01/2022/TTLT-BCA",
        "ngày", "05/3/2020", "1.500.000,5", "đồng",
    ]  # fmt: skip


def test_tokens_part_ranges_and_alternatives() -> None:
    assert [token.text for token in tokens("Điều 5-7, và/hoặc, 2019 - 2021, 13-9-2019")] == [
        "Điều", "5", "7", "và", "hoặc", "2019", "2021", "13-9-2019",
    ]  # fmt: skip


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        end = token.end


@given(st.text(alphabet="aăđêộ 1/-."))
def test_no_letter_or_figure_lies_outside_the_tokens(text: str) -> None:
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalnum())


@pytest.mark.parametrize(
    "syllable",
    listed(
        "a ơ y ở và nghiêng được quyết khuỷu ngoằn ngoèo nguếch ngoạc xoong quốc quý quả gì gìn giếng giết giặc giữa "
        "ghế nghề kẻ cưỡng yêu uyên ủy uỷ hòa hoà khỏe khoẻ thuý buýt thuở khuya quỳnh Huỳnh ĐIỀU phổ pháp khiếu"
    ),
)
def test_syllables_of_the_language(syllable: str) -> None:
    assert can_exist(syllable)
    assert can_exist(unicodedata.normalize("NFD", syllable))


@pytest.mark.parametrize(
    "spelling",
    [
        *listed("nghỉên phôỉ đuợc đươc IH III cat tiêp lạch̉ gê ngê cế kòng qu qúy hòan tòan chuơng nghành quôc"),
        *listed("ngăó b QH UBND Ðiều law và3 iêu"),
        "",
        " ",
        "hai từ",
    ],
)
def test_slips_abbreviations_and_foreign_words(spelling: str) -> None:
    assert not can_exist(spelling)


def test_a_final_stop_bears_only_two_tones() -> None:
    assert [word for word in listed("cac càc cảc cãc các cạc") if can_exist(word)] == ["các", "cạc"]
    assert [word for word in listed("tich tìch tỉch tĩch tích tịch") if can_exist(word)] == ["tích", "tịch"]


@pytest.mark.skipif(not CODES.is_dir(), reason="không có thư mục văn bản thật (PHOLUAT_DATA)")
def test_nearly_all_words_of_the_codes_exist() -> None:
    words = [
        token.text
        for path in sorted(CODES.glob("*.json.gz"))
        for token in tokens(nfc(json.loads(gzip.decompress(path.read_bytes()))["raw_text"]))
        if token.text.isalpha() and len(token.text) > 1 and not token.text.isupper()
    ]
    strange = [word for word in words if not can_exist(word)]
    assert len(words) > 400_000
    assert len(strange) / len(words) < 0.001
