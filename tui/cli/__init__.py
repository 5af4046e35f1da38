"""The `crossread` command. Arguments are parsed before anything heavy is imported.

Exit status: 0 done; 1 nothing found; 2 unusable arguments or input; 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from tui import __version__

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""For numpy, before it is imported: its products here are small, and threads made a comparison 30 to 110 % slower."""
NOTHING_FOUND, UNUSABLE, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; no exception leaves it."""
    os.environ.setdefault(*ONE_THREAD)
    status = _guarded(list(sys.argv[1:] if argv is None else argv))
    try:
        sys.stderr.flush()
    except OSError:  # nobody is left to be told
        _silence(sys.stderr)
    return status


def _guarded(words: list[str]) -> int:
    try:
        _open_closed()
        try:
            status = _run(words)
        except SystemExit as leaving:  # argparse leaves so after --help and after an error that it has printed
            status = leaving.code if isinstance(leaving.code, int) else UNUSABLE
        sys.stdout.flush()  # here, where a disk that is full can still be told
        return status
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stderr.write("crossread: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe, such as head, has enough
        _silence(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001 - the outermost door
        return _report(error)


def _run(words: list[str]) -> int:
    if words[:1] in (["--version"], ["-V"]):
        sys.stdout.write(f"crossread {__version__}\n")
        return 0
    if "--restricted" in words:
        from tui.restricted import confine

        confine()
    from tui.cli.arguments import parse

    arguments = parse(words)
    return int(arguments.run(arguments))


def _open_closed() -> None:
    """Puts nothing in the place of inputs and outputs that whoever started us has closed.

    Left closed, the next file to be opened would take the number of one, and what is printed would go into it.
    """
    outputs = (sys.stdin, sys.stdout, sys.stderr)
    if all(outputs):
        return
    while (handle := os.open(os.devnull, os.O_RDWR)) < len(outputs):
        os.set_inheritable(handle, True)
    os.close(handle)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="replace"))


def _report(error: Exception) -> int:
    """Says in one line what went wrong; a fault of the program itself goes to a log with its traceback."""
    from corpus.errors import CrossreadError
    from tui.cli.output import say

    if isinstance(error, CrossreadError):
        message = str(error)
    elif isinstance(error, OSError):
        message = f"{error.strerror or error}: {error.filename or 'what is printed cannot be written'}"
        if not error.filename:
            _silence(sys.stdout)
    else:
        from tui.crash import write_log

        message = f"internal error: {type(error).__name__}: {error}; {write_log(error)}"
    say(f"crossread: {message}")
    return UNUSABLE


def _silence(stream: TextIO) -> None:
    """Lets the interpreter's last flush of an output go nowhere."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
