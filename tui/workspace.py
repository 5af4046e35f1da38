"""What all screens share: the corpus, its index once it is open, what the person added, the configuration.

Its methods block and are called in threads; none of them knows of Textual.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal, cast

from corpus.article import Article, Span
from corpus.errors import CrossreadError
from tui.answers import Question
from tui.config import Config
from tui.extracting import Extractions
from tui.querytext import order, ordered, term

if TYPE_CHECKING:
    from claims.claim import Claim, Extraction
    from corpus.annotations import Annotations
    from corpus.errors import Fault
    from corpus.folder import Corpus
    from index.claims.listing import ClaimOrder
    from index.results import ClaimResults, Entry, Facets, Hit, Passage, Results
    from index.search import Index
    from tui.crossing import Crossing

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
    position: int = 0
    """Where reading stopped the last time."""


class Workspace:
    """The corpus at hand. `index` is None until it has been opened or built."""

    def __init__(self, corpus: "Corpus", config: Config) -> None:
        self.corpus = corpus
        self.config = config
        self.index: Index | None = None
        self.kept: Annotations | None = None
        self.extractions = Extractions(corpus, self.indexed_claims)
        self.panel_shown = True
        """Whether the claims stand beside the text, where there is room."""

    @cached_property
    def crossing(self) -> "Crossing":
        """What is asked across articles; its module is no part of the first paint."""
        from tui.crossing import Crossing

        return Crossing(self)

    # Opening

    def load_annotations(self) -> None:
        from corpus.annotations import Annotations

        self.kept = Annotations.load(self.corpus)

    def open_index(self) -> bool:
        """Opens the index, or goes over to its newest state; False where there is none that can be read."""
        from index.errors import DamagedIndexError
        from index.search import Index

        try:
            if self.index:
                self.index.refresh()
            else:
                self.index = Index.open(self.corpus)
        except DamagedIndexError:
            self.index = None
        return self.index is not None

    def follow(self) -> bool:
        """Goes over to a newer state of the index, which another has made; whether there was one."""
        return self.index is not None and self.index.refresh()

    @property
    def may_refresh(self) -> bool:
        """Whether this person may write the index: one in a shared corpus is its owner's."""
        from index.store import index_directory

        directory = index_directory(self.corpus)
        return not directory.exists() or os.access(directory, os.W_OK)

    def stale(self) -> bool:
        """Whether files, or how claims are found, have changed since the index was built."""
        from tui.indexing import out_of_date

        return out_of_date(self.corpus)

    @property
    def faults(self) -> "tuple[Fault, ...]":
        """What is wrong with files, found here or while they were indexed."""
        found = dict.fromkeys((*self.corpus.faults, *(self.index.faults if self.index else ())))
        return tuple(sorted(found, key=lambda fault: (fault.path, fault.line or 0)))

    # Searching and reading

    def search(self, question: Question, offset: int, limit: int, cancelled: Callable[[], bool] = bool) -> "Results":
        """A page of results; of all articles, with their openings, where the query asks for no words."""
        query, typing = question.query, question.typing
        if self.index is None:
            return self._unindexed(query)
        if not ordered(query, "").strip():
            return self._all(query, offset, limit)
        return self.index.search(query, limit=limit, offset=offset, kept=self.kept, typing=typing, cancelled=cancelled)

    def claims(
        self, question: Question, order: "ClaimOrder", offset: int, limit: int, cancelled: Callable[[], bool] = bool
    ) -> "ClaimResults | None":
        """A page of the claims that answer a query; None where claims haven't been found yet."""
        if self.index is None or not self.index.has_claims:
            return None
        return self.index.claims(question.query, limit, offset, order, self.kept, question.typing, cancelled=cancelled)

    def indexed_claims(self, article: Article) -> "tuple[Claim, ...] | None":
        """The claims of an article as the index has them; None where it has none of the article as it is now."""
        from claims.records import claim_of

        if self.index is None or (made := self._annotation(article)) is None:
            return None
        found = self.index.claims(term("id", article.id), limit=len(made["claims"]), words=False)
        return tuple(claim_of(hit.record) for hit in found.hits)

    def indexed_extraction(self, article: Article) -> "Extraction | None":
        """All that the index has of an article, under the names of its own text; None as for `indexed_claims`."""
        from claims.records import extraction_of

        made = self._annotation(article)
        return extraction_of(made["claims"], made["rest"]) if made and "rest" in made else None

    def standings(self, article: Article) -> dict[str, str]:
        """How claims of an article, by their ids, stand to those of its story; empty while that isn't known."""
        index, made = self.index, self._annotation(article)
        states = index.states(article.id) if index and made else None
        if not made or states is None or len(states) != len(made["claims"]):
            return {}
        return {claim["id"]: state for claim, state in zip(made["claims"], states, strict=True) if state}

    def _annotation(self, article: Article) -> Any:
        """What was found in an article when it was indexed; None where that was of another text, title or day."""
        index = self.index
        if index is None or not index.has_claims:
            return None
        made, entry = index.annotation(article.id), index.entry(article.id)
        if not made or not entry or made.get("hash") != article.hash:
            return None
        return made if (entry.published, entry.title) == (article.published, article.title) else None

    def facets(self, question: Question, cancelled: Callable[[], bool] = bool) -> "Facets":
        from index.results import Facets

        if self.index is None:
            return Facets()
        return self.index.facets(question.query or "*", kept=self.kept, typing=question.typing, cancelled=cancelled)

    def read(self, entry: "Entry", question: Question) -> Reading:
        """The article of a result, with the query's hits in it."""
        from corpus.furniture import furniture

        article = self.corpus.load(entry.locator, entry.id)
        position = self.kept.position(article.id) if self.kept else 0
        return Reading(article, furniture(article.text), self.hits(article, question), position)

    def hits(self, article: Article, question: Question) -> tuple[Span, ...]:
        """Where the query's words are in the article; without an index, where its letters are."""
        if not ordered(question.query, "").strip():
            return ()
        if self.index is None:
            words = "|".join(map(re.escape, question.query.split()))
            return tuple(Span(*found.span()) for found in re.finditer(words, article.text, re.IGNORECASE))
        return self.index.spans(question.query, article, kept=self.kept, typing=question.typing)

    # What is remembered

    @property
    def last(self) -> tuple[str, str | None]:
        """The query, and the article the cursor was on, of the run before."""
        return self.kept.last if self.kept else ("", None)

    def remember(self, query: str, article: str, offset: int | None = None) -> None:
        if self.kept:
            self.kept.remember(query, article, offset)

    # Lists without a search

    def _all(self, query: str, offset: int, limit: int) -> "Results":
        from index.results import Hit, Results

        assert self.index
        began = perf_counter()
        wanted = cast(Literal["date", "-date"], order(query) if order(query) in ("date", "-date") else "-date")
        entries = self.index.entries(offset, limit, wanted)
        hits = tuple(Hit(entry, 0.0, self._opening(entry)) for entry in entries)
        return Results(query, "", len(self.index), hits, perf_counter() - began)

    def _opening(self, entry: "Entry") -> "tuple[Passage, ...]":
        try:
            return opening(self.corpus.load(entry.locator, entry.id))
        except CrossreadError:
            return ()

    def _unindexed(self, query: str) -> "Results":
        """The first articles of the corpus, as the walk finds them, that hold the letters of every word."""
        from index.results import Results

        began = perf_counter()
        words = query.lower().split()
        articles = (
            article
            for source in self.corpus.sources()
            for article in self.corpus.articles(source)
            if all(word in article.text.lower() for word in words)
        )
        hits = tuple(map(_unindexed_hit, islice(articles, UNINDEXED)))
        return Results(query, "", len(hits), hits, perf_counter() - began)


def opening(article: Article) -> "tuple[Passage, ...]":
    """The article's first words after its title, as a passage without hits; none for an empty article."""
    from corpus.furniture import furniture
    from index.results import Passage

    text = article.text[: len(article.title) + 4 * LEDE]
    start = len(text) - len(text.lstrip())
    after = start + len(article.title)
    if text.startswith(article.title, start) and text[after : after + 1] in "\n.!?":
        start = after + 1
    for span in furniture(text):
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
