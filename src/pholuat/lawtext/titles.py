"""Where the title of a law ends that is named in running text without quotes: "theo Luật Hòa giải ở cơ sở và ...".

Three sources, the tightest first: titles that the document at hand shows by a number behind them, titles known as data,
and the grammar of titles (a capital first, then words until one that no title holds).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pholuat.lawtext.law_titles import LAW_TITLES
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import tone_key

LAW_TYPES = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")

_KIND = re.compile("(?:" + "|".join(kind.replace(" ", r"\s+") for kind in LAW_TYPES) + r")(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s+|\s*,\s*|\s+-\s+")
_MOST_WORDS = 28
_MOST_LAWS = 30
_AMENDING = re.compile(
    r"\s+[Ss]ửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?(?:\s+của)?(?:\s+các)?\s+(?=[BLPH\d])"
)
_MANY_LAWS = re.compile(
    r"\d{1,2}\s+[Ll]uật\s+[^;.()\n\d]{4,120}?"
    r"(?=\s+(?:số|ngày|năm|phải|được|đã|thì|theo|quy\s+định|có\s+hiệu\s+lực|và\s+(?:Luật|Nghị|Thông|các|quy))(?!\w)|\s*(?:[;.()\n]|$))"
)
_NEXT_TITLE = re.compile(r"(?:\s*,\s*|\s+và\s+|\s*;\s*)(?=(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s)")
_STATE = re.compile(r"\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam")
# "Trường Đại học Luật Hà Nội", "khoa Luật", "cử nhân Luật".
_NO_LAW = re.compile(r"(?:[Hh]ọc|[Kk]hoa|[Nn]gành|[Nn]hân)\s+$")
_NUMBERED = re.compile(r"\s*,?\s+số\s*:?\s*\d")

# Words that no title holds, or that begin another phrase; "và" and the comma are decided by what follows them.
_STOPS = frozenset(
    re.findall(
        r"\w+",
        """này đó nêu trên quy theo thì được đã đang có khi để tại hoặc ngày năm số trừ là không phải nếu do bởi hiện
        như cho nhưng mà sau trước vẫn cũng gồm bao nhằm hướng từ đến ban sửa ra vào căn xác thực quyết còn cần sẽ bị
        với trong liên về của khác hay cùng đều mới cũ chưa đối quá nói""",
    )
)
_NOT_JOINED = _STOPS | frozenset(
    re.findall(
        r"\w+",
        """các những pháp luật bộ nghị thông quyết văn điều khoản điểm một hai cơ tổ người phù việc mọi trường bảo""",
    )
)
_OTHER_TYPES = frozenset({"Bộ", "Luật", "Nghị", "Thông", "Quyết", "Điều"})
_SHORT_HEAD = 2


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text: its words with the type before them, blanks made single, and where it ends."""

    words: str
    end: int


@dataclass(slots=True)
class Titles:
    """The titles known so far: those of the data, and those that a document has shown."""

    shown: set[tuple[str, ...]] = field(default_factory=set)

    def match(self, text: str, start: int, end: int, *, nested: bool = True) -> Title | None:
        """The title that begins with its type at `start` and lies before `end`; None when none does."""
        typed = _KIND.match(text, start, end)
        if typed is None or _NO_LAW.search(text[max(0, start - 8) : start]):
            return None
        kind, after = " ".join(typed[0].split()), typed.end()
        amending = _AMENDING.match(text, after, end)
        if amending:
            return self._amending(text, start, amending.end(), end) if nested else None
        if kind == "Hiến pháp":
            after = state.end() if (state := _STATE.match(text, after, end)) else after
            return Title(" ".join(text[start:after].split()), after)
        words = _words(text, after, end)
        if not words or text[after : words[0].start()].strip():
            return None
        stop = self._known(kind, words) or _numbered(text, words) or _grammatical(text, words)
        if stop is None:
            return None
        if _NUMBERED.match(text, stop, end):
            self.shown.add(_key(kind, [word for word in words if word.end() <= stop]))
        return Title(" ".join(text[start:stop].split()), stop)

    def _amending(self, text: str, start: int, inner: int, end: int) -> Title | None:
        if many := _MANY_LAWS.match(text, inner, end):
            return Title(" ".join(text[start : many.end()].split()), many.end())
        first = self.match(text, inner, end, nested=False)
        if first is None:
            return None
        stop = first.end
        for _ in range(_MOST_LAWS):
            gap = _NEXT_TITLE.match(text, stop, end)
            following = self.match(text, gap.end(), end, nested=False) if gap else None
            if following is None:
                break
            stop = following.end
        if not _NUMBERED.match(text, stop, end):
            stop = first.end
        return Title(" ".join(text[start:stop].split()), stop)

    def _known(self, kind: str, words: list[re.Match[str]]) -> int | None:
        whole = _key(kind, words)
        for count in range(len(words), 0, -1):
            key = whole[: count + 1]
            if key in _KNOWN or key in self.shown:
                return words[count - 1].end()
        return None


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words that follow each other with nothing but blanks, commas or a dash between."""
    words: list[re.Match[str]] = []
    gap = _GAP.match(text, start, end)
    while gap and len(words) < _MOST_WORDS and (word := _WORD.match(text, gap.end(), end)):
        words.append(word)
        gap = _GAP.match(text, word.end(), end)
    return words


def _numbered(text: str, words: list[re.Match[str]]) -> int | None:
    """The end of a title that its number follows, when nothing between begins another phrase."""
    for place, word in enumerate(words):
        if place and word[0] == "số" and place + 1 < len(words) and words[place + 1][0][0].isdigit():
            return words[place - 1].end()
        if (
            word[0] in {"này", "được", "đã", "theo", "Luật", "Nghị", "Thông", "Pháp", "bởi", "ngày"}
            or word[0].isdigit()
        ):
            return None
    return None


def _grammatical(text: str, words: list[re.Match[str]]) -> int | None:
    """The end of a title by its form alone: a short name in capitals, or words up to one that no title holds."""
    first = words[0][0]
    if not first[0].isupper() or first in _OTHER_TYPES:
        return None
    stop = words[0].end()
    if first.isupper() and len(first) > 1:
        return stop
    joined = 0
    for place, word in enumerate(words[1:], start=1):
        if word[0].lower() in _STOPS or word[0][0].isdigit():
            break
        if word[0] == "và" or "," in text[words[place - 1].end() : word.start()]:
            if not _goes_on(words, place, joined):
                break
            joined = place
        if word[0] != "và":
            stop = word.end()
    return stop


def _goes_on(words: list[re.Match[str]], place: int, joined: int) -> bool:
    """After a comma or "và" a title goes on in small letters, and only when what it joins is short."""
    both = words[place][0] == "và"
    following = words[place + both] if place + both < len(words) else None
    if following is None or following[0][0].isupper() or following[0].lower() in _NOT_JOINED:
        return False
    return place - joined <= _SHORT_HEAD + both


def _key(kind: str, words: list[re.Match[str]]) -> tuple[str, ...]:
    return (kind, *(fold(tone_key(word[0])) for word in words))


def _titles_of(lines: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    known = set()
    for line in lines:
        kind = next(kind for kind in LAW_TYPES if line.startswith(kind))
        known.add(_key(kind, list(_WORD.finditer(line.split(" (")[0], len(kind)))))
    return frozenset(known)


_KNOWN = _titles_of(LAW_TITLES)
