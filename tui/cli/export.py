"""`crossread export …`: claims, comparisons and notes for other tools."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import NOTHING_FOUND
from tui.cli.arguments import add_corpus, corpus_of
from tui.cli.output import say, write_data

if TYPE_CHECKING:
    from corpus.annotations import Annotations
    from corpus.folder import Corpus
    from tui.evidence import Evidence
    from tui.evidence_formats import Format

WHAT = ("claims", "compare", "notes")
FORMATS = ("csv", "jsonl", "webannotation", "markdown")
PAGE = 500
"""Claims read at once: the whole of a large corpus goes through a pipe in little memory."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "what",
        metavar="WHAT",
        choices=WHAT,
        help="claims (of a query, or all), compare (two articles or more, or a story), or notes (with tags, marks and "
        "verdicts)",
    )
    command.add_argument(
        "words", metavar="QUERY|ID", nargs="*", help="a query; for compare the ids of articles, or of one story"
    )
    command.add_argument(
        "-f", "--format", choices=FORMATS, help="how it is written (default by the ending of FILE, else csv)"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="a file to write (default standard output)")
    command.add_argument("--force", action="store_true", help="write over FILE where it is there already")
    command.add_argument("--json", action="store_true", help="the same as --format jsonl")
    add_corpus(command)


def run(arguments: argparse.Namespace) -> int:
    from corpus.annotations import Annotations
    from tui.evidence_formats import lines, save

    output = Path(arguments.output) if arguments.output else None
    form = _format(arguments, output)
    corpus = corpus_of(arguments.corpus)
    if output:
        _check(output, corpus, arguments.force)
    kept = Annotations.load(corpus)
    words = " ".join(arguments.words)
    if arguments.what == "claims":
        pieces = claims(corpus, words, kept)
    elif arguments.what == "compare":
        pieces = compared(corpus, arguments.words)
    else:
        pieces = notes(corpus, words, kept)
    count = 0

    def counted() -> "Iterator[Evidence]":
        nonlocal count
        for piece in pieces:
            count += 1
            yield piece

    written = lines(counted(), form, f"{corpus.name}: {arguments.what} {words}".rstrip())
    if output is None:
        for line in written:
            write_data(line)
        if not count:
            say(f"nothing to export: {_nothing(arguments.what, words)}")
        return 0 if count else NOTHING_FOUND
    first = next(written, None)
    if first is None:
        say(f"nothing to export: {_nothing(arguments.what, words)}")
        return NOTHING_FOUND

    def whole() -> Iterator[str]:
        yield first
        yield from written

    save(output, whole(), arguments.force)
    say(f"{count:,} {'piece' if count == 1 else 'pieces'} of evidence written to {output}")
    return 0


def _format(arguments: argparse.Namespace, output: Path | None) -> "Format":
    from corpus.errors import CrossreadError
    from tui.evidence_formats import format_of

    given: Format | None = arguments.format
    if arguments.json and given not in (None, "jsonl"):
        raise CrossreadError(f"--json is --format jsonl, and --format {given} another; leave one of them out")
    return given or ("jsonl" if arguments.json else None) or (format_of(output) if output else None) or "csv"


def _check(output: Path, corpus: "Corpus", force: bool) -> None:
    """Refuses at once what could not be written in the end."""
    from corpus.errors import CrossreadError
    from corpus.readers import reader

    if output.is_dir():
        raise CrossreadError(f"{output}: is a folder; name a file in it")
    if output.exists() and not force:
        raise CrossreadError(f"{output}: is there already; name another file, or add --force")
    if not output.parent.is_dir():
        raise CrossreadError(f"{output.parent}: no such folder; make it first")
    if reader(output.name) and output.resolve().is_relative_to(corpus.root):
        raise CrossreadError(f"{output}: lies in the corpus, where it would be read as an article; name another place")


def _nothing(what: str, words: str) -> str:
    if what == "compare":
        return "the articles share no claim"
    found = "no claim" if what == "claims" else "no note, verdict, tag or mark"
    return f"{found} answers {words!r}" if words else f"there is {found}"


def claims(corpus: "Corpus", query: str, kept: "Annotations") -> "Iterator[Evidence]":
    """The claims that answer a query, or all of the corpus."""
    from corpus.errors import UnreadableError
    from tui.evidence import claim_evidence
    from tui.indexing import ready_index

    index = ready_index(corpus)
    at = 0
    while True:
        results = index.claims(query, PAGE, at, kept=kept, words=False)
        for hit in results.hits:
            try:
                article = index.article(hit.entry.id)
            except UnreadableError as error:
                say(f"crossread export: {error}")
                continue
            if hit.record["span"][1] <= len(article.text):  # changed since it was indexed
                yield claim_evidence(article, hit.record)
        at += len(results.hits)
        if not results.hits or at >= results.total:
            return


def compared(corpus: "Corpus", names: list[str]) -> "Iterator[Evidence]":
    """The threads of some articles, or of one story."""
    from claims.comparison import compare
    from corpus.errors import CrossreadError
    from tui.cli.articles import find_article
    from tui.cli.stories import stories_of
    from tui.cli.story import find_story
    from tui.evidence import comparison_evidence

    if not names:
        raise CrossreadError("compare needs two articles or more, or a story; name their ids")
    if len(names) == 1:
        names = list(find_story(stories_of(corpus), names[0]).articles)
    articles = [find_article(corpus, name) for name in names]
    yield from comparison_evidence(compare(articles, aliases=corpus.settings.aliases))


def notes(corpus: "Corpus", query: str, kept: "Annotations") -> "Iterator[Evidence]":
    """What a person added to the articles that answer a query, or to all."""
    from corpus.article import Article, Locator
    from corpus.errors import AnnotationsError, UnreadableError
    from tui.evidence import note_evidence, noted_articles
    from tui.indexing import ready_index

    if kept.fault:
        raise AnnotationsError(kept.fault)
    index = ready_index(corpus, claims=False)
    wanted = set(index.ids(query, kept)) if query else None
    for name in noted_articles(kept):
        if wanted is not None and name not in wanted:
            continue
        try:
            article = index.article(name)
        except (KeyError, UnreadableError):
            say(f"crossread export: {name}: is no longer in the corpus; what was added to it is told without its text")
            article = Article(name, "", name, Locator(""))
        yield from note_evidence(article, kept)
