"""`pholuat run`."""

from __future__ import annotations

import argparse

from pholuat.config import env
from pholuat.config.ops.supervise import Plan, supervise


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Address and demo."""
    bind, port = env.text("PHOLUAT_BIND", "127.0.0.1"), env.integer("PORT", 8000)
    parser.add_argument("--bind", default=bind, metavar="ĐỊA_CHỈ", help="địa chỉ nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=port, metavar="CỔNG", help="cổng (mặc định 8000)")
    parser.add_argument(
        "--no-demo", action="store_true", default=not env.flag("DEMO", default=True), help="không nạp tỉnh mẫu"
    )


def run(options: argparse.Namespace) -> int:
    """Runs everything until it is told to stop."""
    return supervise(Plan(env.home(), options.bind, options.port, not options.no_demo))
