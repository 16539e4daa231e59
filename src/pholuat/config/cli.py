"""The command `pholuat`: one table of names; a command's module is imported only when it is called.

A line of the table names the module and the two functions that make a command: `arguments(parser)` adds its options
to an `argparse` parser, `run(options) -> int` does the work and returns the exit code: 0 done, 1 refused, 2 misused.
Results go to stdout, progress and refusals to stderr. `needs` says what is made ready before the module is imported
or run: nothing, Django, or Django with the database server (started for the time of the command when it is not up).
A value from outside that cannot be used is a refusal.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pholuat.config.env import SettingError
from pholuat.config.words import VietnameseParser


class Needs(Enum):
    """What a command finds ready when it runs; ITSELF: it makes ready what it needs, and says what is wrong."""

    NOTHING = "nothing"
    ITSELF = "itself"
    DJANGO = "django"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lies (`module:arguments function:run function`) and its line in the help.

    What runs may lie in a module of its own, where that is slow to import: `module:arguments:other.module.run`.
    """

    place: str
    help: str
    needs: Needs = Needs.NOTHING


OWN = "pholuat.config.commands"
COMMANDS: dict[str, Command] = {
    "run": Command(f"{OWN}.run:add_arguments:run", "khởi động tất cả: cơ sở dữ liệu, trang web, việc nền"),
    "web": Command(f"{OWN}.web:add_arguments:run", "chỉ chạy trang web", Needs.DJANGO),
    "worker": Command(f"{OWN}.worker:add_arguments:run", "chỉ chạy việc nền", Needs.DJANGO),
    "migrate": Command(f"{OWN}.migrate:add_arguments:run", "cập nhật cấu trúc cơ sở dữ liệu", Needs.DATABASE),
    "demo": Command("pholuat.library.commands:demo_arguments:demo", "nạp tỉnh mẫu", Needs.DATABASE),
    "demo-reset": Command(f"{OWN}.demo_reset:add_arguments:run", "xóa sạch dữ liệu của bản mẫu", Needs.DATABASE),
    "load": Command("pholuat.library.commands:load_arguments:load", "nạp văn bản vào thư viện", Needs.DATABASE),
    "parse": Command("pholuat.lawtext.commands:add_arguments:run", "đọc cấu trúc và trích dẫn của văn bản"),
    "ocr": Command(
        "pholuat.intake.options:arguments:pholuat.intake.commands.ocr", "nhận dạng chữ của bản quét (ảnh, PDF)"
    ),
    "count-syllables": Command(
        "pholuat.intake.counting:count_arguments:count_syllables",
        "học chữ của thư viện để soát",
        Needs.DATABASE,
    ),
    "search": Command("pholuat.library.commands:search_arguments:search", "tìm trong thư viện", Needs.DATABASE),
    "index": Command("pholuat.library.commands:index_arguments:index", "chỉ mục tìm kiếm của máy này", Needs.DATABASE),
    "bench": Command(f"{OWN}.bench:add_arguments:run", "đo tốc độ và chất lượng"),
    "backup": Command(f"{OWN}.backup:backup_arguments:backup", "sao lưu dữ liệu ra một tệp", Needs.DATABASE),
    "restore": Command(f"{OWN}.backup:restore_arguments:restore", "phục hồi từ tệp sao lưu", Needs.DATABASE),
    "doctor": Command(f"{OWN}.doctor:add_arguments:run", "khám hệ thống, chỉ cách khắc phục", Needs.ITSELF),
    "upgrade-db": Command(f"{OWN}.upgrade_db:add_arguments:run", "chuyển dữ liệu sang bản PostgreSQL mới"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    top = _top_parser()
    name = top.parse_args(words[:1]).command
    if name is None:
        top.print_help()
        return 2
    try:
        return _run(name, words[1:])
    except SettingError as error:
        print(f"Thiết lập sai. {error}. Bảng các biến: docs/operator/environment.md", file=sys.stderr)
    except KeyboardInterrupt:
        print("đã dừng theo yêu cầu", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
    return 1


def _run(name: str, words: Sequence[str]) -> int:
    command = COMMANDS[name]
    ready = importlib.import_module("pholuat.config.ready") if command.needs in {Needs.DJANGO, Needs.DATABASE} else None
    if ready:
        ready.setup_django()
    module, add_arguments, run = command.place.split(":")
    parser = VietnameseParser(prog=f"pholuat {name}", description=command.help)
    _function(module, add_arguments)(parser)
    options = parser.parse_args(words)
    with ready.database() if ready and command.needs is Needs.DATABASE else nullcontext():
        return int(_function(module, run)(options))


def _top_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:{width}}  {command.help}" for name, command in COMMANDS.items())
    parser = VietnameseParser(
        prog="pholuat",
        description="Phổ Luật: phổ biến, giáo dục pháp luật của một tỉnh.",
        epilog=f"các lệnh:\n{lines}\n\n`pholuat LỆNH --help` giải thích từng lệnh.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="?", choices=COMMANDS, metavar="LỆNH", help="việc cần làm")
    return parser


def _function(module: str, name: str) -> Callable[..., Any]:
    """The function of a module, or of the module that the name says before its last dot."""
    other, _, last = name.rpartition(".")
    found: Callable[..., Any] = getattr(importlib.import_module(other or module), last)
    return found


if __name__ == "__main__":
    sys.exit(main())
