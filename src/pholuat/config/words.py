"""argparse that speaks Vietnamese."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: không có lựa chọn \2; hãy chọn: \3"),
    (r"argument (.*?): expected one argument", r"\1: cần một giá trị"),
    (r"argument (.*?): expected at least one argument", r"\1: cần ít nhất một giá trị"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"\1: giá trị không hợp lệ \2"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1: không dùng cùng với \2"),
)


class VietnameseParser(argparse.ArgumentParser):
    """An argument parser whose help and refusals are Vietnamese; a refusal exits with 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"add_help": False}))
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần giải thích này")

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", "cách dùng: ", 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", "cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        """Says what was misused; exit 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_translated(message, _ERRORS)}\n")


def _translated(message: str, table: Iterable[tuple[str, str]]) -> str:
    for pattern, words in table:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, words, message, flags=re.DOTALL)
    return message
