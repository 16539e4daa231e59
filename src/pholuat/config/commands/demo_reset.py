"""`pholuat demo-reset`."""

from __future__ import annotations

import argparse
import sys

from django.conf import settings

from pholuat.config.ops.reset import reset
from pholuat.config.ops.schema import connect, lock_holders


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A word of assent."""
    parser.add_argument("--yes", action="store_true", help="đồng ý xóa sạch dữ liệu")


def run(options: argparse.Namespace) -> int:
    """Empties everything; the demo province is loaded again by the next step."""
    if not settings.DEMO:
        print("DEMO=no: đây không phải bản mẫu, không xóa gì.", file=sys.stderr)
        return 1
    if not options.yes:
        print("Lệnh này xóa sạch dữ liệu và tệp. Thêm --yes để đồng ý.", file=sys.stderr)
        return 1
    with connect("pholuat reset") as session:
        holders = lock_holders(session)
    if holders:
        print(f"Phổ Luật đang chạy ({', '.join(holders)}); dừng nó trước.", file=sys.stderr)
        return 1
    reset()
    return 0
