"""PHOLUAT_SMTP: what is read from it, and what is said when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pholuat.config.env import SettingError
from pholuat.config.mailserver import FORMS, MailServer, mail_server
from pholuat.config.tests.servers import pholuat


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", MailServer("", "", 25, "", "")),
        ("smtp://thu.tinh.gov.vn", MailServer("smtp", "thu.tinh.gov.vn", 25)),
        ("smtp+tls://may", MailServer("smtp+tls", "may", 587)),
        ("smtps://an:m%40t%2Fkh%C3%A3u@may/", MailServer("smtps", "may", 465, "an", "m@t/khãu")),
        ("smtp://an%40tinh.vn:x@[2001:db8::1]:2525", MailServer("smtp", "2001:db8::1", 2525, "an@tinh.vn", "x")),
    ],
)
def test_an_address_is_read(address: str, server: MailServer) -> None:
    assert mail_server(address) == server


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("thu.tinh.gov.vn", "thiếu hoặc lạ phần đầu smtp://"),
        ("thu.tinh.gov.vn:25", "thiếu hoặc lạ phần đầu smtp://"),
        ("http://bimat@may", "thiếu hoặc lạ phần đầu smtp://"),
        ("smtp://", "không thấy tên máy chủ"),
        ("smtp://an:bimat@", "không thấy tên máy chủ"),
        ("smtp://an:bi/mat@may", "số cổng hay tên máy không đọc được"),
        ("smtp://an/bimat@may", "không thấy tên máy chủ"),
        ("smtp://an:bimat#@may:25", "số cổng hay tên máy không đọc được"),
        ("smtp://bi mat", "không thấy tên máy chủ"),
        ("smtp://an:bimat@may:muoi", "số cổng hay tên máy không đọc được"),
        ("smtp://an:bimat@may:99999", "số cổng hay tên máy không đọc được"),
        ("smtp://an:bimat@[may", "số cổng hay tên máy không đọc được"),
    ],
)
def test_one_that_cannot_be_read_is_told_with_its_form_and_without_its_password(address: str, words: str) -> None:
    with pytest.raises(SettingError) as refused:
        mail_server(address)
    said = str(refused.value)
    assert said.startswith(f"PHOLUAT_SMTP: {words}; {FORMS}")
    assert "mat" not in said.replace(FORMS, "")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PHOLUAT_SMTP", "may", "Thiết lập sai. PHOLUAT_SMTP: thiếu hoặc lạ phần đầu"),
        ("PHOLUAT_TLS", "co", "Thiết lập sai. PHOLUAT_TLS: cần 1 hoặc 0, đang là 'co'"),
        ("PHOLUAT_POOL", "tám", "Thiết lập sai. PHOLUAT_POOL: cần một số nguyên, đang là 'tám'"),
    ],
)
def test_a_command_refuses_a_wrong_setting_in_words(name: str, value: str, words: str, tmp_path: Path) -> None:
    done = pholuat(tmp_path, "worker", **{name: value})
    assert (done.returncode, done.stderr.startswith(words), done.stderr.count("\n")) == (1, True, 1)


def test_a_start_with_a_wrong_setting_leaves_nothing_behind(tmp_path: Path) -> None:
    done = pholuat(tmp_path, "run", PORT="tám")
    assert (done.returncode, done.stderr.startswith("Thiết lập sai. PORT: cần một số nguyên")) == (1, True)
    assert list(tmp_path.iterdir()) == []
