"""A library of any size grown from the real articles at hand, in which no text stands twice.

An article of the grown library takes the heading of one real article and lines of others, as many as a real article
has; every number in it is drawn anew. So words, their frequencies and the lengths stay those of legal text, while
neighbours repeat as in law, not as in copies. The same seed gives the same library.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from _real import codes, rows
from _retrieval_data import Article, articles

from pholuat.lawtext.readers import read_bytes

NUMBER = re.compile(r"\d+")
TYPES = (("Luật", "quoc-hoi"), ("Nghị định", "chinh-phu"), ("Thông tư", "bo-tu-phap"), ("Quyết định", "gia-lai"))
ARTICLES_EACH = 40


@dataclass(frozen=True)
class Grown:
    """One article of the grown library; `group` numbers its document, days are ordinals."""

    id: int
    group: int
    title: str
    num: str
    heading: str
    body: str
    type: str
    issuer: str
    year: int
    since: int
    until: int


def real_articles(folder: Path) -> list[Article]:
    """Every article at hand: the corpora of questions and the documents of the Ministry's database."""
    found = articles(folder / "retrieval" / "alqac-law.jsonl.xz")
    for name in ("vbpl-structured.jsonl.xz", "vbpl-unstructured.jsonl.xz"):
        for row in rows(folder / "laws" / name):
            found += _of_document(row)
    for path, code in codes(folder / "laws"):
        found += _cut(path.stem, code["raw_text"])
    return found


def _of_document(row: dict[str, str]) -> list[Article]:
    return _cut(row["title"], read_bytes(row["html"].encode(), "van-ban.html").text)


def _cut(title: str, text: str) -> list[Article]:
    pieces = re.split(r"\n(?=Điều \d+[a-zđ]?\. )", text)[1:]
    found = []
    for piece in pieces:
        head, _, body = piece.partition("\n")
        num, _, heading = head.removeprefix("Điều ").partition(". ")
        found.append(Article(title, num, heading.strip(), body.strip()))
    return found


def grow(real: Sequence[Article], size: int, *, seed: int = 1) -> Iterator[Grown]:
    """`size` articles in documents of ARTICLES_EACH."""
    dice = random.Random(seed)
    lines = [line for article in real for line in article.body.split("\n") if line.strip()]
    titles = list(dict.fromkeys(article.law for article in real))
    seen: set[int] = set()
    id_ = 0
    while id_ < size:
        model = dice.choice(real)
        many = max(1, len(model.body.split("\n")))
        drawn = "\n".join(dice.choices(lines, k=many))
        body = NUMBER.sub(lambda _: str(dice.randrange(1, 400)), drawn)
        key = hash(body)
        if key in seen:
            continue
        seen.add(key)
        group = id_ // ARTICLES_EACH
        about = random.Random(group)
        type_, issuer = about.choice(TYPES)
        year = about.randrange(1990, 2026)
        since = dt_ordinal(year) + about.randrange(365)
        until = since + about.randrange(400, 9000) if about.random() < 0.3 else 4_000_000
        title = f"{about.choice(titles)} {group}"
        yield Grown(
            id_, group, title, str(id_ % ARTICLES_EACH + 1), model.heading, body, type_, issuer, year, since, until
        )
        id_ += 1


def dt_ordinal(year: int) -> int:
    """The first of January."""
    return 365 * (year - 1) + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400 + 1
