"""`crossread [CORPUS]`: the explorer."""

import argparse
import os
import sys

from tui.cli.arguments import COMMANDS, corpus_of


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.prog = "crossread"
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")


def run(arguments: argparse.Namespace) -> int:
    from corpus.errors import CrossreadError

    _named_rightly(arguments.paths)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CrossreadError("the explorer needs a terminal; without one use crossread search, read or extract")
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
        raise CrossreadError("this terminal (TERM=dumb) can't show the explorer; crossread search and read work here")
    corpus = corpus_of(arguments.paths)
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
