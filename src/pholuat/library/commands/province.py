"""`pholuat demo`: the demo province, made once; quick when it is there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from pholuat.config import env
from pholuat.config.secrets import has_secret, secret
from pholuat.library.queries import demo_loaded
from pholuat.library.services import province

SIGN_INS = "demo-sign-ins.txt"
SECRET, PASSWORD_BYTES = "demo_password", 12


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the wish to have it anew."""
    parser.add_argument("--reset", action="store_true", help="nạp lại các văn bản minh họa từ tệp của bản cài này")


def demo(options: argparse.Namespace) -> int:
    """Makes the demo people and loads the demo documents; 0 when they are there."""
    known = has_secret(env.home(), SECRET)
    password = secret(env.home(), SECRET, size=PASSWORD_BYTES)
    if demo_loaded() and not options.reset:
        if not known:
            province.renew_passwords(password)
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
