"""Citations against excerpts of official texts that were labelled by reading."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from pholuat.config.env import data_dir
from pholuat.lawtext.citations import find
from pholuat.lawtext.model import Source
from pholuat.lawtext.structure import parse
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


def test_a_code_has_the_places_that_it_cites_in_itself() -> None:
    path = data_dir() / "laws/codes/bo-luat-hinh-su-2015.json.gz"
    if not path.is_file():
        pytest.skip(f"không có {path}")
    text = json.loads(gzip.decompress(path.read_bytes()))["raw_text"]
    blocks = parse(Source(text)).blocks
    known = {f"#{block.eid}" for block in blocks}
    targets = [target for one in find(text, blocks) for target in one.targets if target.startswith("#")]
    assert len(targets) > 1000
    assert sum(target in known for target in targets) / len(targets) > 0.99
