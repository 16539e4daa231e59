"""Citations against excerpts of official texts that were labelled by reading."""

from __future__ import annotations

import hashlib

import pytest

from pholuat.lawtext.tests.golden import cited_in, excerpts


@pytest.mark.parametrize("half", ["even", "odd"])
def test_golden_excerpts(half: str) -> None:
    right = found = wanted = 0
    for record in (record for record in excerpts() if record["half"] == half):
        labelled = [(phrase, tuple(targets)) for phrase, targets in record["cites"]]
        seen = cited_in(record)
        right += sum(pair in labelled for pair in seen)
        found += len(seen)
        wanted += len(labelled)
    assert wanted > 100
    assert right / found > 0.98
    assert right / wanted > 0.98


def test_the_halves_are_those_of_the_numbers() -> None:
    for record in excerpts():
        odd = int(hashlib.sha1(record["number"].encode(), usedforsecurity=False).hexdigest(), 16) % 2
        assert record["half"] == ("odd" if odd else "even")
        assert all(phrase in record["text"] for phrase, _ in record["cites"])
