"""What decision 9002 of the demo province does to the regulation enclosed with decision 9001, as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pholuat.lawtext.model import Kind, Provision

FIRST_DAY = dt.date(2021, 10, 1)
BULLETIN_DAY = dt.date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: by which clause of the act, to which provision, with which words (none: repealed), from when.

    `after` is set for what is put between: the new provision comes behind it.
    """

    by: str
    eid: str
    words: tuple[Provision, ...] = ()
    after: str = ""
    on: dt.date = FIRST_DAY


def _read(eid: str, kind: Kind, num: str, text: str, heading: str = "") -> Provision:
    return Provision(eid, kind, num, heading, text, eid.rpartition("__")[0], 0)


_14, _15A = "reg_1__art_14", "reg_1__art_15a"

CHANGES = (
    Change(
        "art_1__cl_1",
        "reg_1__art_6__cl_2",
        (
            _read(
                "reg_1__art_6__cl_2",
                Kind.CLAUSE,
                "2",
                "Văn bản quy định tại điểm a và điểm b khoản 1 Điều này được đăng trong thời hạn 02 ngày làm việc "
                "kể từ ngày ký ban hành; văn bản có hiệu lực kể từ ngày ký ban hành được đăng ngay trong ngày.",
            ),
        ),
    ),
    Change(
        "art_1__cl_2",
        "reg_1__art_8__cl_2__point_dd",
        (
            _read(
                "reg_1__art_8__cl_2__point_dd",
                Kind.POINT,
                "đ",
                "Bản đọc bằng âm thanh hoặc đường dẫn đến bản tin phát thanh (nếu có).",
            ),
        ),
        after="reg_1__art_8__cl_2__point_d",
    ),
    Change(
        "art_1__cl_3",
        "reg_1__art_11__cl_2a",
        (
            _read(
                "reg_1__art_11__cl_2a",
                Kind.CLAUSE,
                "2a",
                "Ngân hàng câu hỏi thi được rà soát trước mỗi cuộc thi; câu hỏi có dẫn chiếu đến quy định đã thay đổi "
                "không được sử dụng.",
            ),
        ),
        after="reg_1__art_11__cl_2",
    ),
    Change(
        "art_1__cl_4",
        _14,
        (
            _read(_14, Kind.ARTICLE, "14", "", "Thẩm định, biên tập và phê duyệt"),
            _read(
                f"{_14}__cl_1",
                Kind.CLAUSE,
                "1",
                "Bộ phận biên tập thẩm định, biên tập trong thời hạn 01 ngày làm việc kể từ ngày nhận được tin, bài.",
            ),
            _read(
                f"{_14}__cl_2",
                Kind.CLAUSE,
                "2",
                "Trường hợp tin, bài không đạt yêu cầu, Bộ phận biên tập trả lại, nêu rõ lý do và hướng dẫn cách sửa.",
            ),
            _read(
                f"{_14}__cl_3",
                Kind.CLAUSE,
                "3",
                "Giám đốc Sở Tư pháp hoặc người được ủy quyền phê duyệt việc đăng tin, bài:",
            ),
            _read(
                f"{_14}__cl_3__point_a",
                Kind.POINT,
                "a",
                "Bằng chữ ký số đối với tin, bài có nội dung giải thích pháp luật;",
            ),
            _read(f"{_14}__cl_3__point_b", Kind.POINT, "b", "Trên hệ thống đối với tin, bài khác."),
        ),
    ),
    Change(
        "art_1__cl_5",
        _15A,
        (
            _read(_15A, Kind.ARTICLE, "15a", "", "Bản tin phát thanh"),
            _read(
                f"{_15A}__cl_1",
                Kind.CLAUSE,
                "1",
                "Bản tin phát thanh được dựng từ văn bản, tin, bài đã đăng; mỗi câu có nội dung giải thích pháp luật "
                "phải dẫn chiếu văn bản.",
            ),
            _read(f"{_15A}__cl_2", Kind.CLAUSE, "2", "Bản tin phát thanh phải:"),
            _read(f"{_15A}__cl_2__point_a", Kind.POINT, "a", "Có thời lượng không quá 05 phút;"),
            _read(f"{_15A}__cl_2__point_b", Kind.POINT, "b", "Được nghe duyệt trước khi phát;"),
            _read(f"{_15A}__cl_2__point_c", Kind.POINT, "c", "Ghi nhận thời điểm và đài đã phát."),
            _read(
                f"{_15A}__cl_3",
                Kind.CLAUSE,
                "3",
                "Khi văn bản được dẫn chiếu thay đổi, việc phát lại bản tin thực hiện theo quy định tại Điều 20 "
                "Quy chế này.",
            ),
        ),
        after="reg_1__art_15",
        on=BULLETIN_DAY,
    ),
    Change(
        "art_1__cl_6",
        "reg_1__art_20__cl_1__point_b",
        (
            _read(
                "reg_1__art_20__cl_1__point_b",
                Kind.POINT,
                "b",
                "Sửa nội dung hoặc ghi chú “Nội dung đã thay đổi” trong thời hạn 03 ngày làm việc;",
            ),
        ),
    ),
    Change(
        "art_2__cl_1",
        "reg_1__art_32__cl_2__point_c",
        (
            _read(
                "reg_1__art_32__cl_2__point_c",
                Kind.POINT,
                "c",
                "Giới thiệu địa chỉ của Trang thông tin tại nhà văn hóa và nơi sinh hoạt cộng đồng của thôn, khu phố.",
            ),
        ),
    ),
    Change("art_2__cl_2", "reg_1__art_18__cl_4"),
    Change("art_2__cl_3", "reg_1__art_33"),
)
