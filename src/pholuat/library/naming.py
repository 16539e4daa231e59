"""What a document is called: its issuer, the keys by which it is found again, its address. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass

from pholuat.lawtext.model import Header, Notice
from pholuat.lawtext.numbers import DocumentNumber, NumberError, clean, slug, slug_with_date
from pholuat.vietnamese.fold import fold, fold_number, hyphened

LAW_TYPES = ("bo luat", "luat", "phap lenh", "hien phap")
CENTRAL_CITIES = ("ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue")
UNNUMBERED = "khong-so"
LONGEST_TITLE, LONGEST_ISSUER = 90, 110
_BELOW = re.compile(
    r"(?:chu tich |van phong )?(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)\b.*"
    r"|(?:so|chi cuc|phong) .*"
    r"|.*\b(?:tinh|thanh pho|huyen|thi xa|thi tran|dac khu)\s+\S.*"
)
_PLACE = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\s+(\S.*)$")
_BEFORE_SIGN = re.compile(r" (?=[,;:](?: |$))")
_YEAR_BEHIND = re.compile(r"\s+(?:nam\s+)?(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document from elsewhere (a database, a person); None leaves it to the text itself.

    `validity_note` says why the days of its validity are not known although the text names some. `first_days` gives for
    the eId of an article the day from which its present words hold, when that is not the document's.
    `partly`: the source says that the document has expired in part, and no more.
    `second_hand` facts come from a database that nobody has compared with the text (`library.second_hand`); `doubts`
    are what the reviewer is to be told of them.
    """

    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: dt.date | None = None
    effective: dt.date | None = None
    expired: dt.date | None = None
    validity_note: str = ""
    partly: bool = False
    first_days: tuple[tuple[str, dt.date], ...] = ()
    second_hand: bool = False
    doubts: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A document as it is known: issuer, number and date, with what is derived from them."""

    number: str
    number_key: str
    type: str
    title: str
    title_key: str
    issuer: str
    issuer_slug: str
    below_centre: bool
    issued: dt.date | None
    effective: dt.date | None

    @staticmethod
    def key_of(number: str) -> str:
        """The key under which a number is found."""
        return fold_number(clean(number))[:80]


def name_of(header: Header, facts: Facts) -> Name:
    """The names of a document: the facts stand before what was read."""
    number = clean(_first(facts.number, header.number))[:80]
    parsed = _parsed(number)
    type_ = _first(facts.type, header.type) or (parsed.type_name if parsed else "")
    title = _BEFORE_SIGN.sub("", " ".join(_first(facts.title, header.title).split()))
    issuer = _issuer(_first(facts.issuer, header.issuer), parsed)[:300]
    return Name(
        number=number,
        number_key=Name.key_of(number),
        type=type_[:80],
        title=title,
        title_key=title_key(type_, title),
        issuer=issuer,
        issuer_slug=_slug(issuer, LONGEST_ISSUER),
        below_centre=is_below_centre(issuer),
        issued=facts.issued or (None if other_year(header.date, number) else header.date),
        effective=facts.effective or header.effective,
    )


def other_year(day: dt.date | None, number: str) -> bool:
    """Whether a day of issue lies years away from the year of the number: then one of them is a slip.

    A number of the turn of a year may bear the one and the day the other.

    >>> other_year(dt.date(2015, 11, 17), "106/2025/TT-BCA")
    True
    """
    parsed = _parsed(number)
    return bool(parsed and parsed.year and day and abs(parsed.year - day.year) > 1)


def is_whole(number: str) -> bool:
    """Whether a number names its year and issuers wholly: then it is the number of some document, read well or not.

    >>> is_whole("102/2016/QH13"), is_whole("2025/TT-NHNN")
    (True, False)
    """
    parsed = _parsed(number)
    return bool(parsed and parsed.year and parsed.issuers and len(parsed.issuers) == len(parsed.issuer_codes))


def _first(fact: str | None, read: str) -> str:
    return fact if fact is not None else read


def _parsed(number: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(number)
    except NumberError:
        return None


def _issuer(printed: str, number: DocumentNumber | None) -> str:
    """The issuer that the number names, when it stands at the centre; else as printed."""
    named = number.issuers if number else ()
    whole = number is not None and named and len(named) == len(number.issuer_codes)
    if whole and not is_below_centre(printed or named[0]) and not any(map(is_below_centre, named)):
        return " - ".join(named)
    return printed or " - ".join(named)


def is_below_centre(issuer: str) -> bool:
    """Whether an issuer is an organ of a province or below: its numbers are used by its like elsewhere too."""
    return _BELOW.fullmatch(fold(issuer)) is not None


def locality(issuer: str) -> str:
    """The first piece of a local document's address: a province by its bare name, what is smaller with its level.

    >>> locality("Ủy ban nhân dân tỉnh Bình Định"), locality("UBND huyện Tuy Phước")
    ('binh-dinh', 'huyen-tuy-phuoc')
    """
    folded = fold(issuer)
    place = _PLACE.search(folded)
    if place is None or folded.startswith("so "):
        return _slug(issuer, LONGEST_ISSUER)
    province = place[1] == "tinh" or (place[1] == "thanh pho" and place[2] in CENTRAL_CITIES)
    return _slug(place[2] if province else place[0], LONGEST_ISSUER)


def title_key(type_: str, title: str) -> str:
    """The key under which a law is found by its name; the year that custom puts behind it plays no part.

    >>> title_key("Luật", "HÒA GIẢI Ở CƠ SỞ") == title_key("", "Luật hoà giải ở cơ sở 2013")
    True
    """
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(title)).split())
    head = " ".join(fold(type_).split())
    if not plain.startswith((*LAW_TYPES, head or "-")):
        plain = f"{head} {plain}".strip()
    return _YEAR_BEHIND.sub("", plain) if plain.startswith(LAW_TYPES) else plain


def slugs(name: Name) -> tuple[str, ...]:
    """The addresses that a document may have, the shortest first: bare number, then issuer, number and date."""
    parsed = _parsed(name.number)
    if not name.number_key:
        bare = _slug(name.title, LONGEST_TITLE) or "van-ban"
        return (f"{UNNUMBERED}/{bare}-{name.issued.isoformat()}" if name.issued else f"{UNNUMBERED}/{bare}",)
    where = locality(name.issuer) if name.below_centre else name.issuer_slug
    tail = slug_with_date(name.number, name.issued) if name.issued else slug(name.number)
    long = f"{where or UNNUMBERED}/{tail}"
    short = slug(name.number)
    return (short, long) if parsed and parsed.year and not name.below_centre else (long,)


def free_slug(candidates: tuple[str, ...], taken: Container[str]) -> str:
    """The first address that is free; the last one gets a count when none is."""
    for each in candidates:
        if each not in taken:
            return each
    return next(each for count in range(2, 10_000) if (each := f"{candidates[-1]}-{count}") not in taken)


def topic_slug(name: str) -> str:
    """The address of a topic."""
    return _slug(name, LONGEST_TITLE) or "khac"


def _slug(text: str, longest: int) -> str:
    plain = hyphened(text)
    return plain if len(plain) <= longest else plain[: longest + 1].rsplit("-", 1)[0][:longest]


@dataclass(frozen=True, slots=True)
class Target:
    """What a citation names: a document by number or title (neither: its own), and a place in it."""

    number_key: str
    title_key: str
    eid: str


def target_of(written: str) -> Target:
    """A target as the grammar writes it ("number#eid", "#eid", a title) as keys.

    >>> target_of("30/2020/NĐ-CP#art_12")
    Target(number_key='30/2020/nd-cp', title_key='', eid='art_12')
    """
    named, _, eid = written.partition("#")
    if not named:
        return Target("", "", eid)
    if _parsed(named):
        return Target(fold_number(named)[:120], "", eid)
    return Target("", title_key("", named), eid)
