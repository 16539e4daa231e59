"""The tables of the encodings of the age of fonts, as the characters that Windows programs show for their bytes."""

from __future__ import annotations

_TCVN3 = (  # bytes A0..FF of TCVN 5712:1993 (VN2); a point is no letter
    "·ĂÂÊÔƠƯĐăâêôơưđẰ·····àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VPS = (  # bytes 80..FF; 02..1D hold the rest of the capitals
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ··ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "·ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ·"
    "àáâãảạă·èéêẽìí·ĩẴĐòóôõ·Ơụùúủ·ỶẼỳ"
)
_VPS_BELOW = dict(zip("ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", "\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d", strict=True))
_VNI_LETTERS = "áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵíìỉĩịđ"
_VNI_CODES = (
    "aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î í ì æ ó ò ñ"
)


def _shown(byte: int) -> str:
    """The character of Windows-1252; the control character where that has none."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _bytes(letters: str, first: int) -> dict[str, str]:
    return {letter: _shown(first + place) for place, letter in enumerate(letters) if letter != "·"}


def tcvn3() -> dict[str, str]:
    """Letter to code. A capital that the fonts lack has the code of its small letter: a capital font shows it."""
    table = _bytes(_TCVN3, 0xA0)
    return {letter.upper(): code for letter, code in table.items()} | table


def vps() -> dict[str, str]:
    """Letter to code."""
    return _bytes(_VPS, 0x80) | _VPS_BELOW


def vni() -> dict[str, str]:
    """Letter to code, one or two characters."""
    table = dict(zip(_VNI_LETTERS, _VNI_CODES.split(), strict=True))
    return {letter.upper(): code.upper() for letter, code in table.items()} | table
