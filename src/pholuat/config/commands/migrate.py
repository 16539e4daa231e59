"""`pholuat migrate`."""

from __future__ import annotations

import argparse
import sys
import traceback

from django.db import DatabaseError

from pholuat.config.ops.schema import OlderWorkerError, migrate
from pholuat.config.ops.statics import gather

FAILED = (
    "Cập nhật cấu trúc chưa xong: một bước thất bại (lỗi ở trên). Bước đó không để lại gì, dữ liệu còn nguyên. "
    "Sửa nguyên do rồi chạy lại; nếu không được, quay về mã nguồn cũ, hoặc phục hồi bản sao lưu trước khi nâng cấp."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What besides the database is brought up to date."""
    parser.add_argument("--static", action="store_true", help="gom cả tệp tĩnh của trang web")


def run(options: argparse.Namespace) -> int:
    """Runs the pending migrations; 1 when an older worker still runs, or when one of them fails."""
    try:
        done = migrate()
    except OlderWorkerError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except DatabaseError:
        traceback.print_exc()
        print(FAILED, file=sys.stderr)
        return 1
    print(f"đã chạy {len(done)} bước cập nhật" if done else "cấu trúc cơ sở dữ liệu đã mới nhất", file=sys.stderr)
    if options.static and gather():
        print("đã gom tệp tĩnh", file=sys.stderr)
    return 0
