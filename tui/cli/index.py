"""`crossread index`: builds or refreshes the index."""

import argparse

from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.output import say, write_json


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")
    command.add_argument(
        "--in-corpus", action="store_true", help="keep the index inside the corpus (.crossread/), shared by all its readers"
    )
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from tui.indexing import refresh_with_bar

    corpus = corpus_of(arguments.paths or arguments.corpus)
    report = refresh_with_bar(corpus, in_corpus=arguments.in_corpus)
    for fault in corpus.faults:
        say(f"crossread: {fault}")
    if arguments.json:
        write_json(
            {
                "corpus": corpus.name,
                "articles": report.total,
                "added": report.added,
                "changed": report.changed,
                "removed": report.removed,
                "seconds": round(report.seconds, 3),
                "directory": str(report.directory),
                "faults": [{"path": f.path, "line": f.line, "message": f.message} for f in corpus.faults],
            }
        )
        return 0
    say(
        f"{corpus.name}: {report.total} articles indexed"
        f" ({report.added} new, {report.changed} changed, {report.removed} removed) in {report.seconds:.1f} s"
    )
    return 0
