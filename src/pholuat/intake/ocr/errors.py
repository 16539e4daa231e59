"""What cannot be read from a picture, said in words."""

from __future__ import annotations

MESSAGES = {
    "missing": "Không tìm thấy tệp.",
    "not_a_file": "Đây là thư mục, không phải tệp.",
    "denied": "Không có quyền mở tệp.",
    "empty": "Tệp rỗng, không có nội dung nào.",
    "too_large": "Tệp quá lớn (giới hạn {limit} MB).",
    "too_many_pages": "Tệp có quá nhiều trang ({pages}, giới hạn {limit}). Hãy tách thành nhiều tệp.",
    "too_many_pixels": "Ảnh quá lớn (giới hạn {limit} triệu điểm ảnh). Hãy quét lại ở 300 dpi.",
    "too_small": "Ảnh quá nhỏ ({width}×{height} điểm ảnh) nên không đọc được chữ. Hãy quét ở 200 dpi trở lên.",
    "unknown_format": "Không phải ảnh (PNG, JPEG, TIFF) hay PDF.",
    "encrypted": "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi thử lại.",
    "broken": "Tệp bị hỏng hoặc không đúng định dạng {format}.",
    "no_tesseract": "Chưa có bộ nhận dạng chữ. Hãy cài gói: sudo apt install tesseract-ocr tesseract-ocr-vie.",
    "no_vietnamese": "Bộ nhận dạng chữ thiếu tiếng Việt. Hãy cài gói: sudo apt install tesseract-ocr-vie.",
    "engine": "Bộ nhận dạng chữ gặp lỗi ở trang này: {said}",
    "timeout": "Nhận dạng một trang mất quá {seconds} giây nên đã dừng.",
}


class OcrError(Exception):
    """A file or page that cannot be read: `code` for programs (a key of MESSAGES), `message` for people."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        self.message = MESSAGES[code].format(**values)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return (_made, (self.code, self.values))


def _made(code: str, values: dict[str, object]) -> OcrError:
    return OcrError(code, **values)
