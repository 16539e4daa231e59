"""What a doubt is, and what the library can be asked while pages are doubted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pholuat.intake.doubt.counts import PairCounts, shipped

CODES = {
    "confidence": "máy đọc không chắc chữ này",
    "syllable": "tiếng Việt không có âm tiết này",
    "pair": "chữ này ít khi đứng cạnh chữ bên",
    "roman": "số La Mã không đúng hoặc không đúng thứ tự",
    "gap": "số thứ tự bị đứt quãng",
    "date": "ngày tháng không có thật",
    "number": "số, ký hiệu văn bản không đúng mẫu hoặc không khớp",
    "citation": "nơi được viện dẫn không có",
    "digit": "chữ số không chắc hoặc không đúng cách viết",
}
"""Every code with what it means; where several speak of one word, their order here is no rank."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a word should be looked at (in Vietnamese), and what it more likely is; None where nothing is likelier."""

    code: str
    why: str
    mend: str | None = None


def _unknown_number(number: str) -> bool | None:
    return None


def _unknown_provision(number: str, eid: str) -> bool | None:
    return None


@dataclass(frozen=True)
class Known:
    """What the library knows, as plain functions, so that no database is needed.

    `exists`: a document has this number, None where nobody can tell. `has_provision`: the document of this number has
    a provision with this eId. Without a site both know nothing, and the counts are those that come with the product.
    """

    counts: PairCounts = field(default_factory=shipped)
    exists: Callable[[str], bool | None] = _unknown_number
    has_provision: Callable[[str, str], bool | None] = _unknown_provision
