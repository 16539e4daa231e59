"""`make setup`: from a bare machine with Python 3.11, make and git to an installation that can start.

Uses the standard library only and runs without pip. Each step is skipped when its inputs have not changed. With
`--test` also what the suite needs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import debian
import node
from step import ROOT, SetupError, Stamp, run, say, step
from uv import uv_program

VENV = ROOT / ".venv"


def main(arguments: list[str]) -> int:
    """The exit code: 0, or 1 when the installation cannot start."""
    # What was installed for tests stays installed: the next `make run` does not take it away again.
    test = "--test" in arguments or (VENV / "bin" / "pytest").exists()
    home = Path(os.environ.get("PHOLUAT_HOME") or ROOT / "var").absolute()
    try:
        debian.ensure(("setup", "test") if "--test" in arguments else ("setup",))
        uv = _python_packages(home / "tools", dev=test)
        node.ensure(uv, home / "tools", dev=test)
    except SetupError as error:
        say(f"✗ {error}")
        return 1
    return 0


def _python_packages(tools: Path, *, dev: bool) -> Path:
    inputs = (ROOT / "uv.lock", ROOT / "pyproject.toml", f"{sys.version}{ROOT}")
    whole, lean = Stamp(VENV / ".pholuat-dev", *inputs), Stamp(VENV / ".pholuat", *inputs)
    uv = uv_program(tools)
    if whole.fresh or (lean.fresh and not dev):
        return uv
    with step("Cài các gói Python đã khóa phiên bản"):
        environment = dict(os.environ) | {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
        environment.pop("VIRTUAL_ENV", None)
        options = ["--frozen", "--quiet", "--python", sys.executable, *([] if dev else ["--no-dev"])]
        run([uv, "sync", *options], env=environment)
    (whole if dev else lean).set()
    return uv


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
