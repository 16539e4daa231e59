"""`pholuat web`."""

from __future__ import annotations

import argparse
import logging.config
import os
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

from pholuat.config import env


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many processes."""
    bind, port = env.text("PHOLUAT_BIND", "127.0.0.1"), env.integer("PORT", 8000)
    parser.add_argument("--bind", default=bind, metavar="ĐỊA_CHỈ", help="địa chỉ nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=port, metavar="CỔNG", help="cổng (mặc định 8000)")
    parser.add_argument(
        "--workers",
        type=int,
        default=env.integer("PHOLUAT_WEB_WORKERS", max(1, min(4, os.cpu_count() or 1))),
        metavar="SỐ",
        help="số tiến trình trang web (mặc định: số nhân, nhiều nhất 4)",
    )


def run(options: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    logging.config.dictConfig(settings.LOGGING)
    Granian(
        "pholuat.config.asgi:application",
        address=options.bind,
        port=options.port,
        interface=Interfaces.ASGINL,
        workers=options.workers,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_dictconfig=_log_settings(),
    ).serve()
    return 0


def _log_settings() -> dict[str, Any]:
    logging_settings: dict[str, Any] = settings.LOGGING
    return {**logging_settings, "loggers": {**logging_settings["loggers"], "_granian": {"level": "INFO"}}}
