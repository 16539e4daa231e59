"""`pholuat demo`: the demo province, made once; quick when it is there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from pholuat.config import env
from pholuat.config.secrets import secret
from pholuat.library.queries import demo_loaded
from pholuat.library.services import province

SIGN_INS = "demo-sign-ins.txt"
PASSWORD_BYTES = 12


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the wish to have it anew."""
    parser.add_argument("--reset", action="store_true", help="nạp lại các văn bản minh họa từ tệp của bản cài này")


def demo(options: argparse.Namespace) -> int:
    """Makes the demo people and loads the demo documents; 0 when they are there."""
    password = secret(env.home(), "demo_password", size=PASSWORD_BYTES)
    if demo_loaded() and not options.reset:
        print("tỉnh mẫu đã có", file=sys.stderr)
    else:
        told = province.make(password, now=timezone.now(), anew=options.reset)
        for line in told:
            print(line, file=sys.stderr)
    _write_sign_ins(env.home() / SIGN_INS, password)
    return 0


def _write_sign_ins(path: Path, password: str) -> None:
    lines = ["Tài khoản mẫu (chỉ có ở bản cài này):"]
    lines += [f"  {person.role_name:34} {person.email}   mật khẩu: {password}" for person in province.PEOPLE]
    text = "\n".join(lines) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
