"""Citations found in a text, region by region, from left to right."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pholuat.lawtext.citations.context import LABEL, Place, Region, Surroundings, regions, without_pages
from pholuat.lawtext.citations.reading import Mention, Reading, document_of
from pholuat.lawtext.citations.sources import ALIAS, NUMBER, TYPE, Names, Source
from pholuat.lawtext.citations.targets import Named, subject_of
from pholuat.lawtext.citations.units import HEAD, Phrase, match_units, parted
from pholuat.lawtext.model import Block, Citation, Role
from pholuat.lawtext.numbers import clean

_ANCHOR = re.compile(
    rf"(?<!\w)(?:(?P<units>(?:(?:[Cc]ác|[Nn]hững)\s+)?(?:{re.sub(r'[?]P<[a-z]+>', '?:', HEAD)})\s)"
    rf"|(?P<source>{TYPE}|[Ss]ố\s*:?\s*(?=\d)|(?=\d{{1,5}}[a-zA-Z]?\s?[/-])))"
    r"|(?P<alias>\((?=[^()]{0,60}(?:sau|dưới)\s+đây))"
)
_DECOMPOSED = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
# Old files write the Icelandic letter for the Vietnamese one.
_ETH = str.maketrans("Ðð", "Đđ")
_JOINT = re.compile(r"\s*,?\s+(?:(?:của|tại|trong|thuộc|theo)\s+)?")
_ENCLOSING_JOINT = re.compile(r"\s*,?\s+(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+")
_HEADING_END = re.compile(r"\s*[.:]|[ \t]*(?:\n|$)")
_ARTICLE_END = re.compile(r"\s*[.:]")
_OWN = re.compile(rf"(?:[Ss]ố|SỐ)\s*:\s*({NUMBER})")
# What is no law of the State, but has articles and annexes of its own.
_FOREIGN = re.compile(
    r"\s+(?:(?:của|tại|thuộc)\s+)?(?:Công\s+ước|Hiệp\s+định|Hiệp\s+ước|Nghị\s+định\s+thư|Hợp\s+đồng|Thỏa\s+thuận|[A-Z]{3,})"
)
_FORM_NUMBER = re.compile(r"(?:[Mm]ẫu|[Bb]iểu)(?:\s+(?:mẫu|số))*\s*:?\s*$")


def find(text: str, blocks: Sequence[Block] = ()) -> tuple[Citation, ...]:
    """The citations of a text, in order, without overlap.

    `blocks` cover the text and tell for each stretch its role and the provision in which it lies: words that lean on
    their place ("khoản 1 Điều này", "Điều 5" in an enclosed regulation) and quotations need them; without blocks such
    words are left out where they cannot be read. A target is "number#eid", "#eid" in this document, or a bare title
    (with "#eid") where no number is given. A document that names just itself ("Luật này") is no citation.

    >>> [citation.targets for citation in find("theo điểm a khoản 2 Điều 5 Luật này và Luật Hòa giải ở cơ sở.")]
    [('#art_5__cl_2__point_a',), ('Luật Hòa giải ở cơ sở',)]
    """
    composed, offsets = _composed(without_pages(text, blocks).translate(_ETH))
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


def _mentions(text: str, region: Region, names: Names) -> Iterator[Mention]:
    position = region.start
    if region.labelled and (label := LABEL.match(text, position, region.end)):
        position = label.end()
    while anchor := _ANCHOR.search(text, position, region.end):
        position = max(anchor.end(), anchor.start() + 1)
        if anchor["alias"]:
            if alias := ALIAS.match(text, anchor.start(), region.end):
                if not text[max(0, anchor.start() - 5) : anchor.start()].rstrip().endswith("này"):
                    names.agree(alias[1])
                position = alias.start(1)
            continue
        for mention in _read(text, anchor, region, names):
            position = mention.end
            yield mention


def _read(text: str, anchor: re.Match[str], region: Region, names: Names) -> list[Mention]:
    """What is named where an anchor stands: a document, or the items of a list of provisions; nothing when it errs."""
    start = anchor.start()
    if anchor["source"] is not None:
        named = names.match(text, start, region.end)
        if named is None or named.enclosed or _FORM_NUMBER.search(text[max(0, start - 20) : start]):
            return []
        return [Mention(start, named.end, None, named)]
    phrase = match_units(text, start, region.end)
    if phrase is None or _is_heading(text, region, phrase):
        return []
    source = None if phrase.relative else _joined(text, phrase, region, names)
    if source is None and not phrase.relative and _is_elsewhere(text, phrase, region, names):
        return []
    items = [Mention(item.start, item.end, item, source) for item in parted(phrase, text)]
    return [*items[:-1], replace(items[-1], end=source.end)] if source else items


def _joined(text: str, phrase: Phrase, region: Region, names: Names) -> Source | None:
    annexed = phrase.units[-1].level in ("annex", "form")
    for joint in (_ENCLOSING_JOINT, _JOINT) if annexed else (_JOINT,):
        gap = joint.match(text, phrase.end, region.end)
        if gap is None:
            continue
        source = names.match(text, gap.end(), region.end, joined=True)
        if source is None and not annexed:
            source = names.enclosure(text, gap.end(), region.end)
        if source is not None:
            return source
    return None


def _is_elsewhere(text: str, phrase: Phrase, region: Region, names: Names) -> bool:
    """The provisions are of a treaty or contract, or of a document of which nobody says which: "Điều 19 của Luật"."""
    gap = _JOINT.match(text, phrase.end, region.end)
    untold = gap is not None and names.untold(text, gap.end(), region.end)
    return untold or _FOREIGN.match(text, phrase.end, region.end) is not None


def _is_heading(text: str, region: Region, phrase: Phrase) -> bool:
    """The words open a provision themselves: alone at the head of a line, as in quotations and texts without blocks."""
    unit = phrase.units[0]
    if len(phrase.units) > 1 or len(unit.nums) > 1 or unit.level in ("cl", "point"):
        return False
    before = text[max(region.start, phrase.start - 40) : phrase.start].rstrip(' \t“"”')
    if before and not before.endswith("\n"):
        return False
    if unit.level == "art" and before.rstrip() and (before.rstrip()[-1].islower() or before.rstrip()[-1] == ","):
        return False
    return (_ARTICLE_END if unit.level == "art" else _HEADING_END).match(text, phrase.end, region.end) is not None


def _named(
    text: str, region: Region, place: Place, mentions: Sequence[Mention], surroundings: Surroundings
) -> list[Named]:
    reading = Reading(text, region, place, surroundings)
    named: list[Named] = []
    for index in reversed(range(len(mentions))):
        named.append(reading.name(mentions, index, named[-1] if named else None))
    return named[::-1]


def _whole(source: Source | None, surroundings: Surroundings) -> tuple[str, ...]:
    document = document_of(source, surroundings)
    return (document,) if document else ()


def _composed(text: str) -> tuple[str, list[int] | None]:
    """The text with its marks put together with their letters, and each character's offset when that moved any."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _DECOMPOSED.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        pieces += [text[position : match.start()], letter]
        offsets += [*range(position, match.start()), *[match.start()] * len(letter)]
        position = match.end()
    if not pieces:
        return text, None
    return "".join([*pieces, text[position:]]), [*offsets, *range(position, len(text) + 1)]


def _moved(blocks: Sequence[Block], offsets: Sequence[int]) -> list[Block]:
    """The blocks over the composed text; a border inside a letter moves behind it."""
    return [
        replace(block, start=bisect.bisect_left(offsets, block.start), end=bisect.bisect_left(offsets, block.end))
        for block in blocks
    ]
