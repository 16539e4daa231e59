"""The cost of citations grows with the text and not with its square, also where one title names a thousand places."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.lawtext.citations import find, reading
from pholuat.lawtext.model import Block, Role


def asked(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often it is asked which document a mention names, in a title that names one behind all places."""
    places = "; tại ".join(f"khoản 2 Điều {number}" for number in range(1, count + 1))
    text = f"Sửa đổi nội dung tại {places} của văn bản; thay thế Điều 9 Nghị định số 30/2020/NĐ-CP\n"
    calls = 0
    really = reading.document_of

    def counted(*given: Any) -> str:
        nonlocal calls
        calls += 1
        return really(*given)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "document_of", counted)
        assert len(find(text, [Block(Role.HEADER, "", 0, len(text))])) > count
    return calls


def test_twice_the_places_are_asked_for_twice_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(120, monkeypatch) < 2.5 * asked(60, monkeypatch)
