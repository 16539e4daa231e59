"""The line “Hiểu là …”: what the search understood of the words typed, said back to the reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.library.search.results import Hit, Question


@dataclass(frozen=True, slots=True)
class Part:
    """A thing that was understood; `lead` says what kind of thing it is."""

    lead: str
    words: str


def understood(question: Question, best: Hit | None = None) -> tuple[Part, ...]:
    """The parts, nothing when the words were taken just as words: saying them back would tell nothing.

    Where exactly one place fits, its document is named as it is printed.
    """
    if best is not None and best.eid and question.address_words:
        return (Part("", best.title), Part("", _capital(question.address_words)))
    if not (question.number or question.eid or question.phrases):
        return ()
    parts = []
    if question.number:
        parts.append(Part(_("văn bản số"), question.number.upper()))
    for phrase in question.phrases:
        parts.append(Part(_("đúng cụm"), " ".join(phrase)))
    left = [word for word in question.exact or question.words if word not in {"luat", "luật"} or not question.number]
    if left and not question.phrases:
        parts.append(Part("", " ".join(left)))
    if question.eid:
        parts.append(Part("", _capital(question.address_words)))
    return tuple(parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
