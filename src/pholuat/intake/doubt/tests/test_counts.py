"""Counts of syllables: what is counted, kept and asked."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from pholuat.intake.doubt.counts import BREAK, PairCounts, count, load, save, shipped, together
from pholuat.intake.doubt.mends import neighbours

TEXTS = ["Phổ biến pháp luật. Phổ biến giáo dục pháp luật.", "đường phố, phổ biến Luật Đất đai năm 2024"]


def test_pairs_do_not_reach_over_signs_and_numbers_are_one() -> None:
    counts = count(TEXTS, least=1, least_pair=1)
    assert counts.singles["phổ"] == 3
    assert counts.pairs["phổ", "biến"] == 3
    assert counts.pairs["năm", "0"] == 1
    assert ("luật", "phổ") not in counts.pairs
    assert counts.pairs["luật", BREAK] == 2


def test_what_was_seen_once_is_left_out() -> None:
    assert "đường" not in count(TEXTS).singles


def test_counts_come_back_as_they_were_kept(tmp_path: Path) -> None:
    counts = count(TEXTS, least=1, least_pair=1)
    save(counts, tmp_path / "counts.npz")
    again = load(tmp_path / "counts.npz")
    assert list(again.singles) == sorted(counts.singles, key=lambda one: (-counts.singles[one], one))
    assert again.singles == pytest.approx(counts.singles, rel=0.05)
    assert again.pairs == pytest.approx(counts.pairs, rel=0.05)
    assert again.capitals == pytest.approx({one: counts.capitals.get(one, 0.0) for one in again.singles}, abs=0.01)


def test_more_syllables_than_two_bytes_count_come_back(tmp_path: Path) -> None:
    many = {f"x{number}": 2.0 for number in range(70_000)}
    save(PairCounts(many, {("x0", "x69999"): 2.0}, {}), tmp_path / "counts.npz")
    assert load(tmp_path / "counts.npz").pairs == {("x0", "x69999"): 2.0}


def test_two_collections_are_counted_as_one() -> None:
    both = together(count(TEXTS[:1], least=1, least_pair=1), count(TEXTS[1:], least=1, least_pair=1))
    whole = count(TEXTS, least=1, least_pair=1)
    assert (both.singles, both.pairs) == (whole.singles, whole.pairs)


def test_the_likelihoods_of_what_follows_are_a_distribution() -> None:
    counts = count(TEXTS, least=1, least_pair=1)
    assert 0.9 < sum(math.exp(counts.after("phổ", one)) for one in counts.singles) <= 1.1


def test_what_came_with_the_product_knows_its_field() -> None:
    counts = shipped()
    assert counts.between("|", "phổ", "biến") > counts.between("|", "phố", "biến") + 3
    assert neighbours(counts).likelier("tác", "phố", "biến")[1] == "phổ"


def test_a_syllable_has_itself_for_no_neighbour() -> None:
    counts = PairCounts({"tổ": 5.0, "tố": 2.0, "to": 1.0, "ban": 1.0}, {}, {})
    assert set(neighbours(counts).of("tổ")) == {"tố", "to"}
