"""Real files, where they are at hand: nothing is lost, the articles are those of the printed pages."""

from __future__ import annotations

import json
import lzma
import re
import shutil
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as lxml_html

from pholuat.config.env import data_dir
from pholuat.lawtext.model import Source
from pholuat.lawtext.readers import ReadError, read, read_bytes

LAWS = data_dir() / "laws"
pytestmark = pytest.mark.skipif(not LAWS.is_dir(), reason="không có thư mục văn bản thật (PHOLUAT_DATA)")

ARTICLES = {
    "pdf-text/luat-so-51-2024-qh15-43559.pdf": 3,
    "pdf-text/luat-so-69-2020-qh14-32699.pdf": 74,
    "pdf-text/nd-282-2025-cong-bao.pdf": 71,
    "pdf-text/thong-tu-lien-tich-so-01-2022-ttlt-vksndtc-tandtc-bca-bqp-bldtbxh-36844.pdf": 27,
    "pdf-text/thong-tu-so-01-2025-tt-bldtbxh-43956.pdf": 4,
    "pdf-text/thong-tu-so-01-2026-tt-btc-468744.pdf": 6,
    "pdf-text/thong-tu-so-12-2022-tt-bldtbxh-37536.pdf": 9,
    "pdf-text/thong-tu-so-16-2023-tt-bkhdt-41231.pdf": 3 + 17,
    "pdf-text/thong-tu-so-28-2024-tt-bkhdt-44112.pdf": 16,
    "pdf-text/van-ban-hop-nhat-so-19-vbhn-vpqh-30971.pdf": 71,
    "pdf-text/van-ban-hop-nhat-so-58-vbhn-vpqh-45848.pdf": 141,
    "pdf-text/vbhn-30-2023-vpqh.pdf": 59,
    "docx/luatanninhmang.docx": 43,
    "docx/luatantoanthongtinmang.docx": 54,
    "docx/luatcongnghethongtin.docx": 79,
    "docx/luatkhoahoccongnghe.docx": 81,
    "nd-30-2020/30_2020_ND_CP.docx": 38,
}
"""Counted on the pages; of VBHN 19 this number of the gazette prints the first 71 articles, TT 16/2023 encloses a
regulation of 17."""

QUOTED = {"pdf-text/luat-so-51-2024-qh15-43559.pdf": 1}
"""Quoted articles that begin their line without a quotation mark."""


@cache
def source_of(name: str) -> Source:
    return read(LAWS / name)


def articles(source: Source) -> list[str]:
    """The lines outside of all marks that begin an article."""
    marked = [range(mark.start, mark.end) for mark in source.marks]
    found = re.finditer(r"^Điều \d+[a-zđ]?(?: ?[.:]| (?=[A-ZĐÁÂĂÊÔƠƯỨÝ]))", source.text, re.MULTILINE)
    return [match[0] for match in found if not any(match.start() in span for span in marked)]


def letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFKC", text).split()))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_of_the_page_begins_a_line(name: str) -> None:
    assert len(articles(source_of(name))) == ARTICLES[name] + QUOTED.get(name, 0)


@pytest.mark.parametrize("name", [name for name in ARTICLES if name.endswith(".pdf")])
def test_no_letter_of_a_pdf_is_lost(name: str) -> None:
    pages = pypdfium2.PdfDocument(LAWS / name)
    printed = (
        "".join(page.get_textpage().get_text_range() for page in pages).replace("\x02", "-").replace("\ufffe", "-")
    )
    assert letters(printed) - letters(source_of(name).text) == Counter()


@pytest.mark.parametrize("name", sorted(path.name for path in (LAWS / "pdf-scan").glob("*.pdf")))
def test_a_scan_is_refused_though_it_bears_a_running_head(name: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(LAWS / "pdf-scan" / name)
    assert refused.value.code == "no_text"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="máy này không có LibreOffice")
@pytest.mark.parametrize("name", ["Phuluc2", "Phuluc6"])
def test_an_old_word_file_reads_as_its_new_form(name: str) -> None:
    assert read(LAWS / "nd-30-2020" / f"{name}.doc") == read(LAWS / "nd-30-2020" / f"{name}.docx")


def test_pages_of_the_national_database_keep_every_letter() -> None:
    invisible = dict.fromkeys([0xAD, 0x200B, 0x200E])
    with lzma.open(LAWS / "vbpl-structured.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 12):
            page = json.loads(line)["html"]
            shown = "".join(map(str, lxml_html.fromstring(page).itertext())).translate(invisible)
            assert letters(shown) - letters(read_bytes(page.encode(), "trang.html").text) == Counter()


def test_the_folder_is_read_whole() -> None:
    assert {path.suffix for path in Path(LAWS / "docx").iterdir()} == {".docx"}
    assert len(ARTICLES) == sum(1 for name in ("pdf-text", "docx") for _ in (LAWS / name).iterdir()) + 1
