"""Every component, and the pages made of them, in every appearance. In debug mode only."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from pholuat.ui.desk import Shown
from pholuat.ui.display import chosen
from pholuat.ui.tables import Cell, Column, Table

SAMPLES = {
    "thanh-phan": "Bảng thành phần",
    "trang-dau": "Trang đầu",
    "tim": "Trang tìm",
    "doc": "Trang đọc",
    "sua-doi": "Trang đọc có sửa đổi",
    "ban": "Bàn làm việc",
    "viec": "Một việc",
}
FRAMES = [
    ("Sáng", "nen=sang", False),
    ("Tối", "nen=toi", False),
    ("Tương phản cao", "tuong-phan=cao", False),
    ("Sáng, 360 px", "nen=sang", True),
    ("Tối, 360 px", "nen=toi", True),
    ("Tương phản cao, 360 px", "tuong-phan=cao", True),
]

MEDIATION = Table(
    "Hòa giải ở cơ sở, 8 tháng năm 2021",
    [Column("Địa phương"), *(Column(name, figures=True) for name in ("Tổ hòa giải", "Tiếp nhận", "Thành", "Tỷ lệ"))],
    [
        ["Huyện Tuy Phước", 103, Cell(148, "#"), Cell(129, "#"), "87,2%"],
        ["Thị xã Hoài Nhơn", 137, Cell(211, "#"), Cell(176, "#"), "83,4%"],
        ["Huyện Phù Cát", 118, Cell(164, "#"), Cell(131, "#"), "79,9%"],
    ],
    ["Cộng ba địa phương", 358, 523, 436, "83,4%"],
)

RAIL = [
    ("", [Shown("Bàn làm việc", "/ui/ban/", 7)]),
    (
        "Tri thức",
        [Shown("Văn bản", "/ui/viec/", 0), Shown("Soát văn bản", "/ui/soat/", 3), Shown("Hỏi đáp", "/ui/hoi/", 2)],
    ),
    ("Điều hành", [Shown("Kế hoạch", "/ui/ke-hoach/", 2), Shown("Báo cáo", "/ui/bao-cao/", 0)]),
]


class MeetingForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên buổi giao lưu", help_text="Như trên giấy mời")
    people = forms.IntegerField(label="Số người dự", error_messages={"invalid": "Số người dự phải là số, ví dụ 1.204."})
    day = forms.DateField(label="Ngày mở")
    unit = forms.ChoiceField(label="Đơn vị", choices=[("1", "Phòng Tư pháp An Nhơn"), ("2", "Phòng Tư pháp Phù Cát")])
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    scan = forms.FileField(label="Biên bản", required=False, help_text="Tệp .pdf hoặc .docx, đến 20 MB")
    ways = forms.MultipleChoiceField(
        label="Hình thức",
        choices=[("online", "Trực tuyến"), ("hall", "Tại hội trường")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(
        label="Người dự", choices=[("all", "Mọi người"), ("staff", "Cán bộ")], widget=forms.RadioSelect
    )
    open = forms.BooleanField(label="Cho phép gửi câu hỏi trước", required=False)


def _components() -> dict[str, object]:
    filled = {
        "title": "Hòa giải tranh chấp đất đai ở thôn, khu phố",
        "people": "khoảng 150",
        "day": "16/09/2021",
        "unit": "1",
        "ways": ["online"],
        "kind": "all",
    }
    return {
        "form": MeetingForm(filled),
        "plain_form": MeetingForm(prefix="moi"),
        "table": MEDIATION,
        "steps": [("Nhận tệp", "13/09, 16:40"), ("Đọc chữ", "17 trang"), ("Soát", "còn 5 chỗ"), "Duyệt", "Công bố"],
        "crumbs": [("Trang đầu", "/"), ("Văn bản", "/van-ban/"), ("Luật Hòa giải ở cơ sở", "")],
        "facts": [
            ("Số, ký hiệu", "35/2013/QH13"),
            ("Ban hành", "20/06/2013"),
            ("Có hiệu lực", "01/01/2014"),
            ("Cơ quan", "Quốc hội"),
        ],
        "log": [("08:02", "Phù Cát nộp minh chứng mục II.5b"), ("07:40", "3 cụm loa chưa xác nhận phát bản 13/09")],
        "page": Paginator(range(240), 20).page(2),
        "inks": ["paper", "paper-2", "ink", "ink-2", "son", "lam", "la", "nghe", "line", "line-2", "mark", "seal"],
    }


@csp_replace({"frame-src": [SELF]})
def living(request: HttpRequest) -> HttpResponse:
    """The overview: each sample in frames of every appearance."""
    name = request.GET.get("trang", "thanh-phan")
    if name not in SAMPLES:
        raise Http404
    return render(request, "ui/living/overview.html", {"samples": SAMPLES, "name": name, "frames": FRAMES})


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def sample(request: HttpRequest, name: str) -> HttpResponse:
    """One sample; the query chooses its appearance (co, tuong-phan, nen)."""
    if name not in SAMPLES:
        raise Http404
    context = {"display": chosen(request.GET.dict()), "rail": RAIL}
    if name == "thanh-phan":
        context |= _components()
    return render(request, f"ui/living/{name}.html", context)
