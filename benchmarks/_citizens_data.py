"""The questions of citizens whose law is at hand, and the laws at hand as one corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from _real import rows
from _retrieval_data import Article, Question, articles

from pholuat.lawtext.model import Kind, ParsedDocument, Provision
from pholuat.library.formats import records
from pholuat.library.naming import name_of
from pholuat.vietnamese.fold import fold, fold_number

# The laws of `alqac-law.jsonl.xz` by the numbers under which citizens' questions know them.
NUMBERS = {
    "Bộ luật dân sự": "91/2015/QH13",
    "Luật An ninh mạng": "24/2018/QH14",
    "Luật Bảo vệ môi trường": "72/2020/QH14",
    "Luật Chăn nuôi": "32/2018/QH14",
    "Luật Cư trú": "68/2020/QH14",
    "Luật Du lịch": "09/2017/QH14",
    "Luật Giáo dục": "43/2019/QH14",
    "Luật Hôn nhân và gia đình": "52/2014/QH13",
    "Luật Phòng, chống ma túy": "73/2021/QH15",
    "Luật Thanh niên": "57/2020/QH14",
    "Luật Tiếp cận thông tin": "104/2016/QH13",
    "Luật Trọng tài thương mại": "54/2010/QH12",
    "Luật Trồng trọt": "31/2018/QH14",
    "Luật Tố tụng hành chính": "93/2015/QH13",
    "Luật Viên chức": "58/2010/QH12",
    "Luật Điện ảnh": "05/2022/QH15",
}
FOLDERS = ("laws/codes", "laws/phap-dien", "laws/vbpl-structured.jsonl.xz")
SIGNS = {Kind.CLAUSE: ".", Kind.POINT: ")"}

Laws = dict[str, str]


def corpus(folder: Path) -> tuple[list[Article], Laws]:
    """The articles of all laws at hand, and the name of each law by the key of its number."""
    found = list(articles(folder / "retrieval" / "alqac-law.jsonl.xz"))
    laws = {fold_number(number): law for law, number in NUMBERS.items()}
    for path in _files(folder):
        for record in records(path):
            document = record.parse()
            name = name_of(document.header, record.facts)
            if name.number_key and name.number_key not in laws:
                laws[name.number_key] = f"{name.type} {name.title} {name.number}".strip()
                found += _articles(laws[name.number_key], document)
    return found, laws


def _files(folder: Path) -> Iterator[Path]:
    for name in FOLDERS:
        path = folder / name
        yield from sorted(path.glob("*.json*")) if path.is_dir() else [path]


def _articles(law: str, document: ParsedDocument) -> Iterator[Article]:
    below: dict[str, list[Provision]] = defaultdict(list)
    for each in document.provisions:
        below[each.parent].append(each)

    def lines(provision: Provision) -> Iterator[str]:
        for child in below[provision.eid]:
            yield f"{child.num}{SIGNS.get(child.kind, '')} {child.heading} {child.text}"
            yield from lines(child)

    for each in document.provisions:
        if each.kind is Kind.ARTICLE:
            yield Article(law, each.num, each.heading, "\n".join([each.text, *lines(each)]).strip())


def citizens(path: Path, known: list[Article], laws: Laws, *, folded: bool) -> list[Question]:
    """The questions of which a law is at hand, with the articles that are; without accents where `folded`."""
    at_hand = {(article.law, article.num) for article in known}
    found = []
    for row in rows(path):
        named = {(laws.get(fold_number(each["law_id"]), ""), str(each["article_id"])) for each in row["relevant"]}
        if relevant := named & at_hand:
            text = fold(row["question"]) if folded else row["question"]
            found.append(Question(str(row["id"]), text, frozenset(relevant)))
    return found
