"""As whom the server runs: as ourselves, or, since PostgreSQL refuses root, as `postgres` (else `nobody`)."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pholuat.config.postgres.errors import PostgresError


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether the server runs as somebody else than we do."""
        return self.uid != os.geteuid()

    def process_arguments(self) -> dict[str, Any]:
        """Arguments for `subprocess` that run a program as this account."""
        if not self.is_other:
            return {"cwd": "/"}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}

    def may_enter(self, folder: Path) -> bool:
        """Whether the account can pass through `folder` and all above it (those that do not exist do not count)."""
        return all(_passable(one, self) for one in (folder, *folder.parents) if one.exists())

    def give(self, folder: Path) -> None:
        """Makes `folder` and hands it to the account with mode 700; parents that are missing let the account pass."""
        if self.is_other:
            make_open(folder.parent)
        else:
            folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.is_other and folder.stat().st_uid != self.uid:
            os.chown(folder, self.uid, self.gid)
        if folder.stat().st_uid != self.uid:
            raise PostgresError(f"{folder} thuộc về người khác, không dùng được cho PostgreSQL")


def server_account() -> Account:
    """The account for the server of whoever runs us."""
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Account(me.pw_name, me.pw_uid, me.pw_gid)
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid)
    raise PostgresError("PostgreSQL không chạy với quyền root, mà máy này không có tài khoản postgres hay nobody")


def make_open(folder: Path) -> None:
    """Makes `folder` and what is missing above it so that every account can pass, whatever the umask says."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir()
            one.chmod(0o755)


def _passable(folder: Path, account: Account) -> bool:
    if account.uid == 0:
        return True
    state = folder.stat()
    if state.st_uid == account.uid:
        return bool(state.st_mode & stat.S_IXUSR)
    if state.st_gid == account.gid:
        return bool(state.st_mode & stat.S_IXGRP)
    return bool(state.st_mode & stat.S_IXOTH)
