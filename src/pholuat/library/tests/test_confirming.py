"""The second person; mends of misread letters; topics."""

from __future__ import annotations

import pytest

from pholuat.library.errors import CannotChange, MayNot, NeedsSecondPerson
from pholuat.library.models import Citation, Document, Passage, ProvisionVersion
from pholuat.library.services import confirm, correct, label
from pholuat.library.services.confirming import moved
from pholuat.library.tests.laws import NOW, person, published, publisher, version
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
