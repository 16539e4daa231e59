"""`pholuat run`: database server, structure, demo, then web and worker, until Ctrl-C or SIGTERM ends them all."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pholuat.config import env
from pholuat.config.ops.children import Child
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.ownership import Server, serving

READY_PATH = "/suc-khoe/san-sang"
READY_SECONDS = 120.0
WEB_PATIENCE, WORKER_PATIENCE = 10.0, 35.0
TICK, STEADY_TICK = 0.5, 2.0


class StartRefusedError(Exception):
    """The start was refused; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to run: the address, and whether the demo province is shown."""

    home: Path
    bind: str
    port: int
    demo: bool


def supervise(plan: Plan) -> int:
    """Runs everything until it is told to stop; 0 then, 1 when the start was refused."""
    try:
        with ExitStack() as stack:
            stack.enter_context(_told_to_stop())
            _require_free_port(plan)
            server = stack.enter_context(_database(plan.home))
            _prepare(plan, stack)
            web = _child(plan, "web", "--bind", plan.bind, "--port", str(plan.port))
            worker = _child(plan, "worker")
            for child, patience in ((worker, WORKER_PATIENCE), (web, WEB_PATIENCE)):
                stack.callback(child.stop, patience)
                child.start()
            _watch(plan, server, [web, worker])
    except KeyboardInterrupt:
        _say("Đã dừng.")
        return 0
    except (StartRefusedError, PostgresError) as refusal:
        _say(str(refusal))
        return 1
    return 0


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """SIGTERM and SIGHUP stop us as Ctrl-C does; a second one does not cut the ending short."""

    def stop(_sign: int, _frame: FrameType | None) -> None:
        for sign in signs:
            signal.signal(sign, signal.SIG_IGN)
        _say("Đang dừng…")
        raise KeyboardInterrupt

    signs = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = {sign: signal.signal(sign, stop) for sign in signs}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


@contextmanager
def _database(home: Path) -> Iterator[Server | None]:
    if env.text("DATABASE_URL"):
        yield None
        return
    with serving(home, say=_say, sole=True) as server:
        yield server


def _require_free_port(plan: Plan) -> None:
    with socket.socket(socket.AF_INET6 if ":" in plan.bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((plan.bind, plan.port))
        except OSError as error:
            raise StartRefusedError(
                f"Không dùng được cổng {plan.port} ở {plan.bind} ({error.strerror}). Có thể một chương trình khác "
                f"đang dùng. Chọn cổng khác: make run PORT={plan.port + 1}"
            ) from None


def _prepare(plan: Plan, stack: ExitStack) -> None:
    steps = [("migrate", "--static"), *([("demo",)] if plan.demo else [])]
    for name, *options in steps:
        child = _child(plan, name, *options)
        stack.callback(child.stop, WEB_PATIENCE)
        child.start()
        if child.wait():
            raise StartRefusedError(f"Bước `pholuat {name}` không xong; xem các dòng trên, hoặc {plan.home / 'log'}.")


def _child(plan: Plan, name: str, *options: str) -> Child:
    environment = os.environ | {
        "PHOLUAT_HOME": str(plan.home),
        "DEMO": "yes" if plan.demo else "no",
        "PYTHONUNBUFFERED": "1",
        "PHOLUAT_SUPERVISED": "1",
    }
    return Child(name, [sys.executable, "-m", "pholuat.config.cli", name, *options], plan.home / "log", environment)


def _watch(plan: Plan, server: Server | None, children: list[Child]) -> None:
    announced, until = False, time.monotonic() + READY_SECONDS
    while True:
        time.sleep(TICK if not announced else STEADY_TICK)
        now = time.monotonic()
        if server:
            server.revive()
        for child in children:
            child.keep(now)
        if not announced and _ready(plan):
            announced = True
            _announce(plan)
        elif not announced and now > until:
            announced = True
            _say(f"Sau {READY_SECONDS:.0f} giây vẫn chưa sẵn sàng; xem {plan.home / 'log'} hoặc chạy `pholuat doctor`.")


def _address(plan: Plan) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(plan.bind, plan.bind)  # noqa: S104
    return f"http://{host}:{plan.port}"


def _ready(plan: Plan) -> bool:
    try:
        with urllib.request.urlopen(_address(plan) + READY_PATH, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _announce(plan: Plan) -> None:
    print(f"\nPhổ Luật đã sẵn sàng: {_address(plan)}/", flush=True)
    signins = plan.home / "demo-sign-ins.txt"
    if plan.demo and signins.exists():
        print(signins.read_text(encoding="utf-8").rstrip(), flush=True)
    print("Dừng: Ctrl-C\n", flush=True)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
