"""What the doctor asks the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import psycopg
from django.db import connection

from pholuat.config import env
from pholuat.config.ops.checkup import Finding, State
from pholuat.config.ops.schema import connect, lock_holders, missing_extensions, schema_state, worker_alive
from pholuat.config.postgres.binaries import LOWEST_MAJOR
from pholuat.config.postgres.reasons import reason


@dataclass(slots=True)
class DatabaseCheckup:
    """The findings, and what other checks need to know from the database."""

    findings: list[Finding] = field(default_factory=list)
    now: dt.datetime | None = None
    installed: dt.datetime | None = None


def examine() -> DatabaseCheckup:
    """Looks at server, extensions, structure and worker; a database that cannot be reached is one finding."""
    result = DatabaseCheckup()
    try:
        with connect("pholuat doctor") as session:
            row = session.execute("SELECT clock_timestamp()").fetchone()
            result.now = row[0] if row else None
            major = session.info.server_version // 10000
            missing = missing_extensions(session)
    except psycopg.OperationalError as error:
        result.findings.append(_away(reason(error), own=not env.text("DATABASE_URL")))
        return result
    result.findings += [_server(major), _extensions(missing), _structure()]
    if result.findings[-1].state is State.OK:
        result.installed = _installed()
        result.findings.append(_worker())
    return result


def _away(why: str, *, own: bool) -> Finding:
    mend = "make run; nhật ký ở var/log/postgres.log" if own else "xem DATABASE_URL, và máy chủ mà nó chỉ tới"
    return Finding("database", State.BAD, f"không kết nối được cơ sở dữ liệu: {why}", mend)


def _server(major: int) -> Finding:
    if major < LOWEST_MAJOR:
        mend = f"nâng máy chủ lên PostgreSQL {LOWEST_MAJOR} trở lên"
        return Finding("database", State.BAD, f"PostgreSQL {major} quá cũ", mend)
    return Finding("database", State.OK, f"PostgreSQL {major} trả lời")


def _extensions(missing: list[str]) -> Finding:
    if missing:
        words = f"cơ sở dữ liệu thiếu phần mở rộng: {', '.join(missing)}"
        return Finding("extensions", State.BAD, words, "pholuat migrate (người dùng phải là chủ cơ sở dữ liệu)")
    return Finding("extensions", State.OK, "đủ phần mở rộng")


def _structure() -> Finding:
    state = schema_state()
    if state.unknown:
        words = f"cơ sở dữ liệu mới hơn mã nguồn: {', '.join(state.unknown[:5])}"
        return Finding("migrations", State.BAD, words, "git pull rồi make run")
    if state.pending:
        return Finding("migrations", State.BAD, f"cấu trúc chưa cập nhật: {len(state.pending)} bước", "pholuat migrate")
    return Finding("migrations", State.OK, "cấu trúc cơ sở dữ liệu đã mới nhất")


def _worker() -> Finding:
    with connect("pholuat doctor") as session:
        holders, alive = lock_holders(session), worker_alive(session)
    if alive:
        return Finding("worker", State.OK, "việc nền đang chạy")
    harm, log = "không sao lưu hằng đêm, việc xếp hàng không được làm", "nhật ký ở var/log/worker.log"
    if holders:
        words = f"việc nền treo hoặc vừa khởi động (không có dấu hiệu sống: {', '.join(holders)}): {harm}"
        return Finding("worker", State.BAD, words, f"xem lại sau một phút; vẫn vậy thì khởi động lại Phổ Luật; {log}")
    return Finding("worker", State.BAD, f"việc nền không chạy: {harm}", f"make run (hoặc pholuat worker); {log}")


def _installed() -> dt.datetime | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(applied) FROM django_migrations")
        row = cursor.fetchone()
    return row[0] if row else None
