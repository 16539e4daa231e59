"""`pholuat backup` and `pholuat restore`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from pholuat.config.ops.archive import BackupRefusedError, Manifest
from pholuat.config.ops.backup import back_up
from pholuat.config.ops.backup import restore as play_back
from pholuat.config.ops.schema import OlderWorkerError, migrate
from pholuat.config.postgres.errors import PostgresError


def backup_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu sẽ ghi (.tar)")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def backup(options: argparse.Namespace) -> int:
    """Writes the backup."""
    try:
        manifest = back_up(options.file.absolute(), now=dt.datetime.now(dt.UTC), say=_say)
    except (BackupRefusedError, PostgresError, OSError) as refusal:
        return _refused(options, refusal)
    return _done(options, "đã sao lưu", manifest)


def restore(options: argparse.Namespace) -> int:
    """Plays the backup into the empty place and brings its structure up to this version."""
    try:
        manifest = play_back(options.file.absolute(), say=_say)
        migrate()
    except (BackupRefusedError, OlderWorkerError, OSError) as refusal:
        return _refused(options, refusal)
    return _done(options, "đã phục hồi", manifest)


def _done(options: argparse.Namespace, words: str, manifest: Manifest) -> int:
    rows, files = sum(manifest.rows.values()), len(manifest.members) - 1
    if options.json:
        print(json.dumps({"file": str(options.file), "rows": rows, "files": files, "made_at": manifest.made_at}))
    else:
        print(f"{words}: {rows} dòng dữ liệu, {files} tệp, lập lúc {manifest.made_at}")
    return 0


def _refused(options: argparse.Namespace, refusal: Exception) -> int:
    if options.json:
        error = {"code": "refused", "message": str(refusal)}
        print(json.dumps({"file": str(options.file), "error": error}, ensure_ascii=False))
    print(refusal, file=sys.stderr)
    return 1


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
