"""Background work of the library."""

from __future__ import annotations

from procrastinate.contrib.django import app

from pholuat.library.search.common import count_terms


@app.periodic(cron="10 19 * * *")  # 02:10 in Viet Nam
@app.task(queueing_lock="count_common_terms", pass_context=False)
def count_common_terms(timestamp: int) -> int:
    """How common each word is, counted anew once a night; run twice it counts the same."""
    return count_terms()
