"""Addresses below /van-ban/."""

from __future__ import annotations

import pytest

from pholuat.portal.places import Place, readings


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("14-2012-qh13/", [Place("14-2012-qh13")]),
        ("14-2012-QH13", [Place("14-2012-qh13")]),
        ("14-2012-qh13/dieu-5/", [Place("14-2012-qh13", "art_5"), Place("14-2012-qh13/dieu-5")]),
        ("binh-dinh/3289-qd-ubnd-2019-09-13/", [Place("binh-dinh/3289-qd-ubnd-2019-09-13")]),
        (
            "binh-dinh/3289-qd-ubnd-2019-09-13/quy-che/dieu-5/",
            [Place("binh-dinh/3289-qd-ubnd-2019-09-13", "reg_1__art_5")],
        ),
        (
            "10-2014-qd-ubnd/quy-che/dieu-5a/",
            [Place("10-2014-qd-ubnd", "reg_1__art_5a"), Place("10-2014-qd-ubnd/quy-che", "art_5a")],
        ),
        ("14-2012-qh13/chuong-1/", [Place("14-2012-qh13/chuong-1")]),
        ("Điều 5/", []),
        ("a\x00b/", []),
        ("../../etc/passwd", []),
        ("", []),
        ("x" * 500, []),
        ("a/b/c/d/e/f/g/", []),
    ],
)
def test_where_a_path_leads(path: str, expected: list[Place]) -> None:
    assert readings(path) == expected
