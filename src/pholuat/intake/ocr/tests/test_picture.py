"""What is done to a picture before it is read: seal, light, skew, paper, columns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from pholuat.intake.ocr.columns import back, laid, lines_apart, pieces, top_line
from pholuat.intake.ocr.geometry import box_of, drawn, four_points, scaled, turned
from pholuat.intake.ocr.ink import grey
from pholuat.intake.ocr.paper import sheet
from pholuat.intake.ocr.skew import angle, sideways
from pholuat.intake.ocr.tests.pages import BODY, TINOS, decision, sealed, written
from pholuat.intake.words import Box

pytestmark = pytest.mark.skipif(not TINOS.exists(), reason="cần fonts-croscore")


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return decision()


def test_a_seal_goes_and_the_print_below_it_stays(page: Image.Image) -> None:
    clean, stamped = grey(page).astype(int), grey(sealed(page, 500, 480)).astype(int)
    assert np.abs(clean - stamped).max() < 128
    assert ((clean < 128) != (stamped < 128)).mean() < 0.0005


def test_a_seal_alone_leaves_white_paper() -> None:
    assert grey(sealed(written([]), 500, 480)).min() > 235


def test_a_shadow_is_made_even(page: Image.Image) -> None:
    shade = np.linspace(0.45, 1.0, page.width)[None, :, None]
    dim = Image.fromarray((np.asarray(page) * shade).astype(np.uint8))
    assert ((grey(page) < 128) != (grey(dim) < 128)).mean() < 0.002


@settings(max_examples=12, deadline=None)
@example(-0.140625)
@given(st.floats(-5, 5))
def test_the_angle_is_found(degrees: float) -> None:
    small = decision().resize((827, 1170)).convert("L")
    askew = np.asarray(small.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))
    assert angle(askew) == pytest.approx(degrees, abs=0.12)


def test_an_empty_page_is_straight() -> None:
    assert angle(np.full((400, 300), 255, dtype=np.uint8)) == 0


def test_a_page_on_its_side_is_known(page: Image.Image) -> None:
    text = written([(240, 300 + 60 * row, [BODY[1][row * 3 :]]) for row in range(12)])
    assert not sideways(grey(text))
    assert sideways(grey(text.rotate(90, expand=True)))


def test_paper_on_a_desk_is_made_upright(page: Image.Image) -> None:
    wide, high = page.size
    corners = [(90.0, 70.0), (wide + 60.0, 110.0), (wide + 110.0, high + 60.0), (60.0, high + 100.0)]
    whole = [(0.0, 0.0), (float(wide), 0.0), (float(wide), float(high)), (0.0, float(high))]
    seen = np.asarray(drawn(page, four_points(corners, whole), (wide + 200, high + 200)))
    inside = np.asarray(drawn(Image.new("L", page.size, 1), four_points(corners, whole), (wide + 200, high + 200), 0))
    photo = Image.fromarray(np.where(inside[..., None] == 1, seen, 60).astype(np.uint8))
    found = sheet(photo)
    assert found is not None
    for (x, y), (u, v) in zip(
        [(0, 0), (found[1][0], 0), found[1], (0, found[1][1])],
        corners,
        strict=True,
    ):
        at = found[0] @ np.array([x, y, 1])
        assert at[:2] / at[2] == pytest.approx((u, v), abs=9)


def test_a_scan_has_no_desk(page: Image.Image) -> None:
    assert sheet(page) is None


def test_head_and_foot_are_cut_in_columns(page: Image.Image) -> None:
    cut = [piece.box for piece in pieces(grey(page))]
    assert [box.x0 > 0 for box in cut] == [False, False, True, False, False, True, False]
    head, foot = cut[1], cut[4]
    assert head.y0 < 205 and 350 < head.y1 < 420
    assert 690 < foot.y0 < 805 and foot.y1 > 940


def test_plain_text_and_ruled_tables_are_one_piece() -> None:
    text = written([(240, 300 + 52 * row, [BODY[row % 2 + 1]]) for row in range(20)])
    assert len(pieces(grey(text))) == 1
    table = np.array(grey(decision()))
    table[180:1000, 700:704] = 0
    table[180:1000, 1500:1504] = 0
    assert len(pieces(table)) == 1


def test_a_place_on_the_page_laid_anew_is_found_again(page: Image.Image) -> None:
    ink = grey(page)
    cut = pieces(ink)
    anew = np.asarray(laid(ink, cut))
    right = cut[2]
    there = Box(
        right.box.x0 - right.left, right.box.y0 + right.down, right.box.x0 - right.left + 400, right.box.y1 + right.down
    )
    here = back(there, cut)
    assert np.array_equal(anew[there.y0 : there.y1, there.x0 : there.x1], ink[here.y0 : here.y1, here.x0 : here.x1])


def test_the_number_on_top_is_seen(page: Image.Image) -> None:
    found = top_line(grey(page))
    assert found is not None
    assert found.x0 < page.width / 2 < found.x1 and found.y0 < 110 < found.y1


def test_a_box_is_told_on_the_picture_as_given() -> None:
    places = turned(1000, 800, 2.0) @ scaled(2.0)
    box = box_of(Box(980, 780, 1020, 820), places, 1000, 800)
    assert box.x0 < 500 < box.x1 and box.y0 < 400 < box.y1
    assert box.x1 - box.x0 <= 24
    assert box_of(Box(-50, -50, -10, -10), places, 1000, 800).x1 >= 1


def test_closely_set_lines_are_laid_apart(page: Image.Image) -> None:
    ink = grey(page)
    one, apart = pieces(ink), lines_apart(ink, pieces(ink))
    assert len(apart) == len(one) + 10
    assert sum(piece.box.y1 - piece.box.y0 for piece in apart) == sum(piece.box.y1 - piece.box.y0 for piece in one)
    assert (np.asarray(laid(ink, apart)) < 128).sum() == (np.asarray(laid(ink, one)) < 128).sum()
