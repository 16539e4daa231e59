"""Each component as its template tag draws it."""

import re
from datetime import date, timedelta

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from pholuat.ui import sheets
from pholuat.ui.tables import Cell, Column, Table
from pholuat.ui.templatetags.ui import weekday


def drawn(source: str, **context: object) -> str:
    """The template's text with runs of white space as one space."""
    text = Template("{% load ui %}" + source).render(Context(context))
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", text)).strip()


def test_a_badge_is_a_sign_and_a_word() -> None:
    assert drawn('{% badge "on" "Còn hiệu lực" %}') == '<span class="badge badge--on">Còn hiệu lực</span>'


def test_a_badge_of_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown state 'moi'"):
        drawn('{% badge "moi" "Mới" %}')


def test_a_button_and_a_link_that_looks_like_one() -> None:
    assert drawn('{% button "Lưu" kind="main" name="viec" value="luu" %}') == (
        '<button class="btn btn--main" name="viec" value="luu">Lưu</button>'
    )
    assert drawn('{% button "Hủy" href=back %}', back="/a/?b=1&c=2") == '<a class="btn" href="/a/?b=1&amp;c=2">Hủy</a>'


def test_words_of_people_are_escaped() -> None:
    assert "&lt;script&gt;" in drawn('{% badge "on" word %}', word="<script>")
    assert "&lt;script&gt;" in drawn('{% notice "warn" %}{{ word }}{% endnotice %}', word="<script>")


def test_a_table_names_its_columns_in_every_cell_for_the_phone() -> None:
    table = Table(
        "Hòa giải",
        [Column("Địa phương"), Column("Vụ", figures=True)],
        [["Tuy Phước", Cell(148, "/hoat-dong/")]],
        ["Cộng", 148],
    )
    assert drawn("{% table table %}", table=table) == (
        '<table class="table table--fold"><caption>Hòa giải</caption>'
        '<thead><tr><th scope="col">Địa phương</th><th scope="col" class="num">Vụ</th></tr></thead>'
        '<tbody><tr><th scope="row">Tuy Phước</th>'
        '<td data-label="Vụ" class="num"><a href="/hoat-dong/">148</a></td></tr></tbody>'
        '<tfoot><tr><th scope="row">Cộng</th><td data-label="Vụ" class="num">148</td></tr></tfoot></table>'
    )


def test_progress_shows_a_number_that_a_browser_can_read() -> None:
    page = drawn('{% progress 1100 2200 "Đang đọc" %}')
    assert "<b>50%</b>" in page
    assert '<progress class="bar" max="2200" value="1100" aria-label="Đang đọc">' in page


def test_progress_without_an_end_shows_no_number() -> None:
    page = drawn('{% progress 0 0 "Đang nhận" %}')
    assert "%" not in page
    assert "value=" not in page


def test_steps_tell_what_is_done_and_where_one_is() -> None:
    assert drawn("{% steps names 2 %}", names=["Nhận", ("Soát", "còn 5 chỗ"), "Công bố"]) == (
        '<ol class="steps"><li class="done"><span><b>Nhận</b><span class="vh"> (xong)</span></span></li>'
        '<li aria-current="step"><span><b>Soát</b><small>còn 5 chỗ</small></span></li>'
        "<li><span><b>Công bố</b></span></li></ol>"
    )


def test_the_pager_keeps_the_query() -> None:
    request = RequestFactory().get("/tim-kiem/", {"q": "hòa giải", "trang": "2"})
    page = drawn("{% pager page %}", page=Paginator(range(50), 10).page(2), request=request)
    assert 'href="?q=h%C3%B2a+gi%E1%BA%A3i&amp;trang=3"' in page
    assert '<span aria-current="page">2</span>' in page


def test_a_list_of_one_page_has_no_pager() -> None:
    assert drawn("{% pager page %}", page=Paginator(range(5), 10).page(1)) == ""


def test_facts_and_crumbs_and_log() -> None:
    assert drawn("{% facts pairs %}", pairs=[("Số", "35/2013/QH13")]) == (
        '<dl class="facts"><div><dt>Số</dt><dd>35/2013/QH13</dd></div></dl>'
    )
    assert drawn("{% crumbs trail %}", trail=[("Văn bản", "/van-ban/"), ("Điều 3", "")]) == (
        '<nav class="crumb" aria-label="Đường dẫn"><ol>'
        '<li><a href="/van-ban/">Văn bản</a></li><li>Điều 3</li></ol></nav>'
    )
    assert drawn("{% log lines %}", lines=[("08:02", "Phù Cát nộp")]) == (
        '<ul class="log"><li><time>08:02</time><p>Phù Cát nộp</p></li></ul>'
    )


def test_an_empty_list_names_the_next_step_and_a_dialog_has_a_name() -> None:
    assert drawn('{% empty "Chưa có văn bản" %}<a href="/">Nạp</a>{% endempty %}') == (
        '<div class="empty"><p class="title">Chưa có văn bản</p><a href="/">Nạp</a></div>'
    )
    assert drawn('{% dialog "tra-lai" "Trả lại?" %}<p>Lý do</p>{% enddialog %}') == (
        '<dialog class="dialog" id="tra-lai" aria-labelledby="tra-lai-ten">'
        '<h2 id="tra-lai-ten">Trả lại?</h2><p>Lý do</p></dialog>'
    )


def test_an_icon_is_decoration_and_an_unknown_one_is_refused() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "search" %}')
    with pytest.raises(KeyError):
        drawn('{% icon "la-ban" %}')


def test_weekdays_in_words() -> None:
    monday = date(2021, 9, 13)
    assert [weekday(monday + timedelta(days=step)) for step in (0, 1, 6)] == [
        "Thứ Hai, 13/09/2021",
        "Thứ Ba, 14/09/2021",
        "Chủ nhật, 19/09/2021",
    ]


def test_the_number_of_a_document_does_not_break_at_its_hyphen() -> None:
    assert drawn("{{ words|whole_numbers }}", words="theo 9002/QĐ-UBND, Luật 35/2013/QH13 & 1 - 2") == (
        'theo <span class="nowrap">9002/QĐ-UBND</span>, Luật 35/2013/QH13 &amp; 1 - 2'
    )
    assert drawn("{{ words|whole_numbers }}", words="<b>15/2014/NĐ-CP") == (
        '&lt;b&gt;<span class="nowrap">15/2014/NĐ-CP</span>'
    )


def test_a_number_too_long_for_a_narrow_window_may_break() -> None:
    assert "nowrap" not in drawn("{{ words|whole_numbers }}", words="số 1/QĐ-" + "A" * 30)


@pytest.mark.parametrize("state", ["on", "soon", "part", "off", "stop", "late", "wait"])
def test_every_state_has_a_badge_and_a_sign_of_its_own(state: str) -> None:
    assert drawn(f'{{% badge "{state}" "Từ" %}}') == f'<span class="badge badge--{state}">Từ</span>'
    signs = set(re.findall(r"\.badge--(\w+)::before", sheets.build())) | {"wait"}  # the ring is the plain sign
    assert state in signs


@pytest.mark.parametrize("kind", ["main", "danger", "bare", "small"])
def test_a_kind_of_button_is_a_class(kind: str) -> None:
    assert drawn(f'{{% button "Lưu" kind="{kind}" %}}') == f'<button class="btn btn--{kind}">Lưu</button>'


def test_attributes_of_a_button_that_are_on_off_or_have_a_value() -> None:
    assert drawn('{% button "Lưu" disabled=True aria_busy="true" %}') == (
        '<button class="btn" disabled="" aria-busy="true">Lưu</button>'
    )
    assert drawn('{% button "Lưu" disabled=False title=None %}') == '<button class="btn">Lưu</button>'
    assert re.fullmatch(
        r'<button class="btn"><svg .*</svg>Tải</button>', drawn('{% button "Tải" icon_name="download" %}')
    )


@pytest.mark.parametrize(
    ("kind", "classes"),
    [("info", "note"), ("warn", "note note--warn"), ("bad", "note note--bad"), ("good", "note note--good")],
)
def test_a_notice_says_by_its_edge_how_grave_it_is(kind: str, classes: str) -> None:
    assert drawn(f'{{% notice "{kind}" %}}Lời{{% endnotice %}}') == f'<div class="{classes}">Lời</div>'


def test_progress_tells_its_state_and_what_comes() -> None:
    page = drawn('{% progress 6 34 "6 trên 34" note="Rời trang cũng được." state="late" %}')
    assert '<progress class="bar bar--late" max="34" value="6"' in page
    assert '<p class="tiny quiet">Rời trang cũng được.</p>' in page


def test_the_pager_leads_on_and_back_and_names_its_pages() -> None:
    request = RequestFactory().get("/", {"trang": "9"})
    pages = Paginator(range(120), 10)
    first, last = (drawn('{% pager page "Trang danh mục" %}', page=pages.page(n), request=request) for n in (1, 12))
    assert re.findall(r'rel="(\w+)"', first) == ["next"]
    assert re.findall(r'rel="(\w+)"', last) == ["prev"]
    assert first.startswith('<nav class="pager" aria-label="Trang danh mục">')
    assert re.findall(r'<a href="(\?trang=\d+)" aria-label="(Trang \d+)"', first) == [
        ("?trang=2", "Trang 2"),
        ("?trang=12", "Trang 12"),
    ]
    assert "<span>…</span>" in first
