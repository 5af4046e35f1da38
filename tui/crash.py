"""A fault of the program is kept for its authors; the user gets one line."""

import traceback
from datetime import datetime

from corpus.places import state_folder
from tui.printable import printable

LARGEST = 1 << 20
"""Bytes of the log beyond which another is begun; the one before is kept."""


def write_log(error: Exception) -> str:
    """Appends the traceback to a log in the user's state folder; returns what to tell the user about it."""
    try:
        path = state_folder() / "crash.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".log.old"))
        with path.open("a", encoding="utf8", errors="backslashreplace") as log:
            log.write(f"{datetime.now().isoformat(timespec='seconds')}\n")
            log.write(printable("".join(traceback.format_exception(error))))
    except OSError as failure:
        return f"no log could be written ({failure.strerror})"
    return f"please report it with {path}"
