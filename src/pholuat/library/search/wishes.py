"""What a question asks of the document itself: its kind, who issued it, of which year, in which field."""

from __future__ import annotations

import re

from pholuat.lawtext.number_names import ISSUERS as CODES
from pholuat.library.search.results import Wish
from pholuat.library.search.tables import ISSUERS, KINDS, ORDINARY_KINDS, PLAIN_KINDS
from pholuat.vietnamese.fold import fold

KIND, ISSUER, YEAR, FIELD = "type", "issuer", "year", "topic"
_YEAR = r"(?:19|20)\d\d"
_NAMES = {fold(name).replace(",", ""): name for name in CODES.values()} | ISSUERS
_OFFICES = {fold(code): name for code, name in CODES.items() if len(code) > 1} | _NAMES
_OFFICE = "|".join(sorted(map(re.escape, _OFFICES), key=len, reverse=True))
_LOCAL = r"(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)"
_LEVEL = r"(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)"
_PLACE = rf"(?:\s{_LEVEL})?(?:\s(?!ve\b|quy\b|nam\b|ban\b|la\b|{_LEVEL}\b)[a-z]+){{0,3}}"
_BY = r"(?:\s(?:cua|do))?\s"


def _kinds(kinds: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, kinds))


_ISSUER = rf"(?P<issuer>{_LOCAL}{_PLACE}|{_OFFICE})(?!\w)"
_HEAD = re.compile(
    rf"^\s*(?:cac\s|nhung\s)?(?:(?P<plain>{_kinds(PLAIN_KINDS)})(?!\w)(?:{_BY}{_ISSUER})?"
    rf"|(?P<ordinary>{_kinds(ORDINARY_KINDS)}){_BY}{_ISSUER.replace('issuer', 'by')}"
    rf"|(?P<dated>{_kinds(ORDINARY_KINDS)})\s(?=nam {_YEAR}\b))"
    r"(?:\s(?:ve viec|ve|quy dinh ve|quy dinh|huong dan ve|huong dan)(?!\w))?"
)
_IN_YEAR = re.compile(rf"(?<!\w)nam (?P<year>{_YEAR})(?![\w/])")
_LAST_YEAR = re.compile(rf"(?<=\w\s)(?P<year>{_YEAR})[\s.?]*$")
_BEFORE_YEAR = re.compile(r"\b(?:ngay|thang|quy|den|tu|truoc|sau)\s(?:\S+\s)?$")
_IN_FIELD = re.compile(r"(?<!\w)(?:trong )?(?:linh vuc|mang|chu de) (?P<field>[\w ,]{3,60})$")
_BEHIND_NUMBER = re.compile(
    rf"^(?:\s(?:cua\s)?(?:{_LOCAL}))?\s?(?P<place>(?:{_LEVEL}\s)?[a-z]+(?:\s[a-z]+){{1,2}})\s*$"
)


def only_year(words: tuple[str, ...]) -> bool:
    """Whether the words say a year and nothing more."""
    return bool(re.fullmatch(rf"(?:nam )?{_YEAR}", " ".join(words)))


def read_wishes(folded: str, text: str) -> tuple[tuple[Wish, ...], list[tuple[int, int]]]:
    """The wishes and the stretches that say nothing more; `text` is the same with accents.

    A year and a field stay among the words, for they may as well be what the law is about.
    """
    wishes: list[Wish] = []
    spans: list[tuple[int, int]] = []
    head = _HEAD.match(folded)
    if head:
        kind = head["plain"] or head["ordinary"] or head["dated"]
        wishes.append(Wish(KIND, KINDS[kind][1], (KINDS[kind][1],)))
        if named := next((name for name in ("issuer", "by") if head[name]), ""):
            wishes.append(issued_by(head[named], text[head.start(named) : head.end(named)]))
        spans.append(head.span())
    year = _IN_YEAR.search(folded) or _LAST_YEAR.search(folded)
    if year and not _BEFORE_YEAR.search(folded[: year.start()]):
        wishes.append(Wish(YEAR, f"năm {year['year']}", (year["year"],)))
    if field := _IN_FIELD.search(folded):
        wishes.append(Wish(FIELD, text[field.start("field") : field.end("field")].strip(), (field["field"].strip(),)))
    return tuple(wishes), spans


def issued_by(folded: str, text: str) -> Wish:
    """An issuer as it was named; the pieces of its address (`issuer_slug`) by which it is known."""
    local = re.match(rf"{_LOCAL}\b", folded)
    if local is None:
        name = _OFFICES[folded]
        return Wish(ISSUER, name, (_slug(name),))
    council = local[0] in ("hdnd", "hoi dong nhan dan")
    level = re.match(rf"\s*({_LEVEL})\b", folded[local.end() :])
    office = "Hội đồng nhân dân" if council else "Ủy ban nhân dân"
    place = folded[local.end() + (level.end() if level else 0) :].strip()
    pieces = (_slug(office), level[1] if level else "", place)
    return Wish(ISSUER, f"{office} {text[local.end() :].strip()}".strip(), tuple(map(_slug, filter(None, pieces))))


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", fold(name)))


def place_behind(folded: str, text: str, notation: str) -> Wish | None:
    """Whose a local number is, where just a place stands behind it: "3289/QĐ-UBND bình định"."""
    found = _BEHIND_NUMBER.match(folded)
    if not found or not notation.endswith(("ubnd", "hdnd")):
        return None
    office = "ubnd" if notation.endswith("ubnd") else "hdnd"
    place = text[found.start("place") : found.end("place")]
    return issued_by(f"{office} {found['place']}", f"{office} {place}")
