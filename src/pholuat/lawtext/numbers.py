"""The number of a document as a typed value: sequence, year, notation, type and issuers.

    >>> number = DocumentNumber.parse("Số: 30/2020/NĐ-CP")
    >>> number.sequence, number.year, number.notation, number.type_name, number.issuers
    (30, 2020, 'NĐ-CP', 'Nghị định', ('Chính phủ',))
    >>> str(number), number.slug
    ('30/2020/NĐ-CP', '30-2020-nd-cp')

The form is that of Law 64/2025/QH15 art. 8, Decree 78/2025/NĐ-CP art. 61 and, for documents of administration, Decree
30/2020/NĐ-CP annex I part II.3. What the letters stand for is data, in `number_names`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from pholuat.lawtext.number_names import ISSUERS, LETTER, TERM_TYPES, TYPES
from pholuat.vietnamese.fold import fold, fold_number, hyphened

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_SLASHES = re.compile("[\u2044\u2215\uff0f]")
_AROUND_SIGNS = re.compile(r"\s*([/-])\s*")
_WORD = re.compile(r"^s[ốô]\s*[:.]?\s*", re.IGNORECASE)
_FORM = re.compile(
    r"(\d{1,6})((?:\.\d{1,3})?[A-Za-zĐđ]{0,2})(?:/((?:19|20)\d\d))?(?:([/-])([A-ZĐ][A-Za-zĐđƯư0-9&.,/-]*))?"
)
_TERM = re.compile(r"(QH|UBTVQH|HĐND)(?:K?\d+)?$")


class NumberError(ValueError):
    """Không phải số, ký hiệu của một văn bản."""


@dataclass(frozen=True)
class DocumentNumber:
    """A number as printed, cleaned of spaces and look-alike letters; two that `same` are one number."""

    sequence: int
    year: int | None
    notation: str
    printed: str

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """The number that the text is; NumberError when it is none.

        A number has a year or a notation: "98" alone is none.
        """
        printed = clean(text)
        match = _FORM.fullmatch(printed)
        if match is None or not (match[3] or match[5]):
            raise NumberError(f"{text!r}: không đọc được số, ký hiệu")
        return cls(int(match[1]), int(match[3]) if match[3] else None, match[5] or "", printed)

    def __str__(self) -> str:
        return self.printed

    @property
    def key(self) -> str:
        """What numbers are compared by: without marks, case, leading zero or spaces."""
        return fold_number(self.printed)

    @cached_property
    def type_abbreviation(self) -> str:
        """The letters of the type ("NĐ", "TTLT"); "" when the notation has none, as for laws and letters."""
        head = re.split(r"[-/]", self.notation)[0]
        return head if head in TYPES else ""

    @property
    def type_name(self) -> str:
        """The type in words, "" when the number does not say it.

        A number that ends in the term of the National Assembly ("14/2012/QH13") is taken for a law, although codes
        and some resolutions are numbered so too: the document's own title decides.
        """
        if self.type_abbreviation:
            return TYPES[self.type_abbreviation]
        term = _TERM.match(self.notation)
        if term:
            return TERM_TYPES[term[1]]
        return LETTER if self.year is None and "-" in self.notation and self.issuer_codes[0] in ISSUERS else ""

    @cached_property
    def issuer_codes(self) -> tuple[str, ...]:
        """The letters of the issuers, the term of an assembly cut off: "TTLT-BTP-UBDT" -> ("BTP", "UBDT")."""
        pieces = [piece for piece in re.split(r"[-/]", self.notation) if piece]
        codes = pieces[1:] if self.type_abbreviation and len(pieces) > 1 else pieces
        if self.type_abbreviation and len(pieces) == 1:
            return ()
        return tuple(match[1] if (match := _TERM.match(code)) else code for code in codes)

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuers in words, as far as their letters are known; below the centre only the kind of organ is."""
        return tuple(ISSUERS[code] for code in self.issuer_codes if code in ISSUERS)

    @property
    def slug(self) -> str:
        """The number in web addresses."""
        return slug(self.printed)

    def slug_with_date(self, day: dt.date) -> str:
        """The number in web addresses where others use the same one: with its day."""
        return slug_with_date(self.printed, day)

    def same(self, other: DocumentNumber) -> bool:
        """True when both are spellings of one number."""
        return self.key == other.key


def type_said_by(number: str) -> str:
    """The type that a number says (`DocumentNumber.type_name`); "" also for what is no number.

    >>> type_said_by("30/2020/NĐ-CP"), type_said_by("98")
    ('Nghị định', '')
    """
    try:
        return DocumentNumber.parse(number).type_name
    except NumberError:
        return ""


def clean(text: str) -> str:
    """A number without the word "Số", spaces, odd dashes and look-alike letters; marks and case are kept.

    >>> clean("Số: 25 / 2026/TT–BТС")
    '25/2026/TT-BTC'
    """
    text = unicodedata.normalize("NFC", text).strip()
    text = _AROUND_SIGNS.sub(r"\1", _SLASHES.sub("/", _DASHES.sub("-", text)))
    return "".join(_latin(char) for char in _WORD.sub("", text))


def slug(number: str) -> str:
    """Any number as a web address holds it: small letters without marks, all signs a hyphen.

    >>> slug("14/2012/QH13"), slug("01/2012/TTLT-BTP-UBDT")
    ('14-2012-qh13', '01-2012-ttlt-btp-ubdt')
    """
    return hyphened(clean(number))


def slug_with_date(number: str, day: dt.date) -> str:
    """A number that others use too, with its day.

    >>> slug_with_date("3289/QĐ-UBND", dt.date(2019, 9, 13))
    '3289-qd-ubnd-2019-09-13'
    """
    return f"{slug(number)}-{day.isoformat()}"


def _latin(char: str) -> str:
    if char in "ÐƉ":
        return "Đ"
    if char in "ðɖ":
        return "đ"
    if char.isascii() or "LATIN" in unicodedata.name(char, ""):
        return char
    return fold(char).upper() if char.isupper() else fold(char)
