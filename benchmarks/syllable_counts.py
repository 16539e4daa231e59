"""Đếm âm tiết và cặp âm tiết trong văn bản của Nhà nước, ghi `src/pholuat/intake/doubt/counts.npz`.

.venv/bin/python benchmarks/syllable_counts.py   (PHOLUAT_DATA: thư mục dữ liệu; các văn bản dùng để đo không được đếm)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from _doubt_pages import held, texts
from _real import codes, codified, rows

from pholuat.config.env import data_dir
from pholuat.intake.doubt.counts import SHIPPED, count, save
from pholuat.lawtext.readers import read


def official(data: Path) -> Iterator[str]:
    """Every official text of the folder but those that the doubts are measured on, each once."""
    laws = data / "laws"
    yield from (text for document, text in texts(laws) if not held(document))
    for name in ("alqac-law.jsonl.xz", "vlsp-lter-law.jsonl.xz"):
        yield from (row["text"] for row in rows(data / "retrieval" / name))
    yield from (code["raw_text"] for _, code in codes(laws))
    for path in sorted((laws / "phap-dien").glob("*.jsonl")):
        yield from ("\n".join(articles.values()) for articles in codified(path).values())
    for path in sorted([*(laws / "docx").glob("*.docx"), *(laws / "nd-30-2020").glob("*.docx")]):
        yield read(path).text


def main() -> int:
    """Count, write, tell how much."""
    data = data_dir()
    if data is None:
        print("Chưa đặt PHOLUAT_DATA: không có văn bản để đếm.", file=sys.stderr)
        return 2
    counts = count(official(data), least=2, least_pair=2)
    save(counts, SHIPPED)
    size = SHIPPED.stat().st_size // 1024
    print(f"{int(counts.total)} âm tiết, {len(counts.singles)} loại, {len(counts.pairs)} cặp, {size} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
