"""A process that another has started for its own use, and that ends when that one does, however it ends."""

import ctypes
import os
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1
"""Of Linux's prctl: the signal that this process gets when its parent dies."""


def end_with_parent() -> None:
    """Ends this process once its parent is gone. Its standard input must be a pipe that the parent holds open.

    The pipe closes with the parent on every system; Linux ends this process even where it can't look.
    """
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that was asked for
            os._exit(1)
    threading.Thread(target=_end_with_pipe, daemon=True).start()


def _end_with_pipe() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)
