"""Parts packed apart are one gzip together."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from pholuat.portal.pressed import gzipped, press

TEXTS = st.lists(st.text(max_size=400), max_size=6)


@given(TEXTS)
def test_joined_parts_are_the_gzip_of_the_joined_texts(texts: list[str]) -> None:
    parts = [press(text) for text in texts]
    assert gzip.decompress(gzipped(parts)).decode() == "".join(texts)
    assert "".join(part.plain().decode() for part in parts) == "".join(texts)


def test_a_part_may_be_large_and_stand_twice() -> None:
    law = "Điều 1. Phạm vi điều chỉnh\n" * 40_000
    parts = [press("<main>"), press(law), press(law), press("</main>")]
    assert gzip.decompress(gzipped(parts)).decode() == f"<main>{law}{law}</main>"
