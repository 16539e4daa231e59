"""The options of `pholuat ocr`, apart from what reads, which is slow to import."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command."""
    parser.add_argument("files", nargs="+", metavar="TỆP", help="ảnh PNG, JPEG, TIFF (nhiều trang) hoặc PDF")
    parser.add_argument(
        "--json", action="store_true", help="in mỗi trang một dòng JSON: từng chữ, vị trí, độ chắc chắn"
    )
    parser.add_argument(
        "--workers", type=_at_least_one, metavar="N", help="số trang đọc cùng lúc (mặc định: số nhân của máy)"
    )


def _at_least_one(said: str) -> int:
    if (number := int(said)) < 1:
        raise ValueError
    return number
