"""Citations found in a text, region by region, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pholuat.lawtext.citations.context import (
    AMENDING,
    DETAILING,
    Place,
    Quoted,
    Region,
    Subject,
    Surroundings,
    regions,
    without_pages,
)
from pholuat.lawtext.citations.sources import ALIAS, NUMBER, TYPE, Names, Source
from pholuat.lawtext.citations.targets import Named, resolve, subject_of
from pholuat.lawtext.citations.units import HEAD, Phrase, match_units
from pholuat.lawtext.model import Block, Citation, Role
from pholuat.lawtext.numbers import clean

_ANCHOR = re.compile(
    rf"(?<!\w)(?:(?P<units>(?:(?:[Cc]ác|[Nn]hững)\s+)?(?:{re.sub(r'[?]P<[a-z]+>', '?:', HEAD)})\s)"
    rf"|(?P<source>{TYPE}|[Ss]ố\s*:?\s*(?=\d)|(?=\d{{1,5}}[a-zA-Z]?\s?[/-])))"
    r"|(?P<alias>\((?=[^()]{0,60}(?:sau|dưới)\s+đây))"
)
_JOINT = re.compile(r"\s*,?\s+(?:(?:của|tại|trong|thuộc|theo)\s+)?")
_ENCLOSING_JOINT = re.compile(r"\s*,?\s+(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+")
_LABEL = re.compile(
    r"[\s“\"]*(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Tiểu\s+mục|TIỂU\s+MỤC|Phần|PHẦN)\s+(?:thứ\s+|THỨ\s+)?\w+[.:]?"
    r"|\d+[a-zđ]?\.|\w{1,3}\))"
)
_HEADING_END = re.compile(r"\s*[.:]|[ \t]*(?:\n|$)")
_ARTICLE_END = re.compile(r"\s*[.:]")
# An order to amend is never about the document that gives it.
_ORDER = re.compile(rf"(?:{_LABEL.pattern})?\s*(?:Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Thay\s+(?:thế|cụm|từ)|Bỏ)(?!\w)")
_ORDER_REACH = 400
_OWN = re.compile(rf"(?:[Ss]ố|SỐ)\s*:\s*({NUMBER})")
# What is no law of the State, but has articles and annexes of its own.
_FOREIGN = re.compile(
    r"\s+(?:(?:của|tại|thuộc)\s+)?(?:Công\s+ước|Hiệp\s+định|Hiệp\s+ước|Nghị\s+định\s+thư|Hợp\s+đồng|Thỏa\s+thuận|[A-Z]{3,})"
)
_VERB_REACH = 120
_BESIDE = re.compile(r"\s+(?:vào\s+)?(?:ngay\s+)?(?:tiếp\s+)?(?:sau|trước)\s+")
_FORM_NUMBER = re.compile(r"(?:[Mm]ẫu|[Bb]iểu)(?:\s+(?:mẫu|số))*\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    phrase: Phrase | None
    source: Source | None


def find(text: str, blocks: Sequence[Block] = ()) -> tuple[Citation, ...]:
    """The citations of a text, in order, without overlap.

    `blocks` cover the text and tell for each stretch its role and the provision in which it lies: words that lean on
    their place ("khoản 1 Điều này", "Điều 5" in an enclosed regulation) and quotations need them; without blocks such
    words are left out where they cannot be read. A target is "number#eid", "#eid" in this document, or a bare title
    (with "#eid") where no number is given. A document that names just itself ("Luật này") is no citation.

    >>> [citation.targets for citation in find("theo điểm a khoản 2 Điều 5 Luật này và Luật Hòa giải ở cơ sở.")]
    [('#art_5__cl_2__point_a',), ('Luật Hòa giải ở cơ sở',)]
    """
    composed, offsets = _composed(without_pages(text, blocks))
    if offsets is not None:
        blocks = _moved(blocks, offsets)
    found = tuple(_find(composed, blocks))
    if offsets is None:
        return found
    return tuple(replace(one, start=offsets[one.start], end=offsets[one.end]) for one in found)


def _find(text: str, blocks: Sequence[Block]) -> Iterator[Citation]:
    names = Names()
    surroundings = Surroundings.of(blocks)
    for region in regions(text, blocks):
        if region.role is Role.HEADER and not surroundings.own and (own := _OWN.search(text, region.start, region.end)):
            surroundings.own = clean(own[1])
        place = surroundings.enter(text, region)
        mentions = list(_mentions(text, region, names))
        named = _named(text, region, place, mentions, surroundings)
        for mention, one in zip(mentions, named, strict=True):
            targets = one.targets(surroundings) if mention.phrase else _whole(mention.source, surroundings)
            if targets:
                yield Citation(mention.start, mention.end, targets)
        surroundings.leave(text, region, subject_of(named, place.subject))


def _mentions(text: str, region: Region, names: Names) -> Iterator[_Mention]:
    position = region.start
    if region.labelled and (label := _LABEL.match(text, position, region.end)):
        position = label.end()
    last = ""
    while anchor := _ANCHOR.search(text, position, region.end):
        position = max(anchor.end(), anchor.start() + 1)
        if anchor["alias"]:
            if alias := ALIAS.match(text, anchor.start(), region.end):
                names.agree(alias[1], last)
                position = alias.end()
            continue
        mention = _mention(text, anchor, region, names)
        if mention is not None:
            position = mention.end
            last = mention.source.target if mention.source else last
            yield mention


def _mention(text: str, anchor: re.Match[str], region: Region, names: Names) -> _Mention | None:
    start = anchor.start()
    if anchor["source"] is not None:
        source = names.match(text, start, region.end)
        if (
            source is None
            or (source.enclosed and source.target)
            or _FORM_NUMBER.search(text[max(0, start - 20) : start])
        ):
            return None
        return _Mention(start, source.end, None, source)
    phrase = match_units(text, start, region.end)
    if phrase is None or _is_heading(text, region, phrase):
        return None
    if phrase.relative:
        return _Mention(phrase.start, phrase.end, phrase, None)
    source = _joined(text, phrase, region, names)
    if source is None and _FOREIGN.match(text, phrase.end, region.end):
        return None
    return _Mention(phrase.start, source.end if source else phrase.end, phrase, source)


def _joined(text: str, phrase: Phrase, region: Region, names: Names) -> Source | None:
    annexed = phrase.units[-1].level in ("annex", "form")
    for joint in (_ENCLOSING_JOINT, _JOINT) if annexed else (_JOINT,):
        gap = joint.match(text, phrase.end, region.end)
        if gap is None:
            continue
        source = names.match(text, gap.end(), region.end)
        if source is None and not annexed:
            source = names.enclosure(text, gap.end(), region.end)
        if source is not None:
            return source
    return None


def _is_heading(text: str, region: Region, phrase: Phrase) -> bool:
    """The words open a provision themselves: alone at the head of a line, as in quotations and texts without blocks."""
    unit = phrase.units[0]
    if len(phrase.units) > 1 or len(unit.nums) > 1 or unit.level in ("cl", "point"):
        return False
    before = text[max(region.start, phrase.start - 40) : phrase.start].rstrip(' \t“"”')
    if before and not before.endswith("\n"):
        return False
    if before.rstrip() and (before.rstrip()[-1].islower() or before.rstrip()[-1] == ","):
        return False
    return (_ARTICLE_END if unit.level == "art" else _HEADING_END).match(text, phrase.end, region.end) is not None


def _named(
    text: str, region: Region, place: Place, mentions: Sequence[_Mention], surroundings: Surroundings
) -> list[Named]:
    quoted = Quoted(text, region, place.subject) if region.role is Role.QUOTED else None
    detailing = DETAILING.search(text, region.start, min(region.end, region.start + 300)) is not None
    named: list[Named] = []
    for index, mention in reversed(list(enumerate(mentions))):
        if mention.phrase is None:
            named.append(Named(_document(mention.source, surroundings), ()))
            continue
        here = place
        if quoted is not None:
            here = replace(place, steps=quoted.at(mention.start))
        elif mention.source is None and named and _BESIDE.fullmatch(text, mention.end, mentions[index + 1].start):
            here = replace(place, subject=_beside(named[-1]))
        elif mention.source is None and place.subject is None:
            later = _later(text, region, mentions, index, surroundings, detailing=detailing)
            if later is None and not mention.phrase.relative and _is_ordered(text, region, mention):
                named.append(Named("", ()))
                continue
            here = replace(place, subject=later)
        elif (
            place.subject is not None
            and mention.source is None
            and not place.listed
            and not _orders(text, region, mention)
        ):
            here = replace(place, subject=None)
        named.append(resolve(mention.phrase.units, mention.source, here, surroundings))
    return named[::-1]


def _is_ordered(text: str, region: Region, mention: _Mention) -> bool:
    near = mention.start - region.start < _ORDER_REACH
    return near and _ORDER.match(text, region.start, region.end) is not None


def _beside(other: Named) -> Subject | None:
    """What is added "vào sau khoản 3 Điều 7" lies in the same place as that."""
    return Subject(other.document, other.places[0]) if other.places else None


def _orders(text: str, region: Region, mention: _Mention) -> bool:
    """The amending order reaches these words."""
    return AMENDING.search(text, region.start, mention.end + _VERB_REACH) is not None


def _later(
    text: str,
    region: Region,
    mentions: Sequence[_Mention],
    index: int,
    surroundings: Surroundings,
    *,
    detailing: bool,
) -> Subject | None:
    """The document that a list of provisions names at its end: "quy định chi tiết Điều 5 về ...; Điều 6 của Luật X"."""
    before = text[max(region.start, mentions[index].start - _VERB_REACH) : mentions[index].start]
    if not detailing and AMENDING.search(before.rpartition(".")[2]) is None:
        return None
    for mention in mentions[index + 1 :]:
        if mention.source is not None:
            document = _document(mention.source, surroundings)
            return Subject(document) if document and "\n" not in text[mentions[index].end : mention.start] else None
    return None


def _document(source: Source | None, surroundings: Surroundings) -> str:
    return "" if source is None or source.target == surroundings.own else source.target


def _whole(source: Source | None, surroundings: Surroundings) -> tuple[str, ...]:
    document = _document(source, surroundings)
    return (document,) if document else ()


def _composed(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, with the offset of each of its characters when that moved any."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        offsets += [start] * len(piece)
        start = end
    return "".join(pieces), [*offsets, len(text)]


def _moved(blocks: Sequence[Block], offsets: Sequence[int]) -> list[Block]:
    places = {offset: index for index, offset in reversed(list(enumerate(offsets)))}
    return [
        replace(block, start=places.get(block.start, 0), end=places.get(block.end, len(offsets) - 1))
        for block in blocks
    ]
