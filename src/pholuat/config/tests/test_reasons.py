"""A database that is away is told in Vietnamese; PostgreSQL's own words are for the log."""

from __future__ import annotations

import psycopg
import pytest

from pholuat.config.postgres.reasons import reason


def test_what_has_words_of_ours_is_told_in_them_alone(caplog: pytest.LogCaptureFixture) -> None:
    said = 'connection failed: FATAL:  password authentication failed for user "an"'
    assert reason(psycopg.OperationalError(said)) == "tên hoặc mật khẩu sai"
    assert caplog.messages == []


def test_what_has_none_is_kept_for_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert reason(psycopg.OperationalError("SSL error: wrong version\n")) == "lý do khác, nguyên văn ở nhật ký"
    assert caplog.messages == ["database: SSL error: wrong version"]
