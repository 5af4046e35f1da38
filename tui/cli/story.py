"""`crossread story ID`: one story as `compare` shows it."""

import argparse
from typing import TYPE_CHECKING

from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.compare import show
from tui.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.claim import Extraction
    from corpus.article import Article
    from index.results import Story
    from index.search import Index


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "story", metavar="ID", help="a story's id, as `crossread stories` lists it, or an article's in it"
    )
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from claims.comparison import compare
    from tui.indexing import ready_index
    from tui.standing import stories_of

    corpus = corpus_of(arguments.corpus)
    index = ready_index(corpus, claims=False)
    story = find_story(stories_of(index), arguments.story)
    articles = [index.article(name) for name in story.articles]
    found = [_extraction(index, article, corpus.settings.aliases) for article in articles]
    if len(articles) == 1:
        say("no other article of the corpus reports these events")
    show(compare(articles, found), arguments.json)
    return 0


def _extraction(index: "Index", article: "Article", aliases: "Mapping[str, str]") -> "Extraction":
    """What is found in an article: as the index has it, else found now."""
    from claims.pipeline import extract
    from claims.records import extraction_of

    made = index.annotation(article.id) if index.has_claims else None
    if made and made["hash"] == article.hash:
        return extraction_of(made["claims"], made["rest"])
    return extract(article.text, article.published, article.title, aliases)


def find_story(found: "Sequence[Story]", name: str) -> "Story":
    """The story of this id, else the one that holds the article of this id. Raises CrossreadError."""
    from difflib import get_close_matches

    from corpus.errors import CrossreadError

    for story in found:
        if name == story.id:
            return story
    for story in found:
        if name in story.articles:
            return story
    close = get_close_matches(name, [story.id for story in found], 3)
    hint = f"did you mean {', '.join(close)}?" if close else "crossread stories lists them"
    raise CrossreadError(f"no story {name!r}, nor an article of that id; {hint}")
