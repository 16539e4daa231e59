"""Đếm âm tiết và cặp âm tiết trong văn bản của Nhà nước; `--save` ghi `src/pholuat/intake/doubt/counts.npz`.

.venv/bin/python benchmarks/syllable_counts.py [--save]   (PHOLUAT_DATA: thư mục dữ liệu; văn bản dùng để đo không đếm)
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
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
    """Count, tell how much and whether it is what the product has; written only when asked: all measurements run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    data = data_dir()
    if not (data / "laws").is_dir():
        print("bỏ qua: không có dữ liệu thật (PHOLUAT_DATA)")
        return 0
    counts = count(official(data))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / SHIPPED.name
        save(counts, made)
        same = made.read_bytes() == SHIPPED.read_bytes()
        size = made.stat().st_size // 1024
        if args.save:
            shutil.copyfile(made, SHIPPED)
    print(f"{int(counts.total)} âm tiết, {len(counts.singles)} loại, {len(counts.pairs)} cặp, {size} KB")
    print("giống bản đi kèm" if same else "khác bản đi kèm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
