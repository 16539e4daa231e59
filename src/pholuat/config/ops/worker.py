"""The background worker: runs the queue, and holds the lock that keeps migrations away while it lives."""

from __future__ import annotations

import asyncio
import os

import psycopg
from procrastinate.contrib.django import app

from pholuat.config.ops.schema import SCHEMA_LOCK, SchemaState, connect, schema_state
from pholuat.library.search import keeper

WORKER_NAME = "pholuat worker"
WATCH_SECONDS = 15.0


class WrongSchemaError(Exception):
    """The database and this code do not belong together."""

    def __init__(self, state: SchemaState) -> None:
        if state.unknown:
            super().__init__(f"Cơ sở dữ liệu mới hơn mã nguồn này ({', '.join(state.unknown)}): hãy cập nhật mã nguồn.")
        else:
            super().__init__("Cấu trúc cơ sở dữ liệu chưa được cập nhật: chạy `pholuat migrate` trước.")


def run_worker(*, concurrency: int) -> None:
    """Works until SIGTERM or Ctrl-C; jobs under way are finished first.

    Raises WrongSchemaError, and ConnectionError when the session that holds the lock is lost.
    """
    with connect(WORKER_NAME) as guard:
        guard.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        state = schema_state()
        if not state.fits:
            raise WrongSchemaError(state)
        keeper.start()
        asyncio.run(_work(guard, concurrency))


async def _work(guard: psycopg.Connection, concurrency: int) -> None:
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector):
        async with app.open_async():
            work = asyncio.create_task(
                app.run_worker_async(
                    name=f"{os.uname().nodename}:{os.getpid()}",
                    concurrency=concurrency,
                    shutdown_graceful_timeout=30,
                    delete_jobs="successful",
                )
            )
            watch = asyncio.create_task(_watch(guard))
            await asyncio.wait({work, watch}, return_when=asyncio.FIRST_COMPLETED)
            lost = watch.done()
            for task in (work, watch):
                task.cancel()
            await asyncio.gather(work, watch, return_exceptions=True)
            if lost:
                raise ConnectionError("mất kết nối tới cơ sở dữ liệu")


async def _watch(guard: psycopg.Connection) -> None:
    """Returns when the session that holds the lock is gone."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            await asyncio.to_thread(guard.execute, "SELECT 1")
        except psycopg.OperationalError:
            return
