"""What belongs on one line of a head and was torn by a narrow column, a web page or a table written as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.vietnamese.fold import fold

NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam")
MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc\W*")
NUMBER = re.compile(r"(?:luat |phap lenh |nghi quyet )?so ?:? ?\d{1,6}[a-z]{0,2} ?/[\w&.,]+(?: ?[/-] ?[\w&.,]+)*")
WORD_OF_NUMBER = re.compile(r"(?:luat |phap lenh |nghi quyet )?so ?:?")
DAY = re.compile(r"[^\d,;:()]{2,40}, ?ngay \d{1,2} thang \d{1,2} nam \d{4}")
PART_OF_PLACE = re.compile(r"[A-ZĐ][^\W\d_A-Z]{1,6}")
ORGANS = (
    "uy ban nhan dan", "uy ban thuong vu quoc hoi", "hoi dong nhan dan", "hoi dong phoi hop", "thu tuong chinh phu",
    "chinh phu", "quoc hoi", "toa an nhan dan toi cao", "vien kiem sat nhan dan toi cao", "bo tu phap", "bo tai chinh",
    "bo noi vu", "so tu phap",
)  # fmt: skip
MOST_LINES, MOST_LETTERS = 3, 90


def whole_lines(lines: Sequence[str]) -> list[str]:
    """The lines, with nation, motto, number, day and organ each on one where two or three only make it together."""
    whole: list[str] = []
    at = 0
    while at < len(lines):
        taken = next((count for count in range(MOST_LINES, 1, -1) if _is_torn(lines[at : at + count], count)), 1)
        whole.append(" ".join(lines[at : at + taken]))
        at += taken
    return whole


def _is_torn(parts: Sequence[str], count: int) -> bool:
    if len(parts) < count or sum(map(len, parts)) > MOST_LETTERS:
        return False
    folded = [fold(part).strip() for part in parts]
    together = " ".join(folded)
    if NATION.fullmatch(together) or MOTTO.fullmatch(together):
        return True
    if WORD_OF_NUMBER.fullmatch(folded[0]) or DAY.fullmatch(together):
        pattern = NUMBER if WORD_OF_NUMBER.fullmatch(folded[0]) else DAY
        whole = any(pattern.fullmatch(part) for part in folded[1:])
        return bool(pattern.fullmatch(together)) and (not whole or PART_OF_PLACE.fullmatch(parts[0]) is not None)
    organ = next((name for name in ORGANS if together == name or together.startswith(f"{name} ")), "")
    return bool(organ) and "".join(parts).isupper() and len(" ".join(folded[:-1])) < len(organ)
