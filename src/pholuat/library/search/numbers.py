"""The number of a document in any spelling, whole or in part: "30/2020/NĐ-CP", "nđ 30", "471 2019", "luật 14 2012".

All patterns are of folded text. A number is kept as a key `head[/year][/notation]`; what was not said is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pholuat.lawtext.number_names import ISSUERS, TYPES
from pholuat.library.search.tables import KINDS, UNITS
from pholuat.vietnamese.fold import fold, fold_number

_YEAR = r"(?:19|20)\d\d"
_HEAD = r"\d{1,6}(?:\.\d{1,3})?[a-z]?"
_NOTATION = r"[a-z]+\d*(?:\s?-\s?[a-z]+\d*)*"
_LETTERS = "|".join(sorted({*map(fold, TYPES), "ql"}, key=len, reverse=True))
_CODES = "|".join(sorted({re.escape(fold(code)) for code in ISSUERS}, key=len, reverse=True))
_KIND = "|".join(sorted((re.escape(kind) for kind in KINDS), key=len, reverse=True))
_SHORT_KIND = "|".join(sorted((kind for kind in KINDS if len(kind) <= 4 and kind != "luat"), key=len, reverse=True))

# 30/2020/NĐ-CP, 35/2013, 3289/QĐ-UBND, 14-2012-qh13, 30-nđ-cp, "30 2020 nđ cp", "10 2016 tt btp", "14 2012 qh13".
WHOLE = re.compile(
    rf"(?<![\w/.-])(?P<head>{_HEAD})(?:"
    rf"\s?/\s?(?P<y1>{_YEAR})(?:\s?/\s?(?P<n1>{_NOTATION}))?"
    rf"|\s?/\s?(?P<n2>{_NOTATION})"
    rf"|-(?P<y3>{_YEAR})-(?P<n3>[a-z]+\d*(?:-[a-z]+\d*)*)"
    rf"|\s(?P<y4>{_YEAR})\s(?P<n4>(?:{_LETTERS})\s?[- ]?(?:{_CODES})\d*|(?:ubtv)?qh\d+)"
    r"|-(?P<n5>[a-z]{2,}(?:-[a-z]+)+)"
    rf"|\s(?P<n6>(?:{_LETTERS})\s?[- ]\s?(?:{_CODES})\d*)"
    r")(?![\w/])"
)
# "nghị định 30", "nđ30", "thông tư số 6 năm 2026", "tt 10 2016 btp", "qđ 3289 ubnd", "luật 14 2012".
BEHIND_KIND = re.compile(
    rf"(?<![\w/-])(?:(?P<kind>{_KIND})\.?\s(?P<so>so\s?)?|(?P<short>{_SHORT_KIND})\.?)\s?"
    rf"(?P<head>\d{{1,6}}[a-z]?)"
    rf"(?:\s?[/ -]\s?(?:nam\s)?(?P<year>{_YEAR}))?"
    rf"(?:\s?[/ -]\s?(?P<code>(?:(?:{_LETTERS})[- ])?(?:{_CODES})\d*))?(?![\w/%.])"
    rf"(?!\s(?:{UNITS})\b)"
)
# Nothing else was typed: "471 2019", "471".
ALONE = re.compile(rf"\s*(?:so\s)?(?P<head>\d{{1,6}})(?:[\s-]+(?:nam\s)?(?P<year>{_YEAR}))?\s*")
_PRINTED = {fold(code): code for code in (*reversed(ISSUERS), *reversed(TYPES))}
_LIKE_YEAR = re.compile(_YEAR)
_KIND_BEFORE = re.compile(rf"(?<![\w/-])(?P<kind>{_KIND})\.?\s*(?:so)?[\s:]*$")
_SO_BEFORE = re.compile(r"\bso[\s:]*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was asked for: its key, what it is called, and the stretch of the text that it takes."""

    key: str
    words: str
    start: int
    end: int


def read_number(folded: str) -> Number | None:
    """The first document number of a folded text; the kind of document before it belongs to it."""
    whole, behind = WHOLE.search(folded), BEHIND_KIND.search(folded)
    if whole and not (behind and (behind.start("head"), -behind.end()) < (whole.start("head"), -whole.end())):
        return _whole(folded, whole)
    if behind and (found := _behind(behind, folded)):
        return found
    if whole:
        return _whole(folded, whole)
    alone = ALONE.fullmatch(folded)
    if alone and not _LIKE_YEAR.fullmatch(alone["head"]):
        return _number(alone["head"], alone["year"] or "", "", "", alone.start(), alone.end())
    return None


def _whole(folded: str, match: re.Match[str]) -> Number:
    before = _KIND_BEFORE.search(folded[: match.start()])
    kind = before["kind"] if before else ""
    said = before or _SO_BEFORE.search(folded[: match.start()])
    year = match["y1"] or match["y3"] or match["y4"] or ""
    notation = next((match[name] for name in ("n1", "n2", "n3", "n4", "n5", "n6") if match[name]), "")
    start = said.start() if said else match.start()
    return _number(match["head"], year, notation, kind, start, match.end())


def _behind(match: re.Match[str], folded: str) -> Number | None:
    """None where a year or a law stands there and no number: "nghị định 2020", "luật 5 nguyên tắc"."""
    kind, year = match["kind"] or match["short"], match["year"] or ""
    if _LIKE_YEAR.fullmatch(match["head"]) and not (year or match["so"] or match["code"]):
        return None
    goes_on = folded[match.end() :].strip(" .,;?")
    if kind in ("luat", "bo luat", "van ban") and not (year or match["so"]) and goes_on:
        return None
    letters = KINDS[kind][0]
    code = match["code"] or ""
    joined = code if not letters or letters in re.split(r"[- ]", code) or letters in ("qh", "ubtvqh") else letters
    notation = joined if joined == code else f"{letters}-{code}".strip("-")
    return _number(match["head"], year, notation or letters, kind, match.start(), match.end())


def _number(head: str, year: str, notation: str, kind: str, start: int, end: int) -> Number:
    letters, name = KINDS.get(kind, ("", ""))
    signs = re.sub(r"\s*-\s*|\s+", "-", notation.strip()) or letters
    key = fold_number("/".join(part for part in (head, year, signs) if part))
    # A kind alone ("qh", "nd") is said in words.
    named = re.search(r"\d|-", signs)
    printed = "-".join(_PRINTED.get(sign, sign.upper()) for sign in signs.split("-")) if named else ""
    said = "/".join(part for part in (head, year, printed) if part)
    return Number(key, " ".join(part for part in (name, "số", said) if part), start, end)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a key says: the running number, the year and the notation, each empty where it was not said."""

    head: str
    year: str = ""
    notation: str = ""

    @property
    def key(self) -> str:
        """The parts joined again."""
        return "/".join(part for part in (self.head, self.year, self.notation) if part)

    @property
    def pattern(self) -> str:
        """The regular expression (of PostgreSQL and Python) for keys that this one may mean."""
        year = f"{self.year}/" if self.year else r"(?:\d{4}/)?"
        signs = "-".join(rf"{re.escape(sign)}\d*" for sign in self.notation.split("-")) if self.notation else ""
        behind = rf"{signs}(?:-.*)?" if signs else ".*"
        return f"^{re.escape(self.head)}/{year}{behind}$"

    @property
    def yearless(self) -> str:
        """The same for numbers that bear no year ("471/QĐ-TTg"), whose year is that of the day of issue."""
        return Parts(self.head, "", self.notation).pattern.replace(r"(?:\d{4}/)?", "")

    def wider(self) -> tuple[Parts, ...]:
        """What may have been meant where nothing bears this number, the nearest first."""
        ways = []
        if self.year and self.notation:
            ways = [Parts(self.head, self.year), Parts(self.head, "", self.notation)]
        return tuple(ways)


def parts(key: str) -> Parts:
    """A key taken apart.

    >>> parts("30/2020/nd-cp")
    Parts(head='30', year='2020', notation='nd-cp')
    >>> parts("30/nd").pattern
    '^30/(?:\\\\d{4}/)?nd\\\\d*(?:-.*)?$'
    """
    head, *rest = key.split("/")
    year = rest.pop(0) if rest and _LIKE_YEAR.fullmatch(rest[0]) else ""
    return Parts(head, year, "/".join(rest))
