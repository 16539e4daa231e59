"""Why a place stands among the results: what of the question was found where, and what each measure gave to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pholuat.library.models import Document, Passage
from pholuat.library.retrieval.index import Candidate, Index
from pholuat.library.retrieval.ranker import CANDIDATES, MOST_TERMS, NAMED, model
from pholuat.library.retrieval.signals import NAMES, measure
from pholuat.library.retrieval.words import pairs
from pholuat.library.search import engine, node
from pholuat.library.search.hits import of_document, of_passage
from pholuat.library.search.lexemes import folded_words
from pholuat.library.search.marking import Wanted, mark, wanted
from pholuat.library.search.results import Hit, Plan, Snippet

MOST_WORDS = 12
LONGEST_LINE = 600
LABELS: dict[str, Promise] = {
    "nearness": _("Cả điều có nhiều chữ của câu hỏi"),
    "line": _("Một khoản nói gần câu hỏi nhất, so với các điều khác"),
    "line_share": _("Khoản ấy nói được nhiều phần của câu hỏi"),
    "pairs_held": _("Chữ đi liền nhau trong câu hỏi cũng đi liền nhau trong điều"),
    "line_words": _("Chữ của câu hỏi đứng chung một khoản"),
    "line_pairs": _("Cụm chữ của câu hỏi đứng chung một khoản"),
    "heading_words": _("Câu hỏi nhắc tới chữ trong tên điều"),
    "heading_pairs": _("Câu hỏi nhắc tới cụm chữ trong tên điều"),
    "run": _("Đoạn dài của câu hỏi đứng nguyên văn trong điều"),
    "title_words": _("Câu hỏi nhắc tới tên văn bản"),
    "group_share": _("Văn bản này có nhiều điều gần câu hỏi"),
    "accents": _("Dấu đã gõ trùng với dấu trong văn bản"),
    "length": _("Điều dài, dễ trùng chữ"),
    "definitions": _("Là điều giải thích từ ngữ"),
    "meaning": _("Câu hỏi hỏi nghĩa của từ"),
    "address": _("Câu hỏi gõ số điều này"),
    "named": _("Câu hỏi gọi đúng tên văn bản và số điều này"),
    "day": _("Không có hiệu lực, hoặc chưa rõ hiệu lực, tại ngày xem"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of how well a place answers: its value (0 to about 1), its weight, and the points that both give."""

    name: str
    value: float
    weight: float
    points: float

    @property
    def label(self) -> str:
        """The measure in plain words."""
        return str(LABELS[self.name])


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a pair of neighbours of the question: in how many provisions it stands, and where in this one."""

    words: str
    held: int
    heading: bool
    line: bool
    text: bool


@dataclass(frozen=True, slots=True)
class Reasons:
    """All of it; `place` is where it stands among the `of` nearest provisions, 0 when it is none of them."""

    hit: Hit
    plan: Plan
    place: int = 0
    of: int = 0
    score: float = 0.0
    measures: tuple[Measure, ...] = ()
    terms: tuple[Term, ...] = ()
    line: Snippet = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for `--explain`."""
        return {
            "place": self.hit.place,
            "rank": self.place,
            "of": self.of,
            "score": round(self.score, 4),
            "measures": {
                each.name: [round(each.value, 4), each.weight, round(each.points, 4)] for each in self.measures
            },
            "terms": [asdict(term) for term in self.terms],
        }


def reasons(plan: Plan, place: str) -> Reasons | None:
    """Why the place (slug, or slug#eid) answers the plan; None where the library has no such place."""
    slug, _sign, eid = place.partition("#")
    index = node.current()
    if not eid:
        row = engine.with_state(Document.objects.filter(slug=slug, published_at__isnull=False), plan).first()
        return _of_document(row, plan, index) if row else None
    rows = Passage.objects.filter(document__slug=slug, document__published_at__isnull=False, eid=eid)
    found = list(rows.select_related("document").defer("words", "document__text", "document__blocks"))
    found.sort(key=lambda row: row.period is not None and plan.on in row.period, reverse=True)
    return _of_passage(found[0], plan, index) if found else None


def _of_document(row: Document, plan: Plan, index: Index | None) -> Reasons:
    """A document answers by its number or by the words of its name."""
    terms = _terms(plan, index, heading=row.title, line="", text=row.title)
    return Reasons(hit=of_document(row, wanted(plan.question)), plan=plan, terms=terms)


def _of_passage(row: Passage, plan: Plan, index: Index | None) -> Reasons:
    asked = wanted(plan.question)
    line = _nearest_line(row, plan, index)
    told = Reasons(
        hit=of_passage(row, plan, asked),
        plan=plan,
        terms=_terms(plan, index, heading=row.heading, line=line, text=row.body),
        line=_shown(line, asked),
    )
    way = engine.way(plan) if index is not None and plan.question.words else None
    if index is None or way is None:
        return told
    terms = way.asked.terms[:MOST_TERMS]
    pool = index.nearest(terms, way.narrowing, CANDIDATES)
    at = _found(pool, row)
    if at is None:
        inside = index.nearest(terms, replace(way.narrowing, within=(row.document_id,)), 16 * CANDIDATES)
        own = _found(inside, row)
        if own is None:
            return told
        return _measured(told, [*pool, inside[own]], len(pool), index, way, of=len(pool), near=False)
    return _measured(told, pool, at, index, way, of=len(pool), near=True)


def _found(candidates: Sequence[Candidate], row: Passage) -> int | None:
    """Where the passage stands among the candidates, else where another text of its provision does."""
    exact = (at for at, each in enumerate(candidates) if each.id == row.pk)
    other = (at for at, each in enumerate(candidates) if each.identity == row.provision_id)
    return next(exact, next(other, None))


def _measured(
    told: Reasons, pool: Sequence[Candidate], at: int, index: Index, way: engine.Way, *, of: int, near: bool
) -> Reasons:
    signals = measure(way.asked, pool, index.weight)
    costs = [engine.cost(each, told.plan) for each in pool]
    scores = [float(score) - cost for score, cost in zip(model().score(signals), costs, strict=True)]
    values = signals.matrix()[at]
    weights = model().weights
    found = [
        Measure(name, float(value), float(weight), float(value * weight))
        for name, value, weight in zip(NAMES, values, weights, strict=True)
    ]
    named = float(signals.named[at])
    found += [Measure("named", named, NAMED, named * NAMED)] if named else []
    found += [Measure("day", 1.0, -costs[at], -costs[at])] if costs[at] else []
    return replace(
        told,
        place=1 + sum(score > scores[at] for score in scores) if near else 0,
        of=of,
        score=scores[at],
        measures=tuple(sorted(found, key=lambda each: -abs(each.points))),
    )


def _terms(plan: Plan, index: Index | None, *, heading: str, line: str, text: str) -> tuple[Term, ...]:
    """Pairs and words of the question, the rarest first."""
    asked, also = plan.question.words, tuple(folded for folded, _accented in plan.question.also)
    wished = list(dict.fromkeys([*pairs(asked), *pairs(also), *asked, *also]))
    places = [_terms_in(part) for part in (heading, line, text)]
    spoken = plan.question.spoken
    found = [
        Term(
            words=" ".join(spoken.get(word, word) for word in term.split("_")),
            held=index.frequency(term) if index else 0,
            heading=term in places[0],
            line=term in places[1],
            text=term in places[2],
        )
        for term in wished
    ]
    return tuple(sorted(found, key=lambda term: (not term.text, term.held))[: 2 * MOST_WORDS])


def _terms_in(text: str) -> frozenset[str]:
    words = folded_words(text)
    return frozenset([*words, *pairs(words)])


def _nearest_line(row: Passage, plan: Plan, index: Index | None) -> str:
    """The line of the provision that holds most of what the question says."""
    words = [*plan.question.sought, *pairs(plan.question.words)]
    weigh = {word: index.weight(word) if index else 1.0 for word in words}
    lines = row.body.split("\n")
    return max(lines, key=lambda line: sum(weigh.get(term, 0.0) for term in _terms_in(line)), default="")


def _shown(line: str, asked: Wanted) -> Snippet:
    cut = line[:LONGEST_LINE]
    return (*mark(cut, asked), (" …", False)) if len(cut) < len(line) else mark(cut, asked)
