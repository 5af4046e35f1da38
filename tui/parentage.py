"""A process that another has started for its own use, and that ends when that one does, however it ends."""

import ctypes
import os
import signal
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
"""Of Linux's prctl: the signal that this process gets when its parent dies."""
_POLL = 1.0
"""Seconds between two looks whether the parent is still there, where the system doesn't tell."""


def end_with_parent(pipe: bool = True) -> None:
    """Ends this process once its parent is gone.

    Linux sees to it. Elsewhere this process looks whether it has another parent; with `pipe`, standard input is one
    that the parent holds open and never writes to, and that closes with it.
    """
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that was asked for
            os._exit(1)
    else:
        threading.Thread(target=_end_without, args=(parent,), daemon=True).start()
    if pipe:
        threading.Thread(target=_end_with_pipe, daemon=True).start()


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_POLL)
    os._exit(1)


def _end_with_pipe() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)
