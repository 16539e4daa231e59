"""Why a database cannot be reached, in Vietnamese."""

from __future__ import annotations

import logging

import psycopg

log = logging.getLogger(__name__)

# What the library of PostgreSQL says, in our words.
REASONS = {
    "No such file or directory": "máy chủ không chạy",
    "Connection refused": "máy chủ không chạy, hoặc không nghe ở cổng đó",
    "authentication failed": "tên hoặc mật khẩu sai",
    "no password supplied": "thiếu mật khẩu",
    "no pg_hba.conf entry": "máy chủ không cho máy này, người dùng này vào",
    "translate host name": "không tìm thấy tên máy",
    "resolve host": "không tìm thấy tên máy",
    "timeout expired": "máy chủ không trả lời",
    "starting up": "máy chủ đang khởi động",
    "shutting down": "máy chủ đang dừng",
    "too many clients": "máy chủ hết chỗ cho kết nối mới",
    "does not exist": "không có cơ sở dữ liệu hay người dùng đó",
}


def reason(error: psycopg.OperationalError) -> str:
    """The reason for a person; what we have no words for goes to the log as PostgreSQL says it."""
    said = str(error)
    known = next((words for part, words in REASONS.items() if part in said), "")
    if not known:
        log.warning("database: %s", said.strip())
    return known or "lý do khác, nguyên văn ở nhật ký"
