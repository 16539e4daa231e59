"""`pholuat parse`: one line of JSON a file, or a summary for people."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pholuat.config.cli import main

TEXT = "QUỐC HỘI\nLuật số: 1/2026/QH16\nLUẬT\nTHỬ\nĐiều 1. Một\n1. Theo Điều 2 Luật này.\nĐiều 2. Hai\nHết."
KEYS = ["file", "number", "type", "issuer", "date", "effective", "title", "text", "blocks", "provisions", "citations",
        "warnings"]  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "luật.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rỗng.docx").write_bytes(b"")
    (tmp_path / "luật.html.xz").write_bytes(lzma.compress(f"<pre>{TEXT}</pre>".encode()))
    return [str(tmp_path / name) for name in ("luật.txt", "rỗng.docx", "luật.html.xz")]


def test_json_is_one_compact_line_a_file_in_the_order_given(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", *files, "--json"]) == 1
    output = capsys.readouterr()
    lines = output.out.splitlines()
    first, refused, last = (json.loads(line) for line in lines)
    assert lines[0] == json.dumps(first, ensure_ascii=False, separators=(",", ":"))
    assert list(first)[: len(KEYS)] == KEYS
    assert refused == {"file": files[1], "error": {"code": "empty", "message": "Tệp rỗng, không có nội dung nào."}}
    assert (first["file"], first["number"], first["type"], first["date"]) == (files[0], "1/2026/QH16", "Luật", None)
    assert first["text"] == TEXT == last["text"]
    assert first["provisions"][0] == {
        "eid": "art_1", "kind": "article", "num": "1", "heading": "Một", "text": "", "parent": "", "line": 5,
    }  # fmt: skip
    assert [(TEXT[one["start"] : one["end"]], one["targets"]) for one in first["citations"]] == [
        ("Điều 2 Luật này", ["#art_2"])
    ]
    assert output.err == ""


def test_all_read_is_zero_and_the_summary_is_for_people(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", files[0]]) == 0
    assert capsys.readouterr().out.splitlines() == [
        files[0],
        "  LUẬT THỬ",
        "  Số: 1/2026/QH16 · Loại: Luật · Cơ quan: Quốc hội",
        "  Ban hành: chưa rõ · Có hiệu lực: chưa rõ · Người ký: chưa rõ",
        "  2 điều, 1 khoản, 1 chỗ trích dẫn",
        "    Điều 1. Một",
        "    Điều 2. Hai",
        "",
    ]
    assert main(["parse", files[1]]) == 1
    assert capsys.readouterr().err == f"{files[1]}: Tệp rỗng, không có nội dung nào.\n"


def test_no_file_is_misuse() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["parse"])
    assert stopped.value.code == 2


def test_reading_a_small_text_loads_nothing_heavy(files: list[str]) -> None:
    code = (
        "import sys; from pholuat.config.cli import main; main(sys.argv[1:]);"
        "print([name for name in ('django', 'pdfplumber', 'pypdfium2', 'docx', 'lxml') if name in sys.modules])"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, "parse", files[0]], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - started < 5
