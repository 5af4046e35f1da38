"""`crossread add PATH …`: brings files into a corpus."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import NOTHING_FOUND, UNUSABLE
from tui.cli.arguments import add_json, corpus_of
from tui.cli.output import say, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from corpus.folder import Corpus


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", metavar="PATH", nargs="+", help="files to copy, or folders of which all article files are copied"
    )
    command.add_argument(
        "--corpus", metavar="CORPUS", action="append", help="the folder they come into (default $CROSSREAD_CORPUS)"
    )
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from corpus.bringing import bring
    from tui.indexing import refresh_with_bar

    corpus = _folder(corpus_of(arguments.corpus))
    brought = bring(corpus, [Path(path) for path in arguments.paths])
    report = refresh_with_bar(corpus, claims=False) if any(file.added for file in brought) else None
    if arguments.json:
        write_json(
            {
                "corpus": corpus.name,
                "articles": report and report.articles,
                "files": [
                    {"path": str(f.given), "added": f.added, "articles": f.articles, "skipped": f.skipped or None,
                     "faults": list(f.faults)}
                    for f in brought
                ],
            }
        )  # fmt: skip
    for file in brought:
        for fault in file.faults:
            say(f"crossread add: {fault}")
        if file.skipped:
            say(f"crossread add: {printable_line(str(file.given))}: {file.skipped}")
        elif not arguments.json:
            renamed = "" if file.added == file.given.name else f" as {file.added}"
            say(f"added {printable_line(str(file.given))}{renamed}: {_articles(file.articles)}")
    if report and not arguments.json:
        say(f"{corpus.name}: {_articles(report.articles)} now")
    if any(file.refused for file in brought):
        return UNUSABLE
    return 0 if report else NOTHING_FOUND


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _folder(corpus: "Corpus") -> "Corpus":
    """The corpus, if files can be brought into it."""
    from corpus.errors import CrossreadError
    from corpus.folder import sample_corpus

    if corpus.files is not None:
        raise CrossreadError("files are brought into a folder; name one with --corpus FOLDER")
    if corpus.root == sample_corpus().root:
        raise CrossreadError("the sample corpus is part of the program; name a folder of your own with --corpus FOLDER")
    return corpus
