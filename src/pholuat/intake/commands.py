"""`pholuat ocr FILE… [--json]`: what stands on scanned pages, for people or for programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from pholuat.config import env
from pholuat.intake.doubt import Known, page_by_page
from pholuat.intake.doubt.counts import counts_of
from pholuat.intake.ocr.reading import read_file
from pholuat.intake.ocr.told import page_dict, page_text
from pholuat.lawtext.each_file import each_file, print_json


def ocr(args: argparse.Namespace) -> int:
    """Reads each file and prints its pages; 1 when one could not be read whole, the others are printed all the same."""

    def tell(path: Path, name: str) -> None:
        pages = read_file(path, args.workers)
        if args.json:
            for page, doubts in page_by_page(pages, Known(counts_of(env.home()))):
                print_json(page_dict(name, page, [[doubt.code for doubt in found] for found in doubts]))
            return
        for page in pages:
            if said := page_text(page):
                print(said, flush=True)

    return each_file(args.files, tell, as_json=args.json)
