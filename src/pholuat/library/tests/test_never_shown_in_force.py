"""The law of the house: no text is ever shown as in force on a day when it is not.

Random acts fall on a small decree, in any order of recording. Beside the library stands a model that knows nothing of
ranges: for each address and each day the text that holds. Pages, lists and search must agree with it on every day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from psycopg.types.range import Range

from pholuat.lawtext.model import Kind
from pholuat.library import queries
from pholuat.library.enums import State
from pholuat.library.errors import CannotChange
from pholuat.library.models import Document, Passage, Provision, ProvisionVersion, StateSpan
from pholuat.library.queries import Node
from pholuat.library.search.results import Filters
from pholuat.library.search.service import search
from pholuat.library.services import (
    amend_provision,
    expire,
    insert_provision,
    lift_suspension,
    repeal_provision,
    set_effective,
    set_validity,
    suspend,
)
from pholuat.library.tests.laws import NOW, published, publisher, words
from pholuat.people.models import Account

pytestmark = pytest.mark.django_db

FIRST, DAYS = dt.date(2024, 1, 1), 9
WINDOW = [FIRST + dt.timedelta(days=at) for at in range(DAYS)]
TEXT = """CHÍNH PHỦ
Số: 1/2024/NĐ-CP
Hà Nội, ngày 01 tháng 01 năm 2024
NGHỊ ĐỊNH
VỀ VIỆC THỬ
Điều 1. Một
Lời 1.
1. Lời 1.1.
Điều 2. Hai
Lời 2.
"""
ADDRESSES = ("art_1", "art_1__cl_1", "art_2", "art_2a")
DEEDS = (
    *("amend", "thin", "suspend", "repeal", "insert", "validity") * 2,
    *("lift", "expire", "effective"),
)
Step = tuple[str, str, int, int]

steps = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.sampled_from(ADDRESSES),
        st.integers(0, DAYS - 1),
        st.integers(0, DAYS),
    ),
    min_size=3,
    max_size=8,
)


def day(at: int) -> dt.date:
    return FIRST + dt.timedelta(days=at)


@dataclass
class Model:
    """For each address and day the text that holds; no ranges, no identities."""

    texts: dict[str, list[str | None]] = field(default_factory=lambda: defaultdict(lambda: [None] * DAYS))

    def met(self, eid: str, on: int) -> tuple[int, str] | None:
        """From which day an act of a day changes which text: the one that holds, or the next that will."""
        later = ((at, text) for at, text in enumerate(self.texts[eid]) if at >= on and text is not None)
        return next(later, None)

    def replace(self, eid: str, since: int, old: str, new: str | None) -> None:
        self.texts[eid] = [new if at >= since and text == old else text for at, text in enumerate(self.texts[eid])]

    def hold(self, eid: str, since: int, new: str, over: list[bool]) -> None:
        self.texts[eid] = [new if at >= since and over[at] else text for at, text in enumerate(self.texts[eid])]


class Walk:
    """The library and the model, side by side."""

    def __init__(self, by: Account, act: Document, effective: int | None) -> None:
        self.by = by
        self.document = published(TEXT, by=by, effective=None if effective is None else day(effective))
        self.act = act
        self.model = Model()
        self.halts: list[tuple[set[int], int, int]] = []
        self.counter = 0
        for eid, text in (("art_1", "Lời 1."), ("art_1__cl_1", "Lời 1.1."), ("art_2", "Lời 2.")):
            self.model.texts[eid] = [text if effective is not None and at >= effective else None for at in range(DAYS)]

    def word(self) -> str:
        self.counter += 1
        return f"Lời mới {self.counter}."

    def newest(self, eid: str) -> ProvisionVersion | None:
        return ProvisionVersion.objects.filter(document=self.document, eid=eid).order_by("pk").last()

    def provision_on(self, eid: str, on: int) -> Provision | None:
        """The provision that bears an address on a day or next after it; else the last that bore it."""
        rows = ProvisionVersion.objects.filter(document=self.document, eid=eid).order_by("validity", "pk")
        known = [row for row in rows if row.validity is not None and not row.validity.isempty]
        live = [row for row in known if row.validity.upper is None or row.validity.upper > day(on)]
        last = self.newest(eid)
        return live[0].provision if live else last.provision if last else None

    def take(self, step: Step) -> None:
        name, eid, on, until = step
        getattr(self, f"_{name}")(eid, on, until)

    def _try(self, deed: Callable[[], None]) -> bool:
        try:
            deed()
        except CannotChange:
            return False
        return True

    def _amend(self, eid: str, on: int, until: int) -> None:
        self._new_words(eid, on, with_clause=eid == "art_1")

    def _thin(self, eid: str, on: int, until: int) -> None:
        self._new_words(eid, on, with_clause=False)

    def _new_words(self, eid: str, on: int, *, with_clause: bool) -> None:
        provision = self.provision_on(eid, on)
        if provision is None:
            return
        own, inner = self.word(), self.word()
        kind = Kind.CLAUSE if "__" in eid else Kind.ARTICLE
        new = [words(eid, kind, "1", own), *([words("art_1__cl_1", Kind.CLAUSE, "1", inner)] if with_clause else [])]
        if not self._try(lambda: amend_provision(provision, new, act=self.act, on=day(on), by=self.by, now=NOW)):
            return
        met = self.model.met(eid, on)
        assert met is not None
        since, old = met
        over = [text == old for text in self.model.texts[eid]]
        self.model.replace(eid, since, old, own)
        if eid == "art_1":
            clause = self.model.texts["art_1__cl_1"][since]
            if clause is not None:
                self.model.replace("art_1__cl_1", since, clause, inner if with_clause else None)
            elif with_clause:
                self.model.hold("art_1__cl_1", since, inner, over)

    def _repeal(self, eid: str, on: int, until: int) -> None:
        provision = self.provision_on(eid, on)
        if provision is None:
            return
        identities = set(ProvisionVersion.objects.filter(provision=provision).values_list("text", flat=True))
        inner = ProvisionVersion.objects.filter(parent=provision).values_list("provision", flat=True)
        identities |= set(ProvisionVersion.objects.filter(provision__in=inner).values_list("text", flat=True))
        if self._try(
            lambda: repeal_provision(provision, act=self.act, on=day(on), by=self.by, now=NOW, reason="Bãi bỏ")
        ):
            for texts in self.model.texts.values():
                texts[on:] = [None if text in identities else text for text in texts[on:]]

    def _insert(self, eid: str, on: int, until: int) -> None:
        after = self.newest("art_2")
        word = self.word()
        new = [words("art_2a", Kind.ARTICLE, "2a", word)]
        if self._try(
            lambda: insert_provision(
                self.document,
                new,
                act=self.act,
                on=day(on),
                by=self.by,
                now=NOW,
                after=after.provision if after else None,
            )
        ):
            assert self.model.texts["art_2a"][on:] == [None] * (DAYS - on)
            self.model.texts["art_2a"][on:] = [word] * (DAYS - on)

    def _suspend(self, eid: str, on: int, until: int) -> None:
        until = max(until, on + 1)
        period = Range(day(on), day(until) if until < DAYS else None)
        if self._try(lambda: suspend(self.document, period=period, by=self.by, now=NOW, reason="Ngưng")):
            self.halts.append((set(self._identities()), on, min(until, DAYS)))

    def _identities(self) -> list[int]:
        return list(Provision.objects.filter(document=self.document).values_list("pk", flat=True))

    def _lift(self, eid: str, on: int, until: int) -> None:
        lift_suspension(self.document, on=day(on), by=self.by, now=NOW, reason="Hết ngưng")
        self.halts = [(ids, first, min(last, max(on, first))) for ids, first, last in self.halts]

    def _expire(self, eid: str, on: int, until: int) -> None:
        if self._try(lambda: expire(self.document, on=day(on), by=self.by, now=NOW, reason="Hết hiệu lực")):
            for texts in self.model.texts.values():
                texts[on:] = [None] * (DAYS - on)

    def _validity(self, eid: str, on: int, until: int) -> None:
        own = self.newest(eid)
        if own is None or until == on:
            return
        known = until > on
        validity = Range(day(on), day(until) if until < DAYS else None) if known else None
        if not self._try(lambda: set_validity(own, validity, by=self.by, now=NOW, reason="Xác định")):
            return
        texts = [None if text == own.text else text for text in self.model.texts[eid]]
        before = texts[on - 1] if known and on else None
        if known:
            others = {each.text for each in ProvisionVersion.objects.filter(provision=own.provision).exclude(pk=own.pk)}
            if before is not None and before in others and texts[on] == before:
                texts[on:] = [None if text == before else text for text in texts[on:]]
            assert texts[on:until] == [None] * len(texts[on:until])
            texts[on:until] = [own.text] * len(texts[on:until])
        self.model.texts[eid] = texts

    def _effective(self, eid: str, on: int, until: int) -> None:
        rows = list(ProvisionVersion.objects.filter(document=self.document, act=self.document))
        ends = {row.pk: row.validity.upper if row.validity is not None else None for row in rows}
        if not self._try(lambda: set_effective(self.document, on=day(on), by=self.by, now=NOW, reason="Xác định")):
            return
        for row in rows:
            if row.validity is not None and row.validity.isempty:
                continue
            end = ends[row.pk]
            over = [at >= on and (end is None or day(at) < end) for at in range(DAYS)]
            texts = self.model.texts[row.eid]
            self.model.texts[row.eid] = [
                row.text if over[at] else None if texts[at] == row.text else texts[at] for at in range(DAYS)
            ]

    def check(self) -> None:
        spans = list(StateSpan.objects.filter(document=self.document).order_by("period"))
        assert [span.period.upper for span in spans[:-1]] == [span.period.lower for span in spans[1:]]
        assert (spans[0].period.lower, spans[-1].period.upper) == (None, None)
        for at, on in enumerate(WINDOW):
            shown = {node.text: node for node in _flat(queries.reading(self.document, on).nodes)}
            halted = {
                node.text
                for node in shown.values()
                if any(node.provision in ids and first <= at < last for ids, first, last in self.halts)
            }
            holding = {text for texts in self.model.texts.values() if (text := texts[at]) is not None}
            in_force = {text for text, node in shown.items() if node.state is State.IN_FORCE}
            suspended = {text for text, node in shown.items() if node.state is State.SUSPENDED}
            assert in_force == holding - halted
            assert suspended == holding & halted
            document = queries.documents(on).get(pk=self.document.pk)
            early = document.effective is not None and on < document.effective
            held = document.state in (State.IN_FORCE, State.PARTLY_EXPIRED)
            assert held == (bool(in_force) and not early)
            assert (document.state == State.SUSPENDED) == (bool(suspended) and not in_force and not early)
            self._check_passages(on, in_force, holding)
            self._check_search(on, in_force, holding, document.state)

    def _check_search(self, on: dt.date, in_force: set[str], holding: set[str], state: str) -> None:
        """What a reader is told: each article in force once, with the words of that day, and nothing else so."""
        found = search("loi", on=on, filters=Filters(types=("Nghị định",)), size=100)
        texts = [
            "".join(part for part, _marked in hit.snippet)
            for hit in found.hits
            if hit.number == self.document.number and hit.state == State.IN_FORCE
        ]
        told = [{line.removeprefix("1. ") for line in text.split("\n")} for text in texts]
        articles = {word for eid in ("art_1", "art_2", "art_2a") if (word := self.model.texts[eid][(on - FIRST).days])}
        assert sorted(text.split("\n")[0] for text in texts) == sorted(articles & in_force)
        assert all(lines <= holding for lines in told)
        documents = search(self.document.number, on=on).documents
        assert [hit.state for hit in documents if hit.number == self.document.number] == [state]

    def _check_passages(self, on: dt.date, in_force: set[str], holding: set[str]) -> None:
        for passage in Passage.objects.filter(document=self.document, period__contains=on):
            lines = {line.removeprefix("1. ") for line in passage.body.split("\n")}
            assert lines <= holding
            own = passage.body.split("\n")[0]
            assert (passage.state == State.IN_FORCE) == (own in in_force)


def _flat(nodes: tuple[Node, ...]) -> list[Node]:
    return [each for node in nodes for each in (node, *_flat(node.children))]


@pytest.fixture
def by() -> Account:
    return publisher()


@pytest.fixture
def act(by: Account) -> Document:
    return published(TEXT.replace("1/2024", "2/2024"), by=by)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(effective=0, steps=[("suspend", "art_1", 2, 5), ("amend", "art_1", 3, 0), ("lift", "art_1", 4, 0)])
@example(effective=0, steps=[("amend", "art_1", 4, 0), ("repeal", "art_1", 2, 0), ("insert", "art_2a", 3, 0)])
@example(effective=3, steps=[("amend", "art_1", 1, 0), ("thin", "art_1", 6, 0), ("validity", "art_1", 5, 7)])
@example(effective=None, steps=[("suspend", "art_1", 0, 4), ("validity", "art_2", 2, 6), ("effective", "art_1", 4, 0)])
@example(effective=2, steps=[("expire", "art_1", 6, 0), ("amend", "art_2", 4, 0), ("effective", "art_1", 0, 0)])
@given(effective=st.sampled_from([0, 1, 2, 3, None]), steps=steps)
def test_no_text_is_shown_in_force_on_a_day_when_it_is_not(
    by: Account, act: Document, effective: int | None, steps: list[Step]
) -> None:
    with transaction.atomic():
        walk = Walk(by, act, effective)
        for step in steps:
            walk.take(step)
        walk.check()
        transaction.set_rollback(True)
    assert list(Document.objects.all()) == [act]
