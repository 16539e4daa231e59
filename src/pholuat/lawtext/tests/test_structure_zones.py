"""Head, preamble, signature, recipients, annexes, enclosed regulations, tables, footnotes, running heads."""

from __future__ import annotations

from pholuat.lawtext.model import Kind, Mark, Role, Source
from pholuat.lawtext.structure import parse
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, read, roles

# The form of Decree 30/2020/NĐ-CP, appendix III, template 1.2; Quy chế after Resolution 104/2025/UBTVQH15.
DECISION = """
ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: 12/2021/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUYẾT ĐỊNH
Ban hành Quy chế quản lý Trang thông tin điện tử
ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Tư pháp.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý Trang thông tin điện tử.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2021.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
QUY CHẾ
Quản lý Trang thông tin điện tử
(Ban hành kèm theo Quyết định số 12/2021/QĐ-UBND
ngày 15 tháng 6 năm 2021 của Ủy ban nhân dân tỉnh)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc quản lý.
Điều 2. Đối tượng áp dụng
PHỤ LỤC I
DANH MỤC CHUYÊN MỤC
(Kèm theo Quyết định số 12/2021/QĐ-UBND)
Các chuyên mục bắt buộc.
Mẫu số 01
PHIẾU ĐỀ NGHỊ
Điều 1. ……………
"""


def test_the_zones_of_a_decision_with_its_regulation_and_annex() -> None:
    assert [(role, eid) for role, eid, _ in roles(DECISION)] == [
        (Role.HEADER, ""),
        (Role.PREAMBLE, ""),
        (Role.PROVISION, "art_1"),
        (Role.PROVISION, "art_2"),
        (Role.RECIPIENTS, ""),
        (Role.SIGNATURE, ""),
        (Role.HEADER, "reg_1"),
        (Role.PROVISION, "reg_1__chp_I"),
        (Role.PROVISION, "reg_1__art_1"),
        (Role.PROVISION, "reg_1__art_1__cl_1"),
        (Role.PROVISION, "reg_1__art_2"),
        (Role.ANNEX, "annex_1"),
        (Role.ANNEX, "annex_1__form_1"),
    ]


def test_articles_of_an_enclosed_regulation_begin_anew_and_keep_the_address_unique() -> None:
    assert eids(DECISION)[:6] == [
        "art_1",
        "art_2",
        "reg_1__chp_I",
        "reg_1__art_1",
        "reg_1__art_1__cl_1",
        "reg_1__art_2",
    ]
    assert provision(DECISION, "reg_1__art_1").parent == "reg_1__chp_I"
    assert provision(DECISION, "art_1").parent == ""


def test_an_annex_is_a_provision_with_its_heading_and_a_form_stands_in_it() -> None:
    annex = provision(DECISION, "annex_1")
    assert (annex.kind, annex.num, annex.heading) == (Kind.ANNEX, "I", "DANH MỤC CHUYÊN MỤC")
    assert annex.text == "(Kèm theo Quyết định số 12/2021/QĐ-UBND)\nCác chuyên mục bắt buộc."
    form = provision(DECISION, "annex_1__form_1")
    assert (form.kind, form.num, form.parent) == (Kind.ANNEX, "01", "annex_1")


def test_a_form_to_be_filled_in_has_no_articles() -> None:
    assert "annex_1__form_1__art_1" not in eids(DECISION)


def test_a_signature_stands_before_or_after_the_recipients() -> None:
    text = "Điều 1. Một\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn B\nNơi nhận:\n- Chính phủ;\n- Lưu: VT."
    assert [role for role, _, _ in roles(text)] == [Role.PROVISION, Role.SIGNATURE, Role.RECIPIENTS]


def test_the_words_of_adoption_belong_to_the_signature() -> None:
    words = (
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIII thông qua ngày 20 tháng 6 năm 2012."
    )
    text = f"Điều 41. Hiệu lực thi hành\nLuật này có hiệu lực.\n{words}\nCHỦ TỊCH QUỐC HỘI"
    assert roles(text)[-1][::2] == (Role.SIGNATURE, words)


def test_a_chapter_heading_in_capitals_is_no_signature() -> None:
    text = "Chương I\nCHỦ TỊCH, PHÓ CHỦ TỊCH\nĐiều 1. Một\nChương II\nPHÓ CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN\nĐiều 2. Hai"
    assert eids(text) == ["chp_I", "art_1", "chp_II", "art_2"]
    assert provision(text, "chp_II").heading == "PHÓ CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN"


def test_a_heading_in_capitals_over_several_lines_is_no_signature() -> None:
    text = (
        "Chương I\nSỐ LƯỢNG PHÓ CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN,\nPHÓ TRƯỞNG BAN CỦA HỘI ĐỒNG NHÂN DÂN CẤP TỈNH,\n"
        "TỔNG SỐ ĐẠI BIỂU\nĐiều 1. Một"
    )
    assert eids(text) == ["chp_I", "art_1"]
    assert Role.SIGNATURE not in {role for role, _, _ in roles(text)}


def test_a_list_of_forms_opens_none_of_them() -> None:
    listed = "Mẫu số 01\nĐơn đề nghị\nMẫu số 02\nBiên bản hòa giải\n"
    forms = "Mẫu số 01\nĐƠN ĐỀ NGHỊ\nKính gửi: …\nTôi tên là …\nMẫu số 02\nBIÊN BẢN\nHôm nay, …\nChúng tôi gồm …"
    text = f"Điều 1. Một\nNơi nhận:\nPHỤ LỤC I\nCÁC BIỂU MẪU\n(Kèm theo Thông tư số 1/2025/TT-BTP)\n{listed}{forms}"
    assert eids(text) == ["art_1", "annex_1", "annex_1__form_1", "annex_1__form_2"]


def test_an_office_torn_over_two_lines_begins_no_enclosed_text() -> None:
    text = (
        "Điều 1. Một\nNơi nhận:\n- Lưu: VT, các Vụ, Cục, đơn vị trực\nthuộc, Công báo;\nTM. CHÍNH PHỦ\nPHÓ THỦ\nTƯỚNG\n"
        "(Đã ký)\nPhạm Thị Thanh Trà\nPhụ lục\n(Kèm theo Nghị định số 318/2025/NĐ-CP)\nNội dung."
    )
    assert [role for role, _, _ in roles(text)] == [Role.PROVISION, Role.RECIPIENTS, Role.SIGNATURE, Role.ANNEX]


def test_a_cover_and_the_annex_below_it_are_one_annex() -> None:
    text = "Điều 1. Một\nNơi nhận:\nPHỤ LỤC\n(Kèm theo Thông tư số 66/2025/TT-NHNN)\nPhụ lục 01\nMẪU GIẤY PHÉP\nLời."
    assert eids(text) == ["art_1", "annex_1"]
    assert provision(text, "annex_1").num == "01"


def test_an_annex_with_articles_of_its_own() -> None:
    text = """
Điều 1. Một
Nơi nhận:
PHỤ LỤC II
ĐIỀU LỆ
Điều 1. Tên gọi
Điều 2. Trụ sở
1. Tại thành phố.
Điều 3. Hội viên
"""
    assert eids(text) == [
        "art_1",
        "annex_2",
        "annex_2__art_1",
        "annex_2__art_2",
        "annex_2__art_2__cl_1",
        "annex_2__art_3",
    ]
    assert provision(text, "annex_2__art_1").parent == "annex_2"


def test_a_file_that_is_an_annex_and_nothing_else() -> None:
    # Appendix VI of Decree 30/2020/NĐ-CP, which has two parts.
    text = "Phụ lục VI\nHỆ THỐNG QUẢN LÝ\nPhần I\nQUY ĐỊNH\nI. NGUYÊN TẮC\n1. Một.\n2. Hai.\nPhần II\nB\nI. HAI"
    assert eids(text) == [
        "annex_6",
        "annex_6__part_1",
        "annex_6__part_1__sec_I",
        "annex_6__part_1__sec_I__cl_1",
        "annex_6__part_1__sec_I__cl_2",
        "annex_6__part_2",
        "annex_6__part_2__sec_I",
    ]
    assert codes(text) == []


def test_the_readers_marks_are_kept_and_running_heads_stay_out_of_the_words() -> None:
    lines = [
        "Điều 1. Mức phạt",
        "1. Mức phạt như sau:",
        "1. Vi phạm\t100",
        "CÔNG BÁO/Số 5",
        "¹ Ghi chú.",
        "tiếp theo.",
        "2. Hai.",
    ]
    text = "\n".join(lines)
    marks = tuple(
        Mark(role, text.index(line), text.index(line) + len(line))
        for role, line in [(Role.TABLE, lines[2]), (Role.PAGE, lines[3]), (Role.FOOTNOTE, lines[4])]
    )
    structure = parse(Source(text, marks))
    assert [(block.role, block.eid) for block in structure.blocks] == [
        (Role.PROVISION, "art_1"),
        (Role.PROVISION, "art_1__cl_1"),
        (Role.TABLE, "art_1__cl_1"),
        (Role.PAGE, "art_1__cl_1"),
        (Role.FOOTNOTE, "art_1__cl_1"),
        (Role.PROVISION, "art_1__cl_1"),
        (Role.PROVISION, "art_1__cl_2"),
    ]
    assert structure.provisions[1].text == "Mức phạt như sau:\n1. Vi phạm\t100\ntiếp theo."


def test_a_number_in_a_table_opens_nothing_and_a_table_ends_nothing() -> None:
    # Circular 76/2025/TT-NHNN, Điều 10: a table with a column "Nơi nhận báo cáo".
    table = "TT\tLoại báo cáo\tNơi nhận báo cáo\n1\tBảng cân đối\tVụ Tài chính"
    text = f"Điều 10. Nơi nhận\n1. Nơi nhận Báo cáo:\n{table}\n2. Hình thức."
    marks = (Mark(Role.TABLE, text.index(table), text.index(table) + len(table)),)
    assert [held.eid for held in parse(Source(text, marks)).provisions] == ["art_10", "art_10__cl_1", "art_10__cl_2"]


def test_a_letter_has_a_head_and_a_body_without_provisions() -> None:
    # The form of Decree 30/2020/NĐ-CP, appendix III, template 1.5.
    text = """
SỞ TƯ PHÁP
Số: 15/STP-PBGDPL
V/v báo cáo kết quả phổ biến, giáo dục pháp luật
Kính gửi:
- Ủy ban nhân dân các huyện;
Thực hiện Kế hoạch số 10/KH-UBND ngày 05 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh về phổ biến, giáo dục pháp luật, \
Sở Tư pháp đề nghị các đơn vị báo cáo kết quả.
Nơi nhận:
- Như trên;
"""
    assert [role for role, _, _ in roles(text)] == [Role.HEADER, Role.UNKNOWN, Role.RECIPIENTS]


def test_a_title_that_begins_like_a_basis_is_part_of_the_head() -> None:
    text = "KẾ HOẠCH\nThực hiện Đề án công nghệ thông tin\nThực hiện Đề án số 5, Sở ban hành Kế hoạch:\nI. MỤC ĐÍCH"
    assert [(role, first) for role, _, first in roles(text)] == [
        (Role.HEADER, "KẾ HOẠCH"),
        (Role.PREAMBLE, "Thực hiện Đề án số 5, Sở ban hành Kế hoạch:"),
        (Role.PROVISION, "I. MỤC ĐÍCH"),
    ]


def test_a_plan_whose_annex_is_a_form_of_a_decision_keeps_its_own_body() -> None:
    text = "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Một.\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC\nMẪU QUYẾT ĐỊNH\nĐiều 1. ……\nĐiều 2. ……"
    assert eids(text) == ["sec_I", "sec_I__cl_1", "annex_1"]


def test_footnotes_below_a_consolidated_text() -> None:
    text = "Điều 1. Một\nLời.\n[1] Điều này được sửa đổi theo quy định tại Điều 2.\n[2] Điểm này được bổ sung."
    assert [(role, eid) for role, eid, _ in roles(text)] == [(Role.PROVISION, "art_1"), (Role.FOOTNOTE, "")]


def test_words_that_belong_nowhere_are_unknown_and_told() -> None:
    text = "Điều 1. Một\nNơi nhận:\n- Lưu: VT.\n1. Lời lạc dưới chữ ký."
    assert roles(text)[-1] == (Role.UNKNOWN, "", "1. Lời lạc dưới chữ ký.")
    assert codes(text) == [(4, "unknown")]


def test_a_text_with_nothing_known_in_it() -> None:
    assert read("").blocks == ()
    assert [role for role, _, _ in roles("Mấy lời\nkhông có cấu trúc.")] == [Role.HEADER]
