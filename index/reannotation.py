"""What is found in articles made anew, or kept: their words, which haven't changed, aren't read again.

A pass that finds claims in an index of words alone, or by a newer program, reads the texts and writes beside each
segment what it found, under a name of its own until a commit lists it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.article import Article, Locator
from corpus.errors import UnreadableError
from corpus.folder import Corpus
from index.catalogue import Catalogue, Columns
from index.claims.annotations import Annotate, Gathered, made_of
from index.pool import Tell
from index.segments import Segment, annotate_segment, annotations_of
from index.store import Store

_TASK = 256 << 10
"""Code points of the articles of one task: a second's work, and little memory."""


@dataclass(frozen=True, slots=True)
class Again:
    """Some articles of a segment that come one after the other in it; None for one that is gone."""

    segment: int
    articles: tuple[tuple[str, Locator] | None, ...]
    sizes: tuple[int, ...]
    """Code points of each."""


def watched(articles: Iterable[Article], tell: Tell) -> Iterator[Article]:
    """The articles, before each of which a build that was cancelled ends."""
    for article in articles:
        tell(0, 0)
        yield article


class Annotator:
    """Finds again what is in the articles of tasks, in one process."""

    def __init__(self, corpus: Corpus, annotate: Annotate, tell: Tell) -> None:
        self.corpus, self.annotate, self.tell = corpus, annotate, tell

    def __call__(self, task: Again) -> Gathered:
        found = Gathered()
        articles = [None if named is None else self._article(*named) for named in task.articles]
        made = made_of(self.annotate, watched([article for article in articles if article], self.tell))
        for named, article, size in zip(task.articles, articles, task.sizes, strict=True):
            found.add(None if article is None else next(made), article)
            self.tell(size, int(named is not None))
        return found

    def _article(self, id: str, locator: Locator) -> Article | None:  # noqa: A002 (the contract's word)
        try:
            return self.corpus.load(locator, id)
        except UnreadableError:  # changed this moment: the next build reads it as a changed file
            return None


def tasks(columns: Columns, paths: Sequence[str], segments: Sequence[Segment]) -> Iterator[Again]:
    """All articles of `columns`, in the order of segments and their places there."""
    numbers, ids = columns.numbers, columns.strings["id"].all()
    for number, segment in enumerate(segments):
        rows = np.full(segment.doc_count_all(), -1, np.int64)
        own = np.flatnonzero(numbers["segment"] == number)
        rows[numbers["doc"][own]] = own
        pending: list[tuple[str, Locator] | None] = []
        sizes: list[int] = []
        for row in rows.tolist():
            if row < 0:
                pending.append(None)
                sizes.append(0)
                continue
            locator = Locator(paths[int(numbers["file"][row])], int(numbers["offset"][row]))
            pending.append((ids[row], locator))
            sizes.append(int(numbers["length"][row]))
            if sum(sizes) >= _TASK:
                yield Again(number, tuple(pending), tuple(sizes))
                pending, sizes = [], []
        if pending:
            yield Again(number, tuple(pending), tuple(sizes))


def write_again(
    directory: Path, segments: Sequence[Segment], number: int, found: Iterator[tuple[Again, Gathered]]
) -> None:
    """Writes what was found, a segment at a time, for generation `number` to list."""
    gathered: Gathered | None = None
    at = 0
    for task, own in found:
        if task.segment != at and gathered is not None:
            annotate_segment(directory, segments[at], gathered, number)
            gathered = None
        at = task.segment
        if gathered is None:
            gathered = own
        else:
            gathered.extend(own)
    if gathered is not None:
        annotate_segment(directory, segments[at], gathered, number)


class Recall:
    """What an earlier generation holds of articles, found again by id where text, title and day are the same.

    Opened when it is first asked, in the process that asks.
    """

    def __init__(self, directory: Path, number: int) -> None:
        self._directory, self._number = directory, number
        self._opened: tuple[Catalogue, list[Any]] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Recall, (self._directory, self._number)

    def annotation(self, article: Article) -> Any:
        """What was made of the article, None where it was another."""
        if self._opened is None:
            generation = Store(self._directory).generation(self._number)
            found = [annotations_of(self._directory, segment) for segment in generation.segments]
            self._opened = generation.catalogue, found
        catalogue, found = self._opened
        if (row := catalogue.row(article.id)) is None:
            return None
        entry = catalogue.entry(row)
        if (entry.title, entry.published) != (article.title, article.published):
            return None
        numbers = catalogue.columns.numbers
        made = found[int(numbers["segment"][row])].whole(int(numbers["doc"][row]))
        return made if isinstance(made, dict) and article.hash and made.get("hash") == article.hash else None
