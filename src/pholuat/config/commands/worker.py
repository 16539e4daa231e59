"""`pholuat worker`."""

from __future__ import annotations

import argparse
import logging.config
import sys

from django.conf import settings

from pholuat.config import env
from pholuat.config.ops.worker import WrongSchemaError, run_worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much at once."""
    parser.add_argument(
        "--concurrency",
        type=int,
        default=env.integer("PHOLUAT_WORKER_CONCURRENCY", 2),
        metavar="SỐ",
        help="số việc chạy cùng lúc (mặc định 2)",
    )


def run(options: argparse.Namespace) -> int:
    """Works until it is stopped."""
    logging.config.dictConfig(settings.LOGGING)
    try:
        run_worker(concurrency=options.concurrency)
    except (WrongSchemaError, ConnectionError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
