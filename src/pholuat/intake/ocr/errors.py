"""What cannot be read from a picture, said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pholuat.lawtext.readers import errors

MESSAGES = {
    **{
        code: errors.MESSAGES[code]
        for code in ("missing", "not_a_file", "denied", "empty", "too_large", "encrypted", "broken")
    },
    "too_many_pages": "Tệp có quá nhiều trang ({pages}, giới hạn {limit}). Hãy tách thành nhiều tệp.",
    "too_many_pixels": "Ảnh quá lớn (giới hạn {limit} triệu điểm ảnh). Hãy quét lại ở 300 dpi.",
    "too_small": "Ảnh quá nhỏ ({width}×{height} điểm ảnh) nên không đọc được chữ. Hãy quét ở 200 dpi trở lên.",
    "unknown_format": "Không phải ảnh (PNG, JPEG, TIFF) hay PDF.",
    "no_tesseract": "Chưa có bộ nhận dạng chữ. Hãy cài gói: sudo apt install tesseract-ocr tesseract-ocr-vie.",
    "no_vietnamese": "Bộ nhận dạng chữ thiếu tiếng Việt. Hãy cài gói: sudo apt install tesseract-ocr-vie.",
    "engine": "Bộ nhận dạng chữ gặp lỗi ở trang này: {said}",
    "timeout": "Nhận dạng một trang mất quá {seconds} giây nên đã dừng.",
}


class OcrError(errors.ReadError):
    """A file or page that cannot be recognised: `code` is a key of MESSAGES."""

    messages: ClassVar[Mapping[str, str]] = MESSAGES
