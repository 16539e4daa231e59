"""`pholuat ocr`: text for people, a line of JSON a page for programs, refusals in Vietnamese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pholuat.config.cli import main
from pholuat.intake import commands
from pholuat.intake.ocr.tests.pages import needs_tesseract, written


@needs_tesseract
def test_text_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "trang 🙂.png"
    written([(60, 100, ["Điều 1. Phạm vi", "Luật số 35/2013/QH13"])], (1000, 400)).save(path)
    assert main(["ocr", str(path)]) == 0
    assert capsys.readouterr() == ("Điều 1. Phạm vi\nLuật số 35/2013/QH13\n", "")
    assert main(["ocr", str(path), "--json"]) == 0
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {key: told[key] for key in told if key != "words"} == {
        "file": str(path), "page": 1, "width": 1000, "height": 400,
    }  # fmt: skip
    assert [word["text"] for word in told["words"]] == ["Điều", "1.", "Phạm", "vi", "Luật", "số", "35/2013/QH13"]
    assert {tuple(word) for word in told["words"]} == {("text", "box", "conf", "doubts")}


def test_refusals_go_to_stderr_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, empty = tmp_path / "khong.pdf", tmp_path / "rong.png"
    empty.touch()
    assert main(["ocr", str(missing), str(empty)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{missing}: Không tìm thấy tệp.\n{empty}: Tệp rỗng, không có nội dung nào.\n"
    assert main(["ocr", str(missing), str(empty), "--json"]) == 1
    assert [json.loads(line)["error"]["code"] for line in capsys.readouterr().out.splitlines()] == ["missing", "empty"]


def test_fewer_than_one_page_at_a_time_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["ocr", "a.png", "--workers", "0"])
    assert left.value.code == 2
    assert capsys.readouterr().err.endswith("pholuat ocr: --workers: giá trị không hợp lệ '0'\n")


def test_an_interruption_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "read_file", interrupted)
    assert main(["ocr", "a.png"]) == 1
    assert capsys.readouterr().err == "đã dừng theo yêu cầu\n"
