"""The suite brings its own PostgreSQL: a throw-away cluster, started when the first test asks for a database.

`DATABASE_URL` set: that server is used instead. `PHOLUAT_TEST_POSTGRES` = debian | wheel chooses whose server the
throw-away cluster runs on. State goes to a temporary home, never to var/. Tests of the pure libraries alone
(`pytest src/pholuat/vietnamese`) load no Django.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest_plugins = ["pholuat.ui.tests.browser"]
ROOT = Path(__file__).parent
PURE = tuple(ROOT / "src" / "pholuat" / room for room in ("vietnamese", "lawtext"))
_stack = ExitStack()


def _temporary(prefix: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    _stack.callback(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    return folder


def _pure_only(arguments: list[str]) -> bool:
    paths = [Path(text.split("::")[0]).absolute() for text in arguments if not text.startswith("-")]
    paths = [path for path in paths if path.exists()]
    return bool(paths) and all(any(path.is_relative_to(room) for room in PURE) for path in paths)


SERVER = None if os.environ.get("DATABASE_URL") else _temporary("pholuat-test-")
if "PHOLUAT_HOME" not in os.environ:
    os.environ["PHOLUAT_HOME"] = str(_temporary("pholuat-home-"))
    (Path(os.environ["PHOLUAT_HOME"]) / "static").mkdir()
if SERVER:
    os.environ["DATABASE_URL"] = f"host={SERVER / 'run'} dbname=pholuat user=pholuat"
os.environ.setdefault("PHOLUAT_SEARCH", "memory")
if not _pure_only(sys.argv[1:]):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
    os.environ.setdefault("PHOLUAT_SHARED_SECONDS", "0")
    importlib.import_module("django").setup()


def _start_server() -> None:
    throwaway = importlib.import_module("pholuat.config.postgres.throwaway").throwaway
    _stack.enter_context(throwaway(os.environ.get("PHOLUAT_TEST_POSTGRES", ""), SERVER))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Under xdist the workers share one server, which this process starts for them."""
    if SERVER and getattr(session.config.option, "numprocesses", None):
        _start_server()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser run last: from the first on, an event loop stands in the main thread, where asyncio.run
    of another test would be refused.
    """
    items.sort(key=lambda item: "browser" in item.keywords)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The server and the temporary folders go when the suite ends."""
    _stack.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """The first test that asks for a database starts the server."""
    if SERVER:
        _start_server()
    yield
