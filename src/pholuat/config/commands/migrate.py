"""`pholuat migrate`."""

from __future__ import annotations

import argparse
import sys

from pholuat.config.ops.schema import OlderWorkerError, migrate
from pholuat.config.ops.statics import gather


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What besides the database is brought up to date."""
    parser.add_argument("--static", action="store_true", help="gom cả tệp tĩnh của trang web")


def run(options: argparse.Namespace) -> int:
    """Runs the pending migrations; 1 when an older worker still runs."""
    try:
        done = migrate()
    except OlderWorkerError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"đã chạy {len(done)} bước cập nhật" if done else "cấu trúc cơ sở dữ liệu đã mới nhất", file=sys.stderr)
    if options.static and gather():
        print("đã gom tệp tĩnh", file=sys.stderr)
    return 0
