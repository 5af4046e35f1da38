"""Opening what a stranger may have put in a file's place: an ordinary file, or an error; never a wait for a pipe."""

import os
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG

from corpus.errors import UnreadableError

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to would hold us for ever; of an ordinary file this asks nothing."""
NOT_ORDINARY = "is no ordinary file and is left out; save what it holds to a file"


def open_ordinary(file: Path) -> BufferedReader:
    """The file, open to read bytes; raises `OSError`, and `UnreadableError` for a pipe, a device or a folder."""
    handle = os.open(file, _READING)
    try:
        if S_ISREG(os.fstat(handle).st_mode):
            return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    raise UnreadableError(NOT_ORDINARY)
