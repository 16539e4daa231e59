"""`pholuat index`: the search index of this node, looked at or made anew."""

from __future__ import annotations

import argparse
import json
import sys
import time

from django.conf import settings

from pholuat.library.search import keeper, node


def index_arguments(parser: argparse.ArgumentParser) -> None:
    """What is to be done with it."""
    parser.add_argument("--rebuild", action="store_true", help="làm lại chỉ mục từ cơ sở dữ liệu, trang vẫn tìm được")
    parser.add_argument("--json", action="store_true", help="in một dòng JSON")


def index(options: argparse.Namespace) -> int:
    """Tells how the index stands, or makes it anew; 1 where there is none or another process will not let go of it."""
    if settings.SEARCH_DIR is None:
        print("chỉ mục nằm trong bộ nhớ (PHOLUAT_SEARCH=memory): không có gì để làm lại", file=sys.stderr)
        return 1
    if options.rebuild:
        start = time.monotonic()
        try:
            with keeper.taking_over(node.folder()):
                count = node.rebuild(progress=_progress)
        except keeper.BusyError:
            print("tiến trình khác đang giữ chỉ mục; thử lại sau ít giây", file=sys.stderr)
            return 1
        print(f"đã làm lại chỉ mục: {count} văn bản, {time.monotonic() - start:.1f} giây", file=sys.stderr)
    held = node.current()
    counts = {"documents": len(held.marks()), "passages": len(held)} if held else {}
    if options.json:
        print(json.dumps({"ready": held is not None, **counts}, separators=(",", ":")))
    elif held:
        print(f"{counts['documents']} văn bản, {counts['passages']} điều trong chỉ mục ở {node.folder()}")
    else:
        print(f"chưa có chỉ mục ở {node.folder()}: trang đang tìm trong PostgreSQL")
    return 0 if held else 1


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else "\r"
    print(f"{done}/{total} văn bản", end=end, file=sys.stderr, flush=True)
