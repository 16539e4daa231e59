"""The inverted index: what is put in is found, narrowed, taken out, and kept through an interrupted writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from pholuat.library.retrieval.index import Entry, Index, Narrowing
from pholuat.library.retrieval.words import Text, prepare

HELD = prepare(Text("Luật Hòa giải ở cơ sở", "Hòa giải viên", "Người được công nhận."))


def entry(id_: int, body: str, **kwargs: object) -> Entry:
    return Entry(id_, kwargs.pop("group", id_), prepare(Text("", "", body)), **kwargs)  # type: ignore[arg-type]


def filled(*entries: Entry, folder: Path | None = None) -> Index:
    index = Index(folder)
    with index.writer() as writer:
        for each in entries:
            writer.add(each)
    index.reload()
    return index


def ids(index: Index, *terms: str, narrowing: Narrowing | None = None, limit: int = 10) -> list[int]:
    return [each.id for each in index.nearest(terms, narrowing or Narrowing(), limit)]


def test_the_text_that_holds_more_of_the_rarer_words_is_nearer() -> None:
    index = filled(entry(1, "hòa giải tranh chấp"), entry(2, "hòa giải ở cơ sở"), entry(3, "hòa giải"))
    assert ids(index, "co", "so", "hoa")[0] == 2
    assert ids(index, "tranh") == [1]
    assert ids(index, "khongco") == []


def test_the_ids_alone_are_those_of_the_nearest_texts_in_their_order() -> None:
    index = filled(entry(0, "hòa giải tranh chấp"), entry(2, "hòa giải ở cơ sở"), entry(3, "hòa giải"))
    terms = ["hoa", "giai", "co"]
    assert index.nearest_ids(terms, Narrowing(), 2) == ids(index, *terms, limit=2) == [2, 3]


def test_words_of_nearly_every_text_find_none_where_four_others_were_asked_for() -> None:
    every = [entry(number, "quy định") for number in range(8)]
    index = filled(*every, entry(8, "quy định ủy ban nhân dân"))
    assert ids(index, "quy", "dinh", "uy", "ban", "nhan", "dan") == [8]
    assert len(ids(index, "quy", "dinh", "uy", "ban", "nhan")) == 9


def test_no_word_finds_nothing() -> None:
    assert ids(filled(entry(1, "hòa giải"))) == []
    assert ids(Index(), "hoa") == []


def test_a_rare_word_tells_more_than_a_common_one_and_an_unknown_one_nothing() -> None:
    index = filled(*(entry(place, "điều chung" + (" hiếm" if place == 1 else "")) for place in range(1, 9)))
    assert index.weight("hiem") > index.weight("chung") > 0
    assert index.weight("la") == 0


@pytest.mark.parametrize(
    ("day", "states", "found"),
    [
        (9, ("in_force",), [3]),
        (10, ("in_force",), [1, 3]),
        (19, ("in_force",), [1, 3]),
        (20, ("in_force",), [2, 3]),
        (9, ("not_yet",), [1, 2, 5]),
        (19, ("suspended",), [5]),
        (20, ("expired",), [1, 5]),
        (15, ("unknown",), [4]),
        (15, ("in_force", "unknown"), [1, 3, 4]),
        (15, (), [1, 2, 3, 4, 5]),
    ],
)
def test_a_text_answers_by_its_state_on_the_day(day: int, states: tuple[str, ...], found: list[int]) -> None:
    """[since, until): the last day is not held; a text of unknown days holds on none."""
    index = filled(
        entry(1, "hòa giải", since=10, until=20, state="in_force"),
        entry(2, "hòa giải", since=20, state="in_force"),
        entry(3, "hòa giải", state="in_force"),
        entry(4, "hòa giải", since=0, until=0, state="unknown"),
        entry(5, "hòa giải", since=10, until=20, state="suspended"),
    )
    assert sorted(ids(index, "hoa", narrowing=Narrowing(day=day, states=states))) == found


def test_texts_of_a_chosen_document_pass_whatever_their_state() -> None:
    index = filled(entry(1, "hòa giải", state="in_force"), entry(2, "hòa giải", since=50), entry(3, "hòa", since=50))
    assert sorted(ids(index, "hoa", narrowing=Narrowing(day=9, states=("in_force",), groups=(3,)))) == [1, 3]


def test_documents_are_counted_by_value_among_texts_that_hold_all_words_or_are_named() -> None:
    index = filled(
        entry(1, "hòa giải ở cơ sở", group=1, type="Luật", year=2013),
        entry(2, "hòa giải viên", group=1, type="Luật", year=2013),
        entry(3, "hòa giải", group=2, type="Nghị định", year=2014),
        entry(4, "cơ sở", group=3, type="Thông tư"),
    )
    assert index.counted(["hoa", "giai"], [], "type", Narrowing()) == {"Luật": 1, "Nghị định": 1}
    assert index.counted(["hoa", "giai"], [4], "type", Narrowing()) == {"Luật": 1, "Nghị định": 1, "Thông tư": 1}
    assert index.counted(["hoa"], [4], "year", Narrowing()) == {"2013": 1, "2014": 1}
    assert index.documents(["hoa", "giai"], [], Narrowing(years=(2013,))) == 1


def test_the_marks_of_documents_follow_what_is_in_and_out() -> None:
    index = filled(entry(1, "a", group=7, mark="x"), entry(2, "b", group=7, mark="x"), entry(3, "c", group=8, mark="y"))
    assert index.marks() == {7: "x", 8: "y"}
    with index.writer() as writer:
        writer.remove(8)
        writer.remove(7)
        writer.add(entry(4, "a", group=7, mark="z"))
    index.reload()
    assert index.marks() == {7: "z"}


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        (Narrowing(types=("luat",)), [1, 3]),
        (Narrowing(types=("luat", "nghi-dinh")), [1, 2, 3]),
        (Narrowing(issuers=("chinh-phu",)), [2]),
        (Narrowing(years=(2013,)), [1, 2]),
        (Narrowing(types=("luat",), years=(2013,)), [1]),
        (Narrowing(numbers=("35/2013/qh13",)), [1]),
        (Narrowing(issuers=("khong-co",)), []),
    ],
)
def test_an_answer_is_narrowed_by_what_the_document_is(narrowing: Narrowing, found: list[int]) -> None:
    index = filled(
        entry(1, "hòa giải", type="luat", issuer="quoc-hoi", year=2013, number="35/2013/qh13"),
        entry(2, "hòa giải", type="nghi-dinh", issuer="chinh-phu", year=2013),
        entry(3, "hòa giải", type="luat", issuer="quoc-hoi", year=2020),
    )
    assert sorted(ids(index, "hoa", narrowing=narrowing)) == found
    assert index.count(["hoa", "giai"], narrowing) == len(found)


def test_narrowing_leaves_the_score_as_it_is() -> None:
    index = filled(
        entry(1, "hòa giải", type="luat", year=2013, state="in_force"),
        entry(2, "hòa giải ở cơ sở", type="luat", year=2013, state="in_force"),
    )
    free = index.nearest(["hoa", "so"], Narrowing(), 10)
    narrow = index.nearest(["hoa", "so"], Narrowing(types=("luat",), years=(2013,), day=5, states=("in_force",)), 10)
    assert [(each.id, each.score) for each in narrow] == [(each.id, each.score) for each in free]


def test_a_document_is_taken_out_whole_and_the_others_stay() -> None:
    index = filled(entry(1, "hòa giải", group=7), entry(2, "hòa giải", group=7), entry(3, "hòa giải", group=8))
    with index.writer() as writer:
        writer.remove(7)
        writer.add(entry(4, "hòa giải", group=7))
    index.reload()
    assert sorted(ids(index, "hoa")) == [3, 4]


def test_what_a_failed_writer_did_is_not_kept(tmp_path: Path) -> None:
    index = filled(entry(1, "hòa giải"), folder=tmp_path)
    with pytest.raises(RuntimeError), index.writer() as writer:
        writer.remove(1)
        raise RuntimeError
    index.reload()
    assert ids(index, "hoa") == [1]


def test_an_index_in_a_folder_is_there_the_next_time(tmp_path: Path) -> None:
    filled(Entry(1, 5, HELD, since=3, until=9, eid="art_2"), folder=tmp_path)
    found = Index(tmp_path).nearest(["vien"], Narrowing(), 1)[0]
    assert (found.id, found.group, found.eid, found.since, found.until) == (1, 5, "art_2", 3, 9)
    assert found.packed.to_bytes() == HELD.packed


def test_a_folder_of_rubbish_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(ValueError):
        Index(tmp_path)
