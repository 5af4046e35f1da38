"""`crossread compare A B …`: what articles say of each other."""

import argparse
import sys
from typing import TYPE_CHECKING

from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.articles import find_article
from tui.cli.output import write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from claims.comparison import Comparison
    from corpus.article import Article


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("articles", metavar="ARTICLE", nargs="+", help="two or more articles: ids, or files")
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from claims.comparison import compare
    from corpus.errors import CrossreadError

    if len(arguments.articles) < 2:
        raise CrossreadError("compare needs two articles or more; name another id or file")
    corpus = corpus_of(arguments.corpus)
    articles: list[Article] = []
    twice: list[str] = []
    for name in arguments.articles:
        article = find_article(corpus, name)
        # Of two files the ids may be the same, so the files count as well.
        if any((article.id, article.path) == (other.id, other.path) for other in articles):
            twice.append(f"{printable_line(name)} is given twice")
        else:
            articles.append(article)
    if len(articles) < 2:
        raise CrossreadError(f"{twice[0]}; name another id or file to compare it with")
    for line in dict.fromkeys(twice):
        sys.stderr.write(f"{line}; it is compared once\n")
    show(compare(articles, aliases=corpus.settings.aliases), arguments.json)
    return 0


def show(comparison: "Comparison", as_json: bool) -> None:
    """Prints a comparison as its reader wants it."""
    if as_json:
        from claims.comparison_records import comparison_record

        write_json(comparison_record(comparison))
    else:
        from tui.cli.threads import show_comparison

        show_comparison(comparison)
