"""What a site's library tells those who doubt pages."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace
from pathlib import Path

import pytest

from pholuat.intake.counting import count_syllables
from pholuat.intake.doubt import doubts
from pholuat.intake.doubt.counts import counts_of, shipped
from pholuat.intake.doubt.tests.pages import page
from pholuat.intake.known import count_library, known
from pholuat.library.tests.laws import published

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 1, 1)
LAW = """QUỐC HỘI
Luật số: 7/2018/QH14
Hà Nội, ngày 01 tháng 02 năm 2018
LUẬT
THỬ
Điều 1. Tên
1. Người kơpăng được hỗ trợ.
2. Người kơpăng được học nghề.
"""


def test_numbers_and_provisions_are_looked_up(tmp_path: Path) -> None:
    published(LAW)
    library = known(tmp_path, on=DAY)
    assert [library.exists(number) for number in ("7/2018/QH14", "8/2018/QH14")] == [True, False]
    assert [library.has_provision("7/2018/QH14", eid) for eid in ("art_1__cl_2", "art_9")] == [True, False]
    assert library.has_provision("8/2018/QH14", "art_1") is None


def test_a_citation_of_what_the_library_does_not_have_is_doubted(tmp_path: Path) -> None:
    published(LAW)
    words = page("theo quy định tại Điều 9 Luật số 7/2018/QH14", {"9": 0.6})
    said = doubts([words], known(tmp_path, on=DAY))
    assert [doubt.code for doubt in said[5]] == ["citation"]


def test_the_words_of_the_library_are_counted_on_top_of_those_of_the_product(tmp_path: Path) -> None:
    assert counts_of(tmp_path) is shipped()
    published(LAW)
    count_library(tmp_path, on=DAY)
    counts = counts_of(tmp_path)
    assert counts.knows("kơpăng") and not shipped().knows("kơpăng")
    assert counts.pairs["người", "kơpăng"] == 2.0
    assert len(counts.singles) == len(shipped().singles) + 1
    assert [path.name for path in tmp_path.iterdir()] == ["syllables.npz"]


def test_the_command_counts_and_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PHOLUAT_HOME", str(tmp_path))
    assert count_syllables(Namespace(json=True)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["syllables"], told["pairs"]) == (len(shipped().singles), len(shipped().pairs))
