"""Documents as named in running text: by number, by title, as "this", by an agreed short name.

>>> source = Names().match("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", 0, 67)
>>> source.target, source.end
('30/2020/NĐ-CP', 51)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pholuat.lawtext.address import ENCLOSURES
from pholuat.lawtext.numbers import DocumentNumber, NumberError, clean, type_said_by
from pholuat.lawtext.titles import Titles
from pholuat.vietnamese.fold import fold, fold_number

TYPES = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định",
    "Quyết định", "Thông tư liên tịch", "Thông tư", "Chỉ thị", "Công điện", "Công văn", "Thông báo", "Kết luận",
    "Tờ trình", "Báo cáo", "Văn bản hợp nhất", "Văn bản", "Sắc lệnh",
    *ENCLOSURES,
)  # fmt: skip
TYPE = "(?:" + "|".join(kind.replace(" ", r"\s+") for kind in sorted(TYPES, key=len, reverse=True)) + r")(?!\w)"
_ENCLOSURE = "(?:" + "|".join(kind.replace(" ", r"\s+") for kind in ENCLOSURES) + r")(?!\w)"

# Letters of any script, because numbers hold look-alikes; an organ's letters may be parted by blanks around a hyphen.
_NOTATION = r"[A-ZĐÐƯА-ЯΑ-Ω][A-Za-zĐÐđƯưА-яΑ-ω0-9&]*(?:\s?[-–/]\s?[A-ZĐÐƯА-ЯΑ-Ω][A-Za-zĐÐđƯưА-яΑ-ω0-9&]*)*"
NUMBER = (
    rf"(?<![\w/.:-])\d{{1,5}}(?:\.\d{{1,3}})?[a-zA-Z]?(?:\s?/\s?(?:19|20)\d\d\s?/\s?{_NOTATION}"
    rf"|\s?/\s?{_NOTATION}|-(?:CP|CT|NQ|QĐ|KL|HD|QC|HĐBT|TB|KH|TTg|CV|[A-ZĐ]{{2,}}(?=/[A-ZĐ]))(?:/[A-ZĐ]+)*)(?![\w/])"
)
_DAY = r"\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})"
_DATED = re.compile(rf"(?:\s*,)?\s+(?:ký\s+)?(?:ban\s+hành\s+)?ngày\s+{_DAY}")
_YEAR = re.compile(r"\s+(?:năm\s+)?((?:19|20)\d\d)(?![\w/-])")
_TYPE = re.compile(TYPE)
_THIS = re.compile(rf"({TYPE})\s+này(?!\w)|văn\s+bản\s+này(?!\w)")
_SIGN = r"(?:\s+số\s*(?:số\s*)?:?\s*|\s+)"
_NUMBERED = re.compile(rf"{TYPE}(?:\s+(?:liên\s+tịch|của\s+[^.,;:()\d\n]{{2,80}}?))?{_SIGN}({NUMBER})")
_NUMBER = re.compile(rf"(?:số\s*:?\s*)?({NUMBER})")
_AFTER_TITLE = re.compile(rf"\s*,?(?:\s+của\s+[^.,;:()\d\n]{{2,60}}?)?\s+số\s*(?:số\s*)?:?\s*({NUMBER})")
_SHORT = re.compile(rf"({TYPE}){_SIGN}(\d{{1,4}}(?:/(?:19|20)\d\d)?)(?![\w/]|\.\d)")
_ENCLOSED_WITH = re.compile(
    rf"{_ENCLOSURE}(?:\s+(?:(?!Phụ\s+lục|Mẫu\s)[^.;:()\n]){{1,240}}?)?\s+(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?={TYPE})"
)
_ENCLOSURE_ALONE = re.compile(_ENCLOSURE)
ALIAS = re.compile(
    r"\(\s*(?:[^()]{0,60}\s)?(?:sau\s+đây|dưới\s+đây)\s+(?:được\s+)?(?:gọi|viết)(?:\s+(?:tắt|chung|ngắn\s+gọn))*\s+là:?\s+"
    r"[“\"]?([^()“”\"]{2,80}?)[”\"]?\s*\)"
)
_ALIAS_WORDS = 6
_LONGEST_TYPE = 40
_MARKS_AROUND = ' ,.;:“”"()'


@dataclass(frozen=True, slots=True)
class Source:
    """A document named: `target` its number or title, "" for the document at hand; `enclosed` for what it encloses."""

    target: str
    end: int
    this: str = ""
    enclosed: bool = False


@dataclass(slots=True)
class Names:
    """The ways to name documents that the text has set up so far: titles, short forms, agreed names."""

    titles: Titles = field(default_factory=Titles)
    short: dict[tuple[str, str], str] = field(default_factory=dict)
    agreed: dict[str, str] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)

    def match(self, text: str, start: int, end: int, *, joined: bool = False) -> Source | None:
        """The document that is named at `start`; None when none is.

        `joined`: provisions stand before it, so that a bare "Luật" is a name if the text agreed on it.
        """
        source = self._match(text, start, end, joined=joined)
        if source is not None and source.target:
            self.latest[_type_key(text[start : start + _LONGEST_TYPE])] = source.target
        return source

    def _match(self, text: str, start: int, end: int, *, joined: bool) -> Source | None:
        if _TYPE.match(text, start, end) is None:
            return self._numbered(_bare_number(text, start, end), "", text, end) or _this(text, start, end)
        return (
            _this(text, start, end)
            or self._enclosed(text, start, end)
            or self._numbered(_NUMBERED.match(text, start, end), text[start : start + _LONGEST_TYPE], text, end)
            or self._agreed(text, start, end)
            or self._shortened(text, start, end)
            or self._titled(text, start, end)
            or (self._bare(text, start, end) if joined else None)
        )

    def enclosure(self, text: str, start: int, end: int) -> Source | None:
        """What is enclosed with the document at hand, named without "này": "khoản 2 Điều 5 Quy chế"."""
        alone = _ENCLOSURE_ALONE.match(text, start, end)
        return Source("", alone.end(), enclosed=True) if alone else None

    def untold(self, text: str, start: int, end: int) -> bool:
        """A document is named here, but not so that one could say which: "Điều 19 của Luật"."""
        match = _TYPE.match(text, start, end)
        return match is not None and text[match.end() : match.end() + 1] not in {":", "\n"}

    def agree(self, name: str) -> None:
        """Take a name that the text agrees on for the document of that type named last: "(sau đây gọi là Luật PPP)"."""
        name = _agreed_key(name)
        target = self.latest.get(_type_key(name), "")
        if target and _TYPE.match(name) and name.count(" ") + 1 <= _ALIAS_WORDS:
            self.agreed[name] = target

    def _numbered(self, match: re.Match[str] | None, typed: str, text: str, end: int) -> Source | None:
        if match is None:
            return None
        number = clean(match[1])
        kind = _type_key(typed) or _type_key(type_said_by(number))
        sequence, year = [*fold_number(number).split("/"), ""][:2]
        self.short[(kind, sequence)] = self.short[(kind, f"{sequence}/{year}")] = number
        return Source(number, _dated(text, match.end(), end))

    def _enclosed(self, text: str, start: int, end: int) -> Source | None:
        match = _ENCLOSED_WITH.match(text, start, end)
        if match is None or _ENCLOSURE_ALONE.match(text, match.end(), end):
            return None
        outer = self.match(text, match.end(), end)
        return Source(outer.target, outer.end, outer.this, enclosed=True) if outer else None

    def _agreed(self, text: str, start: int, end: int) -> Source | None:
        words = list(re.finditer(r"\S+", text[start : min(end, start + 80)]))[:_ALIAS_WORDS]
        for count in range(len(words), 1, -1):
            name = text[start : start + words[count - 1].end()]
            if target := self.agreed.get(_agreed_key(name)):
                return Source(target, start + len(name.rstrip(_MARKS_AROUND)))
        return None

    def _bare(self, text: str, start: int, end: int) -> Source | None:
        match = _TYPE.match(text, start, end)
        target = self.agreed.get(" ".join(match[0].split())) if match else None
        return Source(target, match.end()) if match and target else None

    def _shortened(self, text: str, start: int, end: int) -> Source | None:
        match = _SHORT.match(text, start, end)
        if match is None:
            return None
        key = (_type_key(match[1]), fold_number(match[2]))
        return Source(self.short[key], _dated(text, match.end(), end)) if key in self.short else None

    def _titled(self, text: str, start: int, end: int) -> Source | None:
        title = self.titles.match(text, start, end)
        if title is None:
            return None
        numbered = _AFTER_TITLE.match(text, title.end, end)
        if numbered:
            return self._numbered(numbered, text[start : start + _LONGEST_TYPE], text, end)
        year = _YEAR.match(text, title.end, end)
        if year:
            return Source(f"{title.words} năm {year[1]}", year.end())
        return Source(title.words, _dated(text, title.end, end))


def _bare_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """A number without its type before it; one without a year must say its type, because forms have numbers too."""
    match = _NUMBER.match(text, start, end)
    if match is None:
        return None
    try:
        number = DocumentNumber.parse(match[1])
    except NumberError:
        return None
    return match if number.year or number.type_abbreviation else None


def _this(text: str, start: int, end: int) -> Source | None:
    match = _THIS.match(text, start, end)
    if match is None:
        return None
    kind = " ".join((match[1] or "Văn bản").split())
    return Source("", match.end(), this=kind, enclosed=kind in ENCLOSURES)


def _dated(text: str, stop: int, end: int) -> int:
    dated = _DATED.match(text, stop, end)
    return dated.end() if dated else stop


def _type_key(typed: str) -> str:
    match = _TYPE.match(typed)
    return fold(" ".join(match[0].split())) if match else ""


def _agreed_key(name: str) -> str:
    return " ".join(name.strip(_MARKS_AROUND).split())
