"""What commands that read files share: each is told in its turn, one that cannot be read holds up no other."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.serial import error_dict


def each_file(files: Sequence[str], tell: Callable[[Path, str], None], *, as_json: bool) -> int:
    """Calls `tell` with each file and its name as it can be printed; 1 when one was refused by ReadError, else 0."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    refused = 0
    for given in files:
        name = os.fsencode(given).decode("utf-8", "replace")
        try:
            tell(Path(given), name)
        except ReadError as error:
            refused = 1
            if as_json:
                print_json(error_dict(name, error.code, error.message))
            else:
                print(f"{name}: {error.message}", file=sys.stderr)
    return refused


def print_json(value: dict[str, Any]) -> None:
    """One compact object on a line of its own, at once."""
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")), flush=True)
