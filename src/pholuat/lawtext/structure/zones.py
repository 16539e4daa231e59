"""The large parts of a document: head, preamble, body, signature, recipients, enclosed regulations, annexes.

Reads lines and the flags of quotation; writes zones that cover all lines in order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pholuat.lawtext.model import Kind, Role
from pholuat.lawtext.structure import grammar
from pholuat.lawtext.structure.annexes import annex_opening, listed_forms
from pholuat.lawtext.structure.lines import Line, Opening
from pholuat.lawtext.structure.sequence import number_of

BODY_KINDS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE)
# How far below its title the words "ban hành kèm theo" of an enclosed text may stand, in lines with words.
TITLE_REACH = 12
COVER_LINES = 6
SHORTEST_PARAGRAPH = 100
# Over how many lines a heading in capitals runs.
HEADING_LINES = 5
SIGNED = re.compile(r"\(?\s*(?:đã\s+ký|ký\s+tên|ký,)", re.IGNORECASE)


class Zone(StrEnum):
    """What a run of lines is; the body is the only zone that is parsed into provisions."""

    HEADER = "header"
    PREAMBLE = "preamble"
    BODY = "body"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    FOOTNOTE = "footnote"
    TITLE = "title"
    ANNEX = "annex"
    REST = "rest"


_TAIL = (Zone.SIGNATURE, Zone.RECIPIENTS, Zone.FOOTNOTE, Zone.REST)
_AFTER_BODY = (*_TAIL, Zone.ANNEX)


@dataclass(slots=True)
class Stretch:
    """Lines `first`..`last` (the latter left out) of one zone; `scope` is "", "reg_1", "annex_2" …"""

    zone: Zone
    first: int
    last: int
    scope: str = ""
    opening: Opening | None = None


def divide(lines: Sequence[Line], quoted: Sequence[bool]) -> list[Stretch]:
    """Cut a document into its zones."""
    return _Divider(lines, quoted).run()


class _Divider:
    """Walks down the lines once; each method answers one question about the line at hand."""

    def __init__(self, lines: Sequence[Line], quoted: Sequence[bool]) -> None:
        self.lines = lines
        self.quoted = quoted
        self.stretches: list[Stretch] = []
        self.regulations = 0
        self.scope = ""
        self.zone = Zone.HEADER
        self.article = 0
        self.listed = listed_forms(lines)

    def run(self) -> list[Stretch]:
        if self._is_annex_alone():
            return self.stretches
        body = self._first_of_body()
        self._head(body)
        self.zone = Zone.BODY
        index = body
        while index < len(self.lines):
            index = self._step(index)
        return self.stretches

    def _is_annex_alone(self) -> bool:
        """The file holds an annex and nothing else."""
        first = next((line for line in self.lines if line.plain), None)
        opening = annex_opening(first, after_body=True) if first is not None else None
        if opening is None or opening.level != "annex":
            return False
        self._put(Zone.ANNEX, 0, len(self.lines), opening)
        return True

    def _step(self, index: int) -> int:
        line = self.lines[index]
        zone = self.zone
        if self.quoted[index] or not line.words or line.mark in (Role.PAGE, Role.FOOTNOTE):
            return self._put(zone, index)
        begun = self._new_text(index, zone)
        if begun is not None:
            return begun
        if zone in _TAIL and self._goes_on(index):
            return self._put(Zone.BODY, index)
        if zone in _TAIL:
            return self._put(self._tail_zone(line, zone), index)
        if zone is Zone.BODY and grammar.FOOTNOTE.match(line.words):
            return self._put(Zone.FOOTNOTE, index)
        if zone is not Zone.ANNEX and self._is_tail(index):
            return self._put(self._tail_zone(line, Zone.SIGNATURE), index)
        return self._put(zone, index)

    def _goes_on(self, index: int) -> bool:
        """What looked like a signature was none: the article that is due stands here."""
        opening = self.lines[index].opening
        return opening is not None and opening.kind is Kind.ARTICLE and opening.num == str(self.article + 1)

    def _put(self, zone: Zone, index: int, last: int | None = None, opening: Opening | None = None) -> int:
        last = index + 1 if last is None else last
        held = self.stretches[-1] if self.stretches else None
        if held is not None and held.zone is zone and held.scope == self.scope and opening is None:
            held.last = last
        else:
            self.stretches.append(Stretch(zone, index, last, self.scope, opening))
        self.zone = zone
        article = self.lines[index].opening
        if zone is Zone.BODY and article is not None and article.kind is Kind.ARTICLE and article.num.isdigit():
            self.article = int(article.num)
        return last

    # -- head ---------------------------------------------------------------------------------------------

    def _first_of_body(self) -> int:
        """Where the head and the preamble end: at the first article or chapter, or at what a text without them has."""
        for index, line in enumerate(self.lines):
            if self._opens_body(index):
                return index
            if line.plain and (grammar.ENCLOSED.match(line.words) or _is_surely_tail(line.words)):
                break
        addressed = False
        for index, line in enumerate(self.lines):
            addressed = addressed or grammar.ADDRESSEE.match(line.words) is not None
            if self._opens_body(index) or (line.plain and _opens_plain_body(line, addressed=addressed)):
                return index
            if line.mark is None and grammar.RECIPIENTS.match(line.words):
                return index
        return len(self.lines)

    def _opens_body(self, index: int) -> bool:
        line = self.lines[index]
        return not self.quoted[index] and line.opening is not None and line.opening.kind in BODY_KINDS

    def _head(self, body: int) -> None:
        zone = Zone.HEADER
        for index in range(body):
            line = self.lines[index]
            if zone is Zone.HEADER and line.plain and grammar.PREAMBLE.match(line.words):
                zone = Zone.PREAMBLE
            self._put(zone, index)

    # -- texts that begin inside the document ---------------------------------------------------------------

    def _new_text(self, index: int, zone: Zone) -> int | None:
        """A regulation or an annex begins here: put its title and tell where its words go on, else None."""
        line = self.lines[index]
        if len(line.words) > grammar.SHORT or "\t" in line.words or index in self.listed:
            return None
        annex = annex_opening(line, zone in _AFTER_BODY or self._is_title_below(index))
        if annex is not None:
            self.scope = ""
            return self._put(Zone.ANNEX, index, opening=self._with_cover(annex))
        if not line.words.isupper() or grammar.is_tail(line.words):
            return None
        return self._enclosed(index, zone)

    def _is_title_below(self, index: int) -> bool:
        """A name in capitals or the words of enclosure stand below: "Phụ lục I" is a title, not the end of a line."""
        below = itertools.islice((line.words for line in self.lines[index + 1 : index + 4] if line.plain), 1)
        return any(words.isupper() or grammar.ENCLOSED.match(words) for words in below)

    def _with_cover(self, annex: Opening) -> Opening | None:
        """A "PHỤ LỤC" alone that stands just above a numbered one is the cover of that: they are one annex."""
        held = self.stretches[-1] if self.stretches else None
        if held is None or held.opening is None or held.opening.num or annex.level != "annex":
            return annex
        if sum(bool(line.words) for line in self.lines[held.first : held.last]) > COVER_LINES:
            return annex
        held.opening = replace(annex, rest=held.opening.rest)
        return None

    def _enclosed(self, index: int, zone: Zone) -> int | None:
        """A title stands at `index`: is it that of a text enclosed with the document?"""
        titled = grammar.ENCLOSED_TITLE.match(self.lines[index].words) is not None
        words = self._place_of_enclosing_words(index)
        begins = titled or grammar.MOTTO.match(self.lines[index].words) is not None
        if words is None and not (begins and zone in _TAIL):
            return None
        if zone is Zone.ANNEX and not (titled and self._is_real(words)):
            return None
        body = self._first_number_from(index if words is None else words + 1)
        if body is not None:
            return self._regulation(index, body)
        if zone not in _TAIL:
            return None
        self.scope = ""
        opening = Opening(Kind.ANNEX, "", self.lines[index].start, level="annex")
        return self._put(Zone.ANNEX, index, opening=opening)

    def _is_real(self, words: int | None) -> bool:
        """Not the title of the annex at hand, nor a form that leaves the number of its decision to be filled in."""
        if words is None or not grammar.ENCLOSING_NUMBER.search(self.lines[words].words):
            return False
        held = self.stretches[-1]
        return sum(bool(line.words) for line in self.lines[held.first : held.last]) > TITLE_REACH

    def _place_of_enclosing_words(self, index: int) -> int | None:
        for place in self._next_lines(index):
            line = self.lines[place]
            if grammar.ENCLOSED.match(line.words):
                return place
            if self._opens_body(place) or self._is_tail(place) or SIGNED.match(line.words):
                return None
            if place > index and annex_opening(line, after_body=True):
                return None
        return None

    def _first_number_from(self, index: int) -> int | None:
        """Where the first chapter or article of an enclosed text opens, if it does so soon."""
        for place in self._next_lines(index):
            if self._opens_body(place):
                opening = self.lines[place].opening
                first = opening is not None and number_of(opening.kind, opening.num)[0] == 1
                return place if first else None
        return None

    def _next_lines(self, index: int) -> Iterator[int]:
        seen = 0
        for place in range(index, len(self.lines)):
            if self.lines[place].plain:
                seen += 1
                yield place
            if seen > TITLE_REACH:
                return

    def _regulation(self, title: int, body: int) -> int:
        self.regulations += 1
        self.article = 0
        self.scope = f"reg_{self.regulations}"
        if title < body:
            self._put(Zone.TITLE, title, body)
        return self._put(Zone.BODY, body)

    # -- tail -----------------------------------------------------------------------------------------------

    def _is_tail(self, index: int) -> bool:
        line = self.lines[index]
        if line.opening is not None or self._is_heading(index):
            return False
        return any(grammar.is_tail(cell.strip()) for cell in line.words.split("\t"))

    def _is_heading(self, index: int) -> bool:
        """The line above opens a chapter or the like and leaves its heading to this one, or both go on with one."""
        for place in range(index - 1, max(index - HEADING_LINES, -1), -1):
            line = self.lines[place]
            opening = line.opening
            if opening is not None:
                capital = opening.kind is not Kind.ARTICLE and line.words[opening.length :].isupper()
                return opening.kind in BODY_KINDS and (capital or len(line.words) <= opening.length)
            if line.words and (not line.words.isupper() or self._is_tail(place)):
                return False
        return False

    def _tail_zone(self, line: Line, before: Zone) -> Zone:
        if grammar.FOOTNOTE.match(line.words):
            return Zone.FOOTNOTE
        if grammar.is_tail(line.words) and not grammar.RECIPIENTS.match(line.words):
            return Zone.SIGNATURE
        if grammar.RECIPIENTS.match(line.words):
            return Zone.RECIPIENTS
        if before in (Zone.RECIPIENTS, Zone.SIGNATURE) and line.words[0] in "-–+•":
            return Zone.RECIPIENTS
        if before is Zone.RECIPIENTS and line.words[0].islower():
            return Zone.RECIPIENTS
        if before in (Zone.FOOTNOTE, Zone.REST):
            return before
        return Zone.REST if line.opening is not None or len(line.words) > grammar.SHORT else Zone.SIGNATURE


def _is_surely_tail(words: str) -> bool:
    """Not the office that issues, which the head names too."""
    return bool(grammar.RECIPIENTS.match(words) or grammar.SIGNING_FORM.match(words))


def _opens_plain_body(line: Line, *, addressed: bool) -> bool:
    """The first number of a plan or a letter, or the first paragraph of one that has no numbers."""
    if line.opening is not None:
        return line.opening.kind is Kind.CLAUSE
    if line.other is not None and line.other.kind in (Kind.SECTION, Kind.PART):
        return True
    ends = line.words.endswith((".", ";", ":"))
    return addressed and ends and len(line.words) > SHORTEST_PARAGRAPH and line.words[0] not in "-–+"
