"""What cannot be read, said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

MESSAGES = {
    "missing": "Không tìm thấy tệp.",
    "not_a_file": "Đây là thư mục, không phải tệp.",
    "denied": "Không có quyền mở tệp.",
    "empty": "Tệp rỗng, không có nội dung nào.",
    "too_large": "Tệp quá lớn (giới hạn {limit} MB).",
    "too_many_pages": "Tệp PDF có quá nhiều trang ({pages}, giới hạn {limit}). Hãy tách thành nhiều tệp.",
    "unknown_format": "Không nhận ra định dạng tệp. Hệ thống đọc được txt, html, docx, doc, pdf, cả khi nén .gz, .xz.",
    "encrypted": "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi thử lại.",
    "broken": "Tệp bị hỏng hoặc không đúng định dạng {format}.",
    "no_text": "Tệp là bản chụp (scan), không có lớp chữ. Hãy nhận dạng chữ (OCR) trước.",
    "no_libreoffice": "Cần LibreOffice để đọc tệp .doc. Hãy cài gói: sudo apt install libreoffice-writer-nogui.",
    "timeout": "Chuyển đổi tệp mất quá nhiều thời gian ({seconds} giây) nên đã dừng.",
}


class ReadError(Exception):
    """A file that cannot be read: `code` for programs (a key of `messages`), `message` for people.

    Other ways of reading have errors of their own below this one, with their own messages.
    """

    messages: ClassVar[Mapping[str, str]] = MESSAGES

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.message = self.messages[code].format(**values)
        super().__init__(self.message)
