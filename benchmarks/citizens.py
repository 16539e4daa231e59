"""Search: what citizens really asked, where the law is at hand; what everyday words give, and what is not found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from _citizens_data import citizens, corpus
from _retrieval_baselines import Ranking
from _retrieval_data import Article, Question
from retrieval import figures, ours, run

from pholuat.config.env import data_dir

WORST = 15
FILE = "zalo-questions.dev.jsonl.xz"


def _line(name: str, half: str, answers: dict[str, Ranking], part: Sequence[Question]) -> str:
    values = figures(answers, part, [])
    columns = "  ".join(f"{values[key]:.3f}" for key in ("mrr10", "recall1", "recall5", "recall20"))
    return f"{name:34} {half:5} {len(part):4}  {columns}"


def _place(question: Question, ranking: Ranking) -> int:
    """Where the first answer stands, 0 where none does."""
    return next((place for place, (key, _) in enumerate(ranking, 1) if key in question.relevant), 0)


def _worst(asked_for: Sequence[Question], answers: dict[str, Ranking], known: Sequence[Article]) -> None:
    """The questions whose answer stands lowest: what was asked, what answers, what stands first instead."""
    headings = {(article.law, article.num): article.heading for article in known}
    placed = sorted((_place(each, answers[each.id]) or 99, each.id, each) for each in asked_for)
    for place, _, question in reversed(placed[-WORST:]):
        (law, num), first = min(question.relevant), answers[question.id][:1]
        print(f"{'—' if place == 99 else place:>3}  {question.text}")
        print(f"     phải là: {law}, Điều {num}. {headings[law, num]}")
        if first:
            key = first[0][0]
            print(f"     đứng đầu: {key[0]}, Điều {key[1]}. {headings[key][:90]}")


def main() -> int:
    """The table with and without everyday words, with and without accents; then the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--worst", action="store_true", help="in những câu hỏi của nửa được chỉnh không tìm thấy điều trả lời"
    )
    options = parser.parse_args()
    folder = data_dir()
    if not (folder / "retrieval" / FILE).is_file():
        print(f"không có {folder / 'retrieval' / FILE}: bỏ qua", file=sys.stderr)
        return 0
    known, laws = corpus(folder)
    print(f"{len({article.law for article in known})} văn bản, {len(known)} điều")
    print(f"{'':34} {'half':5} {'n':>4}  mrr10  rec1   rec5   rec20")
    for folded in (False, True):
        asked_for = citizens(folder / "retrieval" / FILE, known, laws, folded=folded)
        for name, everyday in (("không có từ thường ngày", {}), ("có từ thường ngày", None)):
            answers, _ = run(ours(known, everyday), asked_for)
            for half in (True, False):
                part = [question for question in asked_for if question.even is half]
                title = f"{'không dấu' if folded else 'có dấu'}, {name}"
                print(_line(title, "tuned" if half else "other", answers, part), flush=True)
        if options.worst and not folded:
            _worst([question for question in asked_for if question.even], answers, known)
    return 0


if __name__ == "__main__":
    sys.exit(main())
