"""Why a result is there: the same measures that put it there, told."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from pholuat.config.cli import main
from pholuat.library.retrieval.signals import NAMES
from pholuat.library.search.reasons import LABELS, Reasons, reasons
from pholuat.library.search.service import planned, search
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 9, 14)


@pytest.fixture(autouse=True)
def _two_laws() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by, effective=dt.date(2014, 4, 25))


def why(query: str, place: str, on: dt.date = DAY) -> Reasons:
    found = reasons(planned(query, on=on), place)
    assert found is not None
    return found


def test_the_points_are_the_score_and_the_place_that_of_the_list() -> None:
    hits = search("mâu thuẫn, tranh chấp", on=DAY).hits
    told = [why("mâu thuẫn, tranh chấp", hit.place) for hit in hits]
    assert [each.place for each in told] == list(range(1, len(hits) + 1))
    for hit, each in zip(hits, told, strict=True):
        assert sum(measure.points for measure in each.measures) == pytest.approx(hit.score)


def test_the_words_are_told_where_they_stand() -> None:
    terms = {term.words: term for term in why("phạm vi tranh chấp", "35-2013-qh13#art_3").terms}
    assert (terms["phạm vi"].heading, terms["phạm vi"].line, terms["phạm vi"].text) == (True, False, False)
    assert (terms["tranh chấp"].heading, terms["tranh chấp"].line, terms["tranh chấp"].text) == (False, True, True)
    assert terms["tranh chấp"].held == 1
    assert not terms["vi tranh"].text


def test_what_does_not_hold_on_the_day_loses_points_for_it() -> None:
    names = {measure.name for measure in why("tranh chấp", "35-2013-qh13#art_3", on=dt.date(2013, 1, 1)).measures}
    assert "day" in names
    assert "day" not in {measure.name for measure in why("tranh chấp", "35-2013-qh13#art_3").measures}


def test_a_document_answers_by_the_words_of_its_name() -> None:
    told = why("hòa giải", "15-2014-nd-cp")
    assert (told.hit.number, told.measures) == ("15/2014/NĐ-CP", ())
    assert all(term.heading for term in told.terms)


@pytest.mark.parametrize("place", ["khong-co", "35-2013-qh13#art_99", "#", "a#b#c"])
def test_there_are_no_reasons_for_what_is_not_there(place: str) -> None:
    assert reasons(planned("hòa giải", on=DAY), place) is None


def test_each_measure_has_its_words() -> None:
    assert set(NAMES) | {"named", "day"} == set(LABELS)


def test_the_command_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "tranh chấp", "--day", "14/09/2021", "--explain", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["why"][0] == why("tranh chấp", "35-2013-qh13#art_3").as_dict()
    assert main(["search", "tranh chấp", "--day", "14/09/2021", "--explain"]) == 0
    assert "Chữ của câu hỏi đứng chung một khoản (line_words)" in capsys.readouterr().out
