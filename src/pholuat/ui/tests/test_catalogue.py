"""Our translations are compiled without the gettext tools, and are complete."""

import gettext
import io

from django.utils.translation import gettext as translated
from hypothesis import given
from hypothesis import strategies as st

from pholuat.ui import catalogue

PO = catalogue.CATALOGUE.read_text(encoding="utf-8")
WORDS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1)


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert catalogue.CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.read(PO))


def test_every_message_has_a_translation_with_the_same_placeholders() -> None:
    def marks(text: str) -> set[str]:
        return {part.split(")")[0] for part in text.split("%(")[1:]}

    messages = {source: target for source, target in catalogue.read(PO).items() if source}
    assert [source for source, target in messages.items() if not target] == []
    assert [source for source, target in messages.items() if marks(target) - marks(source)] == []


def test_django_speaks_our_words() -> None:
    assert translated("Incorrect password.") == "Mật khẩu chưa đúng."


@given(st.dictionaries(WORDS, WORDS))
def test_what_is_compiled_is_read_back(messages: dict[str, str]) -> None:
    head = {"": "Content-Type: text/plain; charset=UTF-8\n"}
    known = gettext.GNUTranslations(io.BytesIO(catalogue.compiled(head | messages)))
    assert {source: known.gettext(source) for source in messages} == messages
