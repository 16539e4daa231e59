"""Readers of collections: what their records say goes before what is read from the text."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from pholuat.config.env import data_dir
from pholuat.lawtext.readers import ReadError
from pholuat.library.formats import Record, files_in, phap_dien, records
from pholuat.library.formats.vbpl import facts_of

HTML = "<p>CHÍNH PHỦ</p><p>Số: 1/2026/NĐ-CP</p><p>NGHỊ ĐỊNH</p><p>Về thử</p><p>Điều 1. Một</p><p>1. Hai.</p>"
ROW: dict[str, Any] = {
    "doc": "doc_1",
    "title": "Nghị định số 1/2026/NĐ-CP quy định về thử",
    "number": "1/2026/NĐ-CP",
    "status": "Còn hiệu lực",
    "effective": "01/03/2026",
    "html": HTML,
}


def only(path: Path) -> Record:
    (record,) = records(path)
    return record


def test_a_record_of_vbpl(tmp_path: Path) -> None:
    path = tmp_path / "vbpl-thu.jsonl.xz"
    path.write_bytes(lzma.compress(json.dumps(ROW).encode()))
    record = only(path)
    assert (record.reference, record.file) == (f"{path}#doc_1", "1-2026-nd-cp.html")
    assert (record.facts.type, record.facts.title, record.facts.effective) == (
        "Nghị định",
        "Quy định về thử",
        dt.date(2026, 3, 1),
    )
    assert [provision.eid for provision in record.parse().provisions] == ["art_1", "art_1__cl_1"]


@pytest.mark.parametrize(
    ("changes", "number", "title"),
    [
        ({"title": "Luật Giá số 16/2023/QH15", "number": "16/2023/QH15"}, "16/2023/QH15", "Luật Giá"),
        ({"title": "Nghị quyết số 66.15/2026/NQ-CP Về thử", "number": "15/2026/NQ-CP"}, "66.15/2026/NQ-CP", "Về thử"),
        ({"title": "Thông tư số 06/2026/TT-BTС Về thử", "number": "06/2026/TT-BTС"}, "06/2026/TT-BTC", "Về thử"),
        ({"title": "Nghị định số Số: 1/2026/NĐ-CP Về thử"}, "1/2026/NĐ-CP", "Về thử"),
        ({"title": "NGHỊ ĐỊNH SỐ 1/2026/NĐ-CP VỀ THỬ"}, "1/2026/NĐ-CP", "VỀ THỬ"),
    ],
)
def test_names_of_vbpl(changes: dict[str, str], number: str, title: str) -> None:
    facts = facts_of(ROW | changes)
    assert (facts.number, facts.title) == (number, title)


def test_a_doubtful_state_leaves_the_validity_unknown() -> None:
    told = {status: facts_of(ROW | {"status": status}) for status in ("Hết hiệu lực một phần", "Hết hiệu lực toàn bộ")}
    assert [(facts.validity_note.partition("nhưng ")[2], facts.partly) for facts in told.values()] == [
        ("không ghi phần nào, từ ngày nào; hiệu lực từng điều chưa xác định.", True),
        ("không ghi phần nào, từ ngày nào; hiệu lực chưa xác định.", False),
    ]
    assert facts_of(ROW | {"status": "Chưa có hiệu lực"}).validity_note == ""


def article(num: str, text: str, note: str = "") -> dict[str, Any]:
    head = "Thông tư số 8/2017/TT-BTP Về trợ giúp pháp lý ngày 15/11/2017 của Bộ Tư pháp và Bộ Tài chính"
    place = f"04005000000000001000{num:0>20}"
    return {
        "nguon": "LQ",
        "dieu": num,
        "tieu_de": f"Tên {num}",
        "noi_dung": text,
        "phan_cap": place,
        "trich_dan": note or None,
        "van_ban": f"{head}, có hiệu lực thi hành kể từ ngày 01/01/2018",
    }


def test_a_source_of_the_codification_is_put_together_again(tmp_path: Path) -> None:
    path = tmp_path / "tro-giup-phap-ly.jsonl"
    note = "Điều 10 Thông tư số 8/2017/TT-BTP, có hiệu lực kể từ ngày 01/01/2018, có nội dung được sửa đổi bởi Điều 1 Thông tư số 3/2021/TT-BTP có hiệu lực thi hành kể từ ngày 15/07/2021"  # noqa: E501
    rows = [article("1", "Một."), article("10", "Mười.", note), article("2", "(Điều 2 Thông tư này)1. Hai.")]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    chapters = [{"phan_cap": "04005000000000001000", "ten": "Chương I QUY ĐỊNH CHUNG"}]
    (tmp_path / "tro-giup-phap-ly.muc-luc.json").write_text(json.dumps(chapters))
    record = only(path)
    facts = record.facts
    assert (facts.number, facts.type, facts.title, facts.issuer) == (
        "8/2017/TT-BTP",
        "Thông tư",
        "Về trợ giúp pháp lý",
        "Bộ Tư pháp - Bộ Tài chính",
    )
    assert (facts.issued, facts.effective) == (dt.date(2017, 11, 15), dt.date(2018, 1, 1))
    assert facts.first_days == (("art_10", dt.date(2021, 7, 15)),)
    assert [each.eid for each in record.parse().provisions] == ["chp_I", "art_1", "art_2", "art_2__cl_1", "art_10"]
    assert record.topic == "Trợ giúp pháp lý"


def test_a_code_in_one_object(tmp_path: Path) -> None:
    path = tmp_path / "bo-luat.json.gz"
    row = {"metadata": {"ten_van_ban": "Bộ luật Thử 2015", "ngay_hieu_luc": "01/01/2017"}, "raw_text": "Điều 1. Một\n"}
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    record = only(path)
    assert (record.facts.title, record.facts.effective, record.file) == (
        "Bộ luật Thử",
        dt.date(2017, 1, 1),
        "bo-luat.txt",
    )


def test_folders_give_their_known_files_in_order(tmp_path: Path) -> None:
    for name in ("b.docx", "a.PDF", "x.jpg", "c.jsonl", ".d.txt", "e.muc-luc.json", "f.txt.gz"):
        (tmp_path / name).write_text("")
    assert [path.name for path in files_in([tmp_path])] == ["a.PDF", "b.docx", "c.jsonl", "f.txt.gz"]
    assert list(files_in([tmp_path / "x.jpg"])) == [tmp_path / "x.jpg"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        list(records(tmp_path / "khong.txt"))


@pytest.mark.skipif(not (data_dir() / "laws").is_dir(), reason="không có dữ liệu thật (PHOLUAT_DATA)")
def test_the_codification_holds_two_laws_whole() -> None:
    found = {
        record.facts.number: len([each for each in record.parse().provisions if each.kind == "article"])
        for name in ("pho-bien-giao-duc-phap-luat", "hoa-giai-o-co-so")
        for record in records(data_dir() / "laws" / "phap-dien" / f"{name}.jsonl")
        if record.reference.endswith("#LQ")
    }
    assert found == {"14/2012/QH13": 41, "35/2013/QH13": 33}


def test_a_source_whose_column_is_short_is_named_by_the_note_before_its_articles() -> None:
    note = (
        "(Điều 1 Nghị định số 13/2018/NĐ-CP Quy định chi tiết và biện pháp thi hành\nLuật tiếp cận thông tin"
        " ngày 23/01/2018 của Chính phủ, có hiệu lực thi hành kể từ ngày 01/07/2018)"
    )
    row = {
        "nguon": "NĐ.1",
        "dieu": "1",
        "van_ban": "Nghị định số 13/2018/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/07/2018",
        "noi_dung": f"{note}1. Nghị định này quy định.",
    }
    facts = phap_dien.facts_of([row])
    assert (facts.number, facts.title, facts.issuer, facts.issued, facts.effective) == (
        "13/2018/NĐ-CP",
        "Quy định chi tiết và biện pháp thi hành Luật tiếp cận thông tin",
        "Chính phủ",
        dt.date(2018, 1, 23),
        dt.date(2018, 7, 1),
    )
