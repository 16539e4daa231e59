"""The organ that issued a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.lawtext.meta.casing import as_elsewhere, is_capital
from pholuat.lawtext.meta.head import Head
from pholuat.lawtext.meta.parts import Parts
from pholuat.lawtext.number_names import ISSUERS
from pholuat.lawtext.numbers import DocumentNumber, NumberError
from pholuat.vietnamese.fold import fold

KNOWN = {fold(name): name for name in ISSUERS.values()}
ORGAN = re.compile(
    r"(?:bo|uy ban|ubnd|hdnd|hoi dong|so|tong cuc|cuc|chi cuc|vu|van phong|toa an|vien|chinh phu|quoc hoi|ngan hang"
    r"|thu tuong|chu tich|ban|dang|tinh uy|thanh uy|huyen uy|truong|thanh tra|kiem toan|bao hiem|cong an|doan|phong"
    r"|trung tam|hoc vien|dai hoc|tong cong ty|tap doan|cong ty|bo tu lenh|mat tran|hoi|lien doan|tong lien doan)\b"
)
JOINT = re.compile(r"\s+[-–](?:\s+|$)")
BELOW_CENTRE = re.compile(
    r"(ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd)\s+"
    r"(tỉnh|thành phố|tp\.?|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)\s+(.+)",
    re.IGNORECASE,
)
OF_PLACE = re.compile(
    r"(.+?)\s+(TỈNH|THÀNH PHỐ|TP\.?|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(\w+(?:[\s-]+\w+){0,3})"
)
FIELD = re.compile(r"(BỘ|SỞ|BAN|PHÒNG|CỤC|CHI CỤC|TỔNG CỤC|VỤ|THANH TRA)\s+([^\d.]{3,60})")
SIGNS_OF_FIELD = re.compile(r"(,\s+|\s+-\s+|\s+và\s+)")
"""A field is named with a capital letter each: "Sở Nông nghiệp và Môi trường" (Decree 30/2020/NĐ-CP, Annex II)."""

OFFICES = frozenset({"van phong", "thanh tra"})
OFFICE = re.compile(
    r"(?:chu tich|thu tuong|bo truong|thong doc|chanh an|vien truong|giam doc|tong |cuc truong|chu nhiem|thu truong)\b"
    r"|(?:hoi dong|uy ban) nhan dan\b(?! (?:cap|cac)\b)"
)
ENACTOR = re.compile(
    r"^(?:(?:Bộ trưởng|Thống đốc|Chánh án|Viện trưởng|Tổng Thanh tra|Chủ nhiệm|Chủ tịch)\s+)?"
    r"(?P<organ>(?:Bộ|Quốc hội|Chính phủ|Thủ tướng Chính phủ|Ngân hàng Nhà nước|Tòa án|Toà án|Viện kiểm sát|Ủy ban"
    r"|Uỷ ban|Hội đồng|Thanh tra Chính phủ|Tổng Kiểm toán nhà nước)\b.{0,80}?)\s+(?:ban hành|quyết định)\b"
)


def is_enactor(line: str) -> bool:
    """True for the line in capitals, between subject and legal bases, that says who enacts the document."""
    folded = fold(line)
    return is_capital(line) and (folded in KNOWN or bool(OFFICE.match(folded)) or bool(BELOW_CENTRE.fullmatch(line)))


def issuer_of(head: Head, parts: Parts, number: str, consolidator: str) -> str:
    """The issuer in the letters in which running text names it; the last organ of a head is the one that signs."""
    if consolidator:
        return _small(consolidator, parts)
    organs, joint = _organs([line for line in head.above if is_capital(line)])
    if organs:
        return " - ".join(_small(organ, parts) for organ in (organs if joint else organs[-1:]))
    return _of_number(number) or _enactor(parts)


def _organs(lines: Sequence[str]) -> tuple[list[str], bool]:
    """The organs that the lines name, each once, and whether they issue jointly: a dash stands between two of them.

    What begins with no organ's word carries the one before on.
    """
    organs: list[str] = []
    joint = dash = False
    for line in lines:
        for name in JOINT.split(line):
            if ORGAN.match(fold(name)) and not _goes_on(organs, name):
                joint = joint or (dash and bool(organs))
                organs.append(name)
            elif organs and name:
                organs[-1] += f" - {name}" if dash else f" {name}"
            dash = True
        dash = line.endswith(("-", "–"))
    return list(dict.fromkeys(organs)), joint


def _goes_on(organs: Sequence[str], name: str) -> bool:
    """True where the name before is only known whole with this one: "NGÂN HÀNG NHÀ NƯỚC" "VIỆT NAM"."""
    return bool(organs) and fold(f"{organs[-1]} {name}") in KNOWN


def _small(organ: str, parts: Parts) -> str:
    """The organ's name in small letters: as known, as the document writes it, or by the rule for local organs."""
    if not is_capital(organ):
        return organ
    known = KNOWN.get(fold(organ)) or as_elsewhere(organ, (*parts.preamble, *parts.provisions[:200]))
    if known:
        return known
    local = BELOW_CENTRE.fullmatch(organ)
    if local:
        return f"{local[1][:1].upper()}{local[1][1:].lower()} {_place(local[2], local[3])}"
    of_place = OF_PLACE.fullmatch(organ)
    if of_place and FIELD.fullmatch(of_place[1]):
        return f"{_small(of_place[1], parts)} {_place(of_place[2], of_place[3])}"
    field = FIELD.fullmatch(organ)
    if field:
        parted = SIGNS_OF_FIELD.split(field[2].lower())
        return " ".join([field[1].capitalize(), "".join(part[:1].upper() + part[1:] for part in parted)])
    return organ.capitalize() if fold(organ) in OFFICES else organ


def _place(level: str, name: str) -> str:
    return f"{level.lower()} {' '.join(word[:1] + word[1:].lower() for word in name.split())}"


def _of_number(number: str) -> str:
    try:
        issuers = DocumentNumber.parse(number).issuers
    except NumberError:
        return ""
    return " - ".join(issuers)


def _enactor(parts: Parts) -> str:
    for line in parts.preamble:
        found = ENACTOR.match(line)
        if found:
            return KNOWN.get(fold(found["organ"]), found["organ"])
    return ""
