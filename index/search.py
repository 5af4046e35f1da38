"""`Index`: everything that is asked of a corpus's index."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Locator, Span
from corpus.errors import Fault, UnreadableError
from corpus.folder import Corpus
from index.asking import Asked, View
from index.claims.listing import ClaimOrder, claim_facets, ordered
from index.claims.table import STATES, ClaimTable
from index.errors import DamagedIndexError, QueryError, guarded
from index.facets import facets
from index.matching import NO_CLAIMS, NO_STORIES
from index.query.context import Context
from index.query.fields import CLAIM
from index.query.parser import parse
from index.query.printing import printed
from index.query.syntax import Node, Query
from index.query.wording import reading
from index.results import ClaimHit, ClaimResults, Entry, Facets, Hit, Kept, Results, Story
from index.snippets import passages
from index.store import Generation, Store, index_directory
from index.suggestions import suggestions

Order = Literal["date", "-date", "path"]

_SHOWN = 200_000
"""Code points of a text that passages are looked for in: reading on would take longer than anyone waits."""

_TEXTS = 64
"""Articles kept at hand, for the next letter typed mostly shows the same ones."""


class Index:
    """An index on disk, as it was when opened or last refreshed. Usable from any thread."""

    def __init__(self, corpus: Corpus, store: Store, generation: Generation) -> None:
        self._corpus = corpus
        self._store = store
        self._view = View(store.directory, generation)
        self._articles: OrderedDict[Locator, Article] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, corpus: Corpus, directory: Path | None = None) -> "Index":
        """The index of a corpus; raises `DamagedIndexError` where there is none that can be read: build it then."""
        store = Store(directory or index_directory(corpus))
        generation = store.current()
        if generation is None:
            raise DamagedIndexError("the corpus has no index yet; build it with `crossread index`")
        return cls(corpus, store, generation)

    def refresh(self) -> bool:
        """Goes over to the newest generation; False where this is the newest."""
        if self._store.latest() == self._view.number:
            return False
        generation = self._store.current()
        if generation is None or generation.number == self._view.number:
            return False
        view = View(self._store.directory, generation)
        with self._lock:
            if view.number <= self._view.number:  # another thread was faster
                return False
            self._view = view
            self._articles.clear()
        return True

    def verify(self) -> None:
        """Reads every file of the index; raises `DamagedIndexError` where one isn't as it was written."""
        self._store.verified()

    def __len__(self) -> int:
        return len(self._view.catalogue)

    def __bool__(self) -> bool:
        """An index of no article is one: the corpus's files have gone."""
        return True

    @property
    def generation(self) -> int:
        """Changes whenever the index does; what is cached from it is good for one generation."""
        return self._view.number

    @property
    def has_claims(self) -> bool:
        """Whether claims have been looked for in the articles."""
        return self._view.claims is not None

    @property
    def has_stories(self) -> bool:
        """Whether articles have been told apart by story, and their claims compared."""
        return self._view.stories is not None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was wrong with files of the corpus when they were read."""
        return tuple(Fault(path, line, message) for path, line, message in self._view.catalogue.facts["faults"])

    def check(self, query: str, kept: Kept | None = None, today: date | None = None) -> str:
        """The query in words; raises `QueryError`."""
        return reading(self._parsed(query, kept, today=today))

    @guarded
    def search(
        self,
        query: str,
        limit: int = 20,
        offset: int = 0,
        kept: Kept | None = None,
        typing: bool = False,
        *,
        today: date | None = None,
        cancelled: Callable[[], bool] = bool,
    ) -> Results:
        """The articles that answer a query, a page of them.

        With `typing` the last word stands for what starts with it as well, and what is still open is closed. Raises
        `QueryError`, `DamagedIndexError`, and `Cancelled` soon after `cancelled()` is true.
        """
        started = time.perf_counter()
        tree = self._parsed(query, kept, typing, today)
        view = self._view
        asked = Asked(view, kept, tree, cancelled)
        rows, scores = asked.ranked(tree)
        hits = tuple(self._hit(asked, tree.root, row, score) for row, score in _page(rows, scores, offset, limit))
        # While typing, only where there is nothing else to show: looking for them takes as long as the search.
        other = () if typing and len(rows) else asked.guarded(lambda: suggestions(tree, view.terms))
        return Results(
            query=printed(tree),
            reading=reading(tree) + asked.limits(),
            total=len(rows),
            hits=hits,
            seconds=time.perf_counter() - started,
            suggestions=other,
        )

    @guarded
    def facets(
        self,
        query: str,
        kept: Kept | None = None,
        typing: bool = False,
        today: date | None = None,
        *,
        cancelled: Callable[[], bool] = bool,
    ) -> Facets:
        """How the articles that answer a query spread over outlets, months, tags, actors and kinds of claim."""
        tree = self._parsed(query, kept, typing, today)
        asked = Asked(self._view, kept, tree, cancelled)
        return facets(asked.answer(tree.root).mask, asked.view.catalogue, kept, asked.view.claims)

    @guarded
    def claims(
        self,
        query: str = "",
        limit: int = 20,
        offset: int = 0,
        order: ClaimOrder = "article",
        kept: Kept | None = None,
        typing: bool = False,
        *,
        words: bool = True,
        today: date | None = None,
        cancelled: Callable[[], bool] = bool,
    ) -> ClaimResults:
        """The claims that answer a query, a page of them: what it says of articles holds of the article of each.

        `-claim.is:denied` is every claim that isn't denied, also in articles with one that is. Without `words` no file
        is read. Raises what `search` raises.
        """
        started = time.perf_counter()
        view = self._view
        if view.claims is None:
            raise QueryError(NO_CLAIMS)
        tree = self._parsed(query, kept, typing, today)
        asked = Asked(view, kept, tree, cancelled)
        table, mask = view.claims, asked.claims(tree.root)
        answering, _ = asked.ranked(tree)
        rows = np.concatenate((answering, view.catalogue.by_date))  # an article may not answer as a whole
        numbers = asked.guarded(lambda: ordered(table, mask, order, rows))
        return ClaimResults(
            query=printed(tree),
            reading=reading(tree) + asked.limits(),
            total=len(numbers),
            articles=len(np.unique(table.row[numbers])),
            hits=tuple(self._claims(asked, table, numbers[offset : offset + limit], words)),
            facets=asked.guarded(lambda: claim_facets(table, mask)),
            seconds=time.perf_counter() - started,
        )

    @guarded
    def ids(self, query: str, kept: Kept | None = None, today: date | None = None) -> list[str]:
        """The ids of all articles that answer a query, in its order."""
        tree = self._parsed(query, kept, today=today)
        rows, _ = Asked(self._view, kept, tree).ranked(tree)
        ids = self._view.catalogue.columns.strings["id"]
        return [ids[row] for row in rows.tolist()]

    @guarded
    def spans(
        self,
        query: str,
        article: Article,
        kept: Kept | None = None,
        typing: bool = False,
        today: date | None = None,
        *,
        cancelled: Callable[[], bool] = bool,
    ) -> tuple[Span, ...]:
        """All hits in an article's text."""
        tree = self._parsed(query, kept, typing, today)
        asked = Asked(self._view, kept, tree, cancelled)
        return asked.highlights(tree.root, article, self._view.catalogue.row(article.id))[1]

    @guarded
    def title_spans(
        self, query: str, article: Article, kept: Kept | None = None, typing: bool = False, today: date | None = None
    ) -> tuple[Span, ...]:
        """All hits in an article's title."""
        tree = self._parsed(query, kept, typing, today)
        asked = Asked(self._view, kept, tree)
        return asked.highlights(tree.root, article, self._view.catalogue.row(article.id))[0]

    @guarded
    def entries(self, offset: int = 0, limit: int | None = None, order: Order = "-date") -> list[Entry]:
        """A page of all articles: newest first, oldest first, or by path."""
        catalogue = self._view.catalogue
        if order == "path":
            rows = np.arange(len(catalogue))
        else:
            rows = catalogue.by_date if order == "-date" else catalogue.oldest_first
        last = None if limit is None else offset + limit
        return [catalogue.entry(row) for row in rows[offset:last].tolist()]

    @guarded
    def entry(self, id: str) -> Entry | None:  # noqa: A002 (the contract's word)
        """An article by its id."""
        row = self._view.catalogue.row(id)
        return None if row is None else self._view.catalogue.entry(row)

    @guarded
    def annotation(self, id: str) -> Any:  # noqa: A002
        """The plain data that the build's `annotate` made of an article, None where it made none."""
        row = self._view.catalogue.row(id)
        return None if row is None else self._view.annotation(row)

    @guarded
    def stories(self) -> tuple[Story, ...] | None:
        """All stories, those of most articles first; None where articles haven't been told apart by story yet.

        Articles that came in the last moments may be in none.
        """
        view = self._view
        table = view.stories
        return None if table is None else tuple(table.story(number, view.catalogue) for number in range(len(table)))

    @guarded
    def story(self, id: str) -> Story | None:  # noqa: A002
        """A story by its id, as `stories` and the query field `story:` have it."""
        view = self._view
        number = None if view.stories is None else view.stories.numbered(id)
        return None if view.stories is None or number is None else view.stories.story(number, view.catalogue)

    @guarded
    def story_of(self, id: str) -> Story | None:  # noqa: A002
        """The story that the article of this id is in; None where that isn't known yet."""
        view = self._view
        row = view.catalogue.row(id)
        number = -1 if view.stories is None or row is None else int(view.stories.of_row[row])
        return None if view.stories is None or number < 0 else view.stories.story(number, view.catalogue)

    @guarded
    def states(self, id: str) -> tuple[str, ...] | None:  # noqa: A002
        """How each claim of an article stands to those of the others of its story: values of `claim.state:`, or "".

        None where that isn't known yet.
        """
        claims, row = self._view.claims, self._view.catalogue.row(id)
        if claims is None or claims.states is None or row is None:
            return None
        first, last = claims.first[row : row + 2].tolist()
        return tuple(STATES[code] for code in claims.states[first:last].tolist())

    def article(self, id: str) -> Article:  # noqa: A002
        """An article with its text, read from its file; raises `UnreadableError`, or `KeyError` for an unknown id."""
        entry = self.entry(id)
        if entry is None:
            raise KeyError(id)
        return self._load(entry)

    def _parsed(self, query: str, kept: Kept | None, typing: bool = False, today: date | None = None) -> Query:
        return parse(
            query,
            Context(
                today=today or date.today(),
                saved=kept.queries if kept else {},
                abbreviations=self._corpus.settings.abbreviations,
                typing=typing,
                missing=self._missing(),
            ),
        )

    def _missing(self) -> dict[str, str]:
        """Fields that this index can't answer yet, and why."""
        missing = dict.fromkeys(CLAIM, NO_CLAIMS) if self._view.claims is None else {}
        if self._view.stories is None:
            missing |= {"story": NO_STORIES, "claim.state": NO_STORIES}
        return missing

    def _hit(self, asked: Asked, root: Node, row: int, score: float) -> Hit:
        asked.go_on()
        entry = asked.view.catalogue.entry(row)
        try:
            article = self._load(entry)
        except UnreadableError:  # gone since it was indexed; its title is still worth showing
            article = Article(entry.id, "", entry.title, entry.locator)
        if len(article.text) > _SHOWN:
            article = replace(article, text=article.text[:_SHOWN])
        in_title, in_text = asked.highlights(root, article, row)
        return Hit(entry, score, passages(article.text, in_text), in_title)

    def _claims(self, asked: Asked, table: ClaimTable, numbers: NDArray[np.int64], words: bool) -> Iterator[ClaimHit]:
        rows = table.row[numbers].tolist()
        at = 0
        while at < len(rows):  # neighbours of one article share its record and its text
            asked.go_on()
            row, end = rows[at], at + 1
            while end < len(rows) and rows[end] == row:
                end += 1
            entry, found = asked.view.catalogue.entry(row), asked.view.annotation(row)["claims"]
            text = self._words(entry) if words else ""
            for claim in numbers[at:end].tolist():
                record = {**found[int(table.column("claim", "number")[claim])]}
                if record["actor"]:
                    record["actor"] = table.actors[int(table.column("claim", "actor")[claim])]
                if table.states is not None:
                    record["state"] = STATES[int(table.states[claim])] or None
                yield ClaimHit(entry, record, Span(*record["span"]).of(text))
            at = end

    def _words(self, entry: Entry) -> str:
        try:
            return self._load(entry).text
        except UnreadableError:  # gone since it was indexed
            return ""

    def _load(self, entry: Entry) -> Article:
        with self._lock:
            known = self._articles.get(entry.locator)
        if known is not None:
            return known
        article = self._corpus.load(entry.locator, entry.id)
        if len(article.text) <= _SHOWN:
            with self._lock:
                self._articles[entry.locator] = article
                while len(self._articles) > _TEXTS:
                    self._articles.popitem(last=False)
        return article


def _page(
    rows: NDArray[np.int64], scores: NDArray[np.float32] | None, offset: int, limit: int
) -> list[tuple[int, float]]:
    page = rows[offset : offset + limit]
    values = scores[page].tolist() if scores is not None else [0.0] * len(page)
    return list(zip(page.tolist(), values, strict=True))
