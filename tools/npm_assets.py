"""Copies what npm fetched and our pages serve (fonts) from node_modules to ui/static/ui/vendor/.

The fuller Vietnamese model of Tesseract is unpacked beside the module that hands it to the engine.

Run after `npm ci`. Exit 1 names each file that is missing; nothing is fetched here. With `--check` nothing is copied:
the exit code says whether all lies where it is served.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "pholuat" / "ui" / "static" / "ui" / "vendor"
SANS = "@fontsource/be-vietnam-pro"
SERIF = "@fontsource-variable/source-serif-4"
SERVED = [
    *(
        f"{SANS}/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        for subset in ("vietnamese", "latin")
        for weight in (400, 600)
    ),
    *(
        f"{SERIF}/files/source-serif-4-{subset}-wght-{style}.woff2"
        for subset in ("vietnamese", "latin")
        for style in ("normal", "italic")
    ),
]
MODEL = MODULES / "@tesseract.js-data" / "vie" / "4.0.0_best_int" / "vie.traineddata.gz"
MODEL_TARGET = ROOT / "src" / "pholuat" / "intake" / "ocr" / "data" / "vie.traineddata"
LICENCES = {f"{SANS}/LICENSE": "be-vietnam-pro-LICENSE.txt", f"{SERIF}/LICENSE": "source-serif-4-LICENSE.txt"}


def main(words: list[str]) -> int:
    """Copies the files; the exit code says whether all were there."""
    wanted = {MODULES / name: VENDOR / Path(name).name for name in SERVED}
    wanted |= {MODULES / name: VENDOR / target for name, target in LICENCES.items()}
    if "--check" in words:
        return 0 if all(target.is_file() for target in (*wanted.values(), MODEL_TARGET)) else 1
    missing = [source for source in (*wanted, MODEL) if not source.is_file()]
    for source in missing:
        print(f"thiếu {source.relative_to(ROOT)}: hãy chạy npm ci", file=sys.stderr)
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, target in wanted.items():
        if source not in missing:
            shutil.copyfile(source, target)
    if MODEL not in missing:
        MODEL_TARGET.parent.mkdir(parents=True, exist_ok=True)
        MODEL_TARGET.write_bytes(gzip.decompress(MODEL.read_bytes()))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
