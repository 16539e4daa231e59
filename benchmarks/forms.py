"""How long the forms of the largest documents take to make: collected, then docx, text, JSON, Akoma Ntoso, card.

python benchmarks/forms.py [--day 2026-01-01] [--most 5]      needs a loaded library
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable
from typing import TypeVar

from pholuat.config import ready

ready.setup_django()

from django.db.models.functions import Length  # noqa: E402

from pholuat.library import queries  # noqa: E402
from pholuat.portal import cards  # noqa: E402
from pholuat.portal.downloads.collect import whole  # noqa: E402
from pholuat.portal.downloads.forms import FORMS  # noqa: E402
from pholuat.portal.views.cards import card_of  # noqa: E402
from pholuat.portal.views.placed import Placed  # noqa: E402

SITE = "https://luat.example.vn"
Made = TypeVar("Made")


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    """The best of three, in milliseconds, and what was made."""
    best, made = float("inf"), make()
    for _ in range(3):
        begun = time.perf_counter()
        made = make()
        best = min(best, (time.perf_counter() - begun) * 1000)
    return best, made


def main() -> None:
    """One line a document: milliseconds, and kilobytes in brackets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", type=dt.date.fromisoformat, default=dt.date.today())
    parser.add_argument("--most", type=int, default=5)
    options = parser.parse_args()
    found = queries.documents(options.day).annotate(size=Length("text")).order_by("-size", "pk")
    for document in found[: options.most]:
        spent, value = timed(lambda document=document: whole(document, on=options.day, site=SITE))  # type: ignore[misc]
        columns = [f"collect {spent:.0f}"]
        for name, form in FORMS.items():
            spent, content = timed(lambda form=form, value=value: form.make(value))  # type: ignore[misc]
            columns.append(f"{name} {spent:.0f} ({len(content) // 1024})")
        card = card_of(Placed(document, None, options.day, False, ""))
        spent, content = timed(lambda card=card: cards.png(card))  # type: ignore[misc]
        columns.append(f"card {spent:.0f} ({len(content) // 1024})")
        print(f"{document.slug:24} {len(document.text):8} chars ", *columns, sep="  ")


if __name__ == "__main__":
    with ready.database():
        main()
