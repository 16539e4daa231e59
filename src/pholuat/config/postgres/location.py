"""Where the cluster of an installation lies, and how it is reached."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from pholuat.config.postgres.account import Account, server_account

DATABASE = "pholuat"
USER = "pholuat"
SHARED_STATE = Path("/var/lib/pholuat")
LONGEST_SOCKET_FOLDER = 100 - len("/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Place:
    """Folders of one cluster: `data` is PostgreSQL's, `socket` holds the Unix socket."""

    data: Path
    socket: Path
    elsewhere: bool = False

    @property
    def exists(self) -> bool:
        """Whether a cluster has been made here."""
        return (self.data / "PG_VERSION").exists()

    def conninfo(self, database: str = DATABASE, user: str = USER) -> str:
        """How to connect (Unix socket only)."""
        return f"host={self.socket} dbname={database} user={user}"


def place(home: Path, account: Account | None = None, shared_state: Path = SHARED_STATE) -> Place:
    """Where the cluster of the installation under `home` lies.

    It is `home` itself, unless the server's account cannot enter there (a clone of root's under /root): then it is
    /var/lib/pholuat/<id of the clone>, and no mode of any folder is changed.
    """
    account = account or server_account()
    inside = account.may_enter(home)
    base = home if inside else shared_state / clone_id(home)
    return Place(base / "postgres", _socket_folder(base, home), elsewhere=not inside)


def conninfo(home: Path) -> str:
    """The connection string of the cluster under `home` (Unix socket only)."""
    return place(home).conninfo()


def clone_id(home: Path) -> str:
    """A name of this installation that no other has, made once; safe when two processes ask at once."""
    path = home / "id"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".id.{os.getpid()}.{secrets.token_hex(4)}")
        draft.write_text(secrets.token_hex(6), encoding="ascii")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _socket_folder(base: Path, home: Path) -> Path:
    folder = base / "run"
    if len(str(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    # Always the same folder for every process of this clone, so neither TMPDIR nor XDG_RUNTIME_DIR is asked.
    return Path("/tmp") / f"pholuat-{clone_id(home)}"  # noqa: S108
