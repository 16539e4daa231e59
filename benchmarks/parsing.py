"""Cấu trúc văn bản: đúng và đủ so với dấu của Bộ Tư pháp; số điều, phần chưa rõ, thời gian của mọi thư mục khác.

.venv/bin/python benchmarks/parsing.py [--json] [--differences] [--doc]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from _parsing_folders import FolderRow, lost, rows, unknown_share
from _parsing_gold import KINDS, Difference, differences, documents, parsed_paths, read_source

from pholuat.config.env import data_dir
from pholuat.lawtext.structure import parse


@dataclass
class Score:
    """Provisions that both sides have, and those of one side only."""

    both: int = 0
    parser_only: int = 0
    gold_only: int = 0

    def add(self, found: Counter[str], gold: Counter[str]) -> None:
        """Count one document."""
        self.both += (found & gold).total()
        self.parser_only += (found - gold).total()
        self.gold_only += (gold - found).total()

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, with the number of marked provisions."""
        precision = self.both / (self.both + self.parser_only or 1)
        recall = self.both / (self.both + self.gold_only or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "n": self.both + self.gold_only,
        }


@dataclass
class GoldResult:
    """The comparison with the Ministry's marks."""

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    documents: int = 0
    unknown: list[float] = field(default_factory=list)
    seconds: float = 0.0
    lost: int = 0


def compare(path: Path) -> GoldResult:
    """Parse every marked document; where the marks do not agree with the text, compare the main text alone."""
    result = GoldResult()
    for document in documents(path):
        source = read_source(document)
        started = time.process_time()
        structure = parse(source)
        result.seconds += time.process_time() - started
        result.documents += 1
        result.lost += lost(structure, source.text)
        result.unknown.append(unknown_share(structure))
        group = ("even" if document.even else "odd") if document.agrees else "disagrees"
        found = parsed_paths(structure, enclosed=document.agrees)
        for kind in KINDS:
            result.scores.setdefault((kind, group), Score()).add(found[kind], document.paths[kind])
        if document.agrees:
            result.differences += differences(document, structure, source.text)
    return result


GROUPS = {
    "even": "chẵn",
    "odd": "lẻ",
    "disagrees": "dấu không khớp văn bản (chỉ phần chính)",
}
FOLDER_HEAD = (
    f"{'thư mục':10} {'văn bản':60} {'thật':>5} {'thấy':>5} {'khoản':>6} {'điểm':>6} {'chưa rõ':>8} {'giây':>6}"
    "  số thật từ"
)


def print_gold(result: GoldResult) -> None:
    """The table kind × group."""
    print(f"So với dấu của Bộ Tư pháp: {result.documents} văn bản, phân tích hết {result.seconds:.1f} s")
    print(f"{'cấp':9} {'nhóm':40} {'đúng':>7} {'đủ':>7} {'F1':>7} {'n':>6}")
    for (kind, group), score in sorted(result.scores.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])):
        row = score.figures()
        print(f"{kind:9} {GROUPS[group]:40} {row['precision']:7.4f} {row['recall']:7.4f} {row['f1']:7.4f} {row['n']:6}")
    share = sum(result.unknown) / (len(result.unknown) or 1)
    most = max(result.unknown, default=0)
    print(f"Phần chưa rõ: trung bình {share:.2%}, nhiều nhất {most:.2%}; ký tự mất: {result.lost}\n")


def print_folders(found: list[FolderRow]) -> None:
    """One row for each document of the other folders."""
    print(FOLDER_HEAD)
    for row in found:
        true = "-" if row.true is None else str(row.true)
        print(
            f"{row.folder:10} {row.name[:60]:60} {true:>5} {row.found:5} {row.clauses:6} {row.points:6}"
            f" {row.unknown:8.2%} {row.parse_seconds:6.3f}  {row.truth}"
        )
    counted = [row for row in found if row.true is not None]
    same = sum(row.true == row.found for row in counted)
    print(f"Số điều khớp: {same}/{len(counted)} văn bản đã đếm; ký tự mất: {sum(row.lost for row in found)}")


def print_differences(found: list[Difference]) -> None:
    """Every difference, with what the page marks that paragraph as."""
    reasons = Counter((row.side, row.kind, row.mark) for row in found)
    for row in found:
        print(f"{row.doc} dòng {row.line:5} chỉ {row.side:6} {row.path:34} [{row.mark:7}] {row.words}")
    print()
    for (side, kind, mark), count in reasons.most_common():
        print(f"chỉ {side:6} {kind:8} trang đánh dấu đoạn ấy là {mark:8} {count:5}")


def main(arguments: list[str]) -> int:
    """Run the comparison; 1 when the data are not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="một đối tượng JSON")
    parser.add_argument("--differences", action="store_true", help="mọi chỗ khác nhau")
    parser.add_argument("--doc", action="store_true", help="đọc cả tệp .doc (cần LibreOffice)")
    options = parser.parse_args(arguments)
    laws = data_dir() / "laws"
    if not laws.is_dir():
        print(f"Không có dữ liệu ở {laws} (đặt PHOLUAT_DATA)", file=sys.stderr)
        return 1
    result = compare(laws / "vbpl-structured.jsonl.xz")
    found = [] if options.differences else list(rows(laws, word_97=options.doc))
    if options.json:
        scores = {f"{kind}/{group}": score.figures() for (kind, group), score in result.scores.items()}
        print(
            json.dumps(
                {"gold": scores, "lost": result.lost, "folders": [asdict(row) for row in found]}, ensure_ascii=False
            )
        )
    elif options.differences:
        print_differences(result.differences)
    else:
        print_gold(result)
        print_folders(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
