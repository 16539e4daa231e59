"""Search: quality of the ranking on questions with known answers, beside BM25 and PostgreSQL in the same run."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import _retrieval_baselines as baselines
from _retrieval_baselines import Ask, Ranking
from _retrieval_data import Article, Question, articles, fill, questions

from pholuat.config.env import data_dir
from pholuat.library.everyday import Everyday, delivered, gathered, key_of
from pholuat.library.retrieval.index import Index
from pholuat.library.retrieval.ranker import rank
from pholuat.library.retrieval.signals import Asked
from pholuat.library.search.analysis import analyse
from pholuat.library.search.meant import as_meant
from pholuat.library.search.planning import compared

SETS = (
    ("ALQAC", "alqac-law.jsonl.xz", "alqac-questions.dev.jsonl"),
    ("VLSP", "vlsp-lter-law.jsonl.xz", "vlsp-lter.dev.jsonl"),
)
SHOWN = 20


def as_the_product(text: str, index: Index, everyday: Everyday) -> Asked:
    """What the product looks for when somebody types the text."""
    return compared(as_meant(analyse(text), frequency=index.frequency, everyday=everyday))


def everyday_words() -> Everyday:
    """The everyday words that come with the product."""
    return gathered((key_of(each.words), each.term) for each in delivered())


def ours(corpus: Sequence[Article], everyday: Everyday | None = None) -> Ask:
    """The product's own ranking over a scratch index in memory; with its everyday words unless others are given."""
    index = Index()
    fill(index, corpus)
    said = everyday_words() if everyday is None else everyday

    def ask(text: str) -> Ranking:
        found = rank(index, as_the_product(text, index, said))[:SHOWN]
        return [((corpus[each.candidate.id].law, corpus[each.candidate.id].num), each.score) for each in found]

    return ask


def run(ask: Ask, asked_for: Sequence[Question]) -> tuple[dict[str, Ranking], list[float]]:
    """The answer to each question by id, and the milliseconds of each."""
    answers, times = {}, []
    for question in asked_for:
        start = time.perf_counter()
        answers[question.id] = ask(question.text)
        times.append(1000 * (time.perf_counter() - start))
    return answers, times


def figures(answers: dict[str, Ranking], asked_for: Sequence[Question], times: Sequence[float]) -> dict[str, Any]:
    """Means over the questions that have an answer in the corpus; recall = share of a question's articles found."""
    judged = [question for question in asked_for if question.relevant]
    ranks = {question.id: [key for key, _ in answers[question.id]] for question in judged}

    def reciprocal(question: Question) -> float:
        places = [place for place, key in enumerate(ranks[question.id][:10], 1) if key in question.relevant]
        return 1 / places[0] if places else 0.0

    def recall(question: Question, most: int) -> float:
        return len(question.relevant & set(ranks[question.id][:most])) / len(question.relevant)

    def mean(values: Sequence[float]) -> float:
        return round(statistics.fmean(values), 4) if values else 0.0

    quantiles = statistics.quantiles(times, n=20) if len(times) > 1 else [*times, *times] * 10
    return {
        "mrr10": mean([reciprocal(question) for question in judged]),
        **{f"recall{most}": mean([recall(question, most) for question in judged]) for most in (1, 5, 20)},
        "p50_ms": round(statistics.median(times), 2) if times else 0.0,
        "p95_ms": round(quantiles[18], 2) if times else 0.0,
    }


def measured(corpus: Sequence[Article], asked_for: Sequence[Question], *, folded: bool) -> Any:
    """Our answers, and the figures of all ways; the baselines are left out where nothing can be judged."""
    answers, times = run(ours(corpus), asked_for)
    judged = [question for question in asked_for if question.relevant]
    result: dict[str, Any] = {"n": len(judged), **figures(answers, asked_for, times), "baselines": {}}
    ways: dict[str, Ask] = {}
    with ExitStack() as stack:
        if judged:
            ways["bm25"] = baselines.bm25(corpus, paired=False, folded=folded)
            ways["bm25_pairs"] = baselines.bm25(corpus, paired=True, folded=folded)
            ways["postgres"] = stack.enter_context(baselines.postgres(corpus))
        for name, ask in ways.items():
            found, took = run(ask, asked_for)
            result["baselines"][name] = figures(found, asked_for, took)
            result["baselines"][name]["answers"] = found
    return answers, result


def _write_run(path: Path, answers: dict[str, Ranking]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for id_, ranking in answers.items():
            ranked = [{"law_id": law, "article_id": num, "score": round(score, 5)} for (law, num), score in ranking]
            out.write(json.dumps({"id": id_, "ranked": ranked}, ensure_ascii=False, separators=(",", ":")) + "\n")


def _one(options: argparse.Namespace) -> int:
    corpus = articles(options.corpus)
    asked_for = questions(options.questions, corpus, folded=options.fold)
    answers, result = measured(corpus, asked_for, folded=options.fold)
    for each in result["baselines"].values():
        each.pop("answers")
    if options.run:
        _write_run(options.run, answers)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
    else:
        for name, values in (("phổ luật", result), *result["baselines"].items()):
            print(f"{name:12} " + "  ".join(f"{key} {values[key]}" for key in values if key != "baselines"))
    return 0


def _line(name: str, half: str, values: dict[str, Any], count: int) -> str:
    columns = "  ".join(f"{values[key]:.3f}" for key in ("mrr10", "recall1", "recall5", "recall20"))
    return f"{name:24} {half:5} {count:4}  {columns}  {values['p50_ms']:7.1f} {values['p95_ms']:7.1f}"


def _table() -> int:
    """Both sets, with accents and without, tuned half and other half apart."""
    folder = data_dir() / "retrieval"
    if not folder.is_dir():
        print(f"không có {folder}: bỏ qua", file=sys.stderr)
        return 0
    print(f"{'':24} {'half':5} {'n':>4}   mrr10  rec1   rec5   rec20   p50 ms  p95 ms")
    for title, laws, file in SETS:
        corpus = articles(folder / laws)
        for folded in (False, True):
            asked_for = questions(folder / file, corpus, folded=folded)
            answers, result = measured(corpus, asked_for, folded=folded)
            print(f"{title}, {'không dấu' if folded else 'có dấu'}")
            for name in (*result["baselines"], "pholuat"):
                found = answers if name == "pholuat" else result["baselines"][name]["answers"]
                times = result if name == "pholuat" else result["baselines"][name]
                for half in (True, False):
                    part = [question for question in asked_for if question.even is half]
                    values = figures(found, part, []) | {key: times[key] for key in ("p50_ms", "p95_ms")}
                    count = sum(bool(question.relevant) for question in part)
                    print(_line(f"  {name}", "tuned" if half else "other", values, count), flush=True)
    return 0


def main() -> int:
    """With --corpus and --questions one measurement; without them the table of the sets at hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="TỆP", help="{law_id, article_id, text} mỗi dòng")
    parser.add_argument("--questions", type=Path, metavar="TỆP", help="{id, question|statement, relevant?} mỗi dòng")
    parser.add_argument("--fold", action="store_true", help="bỏ dấu của câu hỏi")
    parser.add_argument("--run", type=Path, metavar="TỆP", help="ghi 20 điều đầu của từng câu hỏi ra tệp này")
    parser.add_argument("--json", action="store_true", help="một dòng JSON")
    options = parser.parse_args()
    if bool(options.corpus) != bool(options.questions):
        parser.error("--corpus và --questions phải đi cùng nhau")
    return _one(options) if options.corpus else _table()


if __name__ == "__main__":
    sys.exit(main())
