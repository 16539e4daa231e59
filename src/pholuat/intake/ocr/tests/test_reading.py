"""From a file to its text: a drawn page, many pages, a born-digital PDF, and what cannot be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFile

from pholuat.config.env import data_dir
from pholuat.intake.ocr import engine
from pholuat.intake.ocr.errors import OcrError
from pholuat.intake.ocr.reading import read_file
from pholuat.intake.ocr.sources import opened
from pholuat.intake.ocr.tests.pages import BODY, decision, needs_tesseract, sealed, written
from pholuat.intake.ocr.told import page_text

GOLDEN = [
    "2",
    "ỦY BAN NHÂN DÂN",
    "TỈNH GIA LAI",
    "Số: 12/2026/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Gia Lai, ngày 15 tháng 3 năm 2026",
    "QUYẾT ĐỊNH",
    "Điều 1. Phạm vi điều chỉnh",
    "Quyết định này quy định việc hòa giải ở cơ sở theo Luật số 35/2013/QH13",
    "ngày 20 tháng 6 năm 2013 trên địa bàn tỉnh Gia Lai.",
    "Nơi nhận:",
    "- Như Điều 3;",
    "- Các sở, ngành;",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
]
SHORT = (1000, 400)
"""A strip of a page keeps a test short."""


def strip(line: str) -> Image.Image:
    return written([(60, 100, [line, "trên địa bàn tỉnh Gia Lai"])], SHORT)


@needs_tesseract
def test_a_sealed_page_askew_is_read_in_order(tmp_path: Path) -> None:
    page = sealed(decision(), 500, 480).rotate(1.3, Image.Resampling.BICUBIC, fillcolor="white")
    page.save(tmp_path / "trang.png")
    (read,) = read_file(tmp_path / "trang.png")
    assert page_text(read).split("\n") == GOLDEN
    assert (read.number, read.width, read.height) == (1, *page.size)
    assert [line.words[0].text for line in read.lines if line.furniture] == ["2"]
    first = next(word for word in read.words() if word.text == "QUYẾT")
    assert 700 < first.box.x0 < 900 and 380 < first.box.y0 < 460
    assert all(0 <= word.box.x0 < word.box.x1 <= read.width and 0 <= word.conf <= 1 for word in read.words())


@needs_tesseract
def test_a_page_on_its_head_is_turned(tmp_path: Path) -> None:
    lines = [*BODY, *BODY[:2], "Điều 2. Hiệu lực thi hành", "Quyết định này có hiệu lực từ ngày ký.", *BODY]
    page = written([(240, 400, lines)])
    page.rotate(180).save(tmp_path / "nguoc.jpg")
    (read,) = read_file(tmp_path / "nguoc.jpg")
    assert page_text(read).startswith("Điều 1. Phạm vi điều chỉnh\n")
    assert next(read.words()).box.y0 > page.height / 2


@needs_tesseract
def test_the_pages_of_a_tiff_come_in_their_order(tmp_path: Path) -> None:
    first, *others = [strip(f"Điều {number}. Phạm vi") for number in (1, 2, 3)]
    first.save(tmp_path / "nhieu.tif", save_all=True, append_images=others)
    pages = list(read_file(tmp_path / "nhieu.tif", workers=2))
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page_text(page).split("\n")[0] for page in pages] == [f"Điều {number}. Phạm vi" for number in (1, 2, 3)]


@needs_tesseract
def test_a_scan_in_a_pdf_is_recognised(tmp_path: Path) -> None:
    strip("Điều 9. Phạm vi").save(tmp_path / "quet.pdf", resolution=200)
    (page,) = read_file(tmp_path / "quet.pdf")
    assert page_text(page).startswith("Điều 9. Phạm vi\n")
    assert page.width == pytest.approx(SHORT[0], abs=2)


@needs_tesseract
def test_a_blank_page_has_no_words(tmp_path: Path) -> None:
    Image.new("L", SHORT, 255).save(tmp_path / "trang.png")
    assert [list(page.words()) for page in read_file(tmp_path / "trang.png")] == [[]]


def test_born_digital_pages_are_read_without_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    path = data_dir() / "laws" / "pdf-text" / "luat-so-51-2024-qh15-43559.pdf"
    if not path.exists():
        pytest.skip("không có dữ liệu thật")
    monkeypatch.setenv("PATH", "")
    page = opened(path).text(1)
    assert page is not None
    lines = page_text(page).split("\n")
    assert lines[0] == "4 CÔNG BÁO/Số 1523 + 1524/Ngày 29-12-2024"
    assert page.lines[0].furniture and not page.lines[1].furniture
    assert lines[1].startswith("hiểm y tế, việc liên thông và sử dụng kết quả cận lâm sàng")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.png", b"", "empty"),
        ("chu.png", "Điều 1".encode(), "unknown_format"),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "broken"),
        ("hong.pdf", b"%PDF-1.7\n" + b"0" * 200, "broken"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(OcrError) as refused:
        list(read_file(tmp_path / name))
    assert refused.value.code == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "khong.png", "missing"), (tmp_path, "not_a_file")):
        with pytest.raises(OcrError) as refused:
            list(read_file(path))
        assert refused.value.code == code


def test_a_picture_cut_short_is_broken_also_where_a_library_allows_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    strip("Điều 1").save(tmp_path / "du.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "du.png").read_bytes()[:3000])
    with pytest.raises(OcrError) as refused:
        opened(tmp_path / "cut.png").image(0)
    assert refused.value.code == "broken"


def test_a_page_of_a_tiff_without_its_width_is_broken(tmp_path: Path) -> None:
    strip("Điều 1").save(tmp_path / "hai.tif", save_all=True, append_images=[strip("Điều 2")])
    before, width, after = (tmp_path / "hai.tif").read_bytes().rpartition(b"\x00\x01\x04\x00\x01\x00\x00\x00")
    (tmp_path / "hong.tif").write_bytes(before + b"\xff" + width[1:] + after)
    with pytest.raises(OcrError) as refused:
        opened(tmp_path / "hong.tif")
    assert refused.value.code == "broken"


def test_the_largest_sheets_are_drawn_coarser(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(2384, 3370)
    document.save(tmp_path / "a0.pdf")
    width, height = opened(tmp_path / "a0.pdf").image(0).size
    assert width / height == pytest.approx(2384 / 3370, abs=0.001)
    assert width * height == pytest.approx(35_000_000, rel=0.001)


@pytest.mark.parametrize(("size", "code"), [((1, 1), "too_small"), ((20_000, 20_000), "too_many_pixels")])
def test_sizes_that_cannot_be_read(tmp_path: Path, size: tuple[int, int], code: str) -> None:
    Image.new("1", size).save(tmp_path / "anh.png")
    with pytest.raises(OcrError) as refused:
        opened(tmp_path / "anh.png")
    assert refused.value.code == code


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "LA", "P"])
def test_every_kind_of_picture_is_seen_alike(tmp_path: Path, mode: str) -> None:
    page = strip("Điều 1").convert("L")
    made = (
        page.convert("I").point(lambda light: light * 257).convert("I;16")
        if mode == "I;16"
        else page.convert(mode, dither=Image.Dither.NONE)
    )
    made.save(tmp_path / "anh.tif")
    seen = opened(tmp_path / "anh.tif").image(0)
    assert seen.mode == "RGB"
    assert seen.convert("L").point(lambda light: 255 * (light > 128)).tobytes() == (
        page.point(lambda light: 255 * (light > 128)).tobytes()
    )


def test_a_locked_pdf_is_told_from_a_broken_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strip("Điều 1").save(tmp_path / "khoa.pdf")

    def locked(_: bytes) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    with pytest.raises(OcrError) as refused:
        opened(tmp_path / "khoa.pdf")
    assert refused.value.code == "encrypted"


def test_without_the_engine_a_scan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strip("Điều 1").save(tmp_path / "anh.png")
    monkeypatch.setenv("PATH", "")
    engine.ready.cache_clear()
    with pytest.raises(OcrError) as refused:
        list(read_file(tmp_path / "anh.png"))
    engine.ready.cache_clear()
    assert refused.value.code == "no_tesseract"


def test_reading_needs_no_django() -> None:
    code = "import sys, pholuat.intake.commands; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
