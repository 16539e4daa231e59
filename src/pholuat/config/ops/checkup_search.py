"""How the search index of this node stands, for the doctor."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from pholuat.config.ops.checkup import Finding, State
from pholuat.library.search import node
from pholuat.library.search.filling import marks

MEND = "để trang web hoặc việc nền chạy, chỉ mục tự lành; hoặc pholuat index --rebuild"


def search_index() -> Finding:
    """Whether the index can be read, and how many documents it lags behind the library."""
    if settings.SEARCH_DIR is None:
        return Finding("search", State.NOTE, "chỉ mục tìm kiếm nằm trong bộ nhớ", "bỏ PHOLUAT_SEARCH")
    try:
        return _compared(node.folder())
    except DatabaseError:
        return Finding("search", State.NOTE, "chưa so được chỉ mục tìm kiếm với cơ sở dữ liệu", "xem mục database")


def _compared(place: Path) -> Finding:
    if not (place / node.READY).exists():
        words = f"chưa có chỉ mục tìm kiếm ở {place}: trang tìm bằng PostgreSQL, kết quả kém hơn"
        return Finding("search", State.NOTE, words, MEND)
    if node.ready(place) is None:
        words = f"chỉ mục tìm kiếm ở {place} là của cơ sở dữ liệu khác: trang tìm bằng PostgreSQL, kết quả kém hơn"
        return Finding("search", State.NOTE, words, MEND)
    index = node.current()
    if index is None:
        words = f"chỉ mục tìm kiếm ở {place} bị hỏng: trang tìm bằng PostgreSQL, kết quả kém hơn"
        return Finding("search", State.BAD, words, MEND)
    wanted, held = marks(), index.marks()
    behind = sum(held.get(group) != mark for group, mark in wanted.items()) + len(held.keys() - wanted.keys())
    if behind:
        return Finding("search", State.NOTE, f"chỉ mục tìm kiếm chậm {behind} văn bản", MEND)
    return Finding("search", State.OK, f"chỉ mục tìm kiếm đủ {len(held)} văn bản, {len(index)} điều")
