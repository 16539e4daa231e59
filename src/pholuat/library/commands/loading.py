"""`pholuat load`: files and folders into the library, document by document; may be stopped and continued."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.utils import timezone

from pholuat.lawtext.readers import ReadError
from pholuat.library.enums import Existing, Outcome
from pholuat.library.errors import AlreadyThere
from pholuat.library.formats import Record, files_in, left_out, records
from pholuat.library.models import LoadRun
from pholuat.library.search.common import count_terms
from pholuat.library.services import loading
from pholuat.library.services.loading import Told
from pholuat.people.models import Account
from pholuat.people.queries import by_email
from pholuat.people.services import command_line

PATIENCE = 30.0
SHOWN_EVERY = 1.0
WORTH_COUNTING = 20
NAMED = 5


def load_arguments(parser: argparse.ArgumentParser) -> None:
    """What to load, and what to do with documents that are there already."""
    parser.add_argument("paths", nargs="+", metavar="TỆP", help="tệp hoặc thư mục")
    parser.add_argument(
        "--existing",
        choices=[Existing.SKIP.value, Existing.RENDITION.value, Existing.REPLACE.value],
        help="văn bản đã có: skip = bỏ qua, rendition = thêm tệp làm bản thể hiện, replace = nhập lại",
    )
    parser.add_argument("--by", metavar="THƯ", help="nạp dưới tên tài khoản này; mặc định: dòng lệnh của máy chủ")
    parser.add_argument("--json", action="store_true", help="mỗi văn bản một dòng JSON")


def load(options: argparse.Namespace) -> int:
    """Loads; 0 when every document is in the library, 1 when some were refused or could not be read, 2 for misuse."""
    paths = [Path(path) for path in options.paths]
    account = by_email(options.by) if options.by else command_line()
    if account is None:
        print(f"không có tài khoản {options.by}", file=sys.stderr)
        return 2
    existing = Existing(options.existing) if options.existing else Existing.ASK
    names = [str(path.resolve()) for path in paths]
    with _alone(loading.arguments_key(names, existing)) as free:
        if not free:
            print("một lần nạp như vậy đang chạy", file=sys.stderr)
            return 1
        run, resumed = loading.begin(names, existing, by=account, now=timezone.now())
        if resumed:
            print(
                f"tiếp tục lần nạp đã dừng (bắt đầu {timezone.localtime(run.started_at):%H:%M %d/%m/%Y})",
                file=sys.stderr,
            )
        return _run(run, paths, existing, account, machine=options.json)


def _run(run: LoadRun, paths: list[Path], existing: Existing, account: Account, *, machine: bool) -> int:
    counts: Counter[Outcome] = Counter()
    troubles: dict[str, list[str]] = defaultdict(list)
    duplicates = 0
    progress = _Progress()
    before = loading.told_before(run)
    if before:
        print(f"{len(before)} văn bản đã xong từ trước", file=sys.stderr)
    try:
        for record, trouble in _everything(paths, progress):
            told = _told(run, record, trouble, existing, account, before)
            counts[told.outcome] += 1
            if told.code == AlreadyThere.code:
                duplicates += 1
            elif not told.good:
                troubles[told.message].append(told.reference.rpartition("/")[2])
            progress.step(told)
            _print(told, machine=machine)
    except KeyboardInterrupt:
        progress.end(counts)
        print("đã dừng; chạy lại đúng lệnh này để tiếp tục", file=sys.stderr)
        return 1
    loading.finish(run, now=timezone.now())
    progress.end(counts)
    _advise(paths, duplicates, troubles)
    if counts[Outcome.PUBLISHED] >= WORTH_COUNTING:
        count_terms()
    return 1 if counts[Outcome.REFUSED] or counts[Outcome.FAILED] else 0


def _advise(paths: list[Path], duplicates: int, troubles: dict[str, list[str]]) -> None:
    """What was not loaded, by why, and what the person can do about it."""
    for why, names in troubles.items():
        print(f"không nạp được {len(names)} văn bản ({_some(names)}): {why}", file=sys.stderr)
    if duplicates:
        print(
            f"{duplicates} văn bản đã có trong thư viện nên không nạp. Chạy lại với --existing skip (bỏ qua), "
            "rendition (thêm tệp làm bản thể hiện) hoặc replace (nhập lại).",
            file=sys.stderr,
        )
    others = [path.name for path in left_out(paths)]
    if others:
        print(f"không nạp, vì không thuộc dạng đọc được: {_some(others)}", file=sys.stderr)


def _some(names: list[str]) -> str:
    rest = f" và {len(names) - NAMED} tệp khác" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{rest}"


def _everything(paths: list[Path], progress: _Progress) -> Iterator[tuple[Record | None, Told | None]]:
    """All documents of all files; a file that cannot be read gives its trouble instead."""
    files = list(files_in(paths))
    progress.files = len(files)
    for path in files:
        progress.file += 1
        try:
            for record in records(path.resolve()):
                yield record, None
        except ReadError as error:
            yield None, Told(str(path.resolve()), Outcome.FAILED, message=error.message, code=error.code)
        except (OSError, ValueError, KeyError, EOFError) as error:
            told = Told(str(path.resolve()), Outcome.FAILED, message=f"không đọc được tệp: {error}", code="unreadable")
            yield None, told


def _told(
    run: LoadRun,
    record: Record | None,
    trouble: Told | None,
    existing: Existing,
    account: Account,
    before: dict[tuple[str, str], Told],
) -> Told:
    if record is None:
        return trouble or Told("", Outcome.FAILED)
    known = before.get((record.reference, loading.fingerprint(record)))
    return known or loading.load_one(run, record, existing, by=account, now=timezone.now())


def _print(told: Told, *, machine: bool) -> None:
    url = f"/van-ban/{told.slug}/" if told.slug else ""
    if machine:
        line: dict[str, object] = {"file": told.reference}
        if told.good:
            line |= {"outcome": told.outcome.value, "number": told.number, "url": url}
        else:
            line |= {"outcome": told.outcome.value, "error": {"code": told.code, "message": told.message}}
            line |= {"number": told.number, "url": url} if url else {}
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")), flush=True)
        return
    detail = told.message or f"{told.number} {url}".strip()
    print(f"{told.reference}: {told.outcome.label}; {detail}", flush=True)


class _Progress:
    """A line on stderr about once a second: which file of how many, how many documents, how fast."""

    def __init__(self) -> None:
        self.file = self.files = 0
        self.started = self.shown = time.monotonic()
        self.count = 0

    def step(self, told: Told) -> None:
        """One more document."""
        self.count += 1
        if time.monotonic() - self.shown >= SHOWN_EVERY:
            self.shown = time.monotonic()
            rate = f"{self.count / (self.shown - self.started):.1f}".replace(".", ",")
            place = f"tệp {self.file}/{self.files}, {self.count} văn bản, {rate} mỗi giây"
            print(f"{place}; {told.number or told.reference}", file=sys.stderr)

    def end(self, counts: Counter[Outcome]) -> None:
        """The sum."""
        told = ", ".join(f"{outcome.label}: {counts[outcome]}" for outcome in Outcome if counts[outcome])
        minutes, seconds = divmod(round(time.monotonic() - self.started), 60)
        took = f"{minutes} phút {seconds} giây" if minutes else f"{seconds} giây"
        print(f"xong {self.count} văn bản sau {took}. {told}", file=sys.stderr)


@contextmanager
def _alone(key: str) -> Iterator[bool]:
    """Whether no other process runs the same load; a lock of this session, which a killed process loses."""
    number = int(key[:15], 16)
    until = time.monotonic() + PATIENCE
    while not (free := _ask("SELECT pg_try_advisory_lock(%s)", number)) and time.monotonic() < until:
        time.sleep(0.5)
    try:
        yield free
    finally:
        if free:
            _ask("SELECT pg_advisory_unlock(%s)", number)


def _ask(question: str, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [number])
        return bool(cursor.fetchone()[0])
