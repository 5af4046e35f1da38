"""Building an index: only what changed is read, and the new index replaces the old in one step."""

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

import numpy as np

from corpus.errors import Fault
from corpus.folder import Corpus, Source
from corpus.ids import distinct
from index.arrays import Strings
from index.catalogue import Catalogue, Columns, FileState, write_catalogue
from index.errors import Cancelled, DamagedIndexError
from index.inversion import merged
from index.reading import Annotate, Batch, Reader, Task, run_task, start_worker, tasks
from index.segment import FIELDS, Segment, write_segment
from index.store import Generation, Store, index_directory

_POOL_FROM = 4 << 20
"""Bytes to read from which a pool of processes pays: it takes 0.5 s to start."""

_SEGMENT_POSITIONS = 8_000_000
"""Words (terms at a place) of a segment: 100 MB while it is made."""

_SMALL = 1_000
_MOST_SMALL = 8
"""Small segments that may pile up, one a refresh, before they are read again as one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    done: int
    total: int
    """Bytes of the files read and to read."""
    articles: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds left, as far as can be told."""
        return self.seconds * (self.total - self.done) / self.done if self.done else None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    articles: int
    """In the index now."""
    added: int
    changed: int
    removed: int
    """Files (not articles) that are new, were read again, are gone."""
    seconds: float
    faults: tuple[Fault, ...] = ()
    note: str = ""
    """Why all was read again, in one line, or ""."""


def build(
    corpus: Corpus,
    directory: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    annotate: Annotate | None = None,
    *,
    processes: int | None = None,
    wait: float = 0,
    cancelled: Callable[[], bool] = bool,
) -> Report:
    """Brings the index up to date with the corpus.

    `annotate` makes plain data of each article, in the processes that read it. Waits up to `wait` seconds for
    another writer, then raises `LockedError`; raises `Cancelled` soon after `cancelled()` is true.
    """
    store = Store(directory or index_directory(corpus))
    with store.lock(wait):
        return _Build(corpus, store, progress, annotate, processes or cpu_count() or 1, cancelled).run()


def stale(corpus: Corpus, directory: Path | None = None) -> bool:
    """Whether files have come, gone or changed since the index was built (or it has to be built anew)."""
    store = Store(directory or index_directory(corpus))
    try:
        generation = store.current()
        if generation is None or generation.settings != _settings(corpus):
            return True
        known = Catalogue(store.directory / generation.catalogue).files()
    except DamagedIndexError:
        return True
    return known != [_state(source) for source in sorted(corpus.sources(), key=lambda source: source.path)]


class _Build:
    def __init__(
        self,
        corpus: Corpus,
        store: Store,
        progress: Callable[[Progress], None] | None,
        annotate: Annotate | None,
        processes: int,
        cancelled: Callable[[], bool],
    ) -> None:
        self.corpus, self.store, self.progress, self.annotate = corpus, store, progress, annotate
        self.processes, self.cancelled = processes, cancelled
        self.started = time.monotonic()
        self.note = ""
        self.pending: list[Batch] = []
        self.rows: list[Columns] = []
        self.segments: list[str] = []
        self.faults: list[Fault] = []
        self.states: dict[str, FileState] = {}

    def run(self) -> Report:
        old, catalogue = self.old()
        sources = {source.path: source for source in self.corpus.sources()}
        self.states = {path: _state(source) for path, source in sorted(sources.items())}
        known = {state.path: state for state in catalogue.files()} if catalogue else {}
        fresh = {path for path, state in self.states.items() if known.get(path) != state}
        removed = len(known.keys() - self.states.keys())
        if old and catalogue and not fresh and not removed:
            faults = [*map(_fault, catalogue.facts["faults"]), *self.corpus.faults]
            return self.report(len(catalogue), fresh, known, removed, faults)
        if old and catalogue:
            fresh |= self.worn(old, catalogue)
            self.keep(old, catalogue, fresh)
        number = old.number + 1 if old else self.unused()
        self.read([source for path, source in sorted(sources.items()) if path in fresh], number)
        columns = self.named(Columns.joined(self.rows))
        name = f"catalogue-{number:06}.arrays"
        faults = self.all_faults(catalogue, fresh)
        facts = {"faults": [[fault.path, fault.line, fault.message] for fault in faults]}
        write_catalogue(self.store.directory / name, columns, list(self.states.values()), facts)
        new = Generation(number, name, tuple(self.segments), _settings(self.corpus))
        self.store.commit(new)
        self.store.clean(old, new)
        return self.report(len(columns), fresh, known, removed, faults)

    def old(self) -> tuple[Generation | None, Catalogue | None]:
        """The index as it is, if it can be built upon."""
        try:
            generation = self.store.current()
            if generation is None:
                return None, None
            if generation.settings != _settings(self.corpus):
                self.note = "corpus.yaml has changed: all articles are read again"
                return None, None
            catalogue = Catalogue(self.store.directory / generation.catalogue)
            for name in generation.segments:
                Segment(self.store.directory / name)
        except DamagedIndexError as error:
            self.note = f"{error.message.removesuffix('; it has to be built again')}: it is built again"
            return None, None
        return generation, catalogue

    def unused(self) -> int:
        """A number for a first generation that no file of a broken one has."""
        taken = [int(path.name.split("-")[1][:6]) for path in self.store.directory.glob("*-[0-9]*.arrays*")]
        return max(taken, default=0) + 1

    def worn(self, old: Generation, catalogue: Catalogue) -> set[str]:
        """Files of segments that are small and many, or mostly of articles that are gone: to be read again as one."""
        numbers = catalogue.columns.numbers
        live = np.bincount(numbers["segment"], minlength=len(old.segments))
        sizes = np.array([Segment(self.store.directory / name).size for name in old.segments])
        worn = 2 * live < sizes
        small = sizes < _SMALL
        if small.sum() > _MOST_SMALL:
            worn |= small
        files = np.unique(numbers["file"][worn[numbers["segment"]]]).tolist() if len(sizes) else []
        return {path for file in files if (path := catalogue.paths[file]) in self.states}

    def keep(self, old: Generation, catalogue: Catalogue, fresh: set[str]) -> None:
        """Takes over the rows, and the segments, of files that haven't changed."""
        paths = catalogue.paths.all()
        order = {path: number for number, path in enumerate(self.states)}
        renumbered = np.array([-1 if path in fresh else order.get(path, -1) for path in paths], np.int64)
        files = catalogue.columns.numbers["file"]
        columns = catalogue.columns.take(np.flatnonzero(renumbered[files] >= 0) if len(paths) else files)
        used = np.unique(columns.numbers["segment"]).tolist()
        self.segments = [old.segments[number] for number in used]
        numbers = dict(columns.numbers)
        numbers["file"] = renumbered[numbers["file"]] if len(paths) else numbers["file"]
        numbers["segment"] = np.searchsorted(np.array(used, np.int64), numbers["segment"])
        self.rows.append(replace(columns, numbers=numbers))

    def read(self, sources: Sequence[Source], number: int) -> None:
        """Reads articles and writes their segments."""
        total = sum(source.size for source in sources)
        done = articles = positions = 0
        order = {path: place for place, path in enumerate(self.states)}
        with self.batches(sources, total) as batches:
            for batch in batches:
                if self.cancelled():
                    raise Cancelled
                numbers = dict(batch.columns.numbers)
                files = np.array([order[source.path] for source in batch.sources], np.int64)
                numbers["file"] = files[numbers["file"]]
                self.pending.append(replace(batch, columns=replace(batch.columns, numbers=numbers)))
                self.faults += batch.faults
                done += batch.size
                articles += len(batch.columns)
                positions += len(batch.postings["text"].positions)
                if positions >= _SEGMENT_POSITIONS:
                    self.flush(number)
                    positions = 0
                if self.progress:
                    self.progress(Progress(min(done, total), total, articles, time.monotonic() - self.started))
        self.flush(number)

    def flush(self, number: int) -> None:
        """Writes the batches that are waiting as one segment."""
        pending = [batch for batch in self.pending if len(batch.columns)]
        self.pending = []
        if not pending:
            return
        name = f"segment-{number:06}-{len(self.segments)}.arrays"
        fields = {field: merged([batch.postings[field] for batch in pending]) for field in FIELDS}
        write_segment(self.store.directory / name, fields)
        columns = Columns.joined([batch.columns for batch in pending])
        numbers = dict(columns.numbers)
        numbers["doc"] = np.arange(len(columns))
        numbers["segment"] = np.full(len(columns), len(self.segments))
        self.rows.append(replace(columns, numbers=numbers))
        self.segments.append(name)

    @contextmanager
    def batches(self, sources: Sequence[Source], total: int) -> Iterator[Iterable[Batch]]:
        """The batches of all tasks in order, read by a pool of processes where that is worth it."""
        if total < _POOL_FROM or self.processes < 2:
            yield map(Reader(self.corpus, self.annotate).read, tasks(self.corpus, sources))
            return
        pool = ProcessPoolExecutor(self.processes, get_context("spawn"), start_worker, (self.corpus, self.annotate))
        try:
            yield self.pooled(pool, tasks(self.corpus, sources))
        finally:
            pool.shutdown(cancel_futures=True)

    def pooled(self, pool: ProcessPoolExecutor, given: Iterable[Task]) -> Iterator[Batch]:
        waiting: deque[tuple[Task, Future[Batch]]] = deque()
        alone: Reader | None = None
        for task in given:
            if alone is None:
                try:
                    waiting.append((task, pool.submit(run_task, task)))
                except BrokenProcessPool:
                    alone = Reader(self.corpus, self.annotate)
            # A few tasks ahead of each process keep it busy without piling up what it gives.
            while waiting and (alone or len(waiting) > 2 * self.processes):
                batch = _result(*waiting.popleft(), self.corpus, self.annotate)
                yield batch
            if alone:
                yield alone.read(task)
        while waiting:
            yield _result(*waiting.popleft(), self.corpus, self.annotate)

    def named(self, columns: Columns) -> Columns:
        """The rows in order of path, each with an id of its own."""
        numbers = columns.numbers
        ids = columns.strings["id"].all()
        taken: dict[str, int] = {}
        again = [row for row, id in enumerate(ids) if taken.setdefault(id, row) != row]  # noqa: A001
        paths = list(self.states)
        for row in again:
            path, offset = paths[int(numbers["file"][row])], int(numbers["offset"][row])
            other = distinct(ids[row], f"{path}:{offset}", taken)
            self.faults.append(Fault(path, None, f"the id {ids[row]} is taken by another article; this one is {other}"))
            taken[other] = row
            ids[row] = other
        if again:
            columns = replace(columns, strings={**columns.strings, "id": Strings.of(ids)})
        return columns.take(np.lexsort((numbers["offset"], numbers["file"])))

    def all_faults(self, catalogue: Catalogue | None, fresh: set[str]) -> list[Fault]:
        """What is wrong with the files read now, those kept, and the folder itself."""
        kept = [_fault(fault) for fault in catalogue.facts["faults"]] if catalogue else []
        faults = [fault for fault in kept if fault.path in self.states and fault.path not in fresh]
        faults += self.faults
        faults += self.corpus.faults
        return sorted(set(faults), key=lambda fault: (fault.path, fault.line or 0, fault.message))

    def report(
        self, articles: int, fresh: set[str], known: dict[str, FileState], removed: int, faults: Iterable[Fault]
    ) -> Report:
        added = len(fresh - known.keys())
        seconds = time.monotonic() - self.started
        return Report(articles, added, len(fresh) - added, removed, seconds, tuple(dict.fromkeys(faults)), self.note)


def _result(task: Task, future: "Future[Batch]", corpus: Corpus, annotate: Annotate | None) -> Batch:
    try:
        return future.result()
    except BrokenProcessPool:  # a process was ended, or can't start from this script: go on without
        return Reader(corpus, annotate).read(task)


def _state(source: Source) -> FileState:
    return FileState(source.path, source.size, source.mtime_ns)


def _fault(stored: Sequence[str | int | None]) -> Fault:
    path, line, message = stored
    return Fault(str(path), line if isinstance(line, int) else None, str(message))


def _settings(corpus: Corpus) -> str:
    """What of `corpus.yaml` changes articles: the names of outlets."""
    outlets = json.dumps(sorted(corpus.settings.outlets.items()))
    return hashlib.sha256(outlets.encode()).hexdigest()[:16]
