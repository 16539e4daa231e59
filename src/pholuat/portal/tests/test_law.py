"""Provisions as HTML."""

from __future__ import annotations

import re

from pholuat.library.enums import ProvisionKind as Kind
from pholuat.portal.contents import contents_html
from pholuat.portal.law import Margin, Unit, law_html
from pholuat.portal.prose import Link


def article(number: int, *children: Unit, **more: object) -> Unit:
    return Unit(f"art_{number}", Kind.ARTICLE, str(number), f"Tên {number}", children=list(children), **more)  # type: ignore[arg-type]


def clause(parent: str, number: int, text: str, *children: Unit) -> Unit:
    return Unit(f"{parent}__cl_{number}", Kind.CLAUSE, str(number), text=text, children=list(children))


def point(parent: str, letter: str, text: str) -> Unit:
    return Unit(f"{parent}__point_{letter}", Kind.POINT, letter, text=text)


def test_an_article_with_clause_and_point() -> None:
    unit = article(3, clause("art_3", 1, "Một:", point("art_3__cl_1", "a", "Hai;")))
    assert law_html([unit]) == (
        '<section class="dieu t2" id="art_3"><h2>Điều 3. Tên 3'
        '<a class="anchor" href="#art_3" aria-label="Liên kết đến Điều 3">#</a></h2>'
        '<div class="law"><div class="cl" id="art_3__cl_1"><span class="n">1.</span><div><p>Một:</p>'
        '<div class="pt" id="art_3__cl_1__point_a"><span class="n">a)</span><div><p>Hai;</p></div></div>'
        "</div></div></div></section>"
    )


def test_an_article_says_how_much_room_its_words_take() -> None:
    long = article(1, clause("art_1", 1, "a" * 400, point("art_1__cl_1", "a", "b" * 400)), text="c" * 700)
    taller = article(1, *long.children, text="c" * 1400)
    assert law_html([long]).startswith('<section class="dieu t15" id="art_1">')
    assert law_html([taller]).startswith('<section class="dieu t17" id="art_1">')


def test_articles_below_a_chapter_are_one_heading_deeper() -> None:
    chapter = Unit("chp_I", Kind.CHAPTER, "I", "QUY ĐỊNH CHUNG", children=[article(1)])
    assert law_html([chapter]) == (
        '<h2 class="chapter" id="chp_I">Chương I<b class="caps">QUY ĐỊNH CHUNG</b></h2>'
        '<section class="dieu t0" id="art_1"><h3>Điều 1. Tên 1'
        '<a class="anchor" href="#art_1" aria-label="Liên kết đến Điều 1">#</a></h3></section>'
    )


def test_a_heading_leads_to_the_page_of_its_article_unless_it_cites() -> None:
    plain = law_html([article(1, url="/van-ban/x/dieu-1/")])
    citing = law_html([article(1, url="/van-ban/x/dieu-1/", heading_links=[Link(0, 3, "#art_2")])])
    assert re.findall('href="([^"]*)"', plain) == ["/van-ban/x/dieu-1/", "#art_1"]
    assert re.findall('href="([^"]*)"', citing) == ["#art_2", "#art_1"]


def test_the_margin_holds_links_and_changes() -> None:
    unit = article(1, margins=[Margin("Sửa từ 01/01/2026", "Luật 123/2025/QH15", "/van-ban/x/", change=True)])
    assert (
        '<div class="margin margin--chg"><p><b>Sửa từ 01/01/2026</b>'
        '<a href="/van-ban/x/">Luật 123/2025/QH15</a></p></div>' in law_html([unit])
    )


def test_names_are_escaped() -> None:
    unit = Unit("art_1", Kind.ARTICLE, "1", "<script>", text="<img src=x>", unread="<b>")
    assert not set(re.findall(r"<(script|img|b)\b", law_html([unit])))
    assert "<script" not in contents_html([unit, unit])


def test_short_contents_list_chapters_and_long_ones_fold() -> None:
    short = [Unit("chp_I", Kind.CHAPTER, "I", "Một", children=[article(1), article(2)])]
    long = [Unit("chp_I", Kind.CHAPTER, "I", "Một", children=[article(number) for number in range(1, 80)])]
    assert contents_html(short).startswith(
        '<span class="chap"><span class="clamp clamp--4">Chương I. Một</span></span><ul><li><a href="#art_1"'
    )
    assert contents_html(long).startswith(
        '<details class="fold"><summary><span class="clamp clamp--4">Chương I. Một</span></summary><ul>'
    )
    assert contents_html([article(1)]) == ""


def test_an_enclosed_regulation_bears_its_own_name() -> None:
    regulation = Unit("reg_1", Kind.ANNEX, "", "QUY CHẾ Hoạt động", "(Kèm theo)", children=[article(1)])
    assert law_html([regulation]).startswith(
        '<header class="enclosed" id="reg_1"><h2>QUY CHẾ Hoạt động</h2><p>(Kèm theo)</p></header>'
    )


def test_the_contents_name_an_article_without_a_name_by_its_first_words() -> None:
    nameless = Unit("art_1", Kind.ARTICLE, "1", text="Ban hành kèm theo Quyết định này Quy chế cập nhật, quản lý.")
    short = Unit("art_2", Kind.ARTICLE, "2", children=[clause("art_2", 1, "Bãi bỏ Điều 5.")])
    empty = Unit("art_3", Kind.ARTICLE, "3")
    assert re.findall(r'<span class="clamp clamp--4">(.*?)</span>', contents_html([nameless, short, empty])) == [
        "Ban hành kèm theo Quyết định này Quy chế…",
        "Bãi bỏ Điều 5",
        "Điều 3",
    ]
