"""The two promises: no character is lost, no input makes it fail; and its cost is linear."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pholuat.config.env import data_dir
from pholuat.lawtext import address
from pholuat.lawtext.model import Mark, Role, Source
from pholuat.lawtext.readers import read, read_bytes
from pholuat.lawtext.structure import Structure, parse
from pholuat.lawtext.tests.structure_reading import cut

LAWS = data_dir() / "laws"
needs_data = pytest.mark.skipif(not LAWS.is_dir(), reason=f"không có văn bản thật ở {LAWS} (PHOLUAT_DATA)")

PIECES = st.sampled_from(
    [
        "Phần thứ hai", "Phần I", "Chương II", "Chương ", "Mục 1", "Tiểu mục 2", "Điều 1.", "Điều 2. Tên", "Điều 5a",
        "Ðiều 7:", "1.", "1. Một", "2a. Hai", "12.", "a)", "đ) Điểm", "aa)", "b1)", "z99)", "I. MỤC", "- gạch", "“",
        "”", "“Điều 5. Sửa", '"', "‘‘", "như sau:", "1. Sửa đổi, bổ sung khoản 1, 2 và 3 Điều 5 như sau:", "Nơi nhận:",
        "TM. CHÍNH PHỦ", "PHỤ LỤC", "Phụ lục IIa", "Mẫu số 01", "QUY CHẾ", "(Ban hành kèm theo Quyết định số 1/QĐ)",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Căn cứ Luật;", "[1] Ghi chú", "\t", "\n", "\n\n", " ", "\xa0", "\u200b",
        "\u0301", "Điều", "đồng", "…", "⁸", "\r", "\x00", "\U0001f600",
    ]
)  # fmt: skip


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Soup of the grammar's own words and of any letters, with marks of a careless reader."""
    text = draw(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
    edges = st.integers(-2, len(text) + 2)
    marks = st.builds(Mark, st.sampled_from(list(Role)), edges, edges)
    return Source(text, tuple(draw(st.lists(marks, max_size=5))))


def check(source: Source, structure: Structure) -> None:
    """What holds for every text."""
    assert cut(source.text, structure) == source.text
    eids = [provision.eid for provision in structure.provisions]
    assert len(set(eids)) == len(eids)
    for provision in structure.provisions:
        assert str(address.parse(provision.eid)) == provision.eid
        assert provision.parent == "" or provision.parent in eids
        assert 1 <= provision.line <= source.text.count("\n") + 1
    known = {"", *eids}
    for block in structure.blocks:
        assert block.eid in known or block.role is Role.HEADER
    assert [notice.line for notice in structure.warnings] == sorted(notice.line for notice in structure.warnings)


@given(sources())
@settings(max_examples=300, deadline=None)
def test_any_soup_is_parsed_and_covered_whole(source: Source) -> None:
    check(source, parse(source))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_parsed_and_covered_whole(text: str) -> None:
    check(Source(text), parse(Source(text)))


@given(sources())
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_always_read_alike(source: Source) -> None:
    assert parse(source) == parse(source)


def article(number: int) -> str:
    """An article with two clauses and two points."""
    return f"Điều {number}. Tên điều\n1. Khoản một:\na) Điểm a;\nb) Điểm b.\n2. Khoản hai.\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "“Điều 1. Mở\n",
        "1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Lời\n",
        "QUY CHẾ\n",
        "PHỤ LỤC\n",
        "Điều 1. Một\nNơi nhận:\n",
    ],
)
def test_the_cost_of_a_hard_text_grows_with_its_length_alone(unit: str) -> None:
    small, large = (seconds(unit * count) for count in (300, 6000))
    assert large < 20 * 4 * max(small, 0.005)


def test_seven_hundred_articles_are_read_well_under_a_second() -> None:
    text = "".join(article(number) for number in range(1, 701))
    assert len(parse(Source(text)).provisions) == 700 * 5
    assert seconds(text) < 1.0


def seconds(text: str) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        parse(Source(text))
        taken.append(time.process_time() - started)
    return min(taken)


def chosen(name: str, share: int) -> bool:
    """One of `share` documents, always the same ones."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % share == 0


def vbpl(path: Path, share: int) -> Iterator[tuple[str, Source]]:
    """Some pages of the national database."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if chosen(row["number"], share):
                yield row["doc"], read_bytes(row["html"].encode(), f"{row['doc']}.html")


@needs_data
@pytest.mark.parametrize("name", ["vbpl-structured.jsonl.xz", "vbpl-unstructured.jsonl.xz"])
def test_the_promises_hold_over_pages_of_the_national_database(name: str) -> None:
    read_in_all = 0
    for doc, source in vbpl(LAWS / name, 8):
        structure = parse(source)
        check(source, structure)
        assert structure.provisions, doc
        read_in_all += 1
    assert read_in_all >= 5


@needs_data
@pytest.mark.parametrize(
    ("code", "articles"),
    [
        ("dan-su-2015", 689),
        ("hinh-su-2015", 426),
        ("lao-dong-2019", 220),
        ("to-tung-dan-su-2015", 517),
        ("to-tung-hinh-su-2015", 510),
    ],
)
def test_the_five_codes_have_all_their_articles_in_a_row(code: str, articles: int) -> None:
    with gzip.open(LAWS / "codes" / f"bo-luat-{code}.json.gz", "rt", encoding="utf-8") as file:
        source = Source(json.load(file)["raw_text"])
    structure = parse(source)
    check(source, structure)
    numbers = [held.num for held in structure.provisions if held.kind == "article" and held.num.isdigit()]
    assert numbers == [str(number) for number in range(1, articles + 1)]


@needs_data
@pytest.mark.parametrize(
    "name",
    [
        "docx/luatanninhmang.docx",
        "nd-30-2020/30_2020_ND_CP.docx",
        "nd-30-2020/Phuluc1.docx",
        "pdf-text/thong-tu-so-01-2025-tt-bldtbxh-43956.pdf",
    ],
)
def test_the_promises_hold_over_files_of_other_formats(name: str) -> None:
    source = read(LAWS / name)
    check(source, parse(source))
