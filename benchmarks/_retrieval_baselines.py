"""What the ranking is compared with: BM25 over syllables, over pairs too, and PostgreSQL's own rank."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import psycopg
from _retrieval_data import Article, Key

from pholuat.config.postgres.throwaway import throwaway
from pholuat.library.retrieval.words import forms, pairs

MOST = 20
Ranking = list[tuple[Key, float]]
Ask = Callable[[str], Ranking]


class Bm25:
    """Okapi BM25 (k1 1.2, b 0.75) in plain Python over bags of terms."""

    def __init__(self, keys: Sequence[Key], bags: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> None:
        self.keys, self.k1 = keys, k1
        mean = sum(map(len, bags)) / max(len(bags), 1)
        self.norms = [k1 * (1 - b + b * len(bag) / mean) for bag in bags]
        self.held: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, bag in enumerate(bags):
            for term, count in Counter(bag).items():
                self.held[term].append((place, count))

    def ask(self, terms: Sequence[str]) -> Ranking:
        """The nearest articles."""
        scores: dict[int, float] = defaultdict(float)
        for term, times in Counter(terms).items():
            held = self.held.get(term, ())
            weight = math.log(1 + (len(self.keys) - len(held) + 0.5) / (len(held) + 0.5)) * times
            for place, count in held:
                scores[place] += weight * count * (self.k1 + 1) / (count + self.norms[place])
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return [(self.keys[place], score) for place, score in best]


def _words(text: str, *, folded: bool) -> list[str]:
    return [both[0 if folded else 1] for both in forms(text)]


def bm25(corpus: Sequence[Article], *, paired: bool, folded: bool) -> Ask:
    """BM25 over syllables, with `paired` over neighbours too; articles are folded where the questions are."""

    def bag(text: str) -> list[str]:
        words = _words(text, folded=folded)
        return words + pairs(words) if paired else words

    engine = Bm25([(each.law, each.num) for each in corpus], [bag(each.whole) for each in corpus])
    return lambda text: engine.ask(bag(text))


@contextmanager
def postgres(corpus: Sequence[Article]) -> Iterator[Ask]:
    """PostgreSQL's text search over folded words, any of them, by ts_rank (lengths taken into account)."""
    with throwaway() as cluster, psycopg.connect(cluster.place.conninfo(), autocommit=True) as connection:
        connection.execute("CREATE TABLE article (place int, words tsvector)")
        with connection.cursor().copy("COPY article (place, words) FROM STDIN") as copy:
            for place, each in enumerate(corpus):
                copy.write_row((place, " ".join(dict.fromkeys(_words(each.whole, folded=True)))[:200_000]))
        connection.execute("CREATE INDEX ON article USING gin (words)")
        connection.execute("ANALYZE article")

        def ask(text: str) -> Ranking:
            wanted = " | ".join(f"'{word}'" for word in dict.fromkeys(_words(text, folded=True)))
            rows = connection.execute(
                "SELECT place, ts_rank(words, query, 1) AS score FROM article, to_tsquery('simple', %s) AS query"
                " WHERE words @@ query ORDER BY score DESC, place LIMIT %s",
                [wanted, MOST],
            )
            return [((corpus[place].law, corpus[place].num), score) for place, score in rows]

        yield ask
