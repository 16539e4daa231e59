"""Child processes that do not outlive us."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn`: the kernel sends `sign` to the child when the thread that started it is gone, even by kill -9."""
    parent = os.getpid()

    def prepare() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), sign)

    return prepare
