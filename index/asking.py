"""A generation of the index, opened, and the questions put to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Span
from index.errors import DamagedIndexError, guarded
from index.highlights import Highlighter
from index.matching import Answer, Matcher, Remembered
from index.postings import TermIndex
from index.query.plan import terms_each
from index.query.syntax import Node, Query
from index.results import Kept
from index.segments import annotations_of
from index.store import Generation

Answered = TypeVar("Answered")


class View:
    """One generation, opened."""

    def __init__(self, directory: Path, generation: Generation) -> None:
        self.number = generation.number
        self.catalogue = generation.catalogue
        self.claims = generation.claims
        self.stories = generation.stories
        self._annotations = [annotations_of(directory, segment) for segment in generation.segments]
        self.remembered = Remembered(len(generation.catalogue))
        try:
            self.terms = TermIndex(directory, generation.segments, generation.catalogue)
        except DamagedIndexError:
            raise
        except Exception as error:
            raise DamagedIndexError(f"the index is damaged ({type(error).__name__}); build it again") from error

    def annotation(self, row: int) -> Any:
        """The plain data that was made of an article, or None."""
        numbers = self.catalogue.columns.numbers
        return self._annotations[int(numbers["segment"][row])].annotation(int(numbers["doc"][row]))


class Asked:
    """One question to one generation."""

    def __init__(self, view: View, kept: Kept | None, query: Query, cancelled: Callable[[], bool] = bool) -> None:
        self.view = view
        self.matcher = Matcher(view.terms, view.catalogue, view.remembered, kept, cancelled)
        self.matcher.most = terms_each(query.patterns, view.terms.segments)
        self.matcher.table, self.matcher.stories = view.claims, view.stories
        self._facts: dict[Node, NDArray[np.bool_]] = {}

    def go_on(self) -> None:
        self.matcher.go_on()

    def guarded(self, question: Callable[[], Answered]) -> Answered:
        return guarded(question)()

    def answer(self, root: Node) -> Answer:
        return self.guarded(lambda: self.matcher.match(root))

    def claims(self, root: Node) -> NDArray[np.bool_]:
        """Which claims answer the query."""
        return self.guarded(lambda: self.matcher.claims.claims(root))

    def ranked(self, query: Query) -> tuple[NDArray[np.int64], NDArray[np.float32] | None]:
        """The rows that answer the query in its order, and every row's score."""
        answer = self.answer(query.root)
        catalogue = self.view.catalogue
        if query.sort in ("date", "-date") or answer.scores is None:
            order = catalogue.oldest_first if query.sort == "date" else catalogue.by_date
            return order[answer.mask[order]], answer.scores
        rows = np.flatnonzero(answer.mask)
        # Equal scores: the newer first, so that what many letters match is still in a useful order.
        ranks = np.lexsort((-catalogue.published[rows], -answer.scores[rows]))
        return rows[ranks], answer.scores

    def highlights(self, root: Node, article: Article, row: int | None) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        def fact(node: Node) -> bool:
            self.go_on()
            if row is None:
                return True
            mask = self._facts.get(node)
            if mask is None:
                mask = self._facts[node] = self.matcher.match(node).mask
            return bool(mask[row])

        def claims(node: Node) -> list[Span]:
            if row is None:
                return []
            return [span for span in self.matcher.claims.spans(node, row) if span.end <= len(article.text)]

        highlighter = Highlighter(article.title, article.text, self.matcher.plan, fact, claims)
        return self.guarded(lambda: highlighter.hits(root))

    def limits(self) -> str:
        """What the reading adds where a word stands for more terms than are looked for."""
        left_out = sum(plan.left_out for plan in self.matcher.plans.values())
        most = self.matcher.most
        return f" · only the {most:,} commonest of {most + left_out:,} words" if left_out else ""
