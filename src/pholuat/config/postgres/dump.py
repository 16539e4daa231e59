"""A database as plain SQL that any PostgreSQL from 15 on reads, out and in again.

`pg_dump` writes it; our own reader plays it back through one session, so no `psql` has to fit and nothing in the file
can run a program. What newer servers write and older ones do not know is left out on the way in.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from pholuat.config.postgres import binaries
from pholuat.config.postgres.errors import PostgresError

OPTIONS = (
    "--format=plain",
    "--encoding=UTF8",
    "--no-owner",
    "--no-acl",
    "--no-comments",
    "--no-publications",
    "--no-subscriptions",
    "--no-security-labels",
    "--no-tablespaces",
)
_COPY = re.compile(rb"COPY (\S+) \(.*\) FROM stdin;\n")
# The extensions stand already; the others are words of newer servers or of psql.
_LEFT_OUT = (b"SET transaction_timeout", b"\\restrict", b"\\unrestrict", b"CREATE EXTENSION", b"CREATE SCHEMA public")
_END = b"\\.\n"


@contextmanager
def dump(conninfo: str, *, without_data: Iterable[str] = ()) -> Iterator[IO[bytes]]:
    """The lines of `pg_dump` for a database, as of one instant; the rows of `without_data` tables are left out.

    Raises PostgresError when there is no `pg_dump` that reads this server, or when it fails.
    """
    parameters = {name: str(value) for name, value in conninfo_to_dict(conninfo).items() if value is not None}
    password = parameters.pop("password", None)
    with psycopg.connect(conninfo) as session:
        program = _program(session.info.server_version // 10000)
    skipped = [f"--exclude-table-data={name}" for name in without_data]
    process = subprocess.Popen(
        [program, *OPTIONS, *skipped, f"--dbname={make_conninfo(**parameters)}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | ({"PGPASSWORD": password} if password else {}),
    )
    assert process.stdout is not None and process.stderr is not None
    try:
        yield process.stdout
    except BaseException:
        process.kill()
        raise
    finally:
        process.stdout.close()
        said = process.stderr.read().decode("utf-8", "replace")
        process.stderr.close()
        code = process.wait()
    if code:
        raise PostgresError(f"pg_dump thất bại:\n{said[-2000:]}")


def _program(server_major: int) -> str:
    fitting = [one for one in binaries.available() if one.major >= server_major]
    if not fitting:
        raise PostgresError(
            f"Máy này không có pg_dump đọc được PostgreSQL {server_major}: cài gói postgresql-client-{server_major}."
        )
    return min(fitting, key=lambda one: one.major).program("pg_dump")


def counted(lines: Iterable[bytes], rows: dict[str, int]) -> Iterator[bytes]:
    """Passes the lines on and counts the rows of each table into `rows`."""
    table = ""
    for line in lines:
        if table:
            if line == _END:
                table = ""
            else:
                rows[table] += 1
        elif start := _COPY.fullmatch(line):
            table = _name(start)
            rows[table] = 0
        yield line


def load(lines: Iterable[bytes], session: psycopg.Connection) -> dict[str, int]:
    """Plays a dump into an empty database within the session's transaction; the rows of each table.

    The caller commits, or rolls all of it back.
    """
    rows: dict[str, int] = {}
    statements: list[bytes] = []
    iterator = iter(lines)
    with session.cursor() as cursor:
        for line in iterator:
            start = _COPY.fullmatch(line)
            if start is None:
                if not line.startswith(_LEFT_OUT):
                    statements.append(line)
                continue
            _execute(cursor, statements)
            rows[_name(start)] = _copy(cursor, line, iterator)
        _execute(cursor, statements)
    return rows


def _name(start: re.Match[bytes]) -> str:
    return start.group(1).decode().removeprefix("public.").strip('"')


def _execute(cursor: psycopg.Cursor, statements: list[bytes]) -> None:
    if any(line.strip() and not line.startswith(b"--") for line in statements):
        cursor.execute(b"".join(statements))
    statements.clear()


def _copy(cursor: psycopg.Cursor, statement: bytes, lines: Iterator[bytes]) -> int:
    count = 0
    with cursor.copy(statement) as copy:
        for line in lines:
            if line == _END:
                break
            copy.write(line)
            count += 1
    return count
