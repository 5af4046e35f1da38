"""Memory that is free, given back: a build is done in passes, and what one has grown is no use to the next."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Gives what was freed back to the system, where the C library would keep it (glibc: 20 MB after each pass)."""
    with suppress(AttributeError, OSError, TypeError):  # another library, or none that can be asked so
        ctypes.CDLL(None).malloc_trim(0)
