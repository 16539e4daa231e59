"""Acts fall on a law: amended, renumbered, inserted, repealed, suspended, expired, reaching back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pghistory.models
import pytest
from psycopg.types.range import Range

from pholuat.lawtext.model import Kind
from pholuat.ledger.models import Activity
from pholuat.library import queries
from pholuat.library.enums import State
from pholuat.library.errors import CannotChange, MayNot
from pholuat.library.models import Citation, Document, Passage, ProvisionVersion, StateSpan
from pholuat.library.services import (
    amend_provision,
    expire,
    insert_provision,
    lift_suspension,
    repeal_provision,
    set_effective,
    set_validity,
    suspend,
)
from pholuat.library.tests.laws import DECREE, NOW, person, provision, published, publisher, version, words
from pholuat.people.models import Account
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db

BEFORE, DAY, AFTER = dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2021, 1, 1)


@pytest.fixture
def by() -> Account:
    return publisher()


@pytest.fixture
def law(by: Account) -> Document:
    return published(by=by)


@pytest.fixture
def act(by: Account) -> Document:
    return published(DECREE, by=by, effective=dt.date(2014, 4, 25))


def article(law: Document, eid: str, on: dt.date) -> queries.Node:
    found = queries.article(law, eid, on)
    assert found is not None
    return found.node


def test_an_amended_article_reads_as_of_each_day_and_names_its_act(law: Document, act: Document, by: Account) -> None:
    new = [words("art_3", Kind.ARTICLE, "3", "Lời mới, theo Điều 2 Luật này.", "Tên mới")]
    amend_provision(provision(law, "art_3"), new, act=act, on=DAY, by=by, now=NOW)
    old, now = article(law, "art_3", BEFORE), article(law, "art_3", DAY)
    assert (old.heading, old.until, old.made_by) == ("Phạm vi hòa giải", DAY, None)
    assert (now.heading, now.since, now.made_by and now.made_by.number) == ("Tên mới", DAY, "15/2014/NĐ-CP")
    assert old.provision == now.provision
    assert [(link.target, now.text[link.start : link.end]) for link in now.links] == [("#art_2", "Điều 2 Luật này")]
    state = queries.documents(DAY).get(pk=law.pk)
    assert (state.state, state.state_reason) == (
        State.PARTLY_EXPIRED,
        "Có hiệu lực từ ngày 01/01/2014. Điều 3: Được sửa đổi, bổ sung bởi Nghị định 15/2014/NĐ-CP.",
    )


def test_words_that_stay_the_same_get_no_new_version(law: Document, act: Document, by: Account) -> None:
    keep = version(law, "art_1__cl_1")
    new = [
        words("art_1", Kind.ARTICLE, "1", "", "Phạm vi điều chỉnh"),
        words("art_1__cl_1", Kind.CLAUSE, "1", keep.text),
        words("art_1__cl_1a", Kind.CLAUSE, "1a", "Khoản thêm."),
    ]
    amend_provision(provision(law, "art_1"), new, act=act, on=DAY, by=by, now=NOW)
    shown = [(node.num, node.state, node.texts) for node in article(law, "art_1", DAY).children]
    assert shown == [("1", State.IN_FORCE, 1), ("1a", State.IN_FORCE, 1), ("2", State.EXPIRED, 1)]
    assert ProvisionVersion.objects.filter(document=law, act=act).count() == 1


def test_a_renumbered_article_keeps_its_identity_and_its_links(law: Document, act: Document, by: Account) -> None:
    cited = Citation.objects.get(document=act, target_eid="art_1__cl_2")
    new = [
        words("art_9", Kind.ARTICLE, "9", "", "Phạm vi điều chỉnh"),
        words("art_9__cl_2", Kind.CLAUSE, "2", "Khoản hai."),
    ]
    amend_provision(provision(law, "art_1"), new, act=act, on=DAY, by=by, now=NOW)
    now = article(law, "art_9", DAY)
    point = article(law, "art_2", DAY).children[1]
    assert [link.eid for link in point.links] == ["art_1__cl_1"]  # gone with the new words, so it keeps its address
    assert queries.renumbered(law, "art_1", DAY) == "art_9"
    assert queries.renumbered(law, "art_9", BEFORE) == "art_1"
    assert queries.renumbered(law, "art_77", DAY) is None
    assert now.provision == version(law, "art_1").provision_id
    assert cited.target_provision_id in [child.provision for child in now.children]
    assert queries.article(law, "art_1", BEFORE) is not None


def test_an_article_put_between_stands_between(law: Document, act: Document, by: Account) -> None:
    for num in ("2a", "2b", "2c"):
        after = {"2a": "art_2", "2b": "art_2a", "2c": "art_2b"}[num]
        insert_provision(
            law,
            [words(f"art_{num}", Kind.ARTICLE, num, "Thêm.", "Tên")],
            act=act,
            on=DAY,
            by=by,
            now=NOW,
            after=provision(law, after),
            parent=provision(law, "chp_I"),
        )
    chapter = queries.reading(law, DAY).nodes[0]
    assert [node.num for node in chapter.children] == ["1", "2", "2a", "2b", "2c", "3"]
    assert [node.state for node in queries.reading(law, BEFORE).nodes[0].children][2:5] == [State.NOT_YET] * 3
    assert queries.documents(DAY).get(pk=law.pk).state == State.IN_FORCE


def test_room_is_made_when_there_is_none(law: Document, act: Document, by: Account) -> None:
    ProvisionVersion.objects.filter(document=law, eid="art_3").update(order=version(law, "art_2__point_b").order + 1)
    new = [words("art_2a", Kind.ARTICLE, "2a", "Thêm.")]
    insert_provision(law, new, act=act, on=DAY, by=by, now=NOW, after=provision(law, "art_2"))
    rows = ProvisionVersion.objects.filter(document=law).order_by("order")
    assert [row.eid for row in rows][-4:] == ["art_2__point_a", "art_2__point_b", "art_2a", "art_3"]


def test_amended_before_its_first_day_the_old_text_never_holds(by: Account, act: Document) -> None:
    law = published(by=by, effective=dt.date(2030, 1, 1))
    amend_provision(
        provision(law, "art_3"), [words("art_3", Kind.ARTICLE, "3", "Mới.")], act=act, on=DAY, by=by, now=NOW
    )
    texts = ProvisionVersion.objects.filter(provision=provision(law, "art_3")).order_by("pk")
    assert [(str(row.validity), row.text[:4]) for row in texts] == [("empty", "Việc"), ("[2030-01-01, None)", "Mới.")]
    assert article(law, "art_3", DAY).state is State.NOT_YET


def test_a_text_that_never_held_stays_so_when_the_first_day_is_found_out(by: Account, act: Document) -> None:
    law = published(by=by, effective=dt.date(2030, 1, 1))
    amend_provision(
        provision(law, "art_3"), [words("art_3", Kind.ARTICLE, "3", "Mới.")], act=act, on=DAY, by=by, now=NOW
    )
    set_effective(law, on=dt.date(2029, 1, 1), by=by, now=NOW, reason="Xác định")
    texts = ProvisionVersion.objects.filter(provision=provision(law, "art_3")).order_by("pk")
    assert [str(row.validity) for row in texts] == ["empty", "[2030-01-01, None)"]
    assert article(law, "art_1", dt.date(2029, 1, 1)).state is State.IN_FORCE


def test_acts_recorded_out_of_order_fall_into_their_place(law: Document, act: Document, by: Account) -> None:
    for text, day in (("Lời 2021.", AFTER), ("Lời 2020.", DAY)):
        new = [words("art_3", Kind.ARTICLE, "3", text)]
        amend_provision(provision(law, "art_3"), new, act=act, on=day, by=by, now=NOW)
    assert [article(law, "art_3", day).text[:9] for day in (BEFORE, DAY, AFTER)] == [
        "Việc hòa ",
        "Lời 2020.",
        "Lời 2021.",
    ]


def test_what_is_repealed_goes_with_all_that_lies_in_it(law: Document, act: Document, by: Account) -> None:
    repeal_provision(provision(law, "art_1"), act=act, on=DAY, by=by, now=NOW, reason="Bị bãi bỏ")
    node = article(law, "art_1", DAY)
    assert (node.state, node.until, node.end_reason, node.ended_by and node.ended_by.slug) == (
        State.EXPIRED,
        DAY,
        "Bị bãi bỏ",
        act.slug,
    )
    assert {child.state for child in node.children} == {State.EXPIRED}
    assert not Passage.objects.filter(eid="art_1", document=law, period__contains=DAY).exists()
    with pytest.raises(CannotChange):
        amend_provision(
            provision(law, "art_1"), [words("art_1", Kind.ARTICLE, "1", "x")], act=act, on=DAY, by=by, now=NOW
        )


def test_a_document_expires_and_says_why(law: Document, by: Account) -> None:
    expire(law, on=DAY, by=by, now=NOW, reason="Được thay thế bởi Luật mới")
    spans = StateSpan.objects.filter(document=law).order_by("period")
    assert [(span.state, span.reason) for span in spans] == [
        (State.NOT_YET, "Có hiệu lực từ ngày 01/01/2014."),
        (State.IN_FORCE, "Có hiệu lực từ ngày 01/01/2014."),
        (State.EXPIRED, "Hết hiệu lực từ ngày 01/01/2020. Được thay thế bởi Luật mới."),
    ]
    with pytest.raises(CannotChange):
        expire(law, on=AFTER, by=by, now=NOW, reason="Lần nữa")


def test_a_document_that_ends_before_it_began_never_held(by: Account) -> None:
    law = published(by=by, effective=dt.date(2030, 1, 1))
    expire(law, on=DAY, by=by, now=NOW, reason="Bị bãi bỏ trước ngày có hiệu lực")
    spans = [(span.state, span.reason) for span in StateSpan.objects.filter(document=law)]
    assert spans == [(State.EXPIRED, "Chưa có ngày nào có hiệu lực.")]
    law.refresh_from_db()
    assert law.effective is None
    assert {node.state for node in queries.reading(law, AFTER).nodes[0].children} == {State.EXPIRED}


def test_a_suspension_has_its_days_and_ends(law: Document, by: Account) -> None:
    suspend(law, period=Range(DAY, None), by=by, now=NOW, reason="Ngưng để kiểm tra")
    assert queries.documents(AFTER).get(pk=law.pk).state == State.SUSPENDED
    lift_suspension(law, on=AFTER, by=by, now=NOW, reason="Hết ngưng")
    found = {day: queries.documents(day).get(pk=law.pk).state for day in (BEFORE, DAY, AFTER)}
    assert found == {BEFORE: State.IN_FORCE, DAY: State.SUSPENDED, AFTER: State.IN_FORCE}
    with pytest.raises(CannotChange, match="chồng lên"):
        suspend(law, period=Range(BEFORE, AFTER), by=by, now=NOW, reason="Ngưng lần nữa")


def test_a_link_leads_to_the_provision_at_the_number_that_it_bears_on_the_day(
    law: Document, act: Document, by: Account
) -> None:
    new = [
        words("art_9", Kind.ARTICLE, "9", "", "Phạm vi điều chỉnh"),
        words("art_9__cl_1", Kind.CLAUSE, "1", "Khoản một."),
        words("art_9__cl_2", Kind.CLAUSE, "2", "Khoản hai."),
    ]
    amend_provision(provision(law, "art_1"), new, act=act, on=DAY, by=by, now=NOW)
    seen = [article(law, "art_2", day).children[1].links[0].eid for day in (BEFORE, DAY)]
    assert seen == ["art_1__cl_1", "art_9__cl_1"]


def test_a_whole_document_that_is_suspended_says_until_when(law: Document, by: Account) -> None:
    suspend(law, period=Range(DAY, AFTER), by=by, now=NOW, reason="Ngưng để kiểm tra")
    found = queries.documents(DAY).get(pk=law.pk)
    assert found.state_reason == "Ngưng hiệu lực toàn bộ đến hết ngày 31/12/2020 (Ngưng để kiểm tra)."


def test_one_article_may_be_suspended(law: Document, by: Account) -> None:
    suspend(
        law, period=Range(DAY, AFTER), by=by, now=NOW, reason="Ngưng một phần", provisions=[provision(law, "art_2")]
    )
    assert [node.state for node in queries.reading(law, DAY).nodes[0].children] == [
        State.IN_FORCE,
        State.SUSPENDED,
        State.IN_FORCE,
    ]
    assert article(law, "art_2", DAY).suspension == "Ngưng một phần"
    reason = queries.documents(DAY).get(pk=law.pk).state_reason
    assert reason == "Có hiệu lực từ ngày 01/01/2014. Ngưng hiệu lực: Điều 2 đến hết ngày 31/12/2020 (Ngưng một phần)."


def test_a_validity_may_reach_back_before_the_day_of_issue(law: Document, by: Account) -> None:
    set_effective(law, on=dt.date(2013, 1, 1), by=by, now=NOW, reason="Hiệu lực trở về trước")
    assert queries.documents(dt.date(2013, 1, 1)).get(pk=law.pk).state == State.IN_FORCE


def test_an_unknown_validity_becomes_known(by: Account) -> None:
    law = published(by=by, effective=None)
    set_effective(law, on=DAY, by=by, now=NOW, reason="Theo Công báo")
    found = [queries.documents(day).get(pk=law.pk).state for day in (BEFORE, DAY)]
    assert found == [State.NOT_YET, State.IN_FORCE]


def test_a_text_may_not_be_laid_over_another(law: Document, act: Document, by: Account) -> None:
    new = [words("art_3", Kind.ARTICLE, "3", "Mới.")]
    amend_provision(provision(law, "art_3"), new, act=act, on=AFTER, by=by, now=NOW)
    first = ProvisionVersion.objects.get(document=law, eid="art_3", act=law)
    with pytest.raises(CannotChange, match="chồng lên"):
        set_validity(first, Range(dt.date(2014, 1, 1), dt.date(2022, 1, 1)), by=by, now=NOW, reason="Sai")
    first.refresh_from_db()
    assert first.validity.upper == AFTER


def test_history_says_who_and_why_and_what_was_before(law: Document, act: Document, by: Account) -> None:
    repeal_provision(provision(law, "art_3"), act=act, on=DAY, by=by, now=NOW, reason="Bị bãi bỏ")
    event = pghistory.models.Events.objects.get(
        pgh_obj_model="library.ProvisionVersion", pgh_obj_id=version(law, "art_3").pk
    )
    assert event.pgh_context == {"user": by.pk, "why": "Bị bãi bỏ"}
    assert event.pgh_data["validity"] == "[2014-01-01,)"
    assert Activity.objects.filter(kind="validity_changed").count() == 1


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.OPERATOR])
def test_only_a_publisher_changes_validity(law: Document, act: Document, role: Role) -> None:
    other = person("khac", role)
    identity = provision(law, "art_3")
    new = [words("art_3", Kind.ARTICLE, "3", "x")]
    deeds: list[Callable[[], None]] = [
        lambda: amend_provision(identity, new, act=act, on=DAY, by=other, now=NOW),
        lambda: insert_provision(law, new, act=act, on=DAY, by=other, now=NOW),
        lambda: repeal_provision(identity, act=act, on=DAY, by=other, now=NOW, reason="x"),
        lambda: expire(law, on=DAY, by=other, now=NOW, reason="x"),
        lambda: suspend(law, period=Range(DAY, None), by=other, now=NOW, reason="x"),
        lambda: lift_suspension(law, on=DAY, by=other, now=NOW, reason="x"),
        lambda: set_effective(law, on=DAY, by=other, now=NOW, reason="x"),
        lambda: set_validity(version(law, "art_3"), None, by=other, now=NOW, reason="x"),
    ]
    for deed in deeds:
        with pytest.raises(MayNot):
            deed()
