"""Taking turns at a file that several processes, and several people, may write."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

BETWEEN = 0.02
"""Seconds between two tries."""


@contextmanager
def turn(folder: Path, patience: float) -> Iterator[None]:
    """Holds off all others that take turns in `folder`; raises `TimeoutError` after `patience` seconds.

    The lock is on the folder itself: no lock file appears in it, who may only read it can't be kept out by
    permissions on one, and it ends with its process. A file system without locks (some shares) gives none.
    """
    try:
        handle = os.open(folder, os.O_RDONLY) if fcntl else None
    except PermissionError:  # a folder that may be written but not listed
        handle = None
    if handle is None:
        yield
        return
    try:
        give_up = time.monotonic() + patience
        while not _taken(handle):
            if time.monotonic() >= give_up:
                raise TimeoutError
            time.sleep(BETWEEN)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # this file system knows no locks
        return True
    return True
