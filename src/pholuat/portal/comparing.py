"""Two texts beside each other: of one provision on two days, or of two provisions; word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.lawtext.diff import Change, Piece, differences
from pholuat.library.enums import ProvisionKind as Kind
from pholuat.library.enums import State
from pholuat.library.queries import Node
from pholuat.portal.units import bare

_TAGS = {Change.CUT: "del", Change.NEW: "ins"}


@dataclass(frozen=True, slots=True)
class Line:
    """One provision of a side: by what it is known again, its number in words, its words."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands side by side; an empty side says that the other one has nothing there."""

    label: str
    old: SafeString
    new: SafeString
    changed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts in pairs, and how many of them were changed, are new, are gone."""

    pairs: tuple[Pair, ...]
    changed: int
    added: int
    gone: int

    @property
    def same(self) -> bool:
        """Whether no word differs."""
        return not (self.changed or self.added or self.gone)

    def only_changed(self) -> tuple[Pair, ...]:
        """The pairs that differ."""
        return tuple(pair for pair in self.pairs if pair.changed)


def compared(old: Node | None, new: Node | None) -> Comparison:
    """The two as pairs; a provision is known again by its identity, else by its number. None = there is none."""
    known = {node.provision for node in _walked(old)} & {node.provision for node in _walked(new)}
    before, after = list(_lines(old, known)), list(_lines(new, known))
    found, counts = [], {"changed": 0, "added": 0, "gone": 0}
    for left, right in _paired(before, after):
        pieces = differences(left.text if left else "", right.text if right else "")
        changed = any(piece.kind is not Change.SAME for piece in pieces)
        kind = "gone" if right is None else "added" if left is None else "changed"
        counts[kind] += changed
        label = (right or left or Line("", "", "")).label
        found.append(Pair(label, _side(pieces, Change.CUT), _side(pieces, Change.NEW), changed))
    return Comparison(tuple(found), **counts)


def _walked(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
        for child in node.children:
            yield from _walked(child)


def _lines(node: Node | None, known: set[int]) -> Iterator[Line]:
    """The name of the provision and each of its texts; what did not hold on the day says nothing."""
    if node is None:
        return
    if node.heading and not _void(node):
        yield Line("name", _("Tên"), node.heading)
    yield from _texts(node, node.eid, known, "")


def _texts(node: Node, root: str, known: set[int], above: str) -> Iterator[Line]:
    key = f"#{node.provision}" if node.provision in known else node.eid.removeprefix(root)
    word = _word(node, above)
    own = node.heading if node.eid != root else ""
    said = "\n".join(filter(None, (own, node.text)))
    if said and not _void(node):
        yield Line(key, word or _("Lời dẫn"), said)
    for child in node.children:
        yield from _texts(child, root, known, word)


def _void(node: Node) -> bool:
    return node.state in (State.EXPIRED, State.NOT_YET)


def _word(node: Node, above: str) -> str:
    if node.kind not in (Kind.CLAUSE, Kind.POINT):
        return bare(node).label if above else ""
    own = _("khoản %(num)s") if node.kind == Kind.CLAUSE else _("điểm %(num)s")
    words = f"{own % {'num': node.num}} {above[:1].lower()}{above[1:]}".strip()
    return capfirst(words)


def _paired(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    matcher = SequenceMatcher(None, [line.key for line in before], [line.key for line in after], autojunk=False)
    for name, a, b, c, d in matcher.get_opcodes():
        if name == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            yield from ((line, None) for line in before[a:b])
            yield from ((None, line) for line in after[c:d])


def _side(pieces: Iterable[Piece], mine: Change) -> SafeString:
    """One side as paragraphs; blanks at the ends of a change stand outside of its mark."""
    html = "".join(_marked(piece) for piece in pieces if piece.kind in (Change.SAME, mine))
    lines = (line.strip() for line in html.split("\n"))
    return mark_safe("".join(f"<p>{line}</p>" for line in lines if line))  # noqa: S308 - escaped piece by piece


def _marked(piece: Piece) -> str:
    tag = _TAGS.get(piece.kind)
    if tag is None:
        return escape(piece.text)
    # A mark may not reach over a paragraph.
    return "\n".join(_around(line, tag) for line in piece.text.split("\n"))


def _around(line: str, tag: str) -> str:
    bare = line.strip()
    if not bare:
        return escape(line)
    at = line.index(bare)
    return f"{escape(line[:at])}<{tag}>{escape(bare)}</{tag}>{escape(line[at + len(bare) :])}"
