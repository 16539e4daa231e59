"""A parsed document as rows to be written: provisions in order, citations placed in the words of their provision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pholuat.lawtext import citations
from pholuat.lawtext.model import Block, Citation, Header, ParsedDocument, Provision, Role
from pholuat.library.enums import Place, ProvisionKind

ORDER_STEP = 1 << 20
BODY_EID = "body"
_BESIDE = frozenset({Role.PAGE, Role.FOOTNOTE})
_NO_BODY = frozenset({Role.HEADER, Role.SIGNATURE, Role.RECIPIENTS, Role.PAGE, Role.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Draft:
    """A provision that is to be written; `parent` is an eId, "" at the top."""

    eid: str
    kind: str
    num: str
    heading: str
    text: str
    parent: str
    order: int
    line: int


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """One target of a citation: offsets into the words of the provision, or into the whole text (`eid` "")."""

    eid: str
    place: Place
    start: int
    end: int
    target: str


def drafts(document: ParsedDocument) -> list[Draft]:
    """The provisions in order; a text in which no provision was found is one of kind `body`."""
    if not document.provisions:
        return [Draft(BODY_EID, ProvisionKind.BODY, "", "", _body(document), "", ORDER_STEP, 1)]
    return drafts_of(document.provisions)


def drafts_of(provisions: Sequence[Provision], *, first: int = ORDER_STEP, step: int = ORDER_STEP) -> list[Draft]:
    """Provisions in order, numbered from `first` by `step`."""
    return [
        Draft(
            each.eid, each.kind.value, each.num[:60], each.heading, each.text, each.parent, first + step * at, each.line
        )
        for at, each in enumerate(provisions)
    ]


def _body(document: ParsedDocument) -> str:
    parts = (document.text[block.start : block.end] for block in document.blocks if block.role not in _NO_BODY)
    return "".join(parts).strip() or document.text.strip()


def placed_citations(document: ParsedDocument) -> list[PlacedCitation]:
    """Every target of every citation, at its place in the words that are shown."""
    provisions = {each.eid: each for each in document.provisions}
    stretches: dict[str, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.eid in provisions and block.role not in _BESIDE:
            stretches[block.eid].append(block)
    maps: dict[str, _Words] = {}
    found: list[PlacedCitation] = []
    for eid, citation in _with_owners(document):
        if eid in provisions and eid not in maps:
            maps[eid] = _Words.of(document.text, provisions[eid], stretches[eid])
        place, start, end = maps[eid].find(citation.start, citation.end) if eid in maps else _NOWHERE
        if place is Place.DOCUMENT:
            eid, start, end = "", citation.start, citation.end
        found += [PlacedCitation(eid, place, start, end, target) for target in citation.targets if start < end]
    return found


def citations_in(texts: Sequence[tuple[str, str]]) -> list[PlacedCitation]:
    """What the words of single provisions, given as (eId, text), cite."""
    blocks, whole, start = [], "", 0
    for eid, text in texts:
        whole += f"{text}\n"
        blocks.append(Block(Role.PROVISION, eid, start, len(whole)))
        start = len(whole)
    owners = {block.eid: block for block in blocks}
    parsed = ParsedDocument(Header(), whole, tuple(blocks), citations=citations.find(whole, blocks))
    return [
        PlacedCitation(eid, Place.TEXT, each.start - owners[eid].start, each.end - owners[eid].start, target)
        for eid, each in _with_owners(parsed)
        if eid and each.start < each.end <= owners[eid].end
        for target in each.targets
    ]


_NOWHERE = (Place.DOCUMENT, 0, 0)


def _with_owners(document: ParsedDocument) -> Iterator[tuple[str, Citation]]:
    """Each citation with the provision in whose block it begins."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for citation in sorted(document.citations, key=lambda each: (each.start, each.end)):
        while block is not None and block.end <= citation.start:
            block = next(blocks, None)
        inside = block is not None and block.start <= citation.start and block.role not in _BESIDE
        yield (block.eid if inside and block else ""), citation


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the letters of a document's text stand in the heading and the text of one provision.

    `letters`: for each letter (blanks apart) of the provision's blocks its offset in the document. The last of them are
    the provision's text, those before it its heading: what its blocks hold first is its number.
    """

    letters: dict[int, int]
    heading: tuple[int, list[int]]
    text: tuple[int, list[int]]

    @classmethod
    def of(cls, text: str, provision: Provision, blocks: Sequence[Block]) -> _Words:
        at = [place for block in blocks for place in range(block.start, block.end) if not text[place].isspace()]
        own, heading = _letters(provision.text), _letters(provision.heading)
        starts = len(at) - len(own)
        same = "".join(text[place] for place in at[max(starts, 0) :]) == "".join(provision.text.split())
        if starts < 0 or not same:
            own, heading, starts = [], [], 0
        begin = starts - len(heading)
        named = "".join(text[place] for place in at[max(begin, 0) : starts])
        if begin < 0 or named != "".join(provision.heading.split()):
            heading, begin = [], starts
        return cls({place: index for index, place in enumerate(at)}, (begin, heading), (starts, own))

    def find(self, start: int, end: int) -> tuple[Place, int, int]:
        """The place of [start, end) of the document; Place.DOCUMENT when it lies in neither heading nor text whole."""
        inside = [self.letters[place] for place in range(start, end) if place in self.letters]
        for name, (first, letters) in ((Place.TEXT, self.text), (Place.HEADING, self.heading)):
            if inside and letters and first <= inside[0] and inside[-1] - first < len(letters):
                return name, letters[inside[0] - first], letters[inside[-1] - first] + 1
        return _NOWHERE


def _letters(text: str) -> list[int]:
    return [place for place, char in enumerate(text) if not char.isspace()]
