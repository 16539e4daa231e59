"""A clean official text, read as surely as a clean page is: few of its words are doubted, and soon."""

from __future__ import annotations

import time
from functools import cache

import pytest

from pholuat.config.env import data_dir
from pholuat.intake.doubt import Known, doubts
from pholuat.intake.doubt.tests.pages import page
from pholuat.intake.words import Page
from pholuat.lawtext.readers import read

# Gazettes of which no word was counted (benchmarks/syllable_counts.py does not read this folder).
NAMES = ("luat-so-69-2020-qh14-32699.pdf", "nd-282-2025-cong-bao.pdf", "thong-tu-so-16-2023-tt-bkhdt-41231.pdf")
LINES, WORDS = 38, 13


@cache
def gazette(name: str) -> list[Page]:
    """The words of a gazette laid out in lines and pages, all as sure as on a clean page."""
    path = data_dir() / "laws" / "pdf-text" / name
    if not path.exists():
        pytest.skip("chưa có dữ liệu thật (PHOLUAT_DATA)")
    lines: list[str] = []
    for paragraph in read(path).text.split("\n"):
        words = paragraph.split()
        lines += [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    return [page("\n".join(lines[at : at + LINES]), number=at // LINES + 1) for at in range(0, len(lines), LINES)]


@pytest.mark.parametrize("name", NAMES)
def test_few_right_words_are_doubted(name: str) -> None:
    said = doubts(gazette(name), Known())
    share = sum(map(bool, said)) / len(said)
    assert share < 0.03, f"{share:.1%} of {len(said)}"


def test_ten_pages_take_less_than_a_second() -> None:
    pages = gazette(NAMES[0])[:10]
    assert len(pages) == 10
    doubts(pages[:1], Known())
    started = time.process_time()
    doubts(pages, Known())
    assert time.process_time() - started < 1.0
