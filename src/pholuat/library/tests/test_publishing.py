"""A law arrives: document, provisions, citations, state, ledger; in one transaction and few statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import Range

from pholuat.lawtext.model import Kind
from pholuat.ledger.models import Activity, Evidence
from pholuat.library import queries
from pholuat.library.enums import Existing, Origin, Outcome, State
from pholuat.library.errors import AlreadyThere, MayNot, NeedsSecondPerson, NotADocument
from pholuat.library.models import Citation, Document, Passage, Provision, ProvisionVersion, Rendition, StateSpan
from pholuat.library.naming import Facts
from pholuat.library.search.service import search
from pholuat.library.services import Attachment, insert_provision, publish, set_effective, set_validity
from pholuat.library.tests.laws import DECREE, LAW, NOW, parsed, person, provision, published, publisher, version, words
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 1, 1)


def test_a_law_becomes_document_provisions_and_one_row_of_the_ledger() -> None:
    by = publisher()
    document = published(LAW, by=by)
    assert (document.slug, document.number, document.type, document.issuer) == (
        "35-2013-qh13",
        "35/2013/QH13",
        "Luật",
        "Quốc hội",
    )
    assert list(ProvisionVersion.objects.filter(document=document).order_by("order").values_list("eid", flat=True)) == [
        "chp_I",
        "art_1",
        "art_1__cl_1",
        "art_1__cl_2",
        "art_2",
        "art_2__point_a",
        "art_2__point_b",
        "art_3",
    ]
    assert version(document, "art_1__cl_2").parent == version(document, "art_1").provision
    activity = Activity.objects.get()
    assert (activity.kind, activity.person, activity.happened_on, activity.counts) == (
        "document_published",
        by,
        dt.date(2026, 11, 24),
        {"documents": 1},
    )
    assert Evidence.objects.get().address == "/van-ban/35-2013-qh13/"


def test_what_is_published_is_in_force_from_its_day_on_and_not_before() -> None:
    published()
    states = {day: queries.documents(day).get().state for day in (dt.date(2013, 12, 31), dt.date(2014, 1, 1))}
    assert states == {dt.date(2013, 12, 31): State.NOT_YET, dt.date(2014, 1, 1): State.IN_FORCE}


def test_a_law_without_a_known_day_is_unknown_on_every_day() -> None:
    document = published(effective=None)
    spans = StateSpan.objects.filter(document=document)
    assert [(span.period.lower, span.period.upper, span.state) for span in spans] == [(None, None, State.UNKNOWN)]
    assert set(Passage.objects.values_list("period", "state")) == {(None, State.UNKNOWN)}


def test_a_source_that_doubts_the_validity_is_believed() -> None:
    document = published(validity_note="Nguồn ghi “Hết hiệu lực một phần”.")
    found = queries.documents(DAY).get(pk=document.pk)
    assert (found.state, found.state_reason) == (State.UNKNOWN, "Nguồn ghi “Hết hiệu lực một phần”.")


def test_an_article_may_hold_from_a_later_day_than_its_document() -> None:
    document = published(first_days=(("art_2", dt.date(2016, 1, 1)),))
    held = queries.reading(document, dt.date(2015, 1, 1)).nodes[0].children
    assert [(node.eid, node.state) for node in held] == [
        ("art_1", State.IN_FORCE),
        ("art_2", State.NOT_YET),
        ("art_3", State.IN_FORCE),
    ]


def test_the_day_of_a_document_is_that_of_most_of_its_articles() -> None:
    """Law 108/2025/QH15 holds from 1 July 2026, one of its articles from 1 January."""
    early = published(effective=dt.date(2016, 7, 1), first_days=(("art_2", dt.date(2016, 1, 1)),))
    days = (dt.date(2015, 1, 1), dt.date(2016, 2, 1), dt.date(2017, 1, 1))
    assert [queries.documents(day).get(pk=early.pk).state_reason for day in days] == [
        "Có hiệu lực từ ngày 01/07/2016, riêng Điều 2 từ ngày 01/01/2016.",
        "Có hiệu lực từ ngày 01/07/2016, riêng Điều 2 từ ngày 01/01/2016.",
        "Có hiệu lực từ ngày 01/07/2016.",
    ]
    assert [queries.documents(day).get(pk=early.pk).state for day in days] == [
        State.NOT_YET,
        State.NOT_YET,
        State.IN_FORCE,
    ]
    held = {node.eid: node.state for node in queries.reading(early, days[1]).nodes[0].children}
    assert held == {"art_1": State.NOT_YET, "art_2": State.IN_FORCE, "art_3": State.NOT_YET}
    early.refresh_from_db()
    assert early.effective == dt.date(2016, 7, 1)
    assert early.effective_parts == [{"day": "2016-01-01", "eids": ["art_2"]}]


def test_articles_that_acts_put_in_later_do_not_move_the_day_of_a_document() -> None:
    by = publisher()
    law, act = published(by=by), published(DECREE, by=by, effective=dt.date(2014, 4, 25))
    for num, after in (("3a", "art_3"), ("3b", "art_3a"), ("3c", "art_3b"), ("3d", "art_3c")):
        new = [words(f"art_{num}", Kind.ARTICLE, num, "Thêm.")]
        insert_provision(law, new, act=act, on=DAY, by=by, now=NOW, after=provision(law, after))
    law.refresh_from_db()
    assert (law.effective, law.effective_parts) == (dt.date(2014, 1, 1), [])


def test_the_day_of_a_document_follows_its_provisions() -> None:
    by = publisher()
    law = published(by=by)
    for eid in ("art_1", "art_2"):
        set_validity(version(law, eid), Range(DAY, None), by=by, now=NOW, reason="Xác định")
    law.refresh_from_db()
    assert law.effective == DAY
    assert law.effective_parts == [
        {"day": "2014-01-01", "eids": ["art_1__cl_1", "art_1__cl_2", "art_2__point_a", "art_2__point_b", "art_3"]}
    ]
    set_effective(law, on=dt.date(2013, 1, 1), by=by, now=NOW, reason="Hiệu lực trở về trước")
    law.refresh_from_db()
    assert (law.effective, law.effective_parts) == (dt.date(2013, 1, 1), [])


def test_expired_in_part_nobody_knows_which_is_said_of_the_document_and_of_no_article() -> None:
    """vbpl.vn says "Hết hiệu lực một phần" of Law 102/2016/QH13, and neither which part nor since when."""
    note = "Nguồn ghi “Hết hiệu lực một phần” nhưng không ghi phần nào."
    law = published(validity_note=note, partly=True)
    before, after = (queries.documents(day).get(pk=law.pk) for day in (dt.date(2013, 12, 31), DAY))
    assert (before.state, before.state_reason) == (State.NOT_YET, "Có hiệu lực từ ngày 01/01/2014.")
    assert (after.state, after.state_reason) == (State.PARTLY_EXPIRED, note)
    assert after.effective == dt.date(2014, 1, 1)
    assert {node.state for node in queries.reading(law, DAY).nodes[0].children} == {State.UNKNOWN}
    assert {hit.state for hit in search("hoa giai", on=DAY).hits} == {State.UNKNOWN}


def test_what_an_officer_finds_out_of_it_is_in_force_and_the_document_stays_expired_in_part() -> None:
    by = publisher()
    law = published(by=by, validity_note="Nguồn ghi hết hiệu lực một phần.", partly=True)
    set_validity(version(law, "art_3"), Range(dt.date(2014, 1, 1), None), by=by, now=NOW, reason="Xác định")
    found = queries.documents(DAY).get(pk=law.pk)
    assert found.state == State.PARTLY_EXPIRED
    assert found.state_reason.startswith("Có hiệu lực từ ngày 01/01/2014. Chưa xác định hiệu lực: ")
    set_effective(law, on=dt.date(2014, 1, 1), by=by, now=NOW, reason="Đã rõ")
    assert queries.documents(DAY).get(pk=law.pk).state == State.IN_FORCE


def test_what_does_not_hold_yet_is_told_with_its_day() -> None:
    late = published(first_days=(("art_2", dt.date(2016, 1, 1)),))
    found = queries.documents(dt.date(2015, 1, 1)).get(pk=late.pk)
    assert found.state_reason == "Có hiệu lực từ ngày 01/01/2014. Điều 2: có hiệu lực từ ngày 01/01/2016."


def test_a_text_in_which_no_level_is_found_is_one_provision() -> None:
    document = published("Lời hay ý đẹp.\nKhông có điều nào.\n", title="Một lời nhắn")
    body = ProvisionVersion.objects.get(document=document)
    assert (body.eid, body.kind, document.slug) == ("body", "body", "khong-so/mot-loi-nhan")
    assert "Không có điều nào." in body.text


def test_statements_do_not_grow_with_the_law() -> None:
    by, counts = publisher(), []
    for copies in (1, 30):
        articles = "".join(f"Điều {at}. Tên\n1. Theo Điều 1 Luật này.\n2. Hai.\n" for at in range(1, copies + 1))
        text = (
            f"QUỐC HỘI\nLuật số: {copies}/2020/QH14\nHà Nội, ngày 01 tháng 02 năm 2020\nLUẬT\nTHỬ {copies}\n{articles}"
        )
        with CaptureQueriesContext(
            connection,
        ) as captured:
            published(text, by=by)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_the_same_law_again_is_told_never_silent() -> None:
    by = publisher()
    document = published(by=by)
    with pytest.raises(AlreadyThere) as refused:
        published(LAW.replace("Luật số: 35", "Số : 35"), by=by)
    assert refused.value.document == document
    assert str(refused.value) == "Văn bản 35/2013/QH13 đã có trong thư viện (/van-ban/35-2013-qh13/)."
    assert (Document.objects.count(), Activity.objects.count()) == (1, 1)


def test_an_existing_law_may_be_skipped_or_get_one_more_rendition() -> None:
    by = publisher()
    document = published(by=by)
    file = Attachment(b"%PDF-1.7", "luat.pdf")
    outcomes = [
        publish(parsed(LAW), by=by, now=NOW, origin=Origin.BULK, existing=existing, file=file).outcome
        for existing in (Existing.SKIP, Existing.RENDITION, Existing.RENDITION)
    ]
    assert outcomes == [Outcome.SKIPPED, Outcome.RENDITION, Outcome.SKIPPED]
    assert list(Rendition.objects.values_list("document", "kind", "name")) == [(document.pk, "pdf", "luat.pdf")]


def test_a_local_number_is_used_by_every_province() -> None:
    by = publisher()
    head = "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: 3289/QĐ-UBND\n{}, ngày 13 tháng 9 năm 2019\n"
    text = head + "QUYẾT ĐỊNH\nVề việc thử\nĐiều 1. Một\n"
    places = (("BÌNH ĐỊNH", "Bình Định"), ("GIA LAI", "Gia Lai"))
    slugs = [published(text.format(*place), by=by).slug for place in places]
    assert slugs == ["binh-dinh/3289-qd-ubnd-2019-09-13", "gia-lai/3289-qd-ubnd-2019-09-13"]
    assert queries.by_number("3289/QĐ-UBND", DAY).count() == 2
    assert [found.slug for found in queries.by_bare_slug("3289-qd-ubnd", DAY)] == slugs


def test_citations_resolve_when_the_cited_law_comes_first_and_when_it_comes_later() -> None:
    by = publisher()
    for first, second in ((LAW, DECREE), (DECREE, LAW)):
        Document.objects.all().delete()
        published(first, by=by)
        published(second, by=by)
        law = Document.objects.get(number="35/2013/QH13")
        cited = Citation.objects.filter(document__number="15/2014/NĐ-CP", target_document=law)
        assert set(cited.values_list("target_eid", "target_provision")) == {
            ("", None),
            ("art_1__cl_2", version(law, "art_1__cl_2").provision_id),
        }
        assert [(citing.number, citing.places) for citing in queries.cited_by(law)] == [("15/2014/NĐ-CP", 2)]


def test_a_law_cited_by_its_name_is_the_newest_at_that_time() -> None:
    by = publisher()
    old = LAW.replace("35/2013/QH13", "10/1998/QH10").replace("20 tháng 6 năm 2013", "20 tháng 6 năm 1998")
    published(old, by=by)
    published(DECREE, by=by)
    cited = Citation.objects.get(document__number="15/2014/NĐ-CP", place="document")
    assert cited.target_document is not None
    assert cited.target_document.number == "10/1998/QH10"
    published(LAW, by=by)
    published(LAW.replace("35/2013/QH13", "77/2024/QH15").replace("năm 2013", "năm 2024"), by=by)
    cited.refresh_from_db()
    assert cited.target_document.number == "35/2013/QH13"


def test_citations_point_into_the_words_that_are_shown() -> None:
    document = published()
    inner = Citation.objects.get(version__eid="art_2__point_b", target_eid="art_1__cl_1")
    assert inner.version is not None
    assert inner.version.text[inner.start : inner.end] == "khoản 1 Điều 1 Luật này"
    assert inner.target_provision == version(document, "art_1__cl_1").provision


def test_the_wrong_role_publishes_nothing() -> None:
    officer = person("can-bo", Role.INTAKE_OFFICER)
    with pytest.raises(MayNot, match="không có quyền: đăng văn bản"):
        published(by=officer)
    operator = person("van-hanh", Role.OPERATOR)
    with pytest.raises(MayNot):
        publish(parsed(LAW), by=operator, now=NOW, origin=Origin.DESK, confirmed_by=officer)
    assert (Document.objects.count(), Activity.objects.count()) == (0, 0)


def test_a_role_that_has_ended_is_none() -> None:
    by = publisher()
    by.grants.update(period=by.grants.get().period.__class__(dt.date(2000, 1, 1), dt.date(2026, 11, 24)))
    with pytest.raises(MayNot):
        published(by=by)


def test_only_a_bulk_load_may_lack_a_second_person() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    for second in (None, by):
        with pytest.raises(NeedsSecondPerson):
            publish(parsed(LAW), by=by, now=NOW, confirmed_by=second)
    document = publish(parsed(LAW), by=by, now=NOW, confirmed_by=officer).document
    assert (document.published_by, document.confirmed_by, document.origin) == (by, officer, Origin.DESK)


def test_a_long_name_is_cut_only_in_the_ledger() -> None:
    name = "Quy định " + "rất dài " * 100
    document = published(title=name)
    assert document.title == name.strip()
    assert len(Evidence.objects.get().label) == 500


def test_a_text_that_names_no_document_is_refused() -> None:
    with pytest.raises(NotADocument):
        published("a\nb\n", title="")


def test_a_failure_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("pholuat.library.services.publishing.write_derived", breaks)
    with pytest.raises(RuntimeError):
        published()
    assert [model.objects.count() for model in (Document, Provision, ProvisionVersion, Citation, Activity)] == [0] * 5


def test_a_corrected_import_keeps_identities_and_history() -> None:
    by = publisher()
    document = published(by=by)
    before = {each.eid: each.provision_id for each in ProvisionVersion.objects.filter(document=document)}
    better = LAW.replace("mâu thuẫn, tranh chấp", "mâu thuẫn; tranh chấp").replace(
        "Luật này.\nĐiều 3", "Luật này;\nc) Thêm.\nĐiều 3"
    )
    done = publish(
        parsed(better),
        by=by,
        now=NOW,
        origin=Origin.BULK,
        existing=Existing.REPLACE,
        facts=Facts(effective=dt.date(2014, 1, 1)),
    )
    assert (done.outcome, done.document.pk, done.document.slug) == (Outcome.REPLACED, document.pk, document.slug)
    after = {each.eid: each.provision_id for each in ProvisionVersion.objects.filter(document=document)}
    assert set(after) - set(before) == {"art_2__point_c"}
    assert all(after[eid] == identity for eid, identity in before.items())
    mend = version(document, "art_3").corrections.get()
    assert ("tranh chấp" in mend.before, "mâu thuẫn; tranh chấp" in mend.after, mend.field) == (True, True, "text")
    assert StateSpan.objects.filter(document=document).count() == 2
    assert Activity.objects.filter(kind="document_reimported").count() == 1


def test_a_corrected_import_takes_away_what_was_misread() -> None:
    by = publisher()
    document = published(by=by)
    publish(
        parsed(LAW.replace("Điều 3. Phạm vi hòa giải\n", "")),
        by=by,
        now=NOW,
        origin=Origin.BULK,
        existing=Existing.REPLACE,
        facts=Facts(effective=dt.date(2015, 1, 1)),
    )
    assert not ProvisionVersion.objects.filter(document=document, eid="art_3").exists()
    assert Provision.objects.filter(document=document).count() == 7
    assert {each.validity.lower for each in ProvisionVersion.objects.all() if each.validity} == {dt.date(2015, 1, 1)}


def test_what_is_known_of_the_date_tells_documents_apart() -> None:
    by = publisher()
    published(by=by)
    other = replace(parsed(LAW), header=replace(parsed(LAW).header, date=dt.date(2014, 6, 20)))
    done = publish(other, by=by, now=NOW, origin=Origin.BULK)
    assert (done.outcome, done.document.slug) == (Outcome.PUBLISHED, "quoc-hoi/35-2013-qh13-2014-06-20")
