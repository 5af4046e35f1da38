"""The `crossread` command. Arguments are parsed before anything heavy is imported.

Exit status: 0 done; 1 nothing found; 2 unusable arguments or input; 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence

from tui import __version__

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""For numpy, before it is imported: its products here are small, and threads made a comparison 30 to 110 % slower."""
NOTHING_FOUND, UNUSABLE, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; no exception leaves it."""
    os.environ.setdefault(*ONE_THREAD)
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] in (["--version"], ["-V"]):
        sys.stdout.write(f"crossread {__version__}\n")
        return 0
    try:
        if "--restricted" in words:
            from tui.restricted import confine

            confine()
        from tui.cli.arguments import parse

        arguments = parse(words)
        return int(arguments.run(arguments))
    except SystemExit as leaving:  # argparse leaves so after --help and after an error that it has printed
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    except KeyboardInterrupt:
        sys.stderr.write("crossread: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe, such as head, has enough
        _silence_stdout()
        return 0
    except Exception as error:  # noqa: BLE001 - the outermost door
        return _report(error)


def _report(error: Exception) -> int:
    """Says in one line what went wrong; a fault of the program itself goes to a log with its traceback."""
    from corpus.errors import CrossreadError
    from tui.cli.output import say

    if isinstance(error, CrossreadError):
        message = str(error)
    elif isinstance(error, OSError):
        message = f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
    else:
        from tui.crash import write_log

        message = f"internal error: {type(error).__name__}: {error}; {write_log(error)}"
    say(f"crossread: {message}")
    return UNUSABLE


def _silence_stdout() -> None:
    """Lets the interpreter's last flush of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
