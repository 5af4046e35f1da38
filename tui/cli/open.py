"""`crossread [CORPUS]`: the explorer."""

import argparse
import gc
import os
import sys

from tui.cli.arguments import COMMANDS, corpus_of

NO_SCREEN = ("", "dumb", "unknown")
"""Kinds of terminal on which no place can be written to."""
WITHOUT = "crossread search, read, claims, compare, stories and extract"


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.prog = "crossread"
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")
    command.add_argument(
        "--restricted",
        action="store_true",
        help="for a login that opens a corpus and nothing else: no other path, no program, no variable (docs/ssh.md)",
    )


def run(arguments: argparse.Namespace) -> int:
    from corpus.errors import CrossreadError

    if arguments.restricted:
        from tui import restricted

        if not restricted.on():  # by an abbreviation of the option
            restricted.confine()
    _named_rightly(arguments.paths)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CrossreadError(f"the explorer needs a terminal (over SSH: ssh -t); {WITHOUT} work without one")
    if not sys.stderr.isatty():
        raise CrossreadError("the explorer draws on standard error, which isn't a terminal: start it without 2>")
    if (kind := os.environ.get("TERM", "")) in NO_SCREEN:
        raise CrossreadError(f"this terminal (TERM={kind or 'unset'}) can't show the explorer; {WITHOUT} work here")
    gc.disable()  # until the first screen stands: a tenth of a start went into looking for garbage where there is none
    corpus = corpus_of(arguments.paths)
    if arguments.restricted:
        from tui.restricted import guard

        guard(corpus)
    from tui.app import explore

    return explore(corpus)


def _named_rightly(paths: list[str]) -> None:
    """A path that isn't there may be a command, mistyped."""
    if len(paths) == 1 and not os.path.lexists(paths[0]):
        from difflib import get_close_matches

        from corpus.errors import CrossreadError

        close = get_close_matches(paths[0], COMMANDS, 1)
        hint = f"did you mean crossread {close[0]}?" if close else "name a folder of articles, or article files"
        raise CrossreadError(f"{paths[0]}: no such file or folder; {hint}")
