"""Child processes that do not outlive us."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(sign: signal.Signals) -> None:
    """The kernel sends us `sign` when the thread that started us is gone, even by kill -9."""
    _libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0)


def dies_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn`: the child gets `sign` when the thread that starts it here is gone."""
    parent = os.getpid()

    def prepare() -> None:
        die_with_parent(sign)
        if os.getppid() != parent:
            os.kill(os.getpid(), sign)

    return prepare
