"""What all screens share: the corpus, its index once it is open, what the person added, the configuration.

Its methods block and are called in threads; none of them knows of Textual.
"""

from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING

from corpus.article import Article, Span
from tui.config import Config

if TYPE_CHECKING:
    from corpus.annotations import Annotations
    from index.search import Index

    from corpus.folder import Corpus
    from index.results import Entry, Facets, Hit, Passage, Results

UNINDEXED = 200
"""Articles listed while there is no index yet: about ten screens."""
LEDE = 300
"""Characters of an article's opening that a list can show."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what is drawn over it."""

    article: Article
    furniture: tuple[Span, ...]
    hits: tuple[Span, ...]


class Workspace:
    """The corpus at hand. `index` is None until it has been opened or built."""

    def __init__(self, corpus: "Corpus", config: Config) -> None:
        self.corpus = corpus
        self.config = config
        self.index: Index | None = None
        self.kept: Annotations | None = None

    def open_index(self) -> bool:
        """Opens the index that is there, up to date or not; says whether it has to be built or refreshed."""
        from index.build import stale
        from index.errors import DamagedIndexError

        try:
            self.reopen_index()
        except DamagedIndexError:
            return True
        return stale(self.corpus)

    def reopen_index(self) -> None:
        from index.search import Index

        self.index = Index.open(self.corpus)

    def stale(self) -> bool:
        from index.build import stale

        return stale(self.corpus)

    def close(self) -> None: ...

    @property
    def remembered(self) -> tuple[str, str | None]:
        return "", None

    def remember(self, query: str, article: str) -> None: ...

    @property
    def count(self) -> int | None:
        return len(self.index) if self.index else None

    def load_annotations(self) -> None:
        from corpus.annotations import Annotations

        self.kept = Annotations.load(self.corpus)

    def search(self, query: str, offset: int, limit: int, typing: bool = False) -> "Results":
        """A page of results; of all articles, with their openings, where the query is empty."""
        if self.index is None:
            return self._unindexed(query)
        if not query.strip():
            return self._all(offset, limit)
        return self.index.search(query, limit=limit, offset=offset, kept=self.kept, typing=typing)

    def facets(self, query: str) -> "Facets":
        from index.results import Facets

        return self.index.facets(query or "*", kept=self.kept) if self.index else Facets()

    def read(self, entry: "Entry", query: str) -> Reading:
        """The article of a result, with the query's hits in it."""
        from corpus.furniture import furniture

        article = self.corpus.load(entry.locator, entry.id)
        return Reading(article, furniture(article.text), self.hits(article, query))

    def hits(self, article: Article, query: str) -> tuple[Span, ...]:
        """Where the query's words are in the article; without an index, where its letters are."""
        if not query.strip():
            return ()
        if self.index is None:
            return tuple(_occurrences(article.text, query.strip()))
        return self.index.spans(query, article)

    def _all(self, offset: int, limit: int) -> "Results":
        from index.results import Hit, Results

        assert self.index
        began = perf_counter()
        entries = self.index.entries(offset, limit)
        hits = tuple(Hit(entry, 0.0, self._opening(entry)) for entry in entries)
        return Results("", "", len(self.index), hits, perf_counter() - began)

    def _opening(self, entry: "Entry") -> "tuple[Passage, ...]":
        from corpus.errors import CrossreadError

        try:
            return opening(self.corpus.load(entry.locator, entry.id))
        except CrossreadError:
            return ()

    def _unindexed(self, query: str) -> "Results":
        """The first articles of the corpus as the walk finds them."""
        from index.results import Results

        began = perf_counter()
        articles = (article for source in self.corpus.sources() for article in self.corpus.articles(source))
        hits = tuple(map(_unindexed_hit, islice(articles, UNINDEXED)))
        return Results(query, "", len(hits), hits, perf_counter() - began)


def opening(article: Article) -> "tuple[Passage, ...]":
    """The article's first words after its title, as a passage without hits; none for an empty article."""
    from corpus.furniture import furniture
    from index.results import Passage

    text = article.text
    head = Span(0, min(len(text), 4 * LEDE))
    start = len(text) - len(text.lstrip())
    if text.startswith(article.title, start) and len(text) > start + len(article.title):
        start += len(article.title)
    for span in furniture(head.of(text)):
        if not text[start : span.start].strip():
            start = max(start, span.end)
    start += len(text[start:]) - len(text[start:].lstrip())
    span = Span(start, min(len(text), start + LEDE))
    return (Passage(span, span.of(text), ()),) if span.start < span.end else ()


def _unindexed_hit(article: Article) -> "Hit":
    from index.results import Entry, Hit

    entry = Entry(
        article.id, article.title, article.locator, article.outlet, article.authors, article.published,
        article.language, article.tags, article.inferred, len(article.text),
    )  # fmt: skip
    return Hit(entry, 0.0, opening(article))


def _occurrences(text: str, words: str) -> "list[Span]":
    import re

    return [Span(*found.span()) for found in re.finditer(re.escape(words), text, re.IGNORECASE)]
