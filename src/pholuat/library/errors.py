"""What the library refuses, in words for the officer and codes for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from pholuat.people.errors import NotAllowed, Refusal

if TYPE_CHECKING:
    from pholuat.library.models import Document, ProvisionVersion

__all__ = [
    "AlreadyThere",
    "CannotChange",
    "ChangedMeanwhile",
    "MayNot",
    "NeedsSecondPerson",
    "NoWords",
    "NotADocument",
    "Refusal",
    "WordsAlreadyThere",
]


class AlreadyThere(Refusal):
    """A document of this issuer, number and date is in the library; `document` is that one."""

    code = "already_there"

    def __init__(self, document: Document) -> None:
        self.document = document
        name = document.number or document.title
        super().__init__(
            _("Văn bản %(name)s đã có trong thư viện (/van-ban/%(slug)s/).") % {"name": name, "slug": document.slug}
        )


class NotADocument(Refusal):
    """The text has nothing by which a document could be known."""

    code = "not_a_document"

    def __init__(self) -> None:
        super().__init__(_("Không đọc được số, ký hiệu lẫn trích yếu: chưa biết đây là văn bản nào."))


class MayNot(NotAllowed):
    """The person lacks the role for this deed on this day."""

    def __init__(self, deed: str) -> None:
        super().__init__(_("Tài khoản này không có quyền: %(deed)s.") % {"deed": deed})


class NeedsSecondPerson(Refusal):
    """Who confirms must be another than who publishes; only a bulk load may wait for a second person."""

    code = "needs_second_person"

    def __init__(self) -> None:
        super().__init__(_("Văn bản phải được người thứ hai, khác người đăng, khác người sửa chữ, rà soát."))


class ChangedMeanwhile(Refusal):
    """Somebody else has mended the words since the person saw them; `version` is as it stands now."""

    code = "changed_meanwhile"

    def __init__(self, version: ProvisionVersion) -> None:
        self.version = version
        words = " ".join(filter(None, (version.num, version.heading, version.text)))
        super().__init__(_("Người khác vừa sửa chỗ này thành: “%(words)s”.") % {"words": words})


class CannotChange(Refusal):
    """The change does not fit the time line of the provision."""

    code = "cannot_change"


class WordsAlreadyThere(Refusal):
    """The same everyday words lead to the same term already."""

    code = "words_already_there"

    def __init__(self, words: str, term: str) -> None:
        super().__init__(_("“%(words)s” đã dẫn tới “%(term)s”.") % {"words": words, "term": term})


class NoWords(Refusal):
    """Words without any letter, or a term that says just the same."""

    code = "no_words"

    def __init__(self, words: str) -> None:
        super().__init__(_("“%(words)s” không phải là từ để tìm, hoặc giống hệt thuật ngữ.") % {"words": words})
