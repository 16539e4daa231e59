"""What the parser tells the reviewer: short codes and Vietnamese words, each with its line.

gap: a number is missing before this one; double: the number just was there; back: it breaks the order; far: it is
too far off to belong to the list; swap: two stand in each other's place; address: an eId had to be told apart;
unknown: words of no known part. Whether the number is believed all the same, the words say.
"""

from __future__ import annotations

from pholuat.lawtext.address import AddressError, parse
from pholuat.lawtext.model import Kind, Notice
from pholuat.lawtext.structure.lines import Opening
from pholuat.lawtext.structure.sequence import Step, Verdict

NAMES = {
    Kind.PART: "Phần",
    Kind.CHAPTER: "Chương",
    Kind.SECTION: "Mục",
    Kind.SUBSECTION: "Tiểu mục",
    Kind.ARTICLE: "Điều",
    Kind.CLAUSE: "Khoản",
    Kind.POINT: "Điểm",
    Kind.ANNEX: "Phụ lục",
}

_BELIEVED = {
    Step.BACK: "{name} {num} đứng sau {before}: sai thứ tự",
    Step.FAR: "{name} {num} đứng sau {before}: thiếu số ở giữa",
    Step.GAP: "{name} {num} đứng sau {before}: thiếu số ở giữa",
    Step.DOUBLE: "{name} {num} có hai lần liền nhau",
    Step.SWAP: "{name} {num} đứng trước số liền trước nó",
}
_DOUBTED = {
    Step.GAP: "“{name} {num}” đứng sau {before} trong khi số còn thiếu đến sau: giữ là lời văn",
    Step.DOUBLE: "“{name} {num}” lặp lại số vừa có: giữ là lời văn",
    Step.BACK: "“{name} {num}” đứng sau {before}, sai thứ tự: giữ là lời văn",
    Step.FAR: "“{name} {num}” cách quá xa {before}: giữ là lời văn",
}


def of_step(line: int, opening: Opening, verdict: Verdict, before: str) -> Notice:
    """A number that does not count on: a gap, a double, a break of order."""
    name = NAMES[opening.kind]
    last = f"{name} {before}" if before else "chỗ mở đầu"
    words = (_BELIEVED if verdict.believed else _DOUBTED)[verdict.step]
    return Notice(line, verdict.step.value, words.format(name=name, num=opening.num, before=last))


def of_double(line: int, eid: str, nth: int) -> Notice:
    """Two provisions would have the same address; the later one gets another."""
    try:
        place = parse(eid).words()
    except AddressError:
        place = eid
    return Notice(line, "address", f"{place[:1].upper()}{place[1:]} đã có ở trên: đây là lần thứ {nth}")


def of_unknown(line: int) -> Notice:
    """Lines of a kind that the parser does not know."""
    return Notice(line, "unknown", "Không rõ lời từ dòng này thuộc phần nào của văn bản")
