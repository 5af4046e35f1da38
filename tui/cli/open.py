"""`crossread [CORPUS]`: the explorer."""

import argparse
import os
import sys

from tui.cli.arguments import corpus_of


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.prog = "crossread"
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")


def run(arguments: argparse.Namespace) -> int:
    from corpus.errors import CrossreadError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CrossreadError("the explorer needs a terminal; without one use crossread search, read or extract")
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
        raise CrossreadError("this terminal (TERM=dumb) can't show the explorer; crossread search and read work here")
    corpus = corpus_of(arguments.paths)
    from tui.app import explore

    return explore(corpus)
