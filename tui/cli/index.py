"""`crossread index`: builds or refreshes the index."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.output import say, write_json

if TYPE_CHECKING:
    from corpus.folder import Corpus


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")
    command.add_argument(
        "--in-corpus",
        action="store_true",
        help="keep the index inside the corpus (.crossread/), shared by all its readers",
    )
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from tui.indexing import refresh_with_bar

    corpus = corpus_of(arguments.paths or arguments.corpus)
    directory = _own_directory(corpus) if arguments.in_corpus else None
    report = refresh_with_bar(corpus, directory)
    for fault in report.faults:
        say(f"crossread: {fault}")
    if report.note:
        say(f"crossread: {report.note}")
    if arguments.json:
        write_json(
            {
                "corpus": corpus.name,
                "articles": report.articles,
                "added": report.added,
                "changed": report.changed,
                "removed": report.removed,
                "seconds": round(report.seconds, 3),
                "faults": [{"path": f.path, "line": f.line, "message": f.message} for f in report.faults],
            }
        )
        return 0
    say(
        f"{corpus.name}: {report.articles} articles indexed in {report.seconds:.1f} s"
        f" (files: {report.added} new, {report.changed} changed, {report.removed} gone)"
    )
    return 0


def _own_directory(corpus: "Corpus") -> Path:
    """The folder inside the corpus where its index is from now on, for every reader."""
    from corpus.errors import CrossreadError
    from index.store import own_directory

    if corpus.files is not None:
        raise CrossreadError("--in-corpus needs a folder; files named one by one have no place for an index")
    directory = own_directory(corpus)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CrossreadError(f"{directory} can't be made ({error.strerror}); leave --in-corpus out") from None
    if directory.resolve() != directory:
        raise CrossreadError(f"{directory} is a link to another place; remove it, or leave --in-corpus out")
    return directory
