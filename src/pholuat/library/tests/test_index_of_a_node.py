"""The index of a node: filled from the library, kept in step, rebuilt beside the old one, mended when it breaks."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from pytest_django import DjangoAssertNumQueries

from pholuat.config.cli import main
from pholuat.config.ops.checkup import State
from pholuat.config.ops.checkup_search import search_index
from pholuat.library import services
from pholuat.library.models import Document
from pholuat.library.retrieval.index import FORMAT, Entry, Index, Narrowing
from pholuat.library.retrieval.words import Text, prepare
from pholuat.library.search import keeper, node
from pholuat.library.search.filling import entries, marks, refresh
from pholuat.library.search.results import Filters
from pholuat.library.search.service import search
from pholuat.library.tests.laws import DECREE, LAW, NOW, published, publisher

DAY = dt.date(2021, 9, 14)


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """The folder of this node's index."""
    settings.SEARCH_DIR = tmp_path / "index"
    yield node.folder()
    node.forget()


def eids(index: Index, word: str) -> list[str]:
    return sorted(each.eid for each in index.nearest([word], Narrowing(), 20))


def within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        threading.Event().wait(0.05)
    return True


@pytest.mark.django_db
def test_the_articles_of_published_documents_stand_in_the_index() -> None:
    published(LAW)
    index = Index()
    assert refresh(index) == 1
    assert eids(index, "tranh") == ["art_3"]
    assert index.marks() == marks()


@pytest.mark.django_db
def test_a_second_look_reads_nothing_anew() -> None:
    published(LAW)
    index = Index()
    refresh(index)
    assert refresh(index) == 0


@pytest.mark.django_db
def test_what_changed_and_what_is_gone_follow() -> None:
    by = publisher()
    law, decree = published(LAW, by=by), published(DECREE, by=by)
    index = Index()
    refresh(index)
    services.label(law, ["Hòa giải"], by=by, now=NOW)
    Document.objects.filter(pk=decree.pk).update(published_at=None, published_by=None)
    assert refresh(index) == 1
    assert set(index.marks()) == {law.pk}
    found = index.nearest(["hoa"], Narrowing(topics=("hoa-giai",)), 5)
    assert {each.group for each in found} == {law.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("copies", [1, 3])
def test_documents_are_read_with_two_queries_however_many(
    copies: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = publisher()
    for year in range(2013, 2013 + copies):
        published(LAW.replace("35/2013", f"35/{year}"), by=by)
    known = marks()
    with django_assert_num_queries(2):
        assert len(list(entries(list(known), known))) == 3 * copies


@pytest.mark.django_db
def test_without_an_index_postgresql_answers(place: Path) -> None:
    published(LAW)
    assert node.current() is None
    assert [hit.eid for hit in search("tranh chap dong ho", on=DAY).hits][:1] == ["art_3"]
    assert search_index().state is State.NOTE


@pytest.mark.django_db
def test_rebuilding_puts_a_whole_index_in_place_of_the_old_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by = publisher()
    published(LAW, by=by)
    assert main(["index", "--rebuild", "--json"]) == 0
    assert capsys.readouterr().out == '{"ready":true,"documents":1,"passages":3}\n'
    first = node.current()
    assert first is not None
    published(DECREE, by=by)
    assert search_index().message == "chỉ mục tìm kiếm chậm 1 văn bản"
    assert main(["index", "--rebuild"]) == 0
    again = node.current()
    assert again is not None
    assert set(again.marks()) == set(marks())
    assert search_index().state is State.OK
    assert not list(place.parent.glob("*.old"))


@pytest.mark.django_db
def test_a_broken_index_is_told_and_postgresql_answers_and_the_keeper_makes_it_anew(place: Path) -> None:
    published(LAW)
    node.rebuild()
    (place / "meta.json").write_text("{")
    assert node.current() is None
    assert search("tranh chap", on=DAY).hits
    assert search_index().state is State.BAD
    index = node.open_for_writing(place)
    refresh(index)
    node.write_ready(place, index)
    assert search_index().state is State.OK


def keep_once(place: Path) -> None:
    """As the keeper does when it begins, and no more."""
    stop = threading.Event()
    stop.set()
    with keeper.holding(place):
        keeper.keep(place, stop)


@pytest.mark.django_db
def test_another_form_of_index_is_made_by_the_keeper_and_the_earlier_one_taken_away(place: Path) -> None:
    published(LAW)
    earlier, own = place.with_name(str(FORMAT - 1)), place.with_name("9999")
    earlier.mkdir(parents=True)
    own.mkdir()
    (earlier / node.READY).touch()
    assert node.current() is None
    keep_once(place)
    index = node.current()
    assert index is not None
    assert eids(index, "giai") == ["art_1", "art_2", "art_3"]
    assert (earlier.exists(), own.exists()) == (False, True)


@pytest.mark.django_db
def test_the_index_of_another_database_never_answers_and_is_mended(place: Path, monkeypatch: Any) -> None:
    """As after a restore into a home that has an older index: its documents bear numbers that others bear here."""
    law = published(LAW)
    other = node.open_for_writing(place)
    with other.writer() as writer:
        writer.add(Entry(1, law.pk, prepare(Text("", "", "tàu bay")), eid="art_99", mark="another"))
        writer.add(Entry(2, law.pk + 1, prepare(Text("", "", "tàu thuyền")), eid="art_98", mark="another"))
    other.reload()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(node, "library", lambda: "another")
        node.write_ready(place, other)
        assert node.current() is not None
    node.forget()
    assert node.current() is None
    assert search_index().message.endswith("là của cơ sở dữ liệu khác: trang tìm bằng PostgreSQL, kết quả kém hơn")
    assert search("tau bay", on=DAY).hits == ()
    assert [hit.eid for hit in search("tranh chap dong ho", on=DAY).hits][:1] == ["art_3"]
    keep_once(place)
    mended = node.current()
    assert mended is not None
    assert mended.marks() == marks()
    assert eids(mended, "tau") == []


@pytest.mark.django_db
def test_an_index_that_is_being_mended_for_this_library_is_not_trusted_by_the_other_one(
    place: Path, monkeypatch: Any
) -> None:
    published(LAW)
    node.rebuild()

    def killed(_index: Index) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(node, "library", lambda: "another")
        elsewhere.setattr(keeper, "refresh", killed)
        with pytest.raises(KeyboardInterrupt):
            keep_once(place)
    assert node.current() is None


@pytest.mark.django_db
def test_an_open_index_is_left_when_the_file_beside_it_names_another_library(place: Path) -> None:
    published(LAW)
    node.rebuild()
    assert node.current() is not None
    told = (place / node.READY).read_text()
    (place / node.READY).write_text(told.replace(node.library(), "another"))
    assert node.current() is None


@pytest.mark.django_db
@pytest.mark.parametrize("told", ["", "[]", "{}", '{"documents":1,"passages":3}'])
def test_a_file_that_names_no_library_is_not_believed(place: Path, told: str) -> None:
    published(LAW)
    node.rebuild()
    node.forget()
    (place / node.READY).write_text(told)
    assert node.current() is None


@pytest.mark.django_db
def test_only_one_process_keeps_the_index(place: Path) -> None:
    with keeper.holding(place), pytest.raises(keeper.BusyError), keeper.holding(place):
        pass
    with keeper.holding(place), pytest.raises(keeper.BusyError), keeper.taking_over(place, patience=0):
        pass
    with keeper.taking_over(place, patience=0):
        assert (place.parent / keeper.WANTED).exists()
    assert not (place.parent / keeper.WANTED).exists()


@pytest.mark.django_db(transaction=True)
def test_the_keeper_hears_of_a_publication_within_seconds(place: Path) -> None:
    by = publisher()
    published(LAW, by=by)
    stop = threading.Event()

    def keep() -> None:
        try:
            with keeper.holding(place):
                keeper.keep(place, stop)
        finally:
            connection.close()

    thread = threading.Thread(target=keep)
    thread.start()
    try:
        assert within(20, lambda: node.current() is not None)
        decree = published(DECREE, by=by)

        def heard() -> bool:
            index = node.current()
            return index is not None and decree.pk in index.marks()

        start = time.monotonic()
        assert within(10, heard)
        assert time.monotonic() - start < 5
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_a_lost_session_ends_the_keeping_with_an_error_after_which_it_begins_anew(place: Path) -> None:
    published(LAW)
    failed: list[BaseException] = []
    session: list[int] = []

    def keep() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                session.append(cursor.fetchone()[0])
            keeper.keep(place)
        except DatabaseError as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=keep)
    thread.start()
    assert within(20, lambda: node.current() is not None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", session)
    thread.join(20)
    assert [type(error) for error in failed] == [OperationalError]


@pytest.mark.django_db
def test_without_a_database_the_doctor_says_that_it_could_not_compare(place: Path, monkeypatch: Any) -> None:
    published(LAW)
    node.rebuild()

    def away() -> str:
        raise OperationalError

    monkeypatch.setattr(node, "library", away)
    assert search_index().message == "chưa so được chỉ mục tìm kiếm với cơ sở dữ liệu"


WRITER = """
import sys
from pathlib import Path
from pholuat.library.retrieval.index import Entry, Index
from pholuat.library.retrieval.words import Text, prepare
index = Index(Path(sys.argv[1]))
number = len(index.marks())
while True:
    with index.writer() as writer:
        for _ in range(20):
            number += 1
            writer.add(Entry(number, number, prepare(Text("", "", f"hoa giai {number}")), mark="x"))
        writer.commit()
        print(number, flush=True)
"""


def test_a_writer_killed_in_the_midst_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    """Three times kill -9 while it writes: the next one opens the same index at the last commit and goes on."""
    committed = 0
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, tmp_path], stdout=subprocess.PIPE, text=True, env=os.environ
        )
        assert writer.stdout is not None
        for _ in range(5):
            committed = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        index = Index(tmp_path)
        assert len(index.marks()) >= committed
        assert len(index.marks()) % 20 == 0


@pytest.mark.django_db
def test_of_two_versions_of_an_article_the_one_of_the_day_answers() -> None:
    published(LAW)
    before = search("tranh chap", on=dt.date(2013, 6, 1), filters=Filters(states=("not_yet",)))
    assert {hit.eid for hit in before.hits} == {"art_3"}
    assert search("tranh chap", on=DAY, filters=Filters(states=("not_yet",))).hits == ()
