"""Stories told apart and their claims compared, over a whole corpus: what comes after words and claims are in.

`annotate`, which made the annotations, does both: its method `stories` groups articles, `states` compares those of one
story. A story is compared again only where one of its articles is new, has changed or has gone.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.folder import Corpus
from index.arrays import ranges
from index.build import Progress
from index.catalogue import Catalogue
from index.claims.annotations import SegmentAnnotations
from index.claims.table import STATES, ClaimTable, claims_name
from index.grouping import WHOLE, Grouper, told_apart
from index.pool import Tell, alone, apart, preload, together
from index.segments import annotations_of
from index.store import Generation, Store, catalogue_name, index_directory
from index.stories import Grouping, Relate, States, stories_name, untold, write_stories

_TASK = 200 << 10
"""Code points of the articles that a process compares before it tells what it found: some seconds' work."""
_ALONE = 2 * _TASK
"""Up to so many, a pool of processes would take longer to start."""


def relate(
    corpus: Corpus,
    annotate: Any,
    directory: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    *,
    processes: int | None = None,
    wait: float = 0,
    cancelled: Callable[[], bool] = bool,
) -> bool:
    """Tells the stories of an index with claims, where that is still to be done; whether it was.

    Raises what `build` raises.
    """
    store = Store(directory or index_directory(corpus))
    with store.writing(wait):
        generation = store.current()
        if generation is None or generation.claims is None or not untold(generation.stories, annotate):
            return False
        _Relating(corpus, store, generation, annotate, progress, processes or cpu_count() or 1, cancelled).run()
    return True


@dataclass(frozen=True, slots=True)
class _Task:
    """Stories to compare, each as rows of the catalogue in order of time."""

    stories: tuple[tuple[int, ...], ...]
    size: int


class _Comparer:
    """Compares the stories of tasks, one after the other, in one process."""

    def __init__(self, corpus: Corpus, directory: Path, number: int, annotate: Relate, tell: Tell) -> None:
        generation = Store(directory).generation(number)
        self.corpus, self.annotate, self.tell = corpus, annotate, tell
        self.catalogue = generation.catalogue
        self.found = [annotations_of(directory, segment) for segment in generation.segments]

    def __call__(self, task: _Task) -> list[States]:
        told = []
        for rows in task.stories:
            articles = [_article(self.corpus, self.catalogue, row) for row in rows]
            made = [_annotation(self.found, self.catalogue, row) for row in rows]
            told.append(self.annotate.states(articles, made))
            self.tell(sum(len(article.text) for article in articles), len(rows))
        return told


class _Relating:
    """One run of `relate`, under the lock."""

    def __init__(
        self,
        corpus: Corpus,
        store: Store,
        generation: Generation,
        annotate: Relate,
        progress: Callable[[Progress], None] | None,
        processes: int,
        cancelled: Callable[[], bool],
    ) -> None:
        assert generation.claims is not None
        self.corpus, self.store, self.generation, self.annotate = corpus, store, generation, annotate
        self.claims: ClaimTable = generation.claims
        self.catalogue = generation.catalogue
        self.progress, self.processes, self.cancelled = progress, processes, cancelled
        self.started = time.monotonic()
        self.done = self.total = self.articles = 0

    def run(self) -> None:
        found = self.grouped()
        states = self.states(found)
        number = self.generation.number + 1
        write_stories(self.store.directory / stories_name(number), found, states, complete=True)
        for name in (catalogue_name, claims_name):
            _again(self.store.directory / name(self.generation.number), self.store.directory / name(number))
        self.store.commit(number, list(self.generation.segments))

    def grouped(self) -> Grouping:
        """The stories of all articles, the largest first."""
        grouper = Grouper(self.store.directory, self.generation, self.annotate)
        if (joined := grouper.joined()) is not None:
            return joined
        if len(self.catalogue) < WHOLE:
            return grouper.whole()
        work = partial(told_apart, self.store.directory, self.generation.number, self.annotate)
        return apart(work, self.cancelled, preload(self.annotate), self.processes)

    def states(self, found: Grouping) -> NDArray[np.uint8]:
        """The state of every claim: as it was for stories that are as they were, else compared."""
        states = np.zeros(len(self.claims), np.uint8)
        old = self.generation.stories
        known = set(old.compared.tolist()) if old else set()
        fresh = []
        for rows, compared in zip(found.members, found.compared.tolist(), strict=True):
            if old and compared in known:
                own = ranges(self.claims.first[rows], np.diff(self.claims.first)[rows])
                states[own] = old.states[own]
            elif len(rows) > 1:
                fresh.append(tuple(rows.tolist()))
        lengths = self.catalogue.columns.numbers["length"]
        self.total = int(sum(lengths[list(rows)].sum() for rows in fresh))
        tasks = list(_tasks(fresh, lengths))
        comparer = partial(_Comparer, self.corpus, self.store.directory, self.generation.number, self.annotate)
        if self.total <= _ALONE or self.processes < 2:
            told = alone(comparer, tasks, self.tell)
        else:
            told = together(comparer, tasks, self.tell, self.processes, self.cancelled, preload(self.annotate))
        for task, answers in zip(tasks, told, strict=True):
            for story, answer in zip(task.stories, answers, strict=True):
                self.enter(states, story, answer)
        return states

    def enter(self, states: NDArray[np.uint8], rows: Sequence[int], told: States) -> None:
        for row, own in zip(rows, told, strict=True):
            first, last = self.claims.first[row : row + 2].tolist()
            if len(own) == last - first:
                states[first:last] = [STATES.index(state) for state in own]

    def tell(self, more: int, articles: int) -> None:
        from index.errors import Cancelled

        if self.cancelled():
            raise Cancelled
        self.done, self.articles = min(self.done + more, self.total), self.articles + articles
        if self.progress:
            self.progress(Progress(self.done, self.total, self.articles, time.monotonic() - self.started))


def _tasks(stories: Sequence[tuple[int, ...]], lengths: NDArray[np.int64]) -> Iterator[_Task]:
    """Stories in tasks of about the same size; each compares as many sentences with each other as it has."""
    pending: list[tuple[int, ...]] = []
    size = 0
    for rows in stories:
        pending.append(rows)
        size += int(lengths[list(rows)].sum())
        if size >= _TASK:
            yield _Task(tuple(pending), size)
            pending, size = [], 0
    if pending:
        yield _Task(tuple(pending), size)


def _article(corpus: Corpus, catalogue: Catalogue, row: int) -> Article:
    entry = catalogue.entry(row)
    try:
        return corpus.load(entry.locator, entry.id)
    except UnreadableError:  # gone since it was indexed: nothing can be said of it
        return Article(entry.id, "", entry.title, entry.locator, published=entry.published)


def _annotation(found: Sequence[SegmentAnnotations], catalogue: Catalogue, row: int) -> Any:
    numbers = catalogue.columns.numbers
    return found[int(numbers["segment"][row])].annotation(int(numbers["doc"][row]))


def _again(there: Path, here: Path) -> None:
    """The same file under another name: nothing of it is written again where the file system can spare that."""
    here.unlink(missing_ok=True)
    try:
        os.link(there, here)
    except OSError:
        shutil.copyfile(there, here)
