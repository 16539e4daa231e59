"""Debian packages: installed when we may, named with what they are for when we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

from step import SetupError, run, say, step

LIST = Path(__file__).with_name("debian.toml")


@dataclass(frozen=True, slots=True)
class Package:
    """One package and what it is for."""

    name: str
    stage: str
    why: str
    without: str
    found: tuple[str, ...]

    @property
    def present(self) -> bool:
        """Whether its program or file is on this machine."""
        return any(_exists(one) for one in self.found)


def _exists(pattern: str) -> bool:
    if pattern.startswith("/"):
        return any(Path("/").glob(pattern[1:]))
    return shutil.which(pattern) is not None


def packages(stages: tuple[str, ...]) -> list[Package]:
    """The packages of these stages."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["package"]
    return [Package(**row | {"found": tuple(row["found"])}) for row in rows if row["stage"] in stages]


def privilege() -> list[str] | None:
    """What to put before a command that changes the system: nothing as root, sudo, or None when we may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def ensure(stages: tuple[str, ...]) -> None:
    """Installs what is missing; what cannot be installed is named and does not stop the setup."""
    missing = [one for one in packages(stages) if not one.present]
    if not missing:
        return
    before = privilege()
    if before is not None:
        with step(f"Cài gói Debian: {', '.join(one.name for one in missing)}"):
            try:
                install(before, [one.name for one in missing])
            except SetupError as error:
                say(f"  {error}")
    left = [one for one in missing if not one.present]
    if left:
        say("! Còn thiếu gói của hệ điều hành (không có quyền cài, hoặc cài không được):")
        for one in left:
            say(f"    {one.name}: {one.why}. Khi chưa có: {one.without}.")
        say(f"  Cài bằng: sudo apt-get install {' '.join(one.name for one in left)}")


def install(before: list[str], names: list[str]) -> None:
    """Installs packages without asking anything."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "NEEDRESTART_MODE=a"]
    apt = [*before, *quiet, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"], quiet=True)
    run([*apt, "install", "-y", "--no-install-recommends", *names], quiet=True)
