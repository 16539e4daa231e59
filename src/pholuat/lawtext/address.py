"""The address of a provision inside its document: an immutable value with its official words and its web form.

    >>> address = parse("reg_1__art_5__cl_2__point_dd")
    >>> address.kind, address.num, str(address.parent), str(address.article)
    (<Kind.POINT: 'point'>, 'đ', 'reg_1__art_5__cl_2', 'reg_1__art_5')
    >>> address.words()
    'điểm đ khoản 2 Điều 5 Quy chế'
    >>> address.url("14-2012-qh13"), address.article_url("14-2012-qh13")
    ('/van-ban/14-2012-qh13/#reg_1__art_5__cl_2__point_dd', '/van-ban/14-2012-qh13/quy-che/dieu-5/')

The written form is the eId of Akoma Ntoso 1.0 (OASIS Naming Convention, 5.3), made by `eid_join` alone: articles carry
neither part, chapter nor section, because their numbers run through the document; parts become digits, chapters keep
their Roman number; what is enclosed (`reg_1`, `annex_1`) stands before. A second provision of the same number takes a
count behind it: `art_5_2`. Words are read by `address_words`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from pholuat.lawtext.address_nums import normal_num, num_to_token, printed_num, token_to_num
from pholuat.lawtext.model import Kind

_RANKS = {"reg": 0, "annex": 1, "form": 2, "part": 3, "chp": 4, "sec": 5, "subsec": 6, "art": 7, "cl": 8, "point": 9}
_KINDS = {
    "reg": Kind.ANNEX,
    "annex": Kind.ANNEX,
    "form": Kind.ANNEX,
    "part": Kind.PART,
    "chp": Kind.CHAPTER,
    "sec": Kind.SECTION,
    "subsec": Kind.SUBSECTION,
    "art": Kind.ARTICLE,
    "cl": Kind.CLAUSE,
    "point": Kind.POINT,
}
_LEVELS = {kind: level for level, kind in _KINDS.items() if level not in {"reg", "form"}}
_LABELS = {
    "annex": "Phụ lục",
    "form": "Mẫu số",
    "part": "Phần thứ",
    "chp": "Chương",
    "sec": "Mục",
    "subsec": "Tiểu mục",
    "art": "Điều",
    "cl": "khoản",
    "point": "điểm",
}
_STEP = re.compile(r"(reg|annex|form|part|chp|sec|subsec|art|cl|point)_([A-Za-z0-9.-]+)(?:_(\d+))?")

# What may be enclosed with a document and has articles of its own, with its place in web addresses.
ENCLOSURES = {
    "Quy chế": "quy-che",
    "Quy định": "quy-dinh",
    "Điều lệ": "dieu-le",
    "Nội quy": "noi-quy",
    "Quy trình": "quy-trinh",
    "Quy chuẩn": "quy-chuan",
    "Hướng dẫn": "huong-dan",
    "Chương trình": "chuong-trinh",
    "Kế hoạch": "ke-hoach",
    "Đề án": "de-an",
}
_ENCLOSURE_PATH = re.compile(rf"(?:{'|'.join(ENCLOSURES.values())})(?:-(\d+))?")
_ARTICLE_PATH = re.compile(r"dieu-(\d+[a-z]*)(?:-(\d+))?")
_ANNEX_PATH = re.compile(r"phu-luc-([a-z0-9.-]+)")


class AddressError(ValueError):
    """Không phải địa chỉ của một điều khoản."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an address: `num` as printed ("đ", "5a", "II"), `nth` counts provisions of the same number."""

    level: str
    num: str
    nth: int = 1

    def __str__(self) -> str:
        count = f"_{self.nth}" if self.nth > 1 else ""
        return f"{self.level}_{num_to_token(self.level, self.num)}{count}"


@dataclass(frozen=True, slots=True)
class Address:
    """A place inside a document, from the outermost level to the innermost; never empty."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "__".join(map(str, self.steps))

    @property
    def kind(self) -> Kind:
        """The innermost level; an enclosed regulation and a form count as annexes."""
        return _KINDS[self.steps[-1].level]

    @property
    def num(self) -> str:
        """The innermost number as printed; a part has its digits."""
        return self.steps[-1].num

    @property
    def parent(self) -> Address | None:
        """The address one level above, None at the top."""
        return Address(self.steps[:-1]) if len(self.steps) > 1 else None

    @property
    def article(self) -> Address | None:
        """The article in which this lies (itself for an article), None outside of articles."""
        for depth, step in enumerate(self.steps, start=1):
            if step.level == "art":
                return Address(self.steps[:depth])
        return None

    @property
    def enclosure(self) -> str:
        """The eId of the enclosed regulation or annex in which this lies, "" in the document itself."""
        return "__".join(str(step) for step in self.steps if step.level in {"reg", "annex", "form"})

    def words(self, regulation: str = "Quy chế") -> str:
        """The official words, inside out: "điểm a khoản 2 Điều 5"; `regulation` names what is enclosed."""
        return " ".join(_step_words(step, regulation) for step in reversed(self.steps))

    def url(self, slug: str) -> str:
        """The web address of this place on its document's page."""
        return f"/van-ban/{slug}/#{self}"

    def article_url(self, slug: str, regulation: str = "Quy chế") -> str:
        """The web address of the article in which this lies; without one, of the place on the document's page."""
        article = self.article
        if article is None:
            return self.url(slug)
        return f"/van-ban/{slug}/" + "/".join(_step_path(step, regulation) for step in article.steps) + "/"


def parse(eid: str) -> Address:
    """The address that an eId writes, a leading "#" allowed; AddressError when it writes none."""
    steps = []
    for written in eid.removeprefix("#").split("__"):
        match = _STEP.fullmatch(written)
        if match is None:
            raise AddressError(f"{eid!r}: đoạn {written!r} không đúng dạng")
        level, num, nth = match.groups()
        steps.append(Step(level, token_to_num(level, num), int(nth or 1)))
    if not all(itertools.starmap(_may_hold, itertools.pairwise(steps))):
        raise AddressError(f"{eid!r}: các cấp không đúng thứ tự")
    address = Address(tuple(replace(step, num=normal_num(step.level, step.num)) for step in steps))
    if str(address) != eid.removeprefix("#"):
        raise AddressError(f"{eid!r}: số không viết đúng dạng, phải là {str(address)!r}")
    return address


def eid_join(parent: str, kind: Kind, num: str, *, level: str = "", nth: int = 1) -> str:
    """The eId of a provision below `parent` ("" at the top); `num` as printed ("đ", "5a", "II", "nhất").

    An article keeps of its parent only the enclosure. `level` chooses among the levels of kind annex: "annex" (the
    default), "reg" for an enclosed regulation, "form" for a Mẫu số.

    >>> eid_join("chp_II__sec_1", Kind.ARTICLE, "5a"), eid_join("", Kind.PART, "nhất")
    ('art_5a', 'part_1')
    >>> eid_join("annex_1", Kind.ANNEX, "01", level="form"), eid_join("art_5", Kind.POINT, "Đ", nth=2)
    ('annex_1__form_1', 'art_5__point_dd_2')
    """
    level = level or _LEVELS[kind]
    step = Step(level, normal_num(level, num), nth)
    above = parent.split("__") if parent else []
    if kind is Kind.ARTICLE:
        above = [written for written in above if _RANKS.get(written.split("_")[0], 9) < _RANKS["part"]]
    return "__".join([*above, str(step)])


def from_steps(steps: list[Step]) -> Address:
    """An address from levels in any order; AddressError when empty or when one level comes twice."""
    ordered = sorted((replace(step, num=normal_num(step.level, step.num)) for step in steps), key=_rank)
    levels = [step.level for step in ordered]
    if not levels or len(set(levels)) != len(levels):
        raise AddressError("thiếu cấp hoặc trùng cấp")
    if "art" in levels:
        ordered = [step for step in ordered if not _RANKS["part"] <= _rank(step) < _RANKS["art"]]
    return Address(tuple(ordered))


def from_path(path: str) -> Address:
    """The article that the end of a web address names: "dieu-5/", "quy-che/dieu-5/"; AddressError otherwise."""
    steps = [_path_step(piece) for piece in path.strip("/").split("/")]
    address = from_steps(steps)
    if address.kind is not Kind.ARTICLE or list(address.steps) != steps:
        raise AddressError(f"{path!r}: không phải địa chỉ của một điều")
    return address


def _rank(step: Step) -> int:
    return _RANKS[step.level]


def _may_hold(outer: Step, inner: Step) -> bool:
    if inner.level == "art":
        return _rank(outer) < _RANKS["part"]
    return _rank(outer) < _rank(inner) or outer.level == inner.level == "point"


def _step_words(step: Step, regulation: str) -> str:
    if step.level == "reg":
        return regulation if step.num == "1" else f"{regulation} thứ {step.num}"
    if step.level == "part" and step.num.isalpha():
        return f"Phần {step.num.upper()}"
    return f"{_LABELS[step.level]} {printed_num(step.level, step.num)}"


def _step_path(step: Step, regulation: str) -> str:
    written = num_to_token(step.level, step.num)
    count = f"-{step.nth}" if step.nth > 1 else ""
    if step.level == "reg":
        return ENCLOSURES.get(regulation, "quy-che") + (f"-{written}" if step.num != "1" else "")
    return {"art": "dieu", "annex": "phu-luc", "form": "mau"}[step.level] + f"-{written}{count}"


def _path_step(piece: str) -> Step:
    if match := _ARTICLE_PATH.fullmatch(piece):
        return Step("art", token_to_num("art", match[1]), int(match[2] or 1))
    if match := _ENCLOSURE_PATH.fullmatch(piece):
        return Step("reg", match[1] or "1")
    if match := _ANNEX_PATH.fullmatch(piece):
        return Step("annex", match[1])
    raise AddressError(f"{piece!r}: không phải đoạn địa chỉ của một điều")
