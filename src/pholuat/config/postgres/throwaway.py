"""A cluster for tests: made in under a second, never written to disk in earnest, gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pholuat.config.postgres import binaries
from pholuat.config.postgres.account import server_account
from pholuat.config.postgres.cluster import SETTINGS, Cluster, reachable
from pholuat.config.postgres.location import Place

HASTY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "200"}


@contextmanager
def throwaway(prefer: str = "", folder: Path | None = None, *, keep: bool = False) -> Iterator[Cluster]:
    """A running cluster with our role, database and extensions; `prefer` is "debian", "wheel" or empty.

    It lies in `folder` (which the server's account has to reach), else in a new one, and is removed at the end; with
    `keep` it stays, and stands there again when the same folder is given next time.
    """
    account = server_account()
    base = folder or Path(tempfile.mkdtemp(prefix="pholuat-"))
    if folder is None and account.is_other:
        base.chmod(0o755)
    programs = reachable(binaries.for_new_cluster(prefer), account, base)
    cluster = Cluster(
        Place(base / "postgres", base / "run"),
        programs,
        base / "postgres.log",
        account,
        settings=SETTINGS | HASTY,
        initdb_options=("--no-sync",),
    )
    if not cluster.place.exists:
        cluster.create()
    process = cluster.start()
    try:
        cluster.ensure_database()
        yield cluster
    finally:
        cluster.stop(process)
        if not keep:
            shutil.rmtree(base, ignore_errors=True)
