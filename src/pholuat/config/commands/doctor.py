"""`pholuat doctor`."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import importlib
import json
from pathlib import Path
from typing import cast

from django.conf import settings

from pholuat.config import env, ready
from pholuat.config.ops import checkup
from pholuat.config.ops.checkup import Finding, State
from pholuat.config.ops.checkup_database import examine

MARKS = {State.OK: "✓", State.NOTE: "!", State.BAD: "✗"}
VENDOR = env.PROJECT_DIR / "src" / "pholuat" / "ui" / "static" / "ui" / "vendor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For people or for scripts."""
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(options: argparse.Namespace) -> int:
    """Examines everything; 1 when something is wrong."""
    try:
        ready.setup_django()
    except env.SettingError as error:
        mend = "sửa biến đó (bảng các biến: docs/operator/environment.md), rồi chạy lại pholuat doctor"
        findings = [Finding("settings", State.BAD, f"thiết lập sai, chưa khám được gì khác: {error}", mend)]
    else:
        findings = examine_all(env.home(), now=dt.datetime.now(dt.UTC))
    wrong = any(one.state is State.BAD for one in findings)
    if options.json:
        checks = [dataclasses.asdict(one) for one in findings]
        print(json.dumps({"ok": not wrong, "checks": checks}, ensure_ascii=False))
    else:
        for one in findings:
            print(f"{MARKS[one.state]} {one.message}")
            if one.mend:
                print(f"    cách khắc phục: {one.mend}")
    return 1 if wrong else 0


def _search() -> Finding:
    # Imported when Django stands: the doctor also looks at a house whose settings are wrong.
    return cast(Finding, importlib.import_module("pholuat.config.ops.checkup_search").search_index())


def examine_all(home: Path, *, now: dt.datetime) -> list[Finding]:
    """Every finding, the database first."""
    database = examine()
    return [
        *database.findings,
        *([_search()] if database.installed else []),
        checkup.last_backup(Path(settings.BACKUP_DIR), now=now, installed=database.installed),
        checkup.recognition(),
        checkup.word_reader(),
        checkup.fonts(VENDOR),
        checkup.disk(home),
        checkup.clock(now, database.now),
        checkup.secrets(home),
        checkup.letters(settings.MAIL_SERVER, Path(settings.EMAIL_FILE_PATH)),
    ]
