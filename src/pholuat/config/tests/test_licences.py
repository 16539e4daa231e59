"""What we stand on may be given on: no package of the house is under the AGPL."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions

import pytest

AGPL = re.compile(r"AGPL|Affero", re.IGNORECASE)
OURS = "pholuat"


def licence(package: Distribution) -> str:
    """What a package says of its licence, in any of the three fields where it may stand."""
    about = package.metadata
    fields = ("License-Expression", "License", "Classifier")
    said = [str(line) for field in fields for line in about.get_all(field) or []]
    return " | ".join(line for line in said if " :: " not in line or line.startswith("License"))


def test_no_package_is_under_the_agpl() -> None:
    assert {package.name for package in distributions() if AGPL.search(licence(package))} == set()


def test_every_package_names_its_licence() -> None:
    assert {package.name for package in distributions() if not licence(package)} - {OURS} == set()


@pytest.mark.parametrize("words", ["AGPL-3.0-only", "GNU Affero General Public License v3", "agplv3+"])
def test_the_words_are_known(words: str) -> None:
    assert AGPL.search(words)
