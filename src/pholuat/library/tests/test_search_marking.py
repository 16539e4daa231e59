"""What of a text is shown to a reader, and which of its words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.library.search.analysis import analyse
from pholuat.library.search.marking import mark, snippet, wanted

LAW = (
    "Trong Luật này, các từ ngữ dưới đây được hiểu như sau:\n"
    "1. * Hòa giải ở cơ sở* là việc hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận.\n"
    "2. *Cơ sở* là thôn, làng, ấp, bản, buôn, phum, sóc, tổ dân phố, khu phố và cộng đồng dân cư khác."
)


def marked(question: str, text: str, *alone: str) -> list[str]:
    return [words for words, found in mark(text, wanted(analyse(question), alone)) if found]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("hoa giai o co so", "công tác hòa giải ở cơ sở; sơ kết", ["hòa giải ở cơ sở"]),
        ("hòa giải ở cơ sở", "Hoà giải, cơ sở", ["Hoà giải", "cơ sở"]),
        ("co so", "cơ sở, sơ sài", ["cơ sở"]),
        ("co so vat chat", "cơ sở; vật chất", ["cơ sở", "vật chất"]),
        ("so do", "sổ đỏ và sơ đồ", ["sổ đỏ", "sơ đồ"]),
        ("sổ đỏ", "sổ đỏ và sơ đồ", ["sổ đỏ"]),
        ("mũ", "đội mũ, nón; mu bàn tay", ["mũ"]),
        ("ket hon", "kết hôn kết thúc hôn nhân", ["kết hôn"]),
        ('"tranh chấp" "đất đai"', "tranh chấp đất đai", ["tranh chấp đất đai"]),
        ("không đội mũ", "không hề", []),
    ],
)
def test_neighbours_of_the_question_are_marked_and_no_sign_is(question: str, text: str, found: list[str]) -> None:
    assert marked(question, text) == found


def test_a_rare_word_is_marked_also_alone_but_no_empty_one() -> None:
    assert marked("di xe khong doi mu", "không đeo mũ", "mu", "khong") == ["mũ"]


def test_a_snippet_begins_with_its_clause_and_shows_no_stars() -> None:
    shown = snippet(LAW, wanted(analyse("cơ sở là gì")), width=72)
    assert (
        "".join(words for words, _ in shown)
        == "… 1. Hòa giải ở cơ sở là việc hòa giải viên hướng dẫn, giúp đỡ các bên …"
    )


def test_the_stretch_with_the_pair_is_shown_before_one_with_its_words() -> None:
    text = "Đất ở; đại lý. " + "Một câu khác. " * 30 + "Luật Đất đai quy định."
    assert ("Đất đai", True) in snippet(text, wanted(analyse("dat dai")))


@given(st.text(), st.text(max_size=40))
def test_marking_changes_no_letter(text: str, question: str) -> None:
    asked = wanted(analyse(question), analyse(question).words)
    assert "".join(words for words, _ in mark(text, asked)) == text
