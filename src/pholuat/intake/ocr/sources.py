"""The pages of a file: images (PNG, JPEG, TIFF with many pages) and PDF. Each is opened only when its turn comes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from pholuat.intake.ocr.errors import OcrError
from pholuat.intake.ocr.textlayer import sound_page
from pholuat.intake.words import Page
from pholuat.lawtext.readers import file_bytes
from pholuat.lawtext.readers.pdf import MAX_PAGES, ONE_AT_A_TIME

MAX_BYTES = 300 * 1024 * 1024
MAX_PIXELS = 120_000_000
"""A4 at 900 dpi has 78 million."""

MOST_DRAWN = 35_000_000
"""A2 at 300 dpi. Larger pages are drawn coarser: what reads them makes them smaller anyway, and memory has its end."""

LEAST_SIDE = 40
DPI, LEAST_DPI = 300, 150
WHOLE = 0.6
"""A picture over this part of a PDF page is a scan, whatever text lies hidden behind it."""

FORMATS = ("PNG", "JPEG", "TIFF")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with its number of pages; `image(i)` draws page i (from 0), `text(i)` reads its sound text layer."""

    pages: int
    image: Callable[[int], Image.Image]
    text: Callable[[int], Page | None]


def opened(path: Path) -> Opened:
    """The pages of a file. Raises OcrError, here and where a page is drawn."""
    data = file_bytes(path, MAX_BYTES, OcrError)
    if not data:
        raise OcrError("empty")
    return _pdf(data) if data[:1024].lstrip().startswith(b"%PDF") else _picture(data)


def _picture(data: bytes) -> Opened:
    with _damage_told(), _picture_of(data) as picture:
        pages = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    if pages > MAX_PAGES:
        raise OcrError("too_many_pages", pages=pages, limit=MAX_PAGES)
    return Opened(pages, lambda index: _frame(data, index), lambda index: None)


@contextmanager
def _damage_told() -> Iterator[None]:
    """What goes wrong with a picture, in words: on opening, on counting its pages, on unpacking one."""
    try:
        yield
    except OcrError:
        raise
    except UnidentifiedImageError as error:
        raise OcrError("unknown_format") from error
    except Image.DecompressionBombError as error:
        raise OcrError("too_many_pixels", limit=MAX_PIXELS // 1_000_000) from error
    except Exception as error:  # a damaged file makes Pillow raise whatever its reader stumbles over
        raise OcrError("broken", format="ảnh") from error


def _picture_of(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    _check_size(picture)
    return picture


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise OcrError("too_many_pixels", limit=MAX_PIXELS // 1_000_000)
    if min(width, height) < LEAST_SIDE:
        raise OcrError("too_small", width=width, height=height)


def _frame(data: bytes, index: int) -> Image.Image:
    # Other libraries allow halves of pictures for the whole process; the missing half of a page would be read as blank.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with _damage_told(), _picture_of(data) as picture:
        picture.seek(index)
        _check_size(picture)
        return _eight_bits(ImageOps.exif_transpose(picture))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Any picture as RGB on white: 16-bit grey is brought down, what is transparent is paper."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return picture.convert("F").point(lambda light: light / 257).convert("L").convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return picture.convert("RGB")


def _pdf(data: bytes) -> Opened:
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
            pages = len(document)
        except pypdfium2.PdfiumError as error:
            raise OcrError("encrypted" if "password" in str(error).lower() else "broken", format="PDF") from error
    if not pages:
        raise OcrError("empty")
    if pages > MAX_PAGES:
        raise OcrError("too_many_pages", pages=pages, limit=MAX_PAGES)
    return Opened(pages, lambda index: _drawn(document, index), lambda index: _text(document, index))


def _drawn(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    with ONE_AT_A_TIME:
        try:
            page = document[index]
            width, height = page.get_size()
            scale = min(_dpi(page) / 72, (MOST_DRAWN / max(1.0, width * height)) ** 0.5)
            image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
        except pypdfium2.PdfiumError as error:
            raise OcrError("broken", format="PDF") from error
    _check_size(image)
    return image


def _dpi(page: pypdfium2.PdfPage) -> float:
    """As fine as the scan on the page is, so that it is not drawn anew between its own dots; at most 300."""
    fine = [
        item.get_px_size()[0] / max(1.0, (bounds[2] - bounds[0]) / 72)
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        if _share(page, bounds := item.get_bounds()) > WHOLE
    ]
    return float(min(DPI, max(LEAST_DPI, max(fine)))) if fine else DPI


def _share(page: pypdfium2.PdfPage, bounds: tuple[float, float, float, float]) -> float:
    width, height = map(float, page.get_size())
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / max(1.0, width * height)


def _text(document: pypdfium2.PdfDocument, index: int) -> Page | None:
    with ONE_AT_A_TIME:
        try:
            page = document[index]
            images = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            scanned = any(_share(page, item.get_bounds()) > WHOLE for item in images)
            page.close()
            return None if scanned else sound_page(document, index, DPI / 72)
        except pypdfium2.PdfiumError as error:
            raise OcrError("broken", format="PDF") from error
