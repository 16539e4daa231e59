"""The second person; mends of misread letters; topics."""

from __future__ import annotations

import pytest

from pholuat.ledger.models import Activity
from pholuat.library.enums import Existing, Origin
from pholuat.library.errors import CannotChange, ChangedMeanwhile, MayNot, NeedsSecondPerson
from pholuat.library.models import Citation, Correction, Document, Passage, ProvisionVersion
from pholuat.library.queries.review import Mend, unconfirmed, waiting_mends
from pholuat.library.services import confirm, correct, label, publish
from pholuat.library.services.confirming import moved
from pholuat.library.tests.laws import DECREE, LAW, NOW, parsed, person, published, publisher, version
from pholuat.people.models import Account
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db


def test_a_second_person_takes_the_mark_away() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    document = published(by=by)
    assert not document.is_confirmed
    with pytest.raises(NeedsSecondPerson):
        confirm(document, by=by, now=NOW)
    confirm(document, by=officer, now=NOW)
    document.refresh_from_db()
    assert (document.is_confirmed, document.confirmed_by, document.confirmed_at) == (True, officer, NOW)
    with pytest.raises(CannotChange):
        confirm(document, by=publisher("khac"), now=NOW)


def test_without_a_role_nobody_confirms_or_mends() -> None:
    document, stranger = published(), person("khach")
    with pytest.raises(MayNot):
        confirm(document, by=stranger, now=NOW)
    with pytest.raises(MayNot):
        correct(version(document, "art_3"), {"text": "x"}, by=stranger, now=NOW, reason="Thử")
    with pytest.raises(MayNot):
        label(document, ["Đất đai"], by=stranger, now=NOW)


def test_a_misread_letter_is_mended_in_the_same_version() -> None:
    by = publisher()
    document = published(by=by)
    before = version(document, "art_2__point_b")
    text = before.text.replace("Theo quy định", "Theo đúng quy định")
    correct(before, {"text": text}, by=by, now=NOW, reason="Đọc sót chữ")
    after = version(document, "art_2__point_b")
    assert (after.pk, after.text, after.validity) == (before.pk, text, before.validity)
    assert ProvisionVersion.objects.filter(provision=after.provision).count() == 1
    mend = after.corrections.get()
    assert (mend.field, mend.after, mend.reason, mend.by) == ("text", text, "Đọc sót chữ", by)
    cited = Citation.objects.get(version=after, target_eid="art_1__cl_1")
    assert text[cited.start : cited.end] == "khoản 1 Điều 1 Luật này"
    assert "đúng quy định" in Passage.objects.get(eid="art_2").body


def confirmed(by: Account, second: Account) -> Document:
    document = published(by=by)
    confirm(document, by=second, now=NOW)
    return document


def mended(document: Document, text: str, *, by: Account) -> ProvisionVersion:
    row = version(document, "art_3")
    correct(row, {"text": text}, by=by, now=NOW, reason="Đọc sai")
    return row


def test_a_mend_of_a_confirmed_text_waits_for_a_person_who_did_not_make_it() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    document = confirmed(by, officer)
    mended(document, "Lời văn đúng.", by=officer)
    document.refresh_from_db()
    assert (document.is_confirmed, list(unconfirmed())) == (False, [document])
    assert [(mend.before[:7], mend.after, mend.by) for mend in waiting_mends(document)] == [
        ("Việc hò", "Lời văn đúng.", "can-bo")
    ]
    with pytest.raises(NeedsSecondPerson):
        confirm(document, by=officer, now=NOW)
    with pytest.raises(MayNot):
        confirm(document, by=person("khach"), now=NOW)
    confirm(document, by=by, now=NOW)
    document.refresh_from_db()
    assert (document.is_confirmed, document.confirmed_by, list(unconfirmed())) == (True, officer, [])
    mend = Correction.objects.get()
    assert (mend.waits, mend.confirmed_by, mend.confirmed_at) == (False, by, NOW)
    assert list(Activity.objects.order_by("pk").values_list("kind", "person__name")) == [
        ("document_published", "cong-bo"),
        ("document_confirmed", "can-bo"),
        ("provision_corrected", "can-bo"),
        ("correction_confirmed", "cong-bo"),
    ]


def test_of_two_who_mended_each_confirms_the_other() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    document = confirmed(by, officer)
    other = published(DECREE, by=by)
    confirm(other, by=officer, now=NOW)
    correct(version(other, "art_1"), {"text": "Lời khác."}, by=officer, now=NOW, reason="Đọc sai")
    mended(document, "Lời một.", by=officer)
    mended(document, "Lời hai.", by=by)
    confirm(document, by=by, now=NOW)
    document.refresh_from_db()
    assert [mend.by for mend in waiting_mends(document)] == ["cong-bo"]
    assert not document.is_confirmed
    with pytest.raises(NeedsSecondPerson):
        confirm(document, by=by, now=NOW)
    confirm(document, by=officer, now=NOW)
    document.refresh_from_db()
    assert document.is_confirmed
    other.refresh_from_db()
    assert [mend.after for mend in waiting_mends(other)] == ["Lời khác."]


def test_before_anybody_has_confirmed_mends_belong_to_the_review() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    document = published(by=by)
    mended(document, "Lời văn đúng.", by=officer)
    confirm(document, by=officer, now=NOW)
    document.refresh_from_db()
    assert document.is_confirmed


def test_a_new_import_waits_as_a_whole_and_no_mend_waits_beside_it() -> None:
    by, officer = publisher(), person("can-bo", Role.INTAKE_OFFICER)
    document = confirmed(by, officer)
    mended(document, "Lời văn đúng.", by=officer)
    publish(parsed(LAW), by=by, now=NOW, origin=Origin.BULK, existing=Existing.REPLACE)
    document.refresh_from_db()
    assert (document.confirmed_by, document.mends_wait, waiting_mends(document)) == (None, False, [])


def test_whoever_saw_other_words_than_those_that_stand_there_is_told() -> None:
    by = publisher()
    document = published(by=by)
    seen = version(document, "art_3")
    mended(document, "Lời một.", by=by)
    with pytest.raises(ChangedMeanwhile, match="Lời một") as refused:
        correct(seen, {"text": "Lời hai."}, by=by, now=NOW, reason="Đọc sai")
    assert refused.value.version.text == "Lời một."
    assert version(document, "art_3").text == "Lời một."


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("một hai ba", "một hái ba", ("một", "hai", "hái", "ba")),
        ("một hai", "một hai ba", ("một hai", "", "ba", "")),
        ("a b c d e f g h i sai k", "a b c d e f g h i đúng k", ("b c d e f g h i", "sai", "đúng", "k")),
    ],
)
def test_a_mend_is_shown_with_the_words_around_it(before: str, after: str, parts: tuple[str, ...]) -> None:
    assert Mend(1, "art_1", before, after, "", "", NOW).parts == parts


def test_nothing_but_words_is_mended() -> None:
    by = publisher()
    document = published(by=by)
    for mends in ({"validity": "x"}, {"text": version(document, "art_3").text}, {}):
        with pytest.raises(CannotChange):
            correct(version(document, "art_3"), mends, by=by, now=NOW, reason="Thử")


@pytest.mark.parametrize(
    ("before", "after", "span"),
    [
        ("theo [luật] này", "theo bộ [luật] này", (8, 12)),
        ("theo [luật]", "theo [luật] này", (5, 9)),
        ("[luật] này", "[luật] đó", (0, 4)),
        ("[lụật] này", "[luật] này", (0, 4)),
        ("[lut] này", "[luật] này", (0, 4)),
    ],
)
def test_marked_words_stay_marked(before: str, after: str, span: tuple[int, int]) -> None:
    start, end = before.index("["), before.index("]") - 1
    plain = [text.replace("[", "").replace("]", "") for text in (before, after)]
    assert (moved(start, *plain, begins=True), moved(end, *plain, begins=False)) == span


def test_topics_are_made_once() -> None:
    by = publisher()
    one = published(by=by)
    label(one, ["Hòa giải ở cơ sở", "Đất đai"], by=by, now=NOW)
    label(one, ["Đất  đai"], by=by, now=NOW)
    assert list(Document.objects.get(pk=one.pk).topics.values_list("slug", "name")) == [("dat-dai", "Đất đai")]
