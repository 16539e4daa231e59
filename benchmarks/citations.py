"""Citations measured: golden excerpts of official texts, the official codification, and time.

    python benchmarks/citations.py

1. Golden excerpts (tests/golden_citations.jsonl): precision and recall of targets and of whole spans, apart for
   documents whose sha1 of the number is even (tuned on) and odd (not tuned on).
2. Official codification (Pháp điển): of the cross references that its editors recorded and whose article is named in
   the citing text itself, how many are found. (They record by topic too, so there is no precision.)
3. The codes: how many of the places that they cite in themselves they have (a wrong reading mostly names none).
4. Seconds for each code, and for its text once, ten and a hundred times over.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import _real

from pholuat.config.env import data_dir
from pholuat.lawtext.citations import find
from pholuat.lawtext.model import Block, Role, Source
from pholuat.lawtext.structure import parse
from pholuat.lawtext.tests.golden import cited_in, excerpts
from pholuat.vietnamese.fold import fold

_NUMBER = re.compile(r"\d+/\d{4}/[\w-]+")


@dataclass
class Score:
    """Counts of things found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[Any], wanted: set[Any]) -> None:
        """Count one excerpt."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return f"P {precision:.4f}  R {recall:.4f}  (đúng {self.right}, thấy {self.found}, cần {self.wanted})"


def golden(show: bool) -> None:
    """Part 1."""
    scores = {(half, what): Score() for half in ("even", "odd") for what in ("targets", "spans")}
    for record in excerpts():
        found = cited_in(record)
        wanted = [(phrase, tuple(targets)) for phrase, targets in record["cites"]]
        targets = [{(n, target) for n, target in _counted(t for _, ts in side for t in ts)} for side in (found, wanted)]
        spans = [set(_counted(phrase for phrase, _ in side)) for side in (found, wanted)]
        scores[record["half"], "targets"].add(*targets)
        scores[record["half"], "spans"].add(*spans)
        if show and (targets[0] != targets[1] or spans[0] != spans[1]):
            print(record["half"], record["number"], record["at"], record["text"], found, wanted, sep="\n   ")
    for (half, what), score in scores.items():
        print(f"{half:5} {what:8} {score}")


def _counted(values: Iterator[str]) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for value in values:
        seen[value] = seen.get(value, 0) + 1
        yield seen[value], value


@dataclass(frozen=True)
class Article:
    """One article of the codification."""

    number: str
    title: str
    article: str
    text: str
    related: tuple[str, ...]


def codified() -> dict[str, Article]:
    """All articles of the codification at hand, by their code."""
    articles = {}
    for path in sorted((data_dir() / "laws/phap-dien").glob("*.jsonl")):
        for record in _real.rows(path):
            named = record["van_ban"] or record["trich_dan"] or ""
            number = _NUMBER.search(named)
            if number is None:
                continue
            title = re.match(r"(Luật|Bộ luật) số \S+ (.+?) ngày", named)
            related = re.findall(r"Điều ([\d.]+\.[A-ZĐ]+(?:\.\d+)*)\.\s", " ".join(record["lien_quan"]))
            articles[record["ma"]] = Article(
                number[0],
                f"{title[1]} {title[2]}" if title else "",
                str(record["dieu"]),
                record["noi_dung"] or "",
                tuple(related),
            )
    return articles


def codification(show: bool) -> None:
    """Part 2."""
    articles = codified()
    counts = {"trong": Score(), "ngoài": Score()}
    for article in articles.values():
        blocks = (Block(Role.PROVISION, f"art_{article.article}", 0, len(article.text)),)
        targets = {target for one in find(article.text, blocks) for target in one.targets}
        articled = {fold(re.sub(r"__.*", "", target)) for target in targets}
        for code in set(article.related) & set(articles):
            other = articles[code]
            inside = other.number == article.number
            if not _names(article, other, inside=inside):
                continue
            names = [""] if inside else [other.number, other.title]
            hit = any(fold(f"{name}#art_{other.article}") in articled for name in names if inside or name)
            counts["trong" if inside else "ngoài"].add({code} if hit else set(), {code})
            if show and not hit:
                print(
                    article.number,
                    article.article,
                    "->",
                    other.number,
                    other.title,
                    other.article,
                    article.text[:600],
                    sep=" | ",
                )
    for where, score in counts.items():
        print(f"Pháp điển, {where} văn bản: tìm thấy {score.right}/{score.wanted}")


def _names(article: Article, other: Article, *, inside: bool) -> bool:
    """The text itself names the other article: by number, and by its document when that is another one."""
    if re.search(rf"Điều {other.article}(?!\w)", article.text) is None:
        return False
    if inside:
        return (
            re.search(rf"Điều {other.article},? (?:của )?(?:Luật|Nghị định|Thông tư|Quyết định) này", article.text)
            is not None
        )
    names = [other.number, *([other.title] if other.title else [])]
    return any(
        re.search(
            rf"Điều {other.article}(?!\w)[^.;\n]{{0,60}}{re.escape(fold(name))}",
            fold(article.text).replace("dieu", "Điều"),
        )
        for name in names
    )


def codes() -> Iterator[tuple[str, str]]:
    """Name and text of each code at hand."""
    for path, code in _real.codes(data_dir() / "laws"):
        yield path.name.removesuffix(".json.gz"), code["raw_text"]


def inside() -> None:
    """Part 3."""
    for name, text in codes():
        start = time.perf_counter()
        blocks = parse(Source(text)).blocks
        parsed = time.perf_counter()
        targets = [target for one in find(text, blocks) for target in one.targets if target.startswith("#")]
        seconds = time.perf_counter() - parsed
        known = {f"#{block.eid}" for block in blocks}
        there = sum(target in known for target in targets)
        print(f"{name}: {there}/{len(targets)} đích có; cấu trúc {parsed - start:.2f} s, trích dẫn {seconds:.2f} s")


def timing() -> None:
    """Part 4."""
    for name, text in codes():
        seconds = []
        for times in (1, 10, 100) if name == "bo-luat-dan-su-2015" else (1,):
            start = time.perf_counter()
            found = len(find(text * times))
            seconds.append(f"×{times}: {time.perf_counter() - start:.2f} s, {found} trích dẫn")
        print(f"{name} ({len(text)} ký tự, không có khối) " + "; ".join(seconds))


if __name__ == "__main__":
    golden("--show" in sys.argv)
    if (data_dir() / "laws").is_dir():
        codification("--show" in sys.argv)
        inside()
        timing()
    else:
        print(f"Không có thư mục dữ liệu {data_dir()}: bỏ qua phần 2, 3 và 4")
