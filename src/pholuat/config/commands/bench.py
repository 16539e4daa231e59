"""`pholuat bench`: runs the programs under benchmarks/ by name."""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from pathlib import Path

from pholuat.config.env import PROJECT_DIR

FOLDER = PROJECT_DIR / "benchmarks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which ones, and what they are told."""
    parser.add_argument("name", nargs="?", metavar="TÊN", help="phép đo; không có: chạy tất cả")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…", help="tham số của phép đo")
    parser.add_argument("--list", action="store_true", help="kể tên các phép đo")


def run(options: argparse.Namespace) -> int:
    """Runs one measurement, or all in order of name; 1 when one fails."""
    known = benchmarks(FOLDER)
    if options.list:
        for name, title in known.items():
            print(f"{name:20} {title}")
        return 0
    if options.name and options.name not in known:
        print(f"không có phép đo {options.name!r}; có: {', '.join(known) or 'chưa có phép đo nào'}", file=sys.stderr)
        return 2
    names = [options.name] if options.name else list(known)
    failed = 0
    for name in names:
        print(f"• {name}: {known[name]}", file=sys.stderr, flush=True)
        failed |= subprocess.run([sys.executable, FOLDER / f"{name}.py", *options.rest]).returncode != 0
    return int(failed)


def benchmarks(folder: Path) -> dict[str, str]:
    """The programs in `folder` by name, with the first line of what each says of itself."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith("_"):
            words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            found[path.stem] = words.partition("\n")[0]
    return found
