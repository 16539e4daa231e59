"""The code of the newest release, and code of tomorrow: today's with one more migration."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from pholuat.config.env import PROJECT_DIR

TOMORROW = "9999_tomorrow"
_MIGRATION = '''"""What the next release might change."""
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("{app}", "{last}")]
    operations = [migrations.RunSQL("{sql}")]
'''


@dataclass(frozen=True, slots=True)
class Code:
    """A tree of code, and the Python that has what it needs."""

    folder: Path
    python: Path

    @property
    def path(self) -> str:
        """What PYTHONPATH has to be for this code to be the one that runs."""
        return str(self.folder / "src")


def newest_release(folder: Path) -> Code:
    """The newest release, laid into the folder; skips where its commit is absent (a shallow clone, no git)."""
    releases = tomllib.loads((PROJECT_DIR / "tools" / "releases.toml").read_text(encoding="utf-8"))["release"]
    commit = releases[-1]["commit"]
    try:
        tree = subprocess.run(["git", "-C", PROJECT_DIR, "archive", commit], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(f"bản sao mã nguồn này không có bản phát hành {releases[-1]['version']} ({commit[:7]})")
    folder.mkdir()
    subprocess.run(["tar", "-x", "-C", folder], input=tree, check=True)
    return Code(folder, _python(folder))


def _python(folder: Path) -> Path:
    """This Python where it has the locked packages of that code, else one of its own."""
    if (folder / "uv.lock").read_bytes() == (PROJECT_DIR / "uv.lock").read_bytes():
        return Path(sys.executable)
    uv = shutil.which("uv") or PROJECT_DIR / "var" / "tools" / "uv" / "bin" / "uv"
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"}}
    words = [uv, "sync", "--frozen", "--no-dev", "--quiet", "--python", sys.executable]
    subprocess.run(words, cwd=folder, env=kept | {"UV_PYTHON_DOWNLOADS": "never"}, check=True)
    return folder / ".venv" / "bin" / "python"


def tomorrow(folder: Path, app: str = "people", sql: str = "COMMENT ON TABLE people_account IS 'tomorrow'") -> Code:
    """Today's code in the folder with a migration that no database has run yet."""
    shutil.copytree(PROJECT_DIR / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "tests"))
    shutil.copy(PROJECT_DIR / "pyproject.toml", folder)
    migrations = folder / "src" / "pholuat" / app / "migrations"
    last = max(path.stem for path in migrations.glob("[0-9]*.py"))
    (migrations / f"{TOMORROW}.py").write_text(_MIGRATION.format(app=app, last=last, sql=sql), encoding="utf-8")
    return Code(folder, Path(sys.executable))
