"""Normal forms of Vietnamese text: NFC for storing, one place of the tone mark for matching."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0309\u0303\u0323"


def nfc(text: str) -> str:
    """The text in Unicode NFC, the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def _toned(letters: str) -> str:
    return "".join(nfc(letter + tone) for letter in letters for tone in _TONES)


def _movable() -> re.Pattern[str]:
    """A toned letter and the plain letter after it to which its tone belongs.

    The medial o or u before a, e or y; the u of qu; the i of gi before a vowel. In ua, ia and ưa the tone stands
    on the first letter and stays there.
    """
    word = "[^\\W\\d_]"
    return re.compile(
        f"([{_toned('o')}])([ae])"
        f"|([{_toned('u')}])(y)"
        f"|(?<=q)([{_toned('u')}])([aăâeêioơ])"
        f"|(?<=(?<!{word})g)([{_toned('i')}])([aăâeêoôơuư])",
        re.IGNORECASE,
    )


_MOVABLE = _movable()


def _move(match: re.Match[str]) -> str:
    first, second = (group for group in match.groups() if group)
    apart = unicodedata.normalize("NFD", first)
    return apart[0] + nfc(second + apart[1:])


def tone_key(text: str) -> str:
    """The text with each tone mark where the newer convention puts it, to compare spellings; never for display.

    Both conventions, and the slips that leave no doubt, come to one key:

    >>> tone_key("hòa thúy ủy khỏe qúy qủa gía") == tone_key("hoà thuý uỷ khoẻ quý quả giá")
    True
    >>> tone_key("của mía lụa hoàn toán gìn giữ")
    'của mía lụa hoàn toán gìn giữ'
    """
    return _MOVABLE.sub(_move, nfc(text))
