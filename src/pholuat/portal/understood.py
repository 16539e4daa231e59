"""The line “Hiểu là …”: what the search understood of the words typed, said back to the reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pholuat.library.search.lexemes import folded_words
from pholuat.library.search.meant import SLIP
from pholuat.library.search.results import Change, Hit, Plan, Results
from pholuat.library.search.service import search
from pholuat.vietnamese.syllables import tokens


@dataclass(frozen=True, slots=True)
class Part:
    """A thing that was understood; `lead` says what kind of thing it is."""

    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """Words that are looked for in place of words that were typed; `slip`: because these were typed amiss."""

    typed: str
    meant: str
    slip: bool


def told(found: Results) -> tuple[Told, ...]:
    """What the search took for something else, each with the word before it, in the spelling of what was found."""
    return tuple(_told(change, found) for change in found.plan.question.changes)


def perhaps(found: Results) -> str:
    """What may have been meant though every word is a word, as the library writes it; empty where there is no doubt."""
    words = found.plan.question.perhaps
    if not words:
        return ""
    other = search(" ".join(words), on=found.plan.on, size=3, literal=True)
    return _spelled(list(words), other) or " ".join(words)


def _told(change: Change, found: Results) -> Told:
    if change.kind != SLIP:
        return Told(change.typed, change.meant, slip=False)
    question, meant = found.plan.question, change.meant.split()
    places = range(len(question.words) - len(meant) + 1)
    at = next((at for at in places if list(question.words[at : at + len(meant)]) == meant), 0)
    before = question.accented[at - 1] if at else ""
    whole = [*filter(None, [before]), *question.accented[at : at + len(meant)]]
    return Told(f"{before} {change.typed}".strip(), _spelled(whole, found) or " ".join(whole), slip=True)


def _spelled(words: list[str], found: Results) -> str:
    """The words as they stand in the names and stretches of what was found; empty where they do not."""
    wanted = list(folded_words(" ".join(words)))
    for hit in found.ordered:
        for text in (hit.heading, hit.title, "".join(stretch for stretch, _marked in hit.snippet)):
            row = list(tokens(text))
            folded = list(folded_words(text))
            for at in range(len(folded) - len(wanted) + 1):
                if folded[at : at + len(wanted)] == wanted:
                    return text[row[at].start : row[at + len(wanted) - 1].end].lower()
    return ""


def understood(plan: Plan, best: Hit | None = None) -> tuple[Part, ...]:
    """The parts, nothing when the words were taken just as words: saying them back would tell nothing.

    Where exactly one place fits, its document is named as it is printed.
    """
    question = plan.question
    if best is not None and best.eid and question.address_words:
        return (Part("", best.title), Part("", capfirst(question.address_words)))
    if not (question.number or question.eid or question.phrases or plan.granted):
        return ()
    dropped = {wish.kind for wish in plan.dropped}
    parts = []
    if question.number and "number" not in dropped:
        parts.append(
            Part("", question.number_words or _("văn bản số %(number)s") % {"number": question.number.upper()})
        )
    parts += [Part("", wish.words) for wish in plan.granted]
    parts += [Part(_("đúng cụm"), " ".join(phrase)) for phrase in question.phrases]
    left = [word for word in question.accented if word not in {"luat", "luật"} or not question.number]
    if left and not question.phrases:
        parts.append(Part("", " ".join(left)))
    if question.eid:
        parts.append(Part("", capfirst(question.address_words)))
    return tuple(parts)


def left_out(plan: Plan) -> tuple[str, ...]:
    """What was asked of the document and nothing in the library has: the search went on without it."""
    return tuple(wish.words for wish in plan.dropped)
