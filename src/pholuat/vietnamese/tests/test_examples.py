"""The examples in the docstrings hold."""

import doctest
import importlib
from types import ModuleType

import pytest

MODULES = [
    importlib.import_module(f"pholuat.vietnamese.{name}")
    for name in ("dates", "fold", "legacy", "normal", "numbers", "order", "syllables")
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
