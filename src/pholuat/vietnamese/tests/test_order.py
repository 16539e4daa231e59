import functools
import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.order import LETTERS, TONES, sort_key

WORDS = st.text(alphabet="aăâbdđeêoôơuưyàáảãạằắẳẵặđĐÂ 0123456789-,", max_size=8)


def compare(one: str, other: str) -> int:
    """The order spelled out pair by pair, as a dictionary's editor would."""
    pairs = itertools.zip_longest(runs(one), runs(other))
    for left, right in pairs:
        if left is None or right is None:
            return -1 if left is None else 1
        if left != right:
            return -1 if left < right else 1
    return (one > other) - (one < other)


def runs(text: str) -> list[tuple[int, int, list[int], list[int]]]:
    """Each number as (0, value, …) and each syllable as (1, 0, places of its letters, its tones)."""
    result: list[tuple[int, int, list[int], list[int]]] = []
    for kind, group in itertools.groupby(text.lower(), key=lambda char: char.isdigit() + 2 * char.isalpha()):
        run = "".join(group)
        if kind == 1:
            result.append((0, int(run), [], []))
        elif kind == 2:
            apart = unicodedata.normalize("NFD", run)
            marks = [TONES.index(char) + 1 for char in apart if char in TONES]
            plain = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
            result.append((1, 0, [LETTERS.index(letter) for letter in plain], marks or [0]))
    return result


def test_the_alphabet() -> None:
    letters = ["y", "ư", "u", "ơ", "ô", "o", "ê", "e", "đ", "d", "c", "b", "â", "ă", "a"]
    assert sorted(letters, key=sort_key) == ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]


def test_tones_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_letters_weigh_more_than_tones_and_a_syllable_more_than_the_next() -> None:
    words = ["bán", "bàn", "ba", "bà", "ba bị", "bà con", "bản đồ", "bản án", "ban"]
    assert sorted(words, key=sort_key) == ["ba", "ba bị", "bà", "bà con", "ban", "bàn", "bản án", "bản đồ", "bán"]


def test_units_of_a_province_stand_as_in_its_lists() -> None:
    units = ["Vĩnh Thạnh", "Tuy Phước", "Vân Canh", "Tây Sơn", "Phù Mỹ", "Phù Cát", "An Nhơn", "An Lão", "Hoài Ân"]
    assert sorted(units, key=sort_key) == [
        "An Lão", "An Nhơn", "Hoài Ân", "Phù Cát", "Phù Mỹ", "Tây Sơn", "Tuy Phước", "Vân Canh", "Vĩnh Thạnh",
    ]  # fmt: skip


def test_numbers_stand_by_value_and_before_letters() -> None:
    titles = ["Điều 10", "Điều 9", "Điều 9a", "Điều 100", "Điều khoản", "Điều"]
    assert sorted(titles, key=sort_key) == ["Điều", "Điều 9", "Điều 9a", "Điều 10", "Điều 100", "Điều khoản"]


def test_both_places_of_a_tone_mark_and_both_forms_of_unicode_are_neighbours() -> None:
    words = ["hoà mình", "hòa giải", "hoà bình", "hòa ái"]
    assert sorted(words, key=sort_key) == ["hòa ái", "hoà bình", "hòa giải", "hoà mình"]
    assert sort_key(unicodedata.normalize("NFD", "Điều ước")) == sort_key("Điều ước")


def test_signs_have_no_weight() -> None:
    assert sorted(["“Án”", "ăn", "(an)"], key=sort_key) == ["(an)", "“Án”", "ăn"]


@given(st.lists(WORDS, max_size=6))
def test_the_key_agrees_with_the_order_pair_by_pair(words: list[str]) -> None:
    assert sorted(words, key=sort_key) == sorted(words, key=functools.cmp_to_key(compare))


@given(st.text(), st.text())
def test_different_texts_have_different_keys(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_the_order_of_characters_is_the_order_of_bytes(words: list[str]) -> None:
    keys = [sort_key(word) for word in words]
    assert sorted(keys) == sorted(keys, key=lambda key: key.encode())
