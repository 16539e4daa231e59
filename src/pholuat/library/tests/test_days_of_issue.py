"""From a day to a day of issue: the index, PostgreSQL without an index, and the list keep the same documents."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pholuat.library import queries
from pholuat.library.models import Document
from pholuat.library.search.facets import facets
from pholuat.library.search.results import Days, Filters
from pholuat.library.search.service import search
from pholuat.library.tests.laws import LAW, published, publisher

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)
FIRST, LAST = dt.date(2019, 12, 31), dt.date(2020, 1, 1)
ISSUED = {"35/2013/QH13": dt.date(2013, 6, 20), "36/2019/QH14": FIRST, "37/2020/QH14": LAST, "38/2021/QH15": None}


@pytest.fixture
def four_laws() -> None:
    by = publisher()
    for number, issued in ISSUED.items():
        published(LAW.replace("35/2013/QH13", number), by=by, number=number)
        Document.objects.filter(number=number).update(issued=issued)


def searched(days: Days) -> set[str]:
    found = search("tranh chấp", on=DAY, filters=Filters(issued=days))
    return {hit.number for hit in found.hits}


def listed(days: Days) -> set[str]:
    return {document.number for document in queries.narrowed(queries.documents(DAY), issued=days)}


@pytest.mark.usefixtures("four_laws")
@pytest.mark.parametrize(
    ("days", "numbers"),
    [
        ((None, None), set(ISSUED)),
        ((FIRST, None), {"36/2019/QH14", "37/2020/QH14"}),
        ((None, FIRST), {"35/2013/QH13", "36/2019/QH14"}),
        ((FIRST, FIRST), {"36/2019/QH14"}),
        ((LAST, LAST), {"37/2020/QH14"}),
        ((dt.date(2020, 1, 2), None), set()),
        ((LAST, FIRST), set()),
    ],
)
@pytest.mark.parametrize("indexed", [True, False])
def test_both_ends_are_in_and_a_day_that_is_not_known_lies_in_no_stretch(
    days: Days, numbers: set[str], indexed: bool, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH_DIR = None if indexed else tmp_path
    assert searched(days) == numbers
    assert listed(days) == numbers


@pytest.mark.usefixtures("four_laws")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(*[st.none() | st.dates(dt.date(2013, 6, 18), dt.date(2020, 1, 3))] * 2)
def test_search_and_list_agree_whatever_the_days(first: dt.date | None, last: dt.date | None) -> None:
    assert searched((first, last)) == listed((first, last))


@pytest.mark.usefixtures("four_laws")
def test_the_plan_tells_the_days_and_the_counts_keep_to_them() -> None:
    plan = search("tranh chấp", on=DAY, filters=Filters(issued=(FIRST, None))).plan
    assert json.loads(json.dumps(plan.as_dict()))["filters"]["issued"] == ["2019-12-31", None]
    assert facets(plan)["years"] == [("2020", "2020", 1), ("2019", "2019", 1)]
