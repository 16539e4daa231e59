"""Log lines: JSON, one each, and nobody can be told from them."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import psycopg
import pytest

from pholuat.config.logs import LONGEST, JsonLines, without_persons
from pholuat.config.postgres.throwaway import throwaway


def line(message: str, *arguments: object, error: bool = False) -> dict[str, Any]:
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, message, arguments, sys.exc_info() if error else None
    )
    written = JsonLines().format(record)
    assert "\n" not in written
    read: dict[str, Any] = json.loads(written)
    return read


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Key (email)=(hanh.tran@stp.binhdinh.gov.vn) already exists", "Key (email)=(…) already exists"),
        ("Not Found: /tim-kiem/?q=ly+hon&trang=2", "Not Found: /tim-kiem/?…"),
        ("from 203.0.113.7:5123", "from …:5123"),
        ("Listening at: http://127.0.0.1:8000", "Listening at: http://127.0.0.1:8000"),
        (
            "Internal Server Error: /tai-khoan/quen-mat-khau/dat-lai/1-d9x-abc/",
            "Internal Server Error: /tai-khoan/quen-mat-khau/dat-lai/…/",
        ),
        ("Not Found: /van-ban/35-2013-qh13/dieu-1/", "Not Found: /van-ban/35-2013-qh13/dieu-1/"),
        ("Văn bản 35/2013/QH13: được đăng?", "Văn bản 35/2013/QH13: được đăng?"),
    ],
)
def test_addresses_and_queries_of_people_are_taken_out(said: str, kept: str) -> None:
    assert without_persons(said) == kept
    assert line("%s", said)["message"] == kept


def test_an_error_is_told_without_them_too() -> None:
    try:
        raise ValueError("hanh@stp.vn\ntwo lines")
    except ValueError:
        told = line("Internal Server Error: %s", "/", error=True)
    assert told["error"].endswith("ValueError: …\ntwo lines")


def test_an_overlong_message_is_cut() -> None:
    assert len(line("Not Found: %s", "/a" * 20_000)["message"]) == LONGEST


def test_the_server_of_the_database_writes_no_statement_and_no_value() -> None:
    """A refused row is told by the name of its constraint alone."""
    with throwaway() as cluster, psycopg.connect(cluster.place.conninfo()) as session:
        session.execute("CREATE TABLE person (email text CONSTRAINT once UNIQUE)")
        session.execute("INSERT INTO person VALUES ('hanh@stp.vn')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            session.execute("INSERT INTO person VALUES ('hanh@stp.vn')")
        said = cluster.log.read_text(encoding="utf-8")
    assert '"once"' in said
    assert "hanh@stp.vn" not in said
    assert "INSERT" not in said
