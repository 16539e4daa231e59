"""Questions with known answers and the articles that hold them, as files of JSON lines (.xz, .gz or plain)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from _real import is_even, rows

from pholuat.library.retrieval.index import Entry, Index
from pholuat.library.retrieval.words import Text, prepare
from pholuat.vietnamese.fold import fold

Key = tuple[str, str]
YEAR = re.compile(r"\s+(?:19|20)\d\d$")


@dataclass(frozen=True)
class Article:
    """One article of the corpus; the first paragraph of its text is its heading."""

    law: str
    num: str
    heading: str
    body: str

    @property
    def whole(self) -> str:
        """What the article says, heading first."""
        return f"{self.heading}\n{self.body}"


@dataclass(frozen=True)
class Question:
    """What is asked and the articles that answer; `relevant` holds those that stand in the corpus."""

    id: str
    text: str
    relevant: frozenset[Key] = field(default_factory=frozenset)

    @property
    def even(self) -> bool:
        """Tuned on: the sha1 of the id is even."""
        return is_even(self.id)


def articles(path: Path) -> list[Article]:
    """The corpus `{law_id, article_id, text}`."""
    found = []
    for row in rows(path):
        heading, _, body = row["text"].partition("\n")
        found.append(Article(row["law_id"], str(row["article_id"]), heading.strip(), body.strip()))
    return found


def questions(path: Path, corpus: Sequence[Article], *, folded: bool) -> list[Question]:
    """The questions `{id, question or statement, relevant?}`, without accents where `folded`."""
    known = {(article.law, article.num) for article in corpus}
    found = []
    for row in rows(path):
        text = row["question"] if row.get("question") else row["statement"]
        relevant = {(each["law_id"], str(each["article_id"])) for each in row.get("relevant") or ()}
        found.append(Question(str(row["id"]), fold(text) if folded else text, frozenset(relevant & known)))
    return found


def fill(index: Index, corpus: Sequence[Article]) -> None:
    """The corpus as it would stand in the library: a law is a document, the name of the law its title."""
    laws = {law: group for group, law in enumerate(dict.fromkeys(article.law for article in corpus), 1)}
    with index.writer() as writer:
        for id_, article in enumerate(corpus):
            text = Text(YEAR.sub("", article.law), article.heading, article.body)
            writer.add(Entry(id_, laws[article.law], prepare(text), eid=f"art_{article.num}"))
    index.reload()
