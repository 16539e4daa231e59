"""Understands a question: a document number, the address of a provision, wishes, phrases in quotes, and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pholuat.library.search.lexemes import accented_words, folded_words
from pholuat.library.search.numbers import Number, parts, read_number
from pholuat.library.search.places import read_place
from pholuat.library.search.results import Question, Wish
from pholuat.library.search.spoken import told_in_full, without_question
from pholuat.library.search.wishes import only_year, place_behind, read_wishes
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import nfc

LONGEST_QUESTION = 1_000
MOST_WORDS = 60
LONGEST_WORD = 60

PHRASE = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
SPACES = re.compile(r"\s+")
_ASKS_MEANING = re.compile(r"\bla gi\b|\bduoc hieu\b|\bkhai niem\b|\bduoc goi\b|\bnghia la\b|^[\"“]")
# Dashes and slashes that a keyboard or a word processor puts in place of the plain ones.
SIGNS = str.maketrans(
    dict.fromkeys("\u2012\u2013\u2014\u2015\u2212\uff0d", "-") | dict.fromkeys("\u2044\u2215\uff0f", "/")
)


def clean(query: str) -> str:
    """The question as one line of NFC text without control characters, at most LONGEST_QUESTION characters."""
    line = SPACES.sub(" ", CONTROL.sub(" ", nfc(query[: 2 * LONGEST_QUESTION]))).strip()
    return nfc(line)[:LONGEST_QUESTION].strip()


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _both(text: str) -> tuple[str, str]:
    """The text folded, and the text itself where letter stands for letter, else the folded one again."""
    folded = fold(text)
    return folded, text if len(folded) == len(text) else folded


def _behind(number: Number, folded: str, text: str) -> tuple[Wish | None, int]:
    """Whose the number is, and how far the words reach that say it."""
    wish = place_behind(folded[number.end :], text[number.end :], parts(number.key).notation)
    return wish, len(folded) if wish else number.end


def analyse(query: str) -> Question:
    """What the words that a person typed mean; never fails, whatever was typed."""
    asked = clean(query)
    phrases = tuple(words for found in PHRASE.findall(asked) if (words := folded_words(found)))
    folded, rest = _both(PHRASE.sub(lambda match: match.group(1), asked).translate(SIGNS))
    wishes: list[Wish] = []
    number = read_number(folded)
    place = read_place(_blanked(folded, [(number.start, number.end)] if number else []), rest)
    if place:
        folded, rest = _blanked(folded, place.spans), _blanked(rest, place.spans)
        # What is left may be a number that nothing else stands beside.
        number = number or read_number(" ".join(folded.split()) if not folded.strip(" ,;") else folded)
    if number:
        issuer, end = _behind(number, folded, rest)
        wishes += [issuer] if issuer else []
        rest = _blanked(rest, [(number.start, end)])
    folded, rest = _both(SPACES.sub(" ", told_in_full(rest)).strip())
    found, spans = read_wishes(folded, rest) if not phrases else ((), [])
    wishes += [wish for wish in found if not (number and wish.kind == "type")]
    rest = without_question(_blanked(rest, spans))
    words = tuple(word for word in folded_words(rest) if len(word) <= LONGEST_WORD)[:MOST_WORDS]
    if wishes and only_year(words):
        words = ()
    spoken = tuple(word for word in accented_words(rest) if len(word) <= LONGEST_WORD)[: len(words)]
    return Question(
        asked=asked,
        number=number.key if number else "",
        number_words=number.words if number else "",
        eid=place.eid if place else "",
        address_words=place.words if place else "",
        phrases=phrases,
        words=words,
        exact=spoken if spoken != words and len(spoken) == len(words) else (),
        meaning=bool(_ASKS_MEANING.search(fold(asked))),
        wishes=tuple(wishes),
    )
