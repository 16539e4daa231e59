"""The words that tell most are asked first."""

from __future__ import annotations

import pytest

from pholuat.library.models import CommonTerm
from pholuat.library.search.common import count_terms, rarest


@pytest.mark.django_db
def test_the_rarest_words_are_chosen_in_the_order_in_which_they_were_asked() -> None:
    CommonTerm.objects.bulk_create([CommonTerm(term="co_quan", passages=900), CommonTerm(term="tam_tru", passages=30)])
    assert rarest(("co_quan", "dang_ky", "tam_tru"), 2) == ("dang_ky", "tam_tru")


@pytest.mark.django_db
def test_counting_forgets_what_is_no_longer_common() -> None:
    CommonTerm.objects.create(term="co_quan", passages=900)
    assert count_terms() == 0
    assert not CommonTerm.objects.exists()


@pytest.mark.django_db
def test_a_word_that_nearly_every_article_holds_tells_nothing_beside_a_rarer_one() -> None:
    CommonTerm.objects.bulk_create(
        [CommonTerm(term="quy_dinh", passages=9_000), CommonTerm(term="co_so", passages=900)]
    )
    assert rarest(("quy_dinh", "hanh_tinh"), 6) == ("hanh_tinh",)
    assert rarest(("quy_dinh", "co_so"), 6) == ("co_so",)
