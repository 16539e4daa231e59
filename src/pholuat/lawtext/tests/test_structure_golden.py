"""Documents of every kind against what a reader found in them: real ones as copied from the web, and composed ones."""

from __future__ import annotations

import unicodedata

import pytest

from pholuat.lawtext.model import Source
from pholuat.lawtext.structure import parse
from pholuat.lawtext.tests.golden_structure import NAMES, expected_of, text_of, written
from pholuat.lawtext.tests.structure_reading import cut


@pytest.mark.parametrize("name", NAMES)
def test_a_document_holds_what_a_reader_found_in_it(name: str) -> None:
    assert written(parse(Source(text_of(name)))) == expected_of(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD", "crlf", "bom", "blank lines", "no-break spaces", "indented", "eth"])
def test_the_same_document_in_another_dress_holds_the_same(name: str, form: str) -> None:
    text = text_of(name)
    dressed = {
        "NFC": unicodedata.normalize("NFC", text),
        "NFD": unicodedata.normalize("NFD", text),
        "crlf": text.replace("\n", "\r\n"),
        "bom": "\ufeff" + text,
        "blank lines": text.replace("\n", "\n\n"),
        "no-break spaces": text.replace(" ", "\xa0"),
        "indented": "\n".join(f" \u200b {line}" for line in text.split("\n")),
        "eth": text.replace("Đ", "\xd0"),
    }[form]
    structure = parse(Source(dressed))
    assert cut(dressed, structure) == dressed
    plain = parse(Source(text))
    assert [held.eid for held in structure.provisions] == [held.eid for held in plain.provisions]
    assert [notice.code for notice in structure.warnings] == [notice.code for notice in plain.warnings]


def test_there_are_golden_documents_of_every_kind() -> None:
    assert len(NAMES) >= 27
    for kind in ("quyet-dinh", "nghi-quyet", "ke-hoach", "luat-sua-doi", "van-ban-hop-nhat", "thong-tu", "sac-lenh"):
        assert any(name.startswith(kind) for name in NAMES), kind
