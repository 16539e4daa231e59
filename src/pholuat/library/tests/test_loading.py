"""`pholuat load`: stopped and continued, told file by file, duplicates refused; and the demo province."""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from pholuat.ledger.models import Activity
from pholuat.library import queries, services
from pholuat.library.commands import demo, demo_arguments, load, load_arguments
from pholuat.library.enums import Origin
from pholuat.library.models import Document, LoadEntry, LoadRun, Rendition
from pholuat.library.services import loading, province
from pholuat.library.services.province_changes import BULLETIN_DAY, FIRST_DAY
from pholuat.library.tests.laws import DECREE, LAW, person, version
from pholuat.people.models import Account

pytestmark = pytest.mark.django_db


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    load_arguments(parser)
    return load(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "luat"
    place.mkdir()
    (place / "a.txt").write_text(LAW)
    (place / "b.txt").write_text(DECREE)
    return place


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_loaded_and_waits_for_a_second_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--json") == 0
    assert lines(capsys) == [
        {
            "file": str(folder / name),
            "outcome": "published",
            "number": number,
            "url": f"/van-ban/{slug}/",
        }
        for name, number, slug in (
            ("a.txt", "35/2013/QH13", "35-2013-qh13"),
            ("b.txt", "15/2014/NĐ-CP", "15-2014-nd-cp"),
        )
    ]
    assert Document.objects.filter(origin=Origin.BULK, confirmed_by=None).count() == 2
    # The page tells its readers the file, never a folder of the server.
    assert set(Document.objects.values_list("source", flat=True)) == {"a.txt", "b.txt"}
    assert sorted(Rendition.objects.values_list("name", flat=True)) == ["a.txt", "b.txt"]
    assert Activity.objects.count() == 2


def test_what_is_there_is_refused_and_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder)
    capsys.readouterr()
    assert run(folder, "--json") == 1
    told = lines(capsys)
    assert [line["error"]["code"] for line in told] == ["already_there"] * 2
    assert told[0]["error"]["message"] == "Văn bản 35/2013/QH13 đã có trong thư viện (/van-ban/35-2013-qh13/)."
    for existing, outcome in (("skip", "skipped"), ("rendition", "skipped"), ("replace", "replaced")):
        assert run(folder, "--existing", existing, "--json") == 0
        assert [line["outcome"] for line in lines(capsys)] == [outcome] * 2
    assert Document.objects.count() == 2


def test_a_stopped_load_goes_on_where_it_stopped(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loading.load_one

    def stopped(run: Any, record: Any, *rest: Any, **named: Any) -> Any:
        if record.reference.endswith("b.txt"):
            raise KeyboardInterrupt
        return real(run, record, *rest, **named)

    monkeypatch.setattr(loading, "load_one", stopped)
    assert run(folder) == 1
    assert (Document.objects.count(), LoadRun.objects.get().finished_at) == (1, None)
    monkeypatch.setattr(loading, "load_one", real)
    capsys.readouterr()
    assert run(folder) == 0
    told = capsys.readouterr()
    assert "tiếp tục lần nạp đã dừng" in told.err
    assert "1 văn bản đã xong từ trước" in told.err
    assert (Document.objects.count(), LoadEntry.objects.count(), LoadRun.objects.count()) == (2, 2, 1)
    assert LoadRun.objects.get().finished_at is not None


def test_what_cannot_be_read_is_told_and_the_others_are_loaded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "0.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "1.jsonl").write_text('{"khac": 1}\n')
    assert run(folder, "--json") == 1
    told = lines(capsys)
    assert [line["outcome"] for line in told] == ["failed", "failed", "published", "published"]
    assert told[0]["error"]["code"] == "broken"
    assert LoadEntry.objects.filter(outcome="failed", document=None).count() == 1


def test_a_file_that_is_not_there_costs_itself_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "khong-co.docx", folder / "a.txt", "--json") == 1
    told = lines(capsys)
    assert told[0]["error"] == {"code": "missing", "message": "Không tìm thấy tệp."}
    assert told[1]["outcome"] == "published"


def test_a_broken_archive_and_a_broken_line_are_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "vbpl-1.jsonl.xz").write_bytes(lzma.compress(b"{}" * 5000)[:-20])
    (folder / "vbpl-2.jsonl").write_text('{"doc": "x"}\nnot json\n')
    assert run(folder, "--json") == 1
    told = [line for line in lines(capsys) if line["outcome"] == "failed"]
    assert [(line["file"].rpartition("/")[2], line["error"]["code"]) for line in told] == [
        ("vbpl-1.jsonl.xz", "broken"),
        ("vbpl-2.jsonl#1", "broken"),
        ("vbpl-2.jsonl#2", "broken"),
    ]


def test_the_person_is_told_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bang.xlsx").write_bytes(b"PK")
    run(folder)
    assert "không nạp, vì không thuộc dạng đọc được: bang.xlsx\n" in capsys.readouterr().err
    run(folder)
    assert "2 văn bản đã có trong thư viện nên không nạp. Chạy lại với --existing skip" in capsys.readouterr().err


def test_what_was_not_loaded_is_told_together_by_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "1234567":
        (folder / f"{name}.txt").write_text("a\nb\n")
    run(folder)
    assert (
        "không nạp được 7 văn bản (1.txt, 2.txt, 3.txt, 4.txt, 5.txt và 2 tệp khác): Không đọc được số, ký hiệu lẫn "
        "trích yếu: chưa biết đây là văn bản nào.\n"
    ) in capsys.readouterr().err


def test_progress_tells_how_far_the_load_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pholuat.library.commands.loading.SHOWN_EVERY", 0.0)
    run(folder)
    told = capsys.readouterr().err
    assert re.findall(r"^tệp (\d/\d), (\d) văn bản, [\d,]+ mỗi giây; (\S+)$", told, re.MULTILINE) == [
        ("1/2", "1", "35/2013/QH13"),
        ("2/2", "2", "15/2014/NĐ-CP"),
    ]
    assert re.search(r"^xong 2 văn bản sau \d+ giây\. đã đăng: 2$", told, re.MULTILINE)


def test_a_stopped_load_tries_again_what_failed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loading.load_one

    def stopped(run: Any, record: Any, *rest: Any, **named: Any) -> Any:
        if record.reference.endswith("b.txt"):
            raise KeyboardInterrupt
        return real(run, record, *rest, **named)

    monkeypatch.setattr(loading, "load_one", stopped)
    monkeypatch.setattr(loading, "publish", lambda *_given, **_named: 1 / 0)
    assert run(folder, "--json") == 1
    monkeypatch.undo()
    capsys.readouterr()
    assert run(folder, "--json") == 0
    assert [line["outcome"] for line in lines(capsys)] == ["published", "published"]


def test_a_surprise_costs_one_document_only(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.publish

    def breaks(parsed: Any, **named: Any) -> Any:
        if parsed.header.number == "35/2013/QH13":
            raise RuntimeError
        return real(parsed, **named)

    monkeypatch.setattr(loading, "publish", breaks)
    assert run(folder, "--json") == 1
    assert [line["outcome"] for line in lines(capsys)] == ["failed", "published"]


def test_misuse_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--by", "khong@co.vn") == 2
    stranger = person("khach")
    assert run(folder, "--by", stranger.email, "--json") == 1
    assert {line["error"]["code"] for line in lines(capsys)} == {"not_allowed"}


def test_two_equal_loads_do_not_run_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pholuat.library.commands.loading.PATIENCE", 0.0)
    monkeypatch.setattr("pholuat.library.commands.loading._ask", lambda _question, _number: False)
    assert run(folder) == 1
    assert "đang chạy" in capsys.readouterr().err


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PHOLUAT_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"


def make_demo(*words: str) -> int:
    parser = argparse.ArgumentParser()
    demo_arguments(parser)
    return demo(parser.parse_args(list(words)))


def test_the_demo_province_is_made_once_with_passwords_of_its_own(home: Path) -> None:
    assert not queries.demo_loaded()
    assert make_demo() == 0
    assert queries.demo_loaded()
    signs = (home / "demo-sign-ins.txt").read_text()
    assert oct((home / "demo-sign-ins.txt").stat().st_mode)[-3:] == "600"
    password = (home / "secrets" / "demo_password").read_text()
    for each in province.PEOPLE:
        assert each.email in signs
        assert Account.objects.get(email=each.email).check_password(password)
    before = Document.objects.count(), Activity.objects.count()
    assert make_demo() == 0
    assert (Document.objects.count(), Activity.objects.count()) == before
    assert make_demo("--reset") == 0
    assert Document.objects.count() == before[0]


def test_the_demo_shows_a_regulation_amended_as_of_each_day(home: Path) -> None:
    make_demo()
    regulation = Document.objects.get(number="9001/QĐ-UBND")
    assert sorted(regulation.renditions.values_list("kind", flat=True)) == ["docx", "html", "pdf"]
    days = [BULLETIN_DAY.replace(year=year) for year in (2021, 2022)]
    found = [queries.article(regulation, "reg_1__art_15a", day) for day in days]
    assert [each and each.node.state.value for each in found] == ["not_yet", "in_force"]
    states = [queries.documents(day).get(pk=regulation.pk).state for day in days]
    assert states == ["in_force", "partly_expired"]
    amending = Document.objects.get(number="9002/QĐ-UBND")
    assert [version(amending, eid).validity.lower for eid in ("art_1__cl_4", "art_1__cl_5")] == [
        FIRST_DAY,
        BULLETIN_DAY,
    ]
    assert Document.objects.filter(confirmed_by=None).count() == 1
    assert connection.in_atomic_block
