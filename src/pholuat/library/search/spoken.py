"""How people ask: words that only make a question of it say nothing of the law, and some names are cut short."""

from __future__ import annotations

import re

from pholuat.library.search.tables import ABBREVIATIONS
from pholuat.vietnamese.fold import fold

_FULL = {fold(short): words for short, words in ABBREVIATIONS.items()} | ABBREVIATIONS
_SHORT = re.compile(rf"(?<![\w/-])(?:{'|'.join(_FULL)})(?![\w/-])", re.IGNORECASE)
_ASKING = (
    "như thế nào",
    "thế nào",
    "là bao nhiêu",
    "bao nhiêu",
    "bao lâu",
    "khi nào",
    "lúc nào",
    "ở đâu",
    "tại sao",
    "vì sao",
    "là gì",
    "sau đây",
    "gì",
    "nào",
)
_ALSO_BARE = [*_ASKING, *map(fold, _ASKING)]
_QUESTION = re.compile(
    rf"^\s*(?:ai|những ai|nhung ai)(?!\w)|(?<!\w)(?:{'|'.join(_ALSO_BARE)})(?!\w)"
    r"|(?<!\w)(?:(?:hay|có|được|phải|đúng|co|duoc|phai) (?:không|khong)"
    r"|(?:(?:là|la) )?(?:đúng hay sai|dung hay sai))\s*[?.]*\s*$",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"(?<=\s)(?:không|khong)\s*[?.]*\s*$", re.IGNORECASE)
_WHETHER = re.compile(r"(?<!\w)(?:có|được|phải|co|duoc|phai)\s", re.IGNORECASE)


def told_in_full(text: str) -> str:
    """The text with the usual abbreviations written out, without accents where the person types none.

    >>> told_in_full("BLDS điều 651")
    'Bộ luật Dân sự điều 651'
    >>> told_in_full("blds dieu 651")
    'bo luat dan su dieu 651'
    """
    bare = fold(text) == text.lower()

    def full(match: re.Match[str]) -> str:
        words = _FULL[match[0].lower()]
        return fold(words) if bare and match[0].islower() else words

    return _SHORT.sub(full, text)


def without_question(text: str) -> str:
    """The text without the words that make a question of it, unless nothing else is left.

    >>> without_question("hòa giải viên có quyền gì").split()
    ['hòa', 'giải', 'viên', 'có', 'quyền']
    """
    left = _QUESTION.sub(" ", text)
    if left == text and _WHETHER.search(text):
        left = _OR_NOT.sub(" ", text)
    return left if re.search(r"\w", left) else text
