"""A fault of the program is kept for its authors; the user gets one line."""

import traceback
from datetime import datetime

from corpus.places import state_folder


def write_log(error: Exception) -> str:
    """Appends the traceback to a log in the user's state folder; returns what to tell the user about it."""
    try:
        path = state_folder() / "crash.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf8") as log:
            log.write(f"{datetime.now().isoformat(timespec='seconds')}\n")
            traceback.print_exception(error, file=log)
    except OSError as failure:
        return f"no log could be written ({failure.strerror})"
    return f"please report it with {path}"
