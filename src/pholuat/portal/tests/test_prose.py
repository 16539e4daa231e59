"""The words of the law as HTML: nothing lost, nothing that acts."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from pholuat.portal.prose import Link, prose

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from("<>&'\"\n\t “”"), max_size=80)


def words(markup: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def test_each_line_is_a_paragraph() -> None:
    assert prose("Một.\n\n  Hai.") == "<p>Một.</p><p>Hai.</p>"


def test_a_citation_is_a_link() -> None:
    text = "trừ quy định tại khoản 4 Điều 10 của Luật này."
    start = text.index("khoản")
    link = Link(start, start + len("khoản 4 Điều 10"), "#art_10__cl_4")
    assert prose(text, [link]) == (
        '<p>trừ quy định tại <a class="cite" href="#art_10__cl_4">khoản 4 Điều 10</a> của Luật này.</p>'
    )


def test_all_around_a_link_is_escaped() -> None:
    assert prose("<i>&Điều 5<b>", [Link(4, 11, "#a&b")]) == (
        '<p>&lt;i&gt;&amp;<a class="cite" href="#a&amp;b">Điều 5&lt;</a>b&gt;</p>'
    )


def test_lines_with_tabs_are_a_table_with_a_head() -> None:
    assert prose("Biểu:\nTT\tTên\n1\tA & B\n2\t\nHết.") == (
        '<p>Biểu:</p><div class="scroll" tabindex="0"><table>'
        '<thead><tr><th scope="col">TT</th><th scope="col">Tên</th></tr></thead>'
        "<tbody><tr><td>1</td><td>A &amp; B</td></tr><tr><td>2</td><td></td></tr></tbody></table></div><p>Hết.</p>"
    )


def test_of_two_links_that_overlap_the_longer_stays() -> None:
    assert prose("Điều 5", [Link(0, 4, "#x"), Link(0, 6, "#art_5")]) == (
        '<p><a class="cite" href="#art_5">Điều 5</a></p>'
    )


def test_quoted_text_is_set_apart() -> None:
    text = "Sửa đổi khoản 1 như sau:\n“1. Một.\na) Hai.”.\n“Hội đồng”;\nHết."
    assert prose(text) == (
        '<p>Sửa đổi khoản 1 như sau:</p><div class="quoted"><p>“1. Một.</p><p>a) Hai.”.</p><p>“Hội đồng”;</p></div>'
        "<p>Hết.</p>"
    )


@given(TEXT, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
def test_no_letter_is_lost_and_no_text_becomes_markup(text: str, spans: list[tuple[int, int]]) -> None:
    links = [Link(start, end, "/x?a=1&b='\"><") for start, end in spans if start < end <= len(text)]
    markup = prose(text, links)
    assert words(markup) == "".join(text.split())
    tags = set(re.findall(r"<[^>]*>", re.sub(r'href="[^"]*"', "", markup)))
    assert tags <= {
        "<p>", "</p>", '<a class="cite" >', "</a>", "<table>", "</table>", "<tr>", "</tr>",
        "<td>", "</td>", '<th scope="col">', "</th>", "<thead>", "</thead>", "<tbody>", "</tbody>",
        '<div class="scroll" tabindex="0">', "</div>", '<div class="quoted">',
    }  # fmt: skip


def test_a_term_between_stars_leans_and_its_stars_are_kept_out_of_sight() -> None:
    assert prose("* Cơ sở* là thôn, làng (*).") == (
        "<p><em><span hidden>* </span>Cơ sở<span hidden>*</span></em> là thôn, làng (*).</p>"
    )
    assert prose("*Các bên* là cá nhân", [Link(1, 8, "#a")]) == (
        '<p><em><span hidden>*</span><a class="cite" href="#a">Các bên</a><span hidden>*</span></em> là cá nhân</p>'
    )


def test_other_stars_stay() -> None:
    for text in ("(*) Ghi chú * và *", "* Ghi chú: một", "2 * 3 * 4", "**Chú** ý"):
        assert prose(text) == f"<p>{text}</p>"
