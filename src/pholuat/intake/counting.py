"""`pholuat count-syllables`: the library's own words are learned for doubting pages that were scanned."""

from __future__ import annotations

import argparse
import json

from django.utils import timezone

from pholuat.config import env
from pholuat.intake.known import count_library


def count_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command."""
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def count_syllables(args: argparse.Namespace) -> int:
    """Counts and tells how much was counted; what is read afterwards is doubted by the new counts."""
    counts = count_library(env.home(), on=timezone.localdate())
    told = {"total": int(counts.total), "syllables": len(counts.singles), "pairs": len(counts.pairs)}
    if args.json:
        print(json.dumps(told))
    else:
        print(f"Đã đếm {told['total']} âm tiết, {told['syllables']} loại, {told['pairs']} cặp.")
    return 0
