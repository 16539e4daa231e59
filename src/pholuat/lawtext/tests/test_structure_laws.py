"""Laws that hold for any document put together from the grammar's own levels."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pholuat.lawtext.address_nums import roman
from pholuat.lawtext.model import Source
from pholuat.lawtext.structure import parse
from pholuat.lawtext.structure.grammar import FOREIGN_LETTERS, POINT_LETTERS
from pholuat.lawtext.structure.quote_marks import balance, partners
from pholuat.lawtext.tests.structure_reading import cut, eids

LETTERS = "".join(letter for letter in POINT_LETTERS if letter not in FOREIGN_LETTERS)
# An article is a list of clauses, a clause the number of its points; a chapter is a list of articles.
articles = st.lists(st.integers(0, 5), max_size=5)
chapters = st.lists(st.lists(articles, min_size=1, max_size=4), min_size=1, max_size=4)
clause_marks = st.sampled_from(["{}. ", "{}.", "{}) ", "{}- ", "{}/ "])
point_marks = st.sampled_from(["{}) ", "{})", "{}/ ", "{}. "])
article_marks = st.sampled_from(["Điều {}. ", "ĐIỀU {}: ", "Điều {} - ", "Điều {}.- "])


@st.composite
def laws(draw: st.DrawFn) -> tuple[str, list[str]]:
    """The text of a law with chapters, and the addresses that it must have."""
    article_mark, clause_mark, point_mark = draw(article_marks), draw(clause_marks), draw(point_marks)
    lines: list[str] = ["LUẬT", "VỀ MỘT VIỆC"]
    addresses: list[str] = []
    number = 0
    for chapter, held in enumerate(draw(chapters), start=1):
        lines += [f"Chương {roman(chapter)}", "TÊN CHƯƠNG"]
        addresses.append(f"chp_{roman(chapter)}")
        for clauses in held:
            number += 1
            lines.append(article_mark.format(number) + "Tên điều")
            addresses.append(f"art_{number}")
            for clause, points in enumerate(clauses, start=1):
                lines.append(clause_mark.format(clause) + "Lời của khoản:")
                addresses.append(f"art_{number}__cl_{clause}")
                for letter in LETTERS[:points]:
                    lines.append(point_mark.format(letter) + "Lời của điểm;")
                    token = letter.replace("đ", "dd")
                    addresses.append(f"art_{number}__cl_{clause}__point_{token}")
    return "\n".join(lines), addresses


def believed_whole(addresses: list[str]) -> bool:
    """Marks of before are believed in a list of two or more."""
    clauses = [address for address in addresses if address.count("__") == 1]
    return all(f"{address[: address.rindex('_')]}_2" in addresses for address in clauses) and all(
        f"{address[: address.rindex('_')]}_b" in addresses for address in addresses if address.count("__") == 2
    )


@given(laws())
@settings(max_examples=150, deadline=None)
def test_a_law_has_the_addresses_that_it_was_made_of(law: tuple[str, list[str]]) -> None:
    text, addresses = law
    if believed_whole(addresses):
        assert eids(text) == addresses
        assert parse(Source(text)).warnings == ()


@given(laws(), st.sampled_from(["\r\n", "\n\n", "\n \xa0\n", " \n", "\u200b\n"]))
@settings(max_examples=100, deadline=None)
def test_the_ends_of_lines_do_not_matter(law: tuple[str, list[str]], ending: str) -> None:
    text, _ = law
    assert eids(text.replace("\n", ending)) == eids(text)


@given(laws())
@settings(max_examples=60, deadline=None)
def test_composed_and_decomposed_letters_are_read_alike(law: tuple[str, list[str]]) -> None:
    text, _ = law
    decomposed = parse(Source(unicodedata.normalize("NFD", text)))
    composed = parse(Source(text))
    assert [held.eid for held in decomposed.provisions] == [held.eid for held in composed.provisions]
    assert [unicodedata.normalize("NFC", held.text) for held in decomposed.provisions] == [
        held.text for held in composed.provisions
    ]


@given(laws(), st.data())
@settings(max_examples=60, deadline=None)
def test_letters_that_nobody_sees_change_nothing(law: tuple[str, list[str]], data: st.DataObject) -> None:
    text, _ = law
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    sown = text
    for place in sorted(places, reverse=True):
        sown = sown[:place] + data.draw(st.sampled_from("\xad\u200b\u200c\u200d\u2060\ufeff")) + sown[place:]
    structure = parse(Source(sown))
    assert [held.eid for held in structure.provisions] == eids(text)
    assert cut(sown, structure) == sown


@given(laws())
@settings(max_examples=60, deadline=None)
def test_a_quoted_law_has_no_address(law: tuple[str, list[str]]) -> None:
    text, _ = law
    amending = f"Điều 1. Sửa đổi Luật A như sau:\n“{text}”\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực."
    assert eids(amending) == ["art_1", "art_2"]


@given(laws())
@settings(max_examples=60, deadline=None)
def test_an_enclosed_regulation_has_the_same_addresses_below_its_own(law: tuple[str, list[str]]) -> None:
    text, _ = law
    body = text.partition("VỀ MỘT VIỆC\n")[2]
    decision = (
        "QUYẾT ĐỊNH\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê A\n"
        f"QUY CHẾ\nVề một việc\n(Ban hành kèm theo Quyết định số 1/2024/QĐ-UBND)\n{body}"
    )
    assert eids(decision) == ["art_1", *(f"reg_1__{address}" for address in eids(text))]


@given(laws(), st.lists(st.text('ab ()“”"‘’.:;-đĐ', max_size=12), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_law_stands_in_a_block_and_once(law: tuple[str, list[str]], soup: list[str]) -> None:
    text = "\n".join([law[0], *soup])
    assert cut(text, parse(Source(text))) == text


@given(st.lists(st.integers(-2, 2), max_size=40))
def test_the_partner_of_a_line_is_the_first_that_brings_the_depth_back(balances: list[int]) -> None:
    found = partners(balances)
    for index, turned in enumerate(balances):
        if turned > 0:
            depths = [sum(balances[index : last + 1]) for last in range(index, len(balances))]
            due = next((index + step for step, depth in enumerate(depths) if depth <= 0), len(balances))
            assert found[index] == due
        else:
            assert found[index] == len(balances)


@given(st.text("ab “”«»\"'‘’().;:", max_size=60))
def test_marks_and_words_apart_balance_alike(words: str) -> None:
    assert balance(words + " x") == balance(words) or words.endswith(("'", "‘", "’"))
