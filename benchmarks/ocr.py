"""OCR on pages made from real text: ours, plain Tesseract and OCRmyPDF --deskew on the same pages in one run.

Pages are made with a seed and split by document into a half that was tuned on and another; both are printed. Errors are
edit distance by what is printed: characters, words, and words with a digit. Before they are compared, text is NFC,
every run of blanks and line ends is one blank, numbers torn by the end of a line are joined, and rules drawn with
dashes are left out. `--long`: more pages, and the cost at 1, 10 and 100 pages.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from _real import is_even
from _scans import HARMS, Harm, Sheet, gazette, image, normal, set_anew, truth
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pholuat.config.env import data_dir
from pholuat.intake.ocr.reading import read_file
from pholuat.intake.ocr.told import page_text

Engine = Callable[[Path], str]
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}
KINDS = (("chữ cái", "letters"), ("từ", "words"), ("số", "numbers"))


def ours(path: Path) -> str:
    """`pholuat ocr`, one page at a time."""
    return "\n".join(page_text(page) for page in read_file(path, workers=1))


def plain(path: Path) -> str:
    """`tesseract -l vie` with nothing before or after."""
    command = ["tesseract", str(path), "-", "-l", "vie"]
    return subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=True).stdout


def ocrmypdf(path: Path) -> str:
    """`ocrmypdf --deskew` on the image; its text file."""
    text = path.with_suffix(".side.txt")
    command = ["ocrmypdf", "--deskew", "-l", "vie", "-j", "1", "--output-type", "pdf", "--sidecar", str(text)]
    command += ["--image-dpi", "250", "--quiet", str(path), str(path.with_suffix(".out.pdf"))]
    subprocess.run(command, capture_output=True, env=ENVIRONMENT, check=True)
    return text.read_text()


def errors(read: str, right: str) -> Counter[str]:
    """Errors and counts of letters, words and numbers."""
    read, right = normal(read), normal(right)
    said, wanted = read.split(), right.split()
    numbers = [place for place, word in enumerate(wanted) if re.search(r"\d", word)]
    steps = Levenshtein.opcodes(wanted, said)
    wrong = {place for step in steps if step.tag != "equal" for place in range(step.src_start, step.src_end)}
    return Counter(
        {
            "letters": Levenshtein.distance(right, read),
            "letters_all": len(right),
            "words": Levenshtein.distance(wanted, said),
            "words_all": len(wanted),
            "numbers": sum(place in wrong for place in numbers),
            "numbers_all": len(numbers),
        }
    )


def chosen(folder: Path, tuned: bool, count: int) -> list[Sheet]:
    """Pages of one half, of both sources alike."""
    laws = data_dir() / "laws"
    printed = [sheet for sheet in gazette(laws / "pdf-text") if is_even(sheet.document) is tuned]
    anew = set_anew(laws / "vbpl-structured.jsonl.xz", folder, 12, tuned)
    dice = random.Random(f"pages {tuned}")
    firsts = [next(pages) for _, pages in groupby(anew, key=lambda sheet: sheet.document)]
    heads = count // 6
    return [
        *dice.sample(printed, count // 2),
        *dice.sample(firsts, heads),
        *dice.sample(anew, count - count // 2 - heads),
    ]


def measure(sheets: Sequence[Sheet], harm: Harm, engines: dict[str, Engine], folder: Path) -> None:
    """Prints one line an engine."""
    totals: dict[str, Counter[str]] = {name: Counter() for name in engines}
    seconds = dict.fromkeys(engines, 0.0)
    for place, sheet in enumerate(sheets):
        path = folder / f"{place}.jpg"
        image(sheet, harm).save(path, quality=92, dpi=(harm.dpi, harm.dpi))
        for name, engine in engines.items():
            began = time.perf_counter()
            totals[name] += errors(engine(path), truth(sheet))
            seconds[name] += time.perf_counter() - began
    for name, total in totals.items():
        shares = "  ".join(f"{said} {100 * total[key] / total[f'{key}_all']:5.2f} %" for said, key in KINDS)
        counted = f"{total['words_all']} từ, {total['numbers_all']} số"
        print(
            f"  {harm.name:34} {name:18} {shares}  {seconds[name] / len(sheets):5.2f} s/trang  ({counted})", flush=True
        )


def cost(sheets: Sequence[Sheet], counts: Sequence[int], folder: Path) -> None:
    """What files of many pages cost on all cores, beside as many runs of plain Tesseract one after the other."""
    pages = [image(sheet, HARMS[1]) for sheet in sheets]
    for count in counts:
        path = folder / "many.tif"
        whole: list[Image.Image] = [pages[place % len(pages)] for place in range(count)]
        whole[0].save(path, save_all=True, append_images=whole[1:], compression="jpeg")
        began = time.perf_counter()
        read = sum(1 for _ in read_file(path))
        mine = time.perf_counter() - began
        began = time.perf_counter()
        plain(path)
        other = time.perf_counter() - began
        held = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) >> 10
        said = f"  {read:3} trang: {mine:6.1f} s ({3600 * read / mine:,.0f} trang/giờ), Tesseract trần {other:6.1f} s"
        print(f"{said}, gấp {mine / other:.2f} lần; nhiều nhất {held} MB một tiến trình", flush=True)


def main() -> int:
    """Runs all; 0 when done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="more pages, files of 1, 10 and 100 pages")
    parser.add_argument("--pages", type=int, default=0, help="pages of each half")
    args = parser.parse_args()
    if not (data_dir() / "laws").is_dir():
        print("bỏ qua: không có dữ liệu thật (PHOLUAT_DATA)")
        return 0
    engines: dict[str, Engine] = {"Phổ Luật": ours, "Tesseract trần": plain}
    if shutil.which("ocrmypdf"):
        engines["OCRmyPDF --deskew"] = ocrmypdf
    else:
        print("OCRmyPDF: bỏ qua, chưa cài")
    count = args.pages or (30 if args.long else 6)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        for tuned, said in ((True, "Nửa đã dùng để chỉnh"), (False, "Nửa chưa thấy")):
            sheets = chosen(folder, tuned, count)
            print(f"{said}: {len(sheets)} trang")
            for harm in HARMS:
                measure(sheets, harm, engines, folder)
        print(f"Chi phí, {os.cpu_count()} nhân")
        cost(sheets, (1, 10, 100) if args.long else (1, 6), folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
