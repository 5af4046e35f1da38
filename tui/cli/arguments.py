"""The command line's words: a table of commands, each a module of this package that is imported when it is called."""

import argparse
import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from tui import __version__
from tui.printable import printable_line

if TYPE_CHECKING:
    from corpus.folder import Corpus

COMMANDS = {
    "open": "open the terminal explorer (what crossread does without a command)",
    "search": "ranked articles with the passages that match",
    "read": "an article as plain text, its claims marked and numbered",
    "claims": "claims, over the whole corpus or those that answer a query",
    "compare": "what two or more articles say of each other",
    "stories": "the corpus grouped into stories: articles that report the same events",
    "story": "one story as compare shows it",
    "extract": "claims, figures, dates, sentences of files, with no corpus and no index",
    "export": "claims, comparisons and notes for other tools",
    "add": "bring files into a corpus",
    "index": "build or refresh the index",
    "doctor": "check the terminal, the corpus and the index",
    "completion": "print the completion script of a shell",
}

EPILOG = """\
CORPUS is a folder of articles, or article files; left out, it is $CROSSREAD_CORPUS, else the sample corpus.
crossread COMMAND --help tells more of a command. Exit status: 0 done, 1 nothing found, 2 unusable arguments or
input, 130 interrupted."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable_line(message)} (see {self.prog} --help)\n")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The namespace of a command line, with `run`, the function that carries it out."""
    words = list(words)
    if not words or words[0] not in (*COMMANDS, "-h", "--help"):
        words.insert(0, "open")
    return parser(only=words[0]).parse_args(words)


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """The whole parser; with `only`, the other commands are named without their options, which spares their import."""
    top = Parser(
        prog="crossread",
        usage="crossread [CORPUS]\n       crossread COMMAND …",
        description="Read one story across many sources, in the terminal.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("-V", "--version", action="version", version=f"crossread {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", title="commands", prog="crossread", parser_class=Parser)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if only in (None, name):
            module = import_module(f"tui.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return top


def add_corpus(command: argparse.ArgumentParser) -> None:
    command.add_argument("--corpus", metavar="CORPUS", action="append", help="folder of articles, or article file")


def count(words: str) -> int:
    """A number of results to show, 1 or more, for `type=`."""
    if not words.isdecimal() or not int(words):
        raise argparse.ArgumentTypeError(f"{words!r} is no number of results; give 1 or more")
    return int(words)


def add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON alone on standard output")


def corpus_of(paths: Sequence[str] | None) -> "Corpus":
    """The corpus that is named, else that of $CROSSREAD_CORPUS, else the sample."""
    from corpus.folder import open_corpus, sample_corpus

    if paths:
        return open_corpus(paths)
    if named := os.environ.get("CROSSREAD_CORPUS"):
        return open_corpus([named])
    return sample_corpus()
