"""What cannot be read is refused with a code and a sentence; no bytes whatever make reading fail otherwise."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
import weasyprint  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pholuat.lawtext.readers import ReadError, pdf, read, read_bytes, sniff
from pholuat.lawtext.readers.errors import MESSAGES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def torn() -> bytes:
    """A Word file whose text is damaged inside its compressed stream."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a/>" * 1000)
    data = bytearray(buffer.getvalue())
    start = 30 + len("word/document.xml")
    data[start : start + 4] = b"\xff\xff\xff\xff"
    return bytes(data)


def locked_pdf() -> bytes:
    """A PDF of one empty page under a password (the standard handler of ISO 32000-1, 7.6.3) that nobody knows."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
    ]
    data = b"%PDF-1.4\n"
    starts = []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def test_a_pdf_of_too_many_pages_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(100, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(ReadError) as refused:
        read_bytes(buffer.getvalue(), "dai.pdf")
    assert refused.value.message == "Tệp PDF có quá nhiều trang (3, giới hạn 2). Hãy tách thành nhiều tệp."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t \x00", "empty"),
        (b"<html><body><p> </p></body></html>", "empty"),
        (bytes(range(256)) * 20, "unknown_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "no_text"),
        (b"\xff" * 5000, "unknown_format"),
        (b"%PDF-1.7\nhong", "broken"),
        (locked_pdf(), "encrypted"),
        (b"PK\x03\x04 cut", "broken"),
        (packed(xl__workbook_xml=b"<x/>"), "unknown_format"),
        (packed(word__document_xml=b"<w:document"), "broken"),
        (packed(word__document_xml=b"<a/>"), "broken"),
        (torn(), "broken"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "unknown_format"),
        (OLE + bytes(504) + b"\xec\xa5" + bytes(8) + b"\x00\x01" + "WordDocument".encode("utf-16-le"), "encrypted"),
        (gzip.compress(b"Luat")[:-9], "broken"),
        (b"\xfd7zXZ\x00 cut", "broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_bytes(data, "tep.dat")
    assert refused.value.code == code
    assert refused.value.message and "{" not in refused.value.message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, code in [(tmp_path / "khong-co.txt", "missing"), (tmp_path, "not_a_file")]:
        with pytest.raises(ReadError) as refused:
            read(path)
        assert refused.value.code == code


def test_a_file_that_swells_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "MAX_BYTES", 1000)
    for data in (b"a" * 1001, gzip.compress(b"a" * 5000)):
        with pytest.raises(ReadError) as refused:
            read_bytes(data, "a.txt")
        assert refused.value.code == "too_large"


def test_without_libreoffice_an_old_document_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ReadError) as refused:
        read_bytes(b"{\\rtf1 a}", "a.rtf")
    assert refused.value.code == "no_libreoffice"
    assert "libreoffice-writer-nogui" in refused.value.message


def test_every_message_speaks_vietnamese() -> None:
    assert all(set(message) & set("ạảấầậắằặẹẻếềệịỉọỏốồộớờợụủứừựỳđơưáàãâăéèêíìóòôúùý") for message in MESSAGES.values())


@cache
def whole_files() -> list[bytes]:
    document = docx.Document()
    document.add_paragraph("Điều 1. Phạm vi")
    document.add_table(2, 2).cell(0, 0).text = "ô"
    buffer = io.BytesIO()
    document.save(buffer)
    pdf = weasyprint.HTML(string="<p>Điều 1. Phạm vi điều chỉnh của Luật này và của những luật khác</p>").write_pdf()
    html = "<table><tr><td>Một<td><ol><li>hai</table><p>ba<sup>4</sup>".encode()
    return [buffer.getvalue(), pdf, html, "Điều 1. Phạm vi\n".encode("utf-16")]


def attempt(data: bytes) -> None:
    try:
        source = read_bytes(data, "tep")
    except ReadError:
        return
    assert source.text


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<p>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", OLE]))
def test_no_bytes_make_reading_fail(data: bytes, start: bytes) -> None:
    attempt(start + data)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_no_damage_to_a_good_file_makes_reading_fail(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(whole_files())))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
        if not whole:
            break
    attempt(bytes(whole))
