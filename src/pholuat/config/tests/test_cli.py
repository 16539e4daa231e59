"""The command `pholuat`: quick, in Vietnamese, with exit codes that say what happened."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pholuat.config import cli
from pholuat.config.cli import COMMANDS, Needs, main
from pholuat.config.commands.bench import benchmarks
from pholuat.config.tests.servers import pholuat

WITHOUT_DJANGO = sorted(name for name, command in COMMANDS.items() if command.needs is Needs.NOTHING)
HELP_AND_MODULES = """
import json, sys
from pholuat.config import cli
try:
    cli.main([sys.argv[1], "--help"])
except SystemExit as end:
    print(json.dumps({"code": end.code, "django": "django" in sys.modules}))
"""


@pytest.mark.parametrize("name", WITHOUT_DJANGO)
def test_a_command_without_database_starts_in_under_half_a_second_and_imports_no_django(name: str) -> None:
    """Processor time, so that a busy machine does not fail the test."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", HELP_AND_MODULES, name], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert json.loads(done.stdout.splitlines()[-1]) == {"code": 0, "django": False}
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_table_can_be_called(name: str) -> None:
    module, add_arguments, run = COMMANDS[name].place.split(":")
    assert callable(cli._function(module, add_arguments)) and callable(cli._function(module, run))


def test_without_a_command_the_help_names_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    words = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in words] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chay"], "pholuat: LỆNH: không có lựa chọn 'chay'"),
        (["bench", "--la"], "pholuat bench: không hiểu: --la"),
        (["run", "--port"], "pholuat run: --port: cần một giá trị"),
        (["run", "--port", "x"], "pholuat run: --port: giá trị không hợp lệ 'x'"),
    ],
)
def test_misuse_exits_with_2_and_says_why_in_vietnamese(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_benchmarks_are_found_by_name_with_their_first_line(tmp_path: Path) -> None:
    (tmp_path / "parsing.py").write_text('"""Đo bộ đọc.\n\nDài hơn."""\n', encoding="utf-8")
    (tmp_path / "_shared.py").write_text("", encoding="utf-8")
    assert benchmarks(tmp_path) == {"parsing": "Đo bộ đọc."}
    assert main(["bench", "khong-co"]) == 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "postgresql://nguoi:matkhaubimat@127.0.0.1:1/x",
            "Cơ sở dữ liệu của DATABASE_URL không trả lời: máy chủ không chạy, hoặc không nghe ở cổng đó",
        ),
        ("nguoi:matkhaubimat@may", "DATABASE_URL: không đọc được"),
    ],
)
def test_a_database_that_does_not_answer_is_told_without_its_password(url: str, words: str, tmp_path: Path) -> None:
    done = pholuat(tmp_path, "search", "x", DATABASE_URL=url)
    assert (done.returncode, words in done.stderr) == (1, True)
    assert "matkhaubimat" not in done.stdout + done.stderr
