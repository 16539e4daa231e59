"""Search: plain words of a few syllables, as most people type them, over all laws at hand; the article expected."""

from __future__ import annotations

import argparse
import sys

from _citizens_data import corpus
from _real import is_even
from _retrieval_baselines import bm25
from _retrieval_data import Question
from retrieval import figures, ours, run

from pholuat.config.env import data_dir
from pholuat.vietnamese.fold import fold, fold_number

# What is typed, the number of the law, its articles that answer: written down before any result was looked at.
WORDS = (
    ("điều kiện kết hôn", "52/2014/QH13", "8"),
    ("độ tuổi kết hôn", "52/2014/QH13", "8"),
    ("đăng ký kết hôn", "52/2014/QH13", "9"),
    ("tài sản chung của vợ chồng", "52/2014/QH13", "33"),
    ("tài sản riêng của vợ chồng", "52/2014/QH13", "43"),
    ("thuận tình ly hôn", "52/2014/QH13", "55"),
    ("cấp dưỡng cho con sau ly hôn", "52/2014/QH13", "82 110 116"),
    ("quyền thừa kế của con nuôi", "91/2015/QH13", "653"),
    ("người thừa kế theo pháp luật", "91/2015/QH13", "651"),
    ("di chúc hợp pháp", "91/2015/QH13", "630"),
    ("đặt cọc", "91/2015/QH13", "328"),
    ("lãi suất vay", "91/2015/QH13", "468"),
    ("họ hụi biêu phường", "91/2015/QH13", "471"),
    ("thay đổi họ tên", "91/2015/QH13", "27 28"),
    ("tuyên bố mất tích", "91/2015/QH13", "68"),
    ("bồi thường thiệt hại do súc vật gây ra", "91/2015/QH13", "603"),
    ("ranh giới đất liền kề", "91/2015/QH13", "175"),
    ("thời gian thử việc tối đa", "45/2019/QH14", "25"),
    ("tiền lương thử việc", "45/2019/QH14", "26"),
    ("tiền lương làm thêm giờ", "45/2019/QH14", "98"),
    ("nghỉ lễ tết", "45/2019/QH14", "112"),
    ("số ngày nghỉ phép năm", "45/2019/QH14", "113"),
    ("nghỉ thai sản mấy tháng", "45/2019/QH14", "139"),
    ("tuổi nghỉ hưu", "45/2019/QH14", "169"),
    ("trợ cấp thôi việc", "45/2019/QH14", "46"),
    ("đơn phương chấm dứt hợp đồng lao động", "45/2019/QH14", "35 36"),
    ("trộm cắp tài sản", "100/2015/QH13", "173"),
    ("lừa đảo chiếm đoạt tài sản", "100/2015/QH13", "174"),
    ("cố ý gây thương tích", "100/2015/QH13", "134"),
    ("tuổi chịu trách nhiệm hình sự", "100/2015/QH13", "12"),
    ("cho vay nặng lãi", "100/2015/QH13", "201"),
    ("đăng ký tạm trú", "68/2020/QH14", "27 28"),
    ("đăng ký thường trú", "68/2020/QH14", "20 21 22"),
    ("xóa đăng ký thường trú", "68/2020/QH14", "24"),
    ("tiêu chuẩn hòa giải viên", "35/2013/QH13", "7"),
    ("quyền của hòa giải viên", "35/2013/QH13", "9"),
    ("ngày pháp luật", "14/2012/QH13", "8"),
    ("giảm trừ gia cảnh", "109/2025/QH15", "10"),
    ("mức lương tối thiểu", "293/2025/NĐ-CP", "3"),
    ("mức hưởng trợ cấp thất nghiệp", "374/2025/NĐ-CP", "15"),
    ("gây ồn ào ban đêm phạt bao nhiêu", "282/2025/NĐ-CP", "9"),
    ("đánh bạc trái phép phạt bao nhiêu", "282/2025/NĐ-CP", "36"),
    ("đốt pháo phạt bao nhiêu", "282/2025/NĐ-CP", "13"),
)


def _questions(laws: dict[str, str], *, folded: bool) -> list[Question]:
    return [
        Question(
            id=words,
            text=fold(words) if folded else words,
            relevant=frozenset((laws[fold_number(number)], article) for article in articles.split()),
        )
        for words, number, articles in WORDS
        if fold_number(number) in laws
    ]


def main() -> int:
    """The table beside BM25, with accents and without; then, with --worst, what does not stand first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--worst", action="store_true", help="in những câu của nửa được chỉnh mà điều mong đợi không đứng đầu"
    )
    options = parser.parse_args()
    if not (data_dir() / "retrieval").is_dir():
        print(f"không có {data_dir() / 'retrieval'}: bỏ qua", file=sys.stderr)
        return 0
    known, laws = corpus(data_dir())
    headings = {(each.law, each.num): each.heading for each in known}
    print(f"{'':24} {'half':5} {'n':>4}  mrr10  rec1   rec5   rec20")
    for folded in (False, True):
        asked_for = _questions(laws, folded=folded)
        ways = {"bm25_pairs": bm25(known, paired=True, folded=folded), "pholuat": ours(known)}
        for name, ask in ways.items():
            answers, _ = run(ask, asked_for)
            for half in (True, False):
                part = [question for question in asked_for if is_even(question.id) is half]
                values = figures(answers, part, [])
                columns = "  ".join(f"{values[key]:.3f}" for key in ("mrr10", "recall1", "recall5", "recall20"))
                title = f"{'không dấu' if folded else 'có dấu'}, {name}"
                print(f"{title:24} {'tuned' if half else 'other':5} {len(part):4}  {columns}", flush=True)
        for question in asked_for if options.worst and not folded else ():
            found = [key for key, _ in answers[question.id]]
            place = next((at for at, key in enumerate(found, 1) if key in question.relevant), 0)
            if is_even(question.id) and place != 1:
                print(
                    f"{place or '—':>3}  {question.text}: {found[0][0]}, Điều {found[0][1]}. {headings[found[0]][:80]}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
