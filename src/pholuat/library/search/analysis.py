"""Understands a question: a document number, the address of a provision, phrases in quotes, and plain words."""

from __future__ import annotations

import re

from pholuat.library.retrieval.signals import ASKS_MEANING
from pholuat.library.search.lexemes import accented_words, folded_words
from pholuat.library.search.results import Question
from pholuat.library.search.spoken import told_in_full, without_question
from pholuat.vietnamese.fold import fold, fold_number
from pholuat.vietnamese.normal import nfc

LONGEST_QUESTION = 1_000
MOST_WORDS = 60
LONGEST_WORD = 60

# 30/2020/NĐ-CP, 3289/QĐ-UBND, 14-2012-qh13, 35/2013: folded, spaces allowed around the signs.
_NOTATION = r"[a-z]+\d*(?:\s?-\s?[a-z]+\d*)*"
NUMBER = re.compile(
    r"(?<![\w/-])\d{1,6}(?:\.\d{1,3})?[a-z]?(?:"
    rf"\s?/\s?(?:19|20)\d\d(?:\s?/\s?{_NOTATION})?"
    rf"|\s?/\s?{_NOTATION}"
    r"|-(?:19|20)\d\d-[a-z]+\d*(?:-[a-z]+\d*)*"
    r"|\s(?:19|20)\d\d\s(?:nd|qd|tt|ttlt|nq|ct|ql)\s?[- ]?[a-z]{2,}"
    r"|-[a-z]{2,}(?:-[a-z]+)+"
    r")(?![\w/])"
    # "nghị định 30 năm 2020": the kind before it says that it is a number.
    r"|(?:(?<=nghi dinh )|(?<=thong tu )|(?<=quyet dinh )|(?<=nghi quyet )|(?<=nghi dinh so )|(?<=thong tu so ))"
    r"\d{1,6}(?:\snam)?\s(?:19|20)\d\d(?![\w/])"
)
_LEVEL = r"\b{word}\s+(?P<{name}>{form})(?![\w/-])"
LEVELS = {
    "article": re.compile(_LEVEL.format(word="dieu", name="article", form=r"\d{1,4}[a-z]?")),
    "clause": re.compile(_LEVEL.format(word="khoan", name="clause", form=r"\d{1,3}[a-z]?")),
    "point": re.compile(_LEVEL.format(word="diem", name="point", form=r"[a-z]{1,2}")),
}
PHRASE = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
SIGN = re.compile(r"\s*([/-])\s*")
# The kind of document stands in its number already; "nghị định số 30/2020/NĐ-CP" asks for no word more.
TYPE_BEFORE = re.compile(
    r"\b(?:bo luat|luat|phap lenh|nghi dinh|thong tu lien tich|thong tu|nghi quyet lien tich|nghi quyet|quyet dinh"
    r"|chi thi|ke hoach|cong van|van ban hop nhat|van ban)?\s*(?:so)?\s*$"
)
SPACES = re.compile(r"\s+")


def clean(query: str) -> str:
    """The question as one line of NFC text without control characters, at most LONGEST_QUESTION characters."""
    return SPACES.sub(" ", CONTROL.sub(" ", nfc(query[: 2 * LONGEST_QUESTION]))).strip()[:LONGEST_QUESTION]


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _number(text: str) -> tuple[str, str]:
    """The key of the first document number, and the text without it."""
    folded = fold(text)
    match = NUMBER.search(folded) if len(folded) == len(text) else None
    if not match:
        return "", text
    key = SIGN.sub(r"\1", match.group())
    key = re.sub(r"\s+(?:nam\s+)?(?=(?:19|20)\d\d)|(?<=\d)\s+", "/", key)
    if "/" not in key:
        head, *rest = key.split("-")
        key = "/".join([head, rest[0], "-".join(rest[1:])]) if rest[0].isdigit() else f"{head}/{'-'.join(rest)}"
    prefix = TYPE_BEFORE.search(folded[: match.start()])
    return fold_number(key), _blank(text, prefix.start() if prefix else match.start(), match.end())


def _address(text: str) -> tuple[str, str, str]:
    """The eId of the provision named, its official words, and the text without it."""
    folded = fold(text)
    if len(folded) != len(text):
        return "", "", text
    found = {level: pattern.search(folded) for level, pattern in LEVELS.items()}
    article, clause, point = found["article"], found["clause"], found["point"]
    if not article:
        return "", "", text
    eid, words = f"art_{article['article']}", f"Điều {article['article']}"
    text = _blank(text, *article.span())
    if clause:
        eid, words = f"{eid}__cl_{clause['clause']}", f"khoản {clause['clause']} {words}"
        text = _blank(text, *clause.span())
    if point:
        letter = text[point.start("point") : point.end("point")].lower()
        token = letter.replace("đ", "dd")
        eid, words = f"{eid}__point_{token}", f"điểm {letter} {words}"
        text = _blank(text, *point.span())
    return eid, words, text


def analyse(query: str) -> Question:
    """What the words that a person typed mean; never fails, whatever was typed."""
    asked = clean(query)
    phrases = tuple(words for found in PHRASE.findall(asked) if (words := folded_words(found)))
    number, rest = _number(PHRASE.sub(lambda match: match.group(1), asked))
    eid, address_words, rest = _address(rest)
    rest = without_question(told_in_full(rest))
    words = tuple(word for word in folded_words(rest) if len(word) <= LONGEST_WORD)[:MOST_WORDS]
    spoken = tuple(word for word in accented_words(rest) if len(word) <= LONGEST_WORD)[:MOST_WORDS]
    return Question(
        asked=asked,
        number=number,
        eid=eid,
        address_words=address_words,
        phrases=phrases,
        words=words,
        exact=spoken if spoken != words and len(spoken) == len(words) else (),
        meaning=bool(ASKS_MEANING.search(fold(asked))),
    )
