"""Everyday words and the law's own: how a search uses the list, and how officers keep it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from pholuat.library.errors import MayNot, NoWords, WordsAlreadyThere
from pholuat.library.everyday import MOST_SYLLABLES, Everyday, delivered, gathered, key_of
from pholuat.library.models import EverydayWord
from pholuat.library.queries.everyday import everyday_words, word_changes
from pholuat.library.search import everyday
from pholuat.library.search.analysis import analyse
from pholuat.library.search.meant import as_meant
from pholuat.library.search.results import Change, Question
from pholuat.library.search.service import search
from pholuat.library.services.everyday import add_words, edit_words, remove_words
from pholuat.library.tests.laws import LAW, NOW, person, published, publisher
from pholuat.people.roles import Role

DAY = dt.date(2021, 9, 14)
PAIRS = [
    ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"),
    ("mũ", "mũ bảo hiểm"),
    ("đội mũ", "đội mũ bảo hiểm"),
    ("kiện", "khởi kiện"),
    ("đánh nhau", "gây rối trật tự công cộng"),
    ("đánh nhau", "cố ý gây thương tích"),
    ("ly dị", "ly hôn"),
    ("bảo hiểm xe máy", "bảo hiểm trách nhiệm dân sự của chủ xe cơ giới"),
]
LIST: Everyday = gathered((key_of(words), term) for words, term in PAIRS)
HELD = {"kien": 50, "dieu": 90, "dieu_kien": 40, "mu": 5, "danh": 9, "nhau": 30, "danh_nhau": 2, "doi": 9, "doi_mu": 3}
PAGE = "/ban-lam-viec/van-ban/tu-thuong-ngay/"


def meant(typed: str) -> Question:
    return as_meant(analyse(typed), frequency=lambda term: HELD.get(term, 0), everyday=LIST)


@pytest.mark.parametrize(
    ("typed", "words", "also"),
    [
        ("sổ đỏ", "giay chung nhan quyen su dung dat", ""),
        ("so do", "giay chung nhan quyen su dung dat", ""),
        ("Sổ Đỏ", "giay chung nhan quyen su dung dat", ""),
        ("sô đo", "so do", ""),
        ("mũ", "mu", "mu bao hiem"),
        ("mu", "mu", ""),
        ("mũ bảo hiểm", "mu bao hiem", ""),
        ("mũ bảo hiểm xe máy", "mu bao hiem xe may", ""),
        ("mu bao hiem xe may", "mu bao hiem xe may", ""),
        ("bao hiem xe may", "bao hiem trach nhiem dan su cua chu xe co gioi", ""),
        ("doi mu", "doi mu", "doi mu bao hiem"),
        ("kiện", "kien", "khoi kien"),
        ("điều kiện", "dieu kien", ""),
        ("đánh nhau", "danh nhau", "gay roi trat tu cong cong co y gay thuong tich"),
        ("ly dị", "ly hon", ""),
        ('"sổ đỏ"', "so do", ""),
    ],
)
def test_words_that_no_law_holds_give_way_and_others_are_asked_beside(typed: str, words: str, also: str) -> None:
    question = meant(typed)
    assert (" ".join(question.words), " ".join(word for word, _ in question.also)) == (words, also)


def test_the_reader_is_told_what_is_looked_for() -> None:
    assert meant("đánh nhau").changes == (
        Change("everyday", "đánh nhau", "gây rối trật tự công cộng"),
        Change("everyday", "đánh nhau", "cố ý gây thương tích"),
    )


def test_terms_keep_their_accents_only_where_the_person_typed_some() -> None:
    assert meant("sổ đỏ").exact[:2] == ("giấy", "chứng")
    assert meant("so do").exact == ()


def test_a_long_question_says_enough_beside_words_that_the_law_uses() -> None:
    assert meant(f"{'một người ' * 9} đánh nhau").also == ()


def test_the_delivered_list_is_sound() -> None:
    pairs = list(delivered())
    assert len(pairs) >= 150
    assert len({(key_of(each.words), each.term) for each in pairs}) == len(pairs)
    for each in pairs:
        assert 0 < len(key_of(each.words).split()) <= MOST_SYLLABLES, each
        assert key_of(each.words) != key_of(each.term), each
        assert len(each.words) <= 80, each
        assert len(each.term) <= 120, each
        assert len(each.note) <= 200, each


@pytest.mark.django_db
def test_an_edit_is_found_at_once() -> None:
    by = publisher()
    published(LAW, by=by)
    assert [hit.eid for hit in search("xích mích", on=DAY).hits] == []
    row = add_words("xích mích", "tranh chấp", by=by, now=NOW)
    assert [hit.eid for hit in search("xich mich", on=DAY).hits] == ["art_3"]
    edit_words(row, "xích mích", "hướng dẫn", by=by, now=NOW)
    assert [hit.eid for hit in search("xích mích", on=DAY).hits] == ["art_2"]
    remove_words(row, by=by, now=NOW)
    assert [hit.eid for hit in search("xích mích", on=DAY).hits] == []


@pytest.mark.django_db
def test_another_process_sees_an_edit_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process is one that was not told to forget: it looks again when its seconds are over."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr(everyday, "SECONDS", 2.0)
    before = everyday.current()
    EverydayWord.objects.create(words="xích mích", key="xích mích", term="tranh chấp", sort_key="x", at=NOW)
    assert everyday.current() is before
    now[0] = everyday.SECONDS
    assert everyday.current()["xich mich"] == {"xích mích": ("tranh chấp",)}


@pytest.mark.django_db
def test_between_looks_a_search_asks_the_list_for_nothing(django_assert_num_queries: object) -> None:
    everyday.current()
    with django_assert_num_queries(0):  # type: ignore[operator]
        everyday.current()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.PUBLISHER])
def test_who_keeps_the_library_keeps_the_list(role: Role) -> None:
    row = add_words(" xích  mích ", "tranh chấp", note="x", by=person("a", role), now=NOW)
    assert (row.words, row.key, row.term, row.note) == ("xích mích", "xích mích", "tranh chấp", "x")


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [(), (Role.OPERATOR,)])
def test_nobody_else_does(roles: tuple[Role, ...]) -> None:
    other = person("khac", *roles)
    row = add_words("xích mích", "tranh chấp", by=publisher(), now=NOW)
    with pytest.raises(MayNot):
        add_words("gây gổ", "tranh chấp", by=other, now=NOW)
    with pytest.raises(MayNot):
        edit_words(row, "gây gổ", "tranh chấp", by=other, now=NOW)
    with pytest.raises(MayNot):
        remove_words(row, by=other, now=NOW)
    row.refresh_from_db()
    assert row.words == "xích mích"


@pytest.mark.django_db
def test_what_tells_nothing_is_refused() -> None:
    by = publisher()
    add_words("xích mích", "tranh chấp", by=by, now=NOW)
    with pytest.raises(WordsAlreadyThere):
        add_words("XÍCH MÍCH", "tranh chấp", by=by, now=NOW)
    for words in ("!!!", "Tranh chấp", "một hai ba bốn năm sáu bảy tám chín"):
        with pytest.raises(NoWords):
            add_words(words, "tranh chấp", by=by, now=NOW)
    assert [str(row) for row in everyday_words("xich mich")] == ["xích mích → tranh chấp"]


@pytest.mark.django_db(transaction=True)
def test_the_history_tells_who_did_what() -> None:
    by = publisher("lan")
    row = add_words("xích mích", "tranh chấp", by=by, now=NOW)
    edit_words(row, "cãi nhau to", "tranh chấp", by=by, now=NOW)
    remove_words(row, by=by, now=NOW)
    told = [(change.deed, change.words, change.by) for change in word_changes(of=row)]
    assert told == [("Bỏ", "cãi nhau to", "lan"), ("Sửa", "xích mích", "lan"), ("Thêm", "xích mích", "lan")]


def _client(*roles: Role) -> Client:
    client = Client()
    client.force_login(person("can-bo", *roles), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_an_officer_walks_the_pages() -> None:
    client = _client(Role.PUBLISHER)
    typed = {"words": "xích mích", "term": "tranh chấp", "note": "miền Nam"}
    assert client.post(f"{PAGE}them/", typed)["Location"] == PAGE
    row = EverydayWord.objects.get(key="xích mích")
    assert "xích mích" in client.get(PAGE, {"q": "xich mich"}).content.decode()
    assert client.post(f"{PAGE}{row.pk}/", typed | {"term": "mâu thuẫn"}).status_code == 302
    row.refresh_from_db()
    assert (row.term, row.by.name if row.by else "") == ("mâu thuẫn", "can-bo")
    assert "Bỏ từ này" in client.get(f"{PAGE}{row.pk}/bo/").content.decode()
    assert EverydayWord.objects.filter(pk=row.pk).exists()
    assert client.post(f"{PAGE}{row.pk}/bo/").status_code == 302
    assert not EverydayWord.objects.filter(pk=row.pk).exists()
    changes = client.get(PAGE).content.decode()
    assert "Bỏ: xích mích → mâu thuẫn" in changes


@pytest.mark.django_db
def test_the_pages_say_what_is_wrong_and_keep_what_was_typed() -> None:
    client = _client(Role.PUBLISHER)
    add_words("xích mích", "tranh chấp", by=publisher(), now=NOW)
    answer = client.post(f"{PAGE}them/", {"words": "Xích mích", "term": "tranh chấp"})
    assert answer.status_code == 422
    assert "“Xích mích” đã dẫn tới “tranh chấp”." in answer.content.decode()
    assert client.get(f"{PAGE}9999999/").status_code == 404
    assert client.get(PAGE, {"q": "\x00zzz"}).status_code == 200
    assert "Thêm từ này" in client.get(PAGE, {"q": "zzz"}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "them/", "{pk}/", "{pk}/bo/"])
@pytest.mark.parametrize("roles", [(), (Role.OPERATOR,)])
def test_the_pages_refuse_the_wrong_role(path: str, roles: tuple[Role, ...]) -> None:
    row = add_words("xích mích", "tranh chấp", by=publisher(), now=NOW)
    client = _client(*roles)
    address = PAGE + path.format(pk=row.pk)
    assert client.get(address).status_code == 403
    assert client.post(address, {"words": "a", "term": "b"}).status_code in (403, 405)
    assert Client().get(address).status_code == 302
    row.refresh_from_db()
    assert row.words == "xích mích"
