"""`pholuat upgrade-db`."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from pholuat.config import env
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.moving import upgrade


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Moves the cluster to the newest server on this machine."""
    if env.text("DATABASE_URL"):
        print("DATABASE_URL đang đặt: máy chủ đó do người quản trị của nó nâng cấp.", file=sys.stderr)
        return 1
    try:
        upgrade(env.home(), say=lambda text: print(text, file=sys.stderr, flush=True), today=dt.date.today())
    except PostgresError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0
