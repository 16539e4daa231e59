"""The large parts of a document: head, preamble, body, signature, recipients, enclosed regulations, annexes.

Reads lines and the flags of quotation; writes zones that cover all lines in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pholuat.lawtext.model import Kind, Role
from pholuat.lawtext.structure import grammar
from pholuat.lawtext.structure.lines import Line, Opening

BODY_KINDS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE)
# How far below its title the words "ban hành kèm theo" of an enclosed text may stand, in lines with words.
TITLE_REACH = 12
# A line of a signature, a title or a list of recipients is short.
SHORT = 160


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

    def run(self) -> list[Stretch]:
        body = self._first_of_body()
        self._head(body)
        self.zone = Zone.BODY
        index = body
        while index < len(self.lines):
            index = self._step(index)
        return self.stretches

    def _step(self, index: int) -> int:
        line = self.lines[index]
        zone = self.zone
        if self.quoted[index] or not line.words or line.mark in (Role.PAGE, Role.FOOTNOTE):
            return self._put(zone, index)
        begun = self._new_text(index, zone)
        if begun is not None:
            return begun
        if zone in (Zone.SIGNATURE, Zone.RECIPIENTS, Zone.FOOTNOTE):
            return self._put(self._tail_zone(line, zone), index)
        if zone is not Zone.ANNEX and self._is_tail(index):
            return self._put(self._tail_zone(line, Zone.SIGNATURE), index)
        return self._put(zone, index)

    def _put(self, zone: Zone, index: int, last: int | None = None, opening: Opening | None = None) -> int:
        last = index + 1 if last is None else last
        held = self.stretches[-1] if self.stretches else None
        if held is not None and held.zone is zone and held.scope == self.scope and opening is None:
            held.last = last
        else:
            self.stretches.append(Stretch(zone, index, last, self.scope, opening))
        self.zone = zone
        return last

    # -- head ---------------------------------------------------------------------------------------------

    def _first_of_body(self) -> int:
        for index, line in enumerate(self.lines):
            if self._opens_body(index):
                return index
            if line.plain and grammar.ENCLOSED.match(line.words):
                break
        for index, line in enumerate(self.lines):
            if self._opens_body(index):
                return index
            if line.plain and _opens_plain_body(line):
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
        after_body = zone in (Zone.SIGNATURE, Zone.RECIPIENTS, Zone.FOOTNOTE, Zone.ANNEX)
        annex = _annex_opening(line, after_body)
        if annex is not None:
            self.scope = ""
            return self._put(Zone.ANNEX, index, opening=annex)
        if len(line.words) > SHORT or "\t" in line.words:
            return None
        if zone is not Zone.ANNEX and self._opens_body(index) and after_body:
            return self._regulation(index, index)
        if grammar.ENCLOSED_TITLE.match(line.words) and line.words.isupper():
            return self._enclosed(index, after_body)
        return None

    def _enclosed(self, index: int, after_body: bool) -> int | None:
        seen = 0
        enclosed = False
        for place in range(index, len(self.lines)):
            line = self.lines[place]
            if not line.words:
                continue
            seen += 1
            enclosed = enclosed or bool(grammar.ENCLOSED.match(line.words))
            if self._opens_body(place):
                return self._regulation(index, place) if enclosed or after_body else None
            if seen > TITLE_REACH or self._is_tail(place):
                break
        if not enclosed:
            return None
        self.scope = ""
        rest = self.lines[index].start
        return self._put(Zone.ANNEX, index, opening=Opening(Kind.ANNEX, "", rest, "annex"))

    def _regulation(self, title: int, body: int) -> int:
        self.regulations += 1
        self.scope = f"reg_{self.regulations}"
        if title < body:
            self._put(Zone.TITLE, title, body)
        return self._put(Zone.BODY, body)

    # -- tail -----------------------------------------------------------------------------------------------

    def _is_tail(self, index: int) -> bool:
        line = self.lines[index]
        if line.opening is not None:
            return False
        return any(_is_tail_words(cell.strip()) for cell in line.words.split("\t"))

    def _tail_zone(self, line: Line, before: Zone) -> Zone:
        if grammar.FOOTNOTE.match(line.words):
            return Zone.FOOTNOTE
        if grammar.RECIPIENTS.match(line.words):
            return Zone.RECIPIENTS
        if before is Zone.RECIPIENTS and line.words[0] in "-–+•":
            return Zone.RECIPIENTS
        if before is Zone.FOOTNOTE and not _is_tail_words(line.words):
            return Zone.FOOTNOTE
        return Zone.SIGNATURE


def _is_tail_words(words: str) -> bool:
    if grammar.RECIPIENTS.match(words) or grammar.ADOPTION.match(words):
        return True
    if len(words) > SHORT:
        return False
    signs = grammar.SIGNING_FORM.match(words) or grammar.SIGNER_OFFICE.match(words)
    return bool(signs) and words[:12].isupper()


def _opens_plain_body(line: Line) -> bool:
    if line.opening is not None:
        return line.opening.kind is Kind.CLAUSE
    return grammar.ROMAN_SECTION.pattern.match(line.words) is not None


def _annex_opening(line: Line, after_body: bool) -> Opening | None:
    if len(line.words) > SHORT or "\t" in line.words:
        return None
    match = grammar.ANNEX.fullmatch(line.words)
    if match is not None:
        sure = after_body or line.words[:7].isupper()
        return Opening(Kind.ANNEX, match["num"] or "", line.start, "annex") if sure else None
    match = grammar.FORM.fullmatch(line.words) if after_body else None
    return Opening(Kind.ANNEX, match["num"], line.start, "form") if match is not None else None
