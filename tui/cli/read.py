"""`crossread read ARTICLE`: an article as plain text, its claims marked and numbered."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.articles import find_article
from tui.cli.output import write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from corpus.article import Article


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", metavar="ARTICLE", help="an article's id, or a file")
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from claims.pipeline import extract
    from tui.cli.claimmarks import claim_list, marked_text

    corpus = corpus_of(arguments.corpus)
    article = find_article(corpus, arguments.article)
    found = extract(article.text, article.published, article.title, corpus.settings.aliases).claims
    if arguments.json:
        from claims.records import claim_record

        write_json(
            {
                "id": article.id,
                "title": article.title,
                "outlet": article.outlet,
                "authors": article.authors,
                "published": article.published and article.published.isoformat(),
                "url": article.url,
                "language": article.language,
                "tags": article.tags,
                "path": article.path,
                "hash": article.hash,
                "inferred": sorted(article.inferred),
                "text": article.text,
                "claims": [claim_record(claim) for claim in found],
            }
        )
        return 0
    write(heading(article) + "\n\n" + marked_text(article.text, found).rstrip("\n") + "\n")
    if found:
        write("\nCLAIMS\n")
    for line in claim_list(article.text, found):
        write(line + "\n")
    return 0


def heading(article: "Article") -> str:
    """Title, then outlet, authors and date on a line; what was inferred is marked so."""

    def told(name: str, value: object) -> str:
        return f"{printable_line(str(value))}{' (inferred)' if name in article.inferred else ''}"

    about = [
        told(name, value)
        for name, value in (
            ("outlet", article.outlet),
            ("authors", ", ".join(article.authors)),
            ("published", article.published),
            ("url", article.url),
        )
        if value
    ]
    return "\n".join([told("title", article.title), *([" · ".join(about)] if about else [])])
