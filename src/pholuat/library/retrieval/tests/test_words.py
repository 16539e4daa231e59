"""What a text becomes before it is compared."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pholuat.library.retrieval.words import MOST_LINES, MOST_TOKENS, Packed, Text, hashed, pairs, prepare

LAW = Text("Luật Hòa giải ở cơ sở", "Phạm vi hòa giải", "1. Mâu thuẫn giữa các bên;\n2. Tranh chấp dân sự.")


def test_a_text_is_found_by_its_syllables_and_by_pairs_of_neighbours_of_one_line() -> None:
    terms = prepare(LAW).terms.split()
    assert {"hoa", "hoa_giai", "giai_o", "pham_vi", "1_mau", "tranh_chap"} <= set(terms)
    assert "giai_1" not in terms
    assert "ben_2" not in terms


def test_the_arrays_keep_heading_lines_and_the_name_of_the_document() -> None:
    packed = Packed.from_bytes(prepare(LAW).packed)
    assert packed.starts.tolist() == [0, 4, 10]
    assert packed.folded[:4].tolist() == [hashed(word) for word in ("pham", "vi", "hoa", "giai")]
    assert packed.accented[2:4].tolist() == [hashed("hoà"), hashed("giải")]
    assert packed.title.tolist() == [hashed(word) for word in ("luat", "hoa", "giai", "o", "co", "so")]


def test_both_tone_conventions_are_one_word() -> None:
    old, new = (prepare(Text("", "", word)).packed for word in ("hoà giải", "hòa giải"))
    assert old == new


def test_a_book_as_one_article_is_cut_for_ranking_but_found_by_all_its_words() -> None:
    book = Text("", "", "\n".join(f"điều thứ {place} w{place}" for place in range(2 * MOST_TOKENS)))
    prepared = prepare(book)
    packed = Packed.from_bytes(prepared.packed)
    assert len(packed.folded) <= MOST_TOKENS
    assert len(packed.starts) <= MOST_LINES
    assert f"w{2 * MOST_TOKENS - 1}" in prepared.terms.split()


@given(st.text(), st.text(), st.text())
def test_packing_loses_nothing_whatever_the_text(title: str, heading: str, body: str) -> None:
    packed = Packed.from_bytes(prepare(Text(title, heading, body)).packed)
    again = Packed.from_bytes(packed.to_bytes())
    for name in ("folded", "accented", "starts", "title"):
        np.testing.assert_array_equal(getattr(packed, name), getattr(again, name))
    assert len(packed.folded) == len(packed.accented)
    assert packed.starts.tolist() == sorted(packed.starts.tolist())


def test_pairs_of_one_word_are_none() -> None:
    assert pairs(["hoa"]) == []
    assert pairs(["hoa", "giai", "o"]) == ["hoa_giai", "giai_o"]
