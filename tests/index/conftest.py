"""A corpus and its index in a temporary folder, from texts given in the test."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.search import Index

Articles = Mapping[str, str]
"""File names and what the files hold."""


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[[Articles], Corpus]:
    """Writes files to a folder and opens it."""

    def write(files: Articles) -> Corpus:
        root = tmp_path / "corpus"
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        root.mkdir(exist_ok=True)
        return open_corpus(root)

    return write


@pytest.fixture
def index_of(corpus_of: Callable[[Articles], Corpus], tmp_path: Path) -> Callable[[Articles], Index]:
    """Writes files to a folder, builds their index and opens it."""

    def make(files: Articles) -> Index:
        corpus = corpus_of(files)
        build(corpus, tmp_path / "index", processes=1)
        return Index.open(corpus, tmp_path / "index")

    return make


def ids(index: Index, query: str, **options: object) -> list[str]:
    """Ids of the articles that answer, in order."""
    return [hit.entry.id for hit in index.search(query, limit=1000, **options).hits]  # type: ignore[arg-type]


def marked(index: Index, query: str, name: str) -> list[str]:
    """The words of an article's text that a query marks."""
    article = index.article(name)
    return [span.of(article.text) for span in index.spans(query, article)]
