"""`pholuat ocr FILE… [--json]`: what stands on scanned pages, for people or for programs."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from pholuat.config import env
from pholuat.intake.doubt import Known, page_by_page
from pholuat.intake.doubt.counts import counts_of
from pholuat.intake.ocr.errors import OcrError
from pholuat.intake.ocr.reading import read_file
from pholuat.intake.ocr.told import page_dict, page_text


def ocr(args: argparse.Namespace) -> int:
    """Reads each file and prints its pages; 1 when one could not be read whole, the others are printed all the same."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    refused = 0
    for given in args.files:
        name = os.fsencode(given).decode("utf-8", "replace")
        try:
            _print_pages(Path(given), name, args)
        except OcrError as error:
            refused += 1
            _refuse(name, error, args.json)
    return 1 if refused else 0


def _print_pages(path: Path, name: str, args: argparse.Namespace) -> None:
    pages = read_file(path, args.workers)
    if args.json:
        for page, doubts in page_by_page(pages, Known(counts_of(env.home()))):
            _print_json(page_dict(name, page, [[doubt.code for doubt in found] for found in doubts]))
        return
    for page in pages:
        if said := page_text(page):
            print(said, flush=True)


def _refuse(name: str, error: OcrError, as_json: bool) -> None:
    if as_json:
        _print_json({"file": name, "error": {"code": error.code, "message": error.message}})
    else:
        print(f"{name}: {error.message}", file=sys.stderr)


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")), flush=True)
