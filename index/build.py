"""Building an index: only what changed is read, and the new index replaces the old in one step."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from os import cpu_count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import Fault
from corpus.folder import Corpus, Source
from corpus.ids import distinct
from index import reannotation
from index.arrays import Strings
from index.catalogue import Columns, State, id_key, write_catalogue
from index.claims.annotations import GIVEN_UP, Annotate, Gathered
from index.claims.table import ClaimTable, claims_name, write_claims
from index.errors import Cancelled, DamagedIndexError
from index.pool import alone, apart, preload, together
from index.reading import Reader, Share, tasks
from index.reannotation import Annotator, Recall, write_again
from index.segments import Segment, annotations_of, delete_others
from index.store import FORMAT, Generation, Store, catalogue_name, index_directory
from index.stories import carried_over, places, stories_name, untold, write_stories

_POOL_FROM = 3 << 20
"""Bytes to read from which a pool of processes pays: it takes half a second to start."""

_POOL_FROM_ANNOTATED = 300 << 10
"""The same where claims are found as well, which takes a hundred times as long."""

_SHARE = 3 << 20
_MOST_SHARES = 32
"""Bytes of text in a segment: a process needs ten times as much while it writes one.

Of a large corpus more, lest its segments be too many to search fast.
"""

_SHARE_ALONE = 10 << 20
"""The same where this process, which may be the explorer's, does the work."""

_SMALL = 1_000
_MOST_SMALL = 8
"""Segments of so few articles that may pile up, one a refresh, before they are read again as one."""


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

    `annotate` makes plain data of each article, in the processes that read it, and what it says of claims becomes
    searchable; when it, or its attribute `version`, is another than last time, all articles are read again. Waits up to
    `wait` seconds for another writer, then raises `LockedError`; raises `Cancelled` soon after `cancelled()` is true.
    """
    store = Store(directory or index_directory(corpus))
    with store.writing(wait):
        return _Build(corpus, store, progress, annotate, processes or cpu_count() or 1, cancelled).run()


def stale(corpus: Corpus, directory: Path | None = None, annotate: Annotate | None = None) -> bool:
    """Whether files have come, gone or changed since the index was built, or it is damaged anywhere.

    With `annotate`, also whether it was built without it, or with another version, or has its stories still to be told.
    """
    try:
        generation = Store(directory or index_directory(corpus)).verified()
    except DamagedIndexError:
        return True
    if generation is None or generation.catalogue.facts["settings"] != _settings(corpus):
        return True
    if annotate and generation.catalogue.facts["annotated"] != _named(annotate):
        return True
    if generation.claims is not None and untold(generation.stories, annotate):
        return True
    return generation.catalogue.files() != _states(corpus.sources())


class _Build:
    """One run of `build`, under the lock."""

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
        self.rows: list[Columns] = []
        self.segments: list[Segment] = []
        self.faults: list[Fault] = []
        self.states: dict[str, State] = {}
        self.done = self.total = self.articles = 0
        self.pooled = False
        """Whether processes did some of the work: what comes after then has one of its own as well."""

    def run(self) -> Report:
        old = self.old()
        # Reading all of an index takes as long as walking its folder, and neither needs to wait for the other.
        with ThreadPoolExecutor(1) as beside:
            whole = beside.submit(self.is_whole, old)
            sources = {source.path: source for source in self.corpus.sources()}
        if not whole.result():
            old = None
        self.states = _states(sources.values())
        known = old.catalogue.files() if old else {}
        fresh = {path for path, state in self.states.items() if known.get(path) != state}
        removed = len(known.keys() - self.states.keys())
        again = old is not None and old.catalogue.facts["annotated"] != _named(self.annotate)
        if old and not fresh and not removed and not again:
            return self.report(len(old.catalogue), fresh, known, removed, self.all_faults(old, fresh))
        if old:
            fresh |= self.worn(old, fresh)
            self.keep(old, fresh)
        number = max(self.store.latest(), 0) + 1
        changed = [sources[path] for path in self.states if path in fresh]
        self.total = sum(source.size for source in changed)
        if old and again and self.annotate:
            self.annotate_again(self.annotate, number)
        self.read(changed, Recall(self.store.directory, old.number) if old and not again and self.annotate else None)
        columns = self.named(Columns.joined(self.rows))
        faults = self.all_faults(old, fresh, again)
        facts = {
            "format": FORMAT,
            "settings": _settings(self.corpus),
            "annotated": _named(self.annotate),
            "faults": [[fault.path, fault.line, fault.message] for fault in faults],
        }
        if self.annotate:
            self.write_claims(number, columns)
            if old:
                self.carry_over(number, columns, old, again)
        write_catalogue(self.store.directory / catalogue_name(number), columns, self.states, facts)
        self.store.commit(number, self.segments)
        return self.report(len(columns), fresh, known, removed, faults)

    def old(self) -> Generation | None:
        """The index as it is, if it can be built upon."""
        try:
            generation = self.store.current()
        except DamagedIndexError as error:
            self.note = f"{error.message}: it is built again"
            return None
        if generation and generation.catalogue.facts["settings"] != _settings(self.corpus):
            self.note = "corpus.yaml has changed: all articles are read again"
            return None
        if generation and self.annotate and generation.catalogue.facts["annotated"] not in ("", _named(self.annotate)):
            self.note = "how claims are found has changed: they are looked for again"
        return generation

    def is_whole(self, old: Generation | None) -> bool:
        """Whether all that is kept of the old index is as it was written."""
        try:
            if old:
                self.store.verify(old)
        except DamagedIndexError as error:
            self.note = f"{error.message}: it is built again"
            return False
        return True

    def worn(self, old: Generation, fresh: set[str]) -> set[str]:
        """Files of segments that are small and many, or mostly of articles that are gone: to be read again as one."""
        numbers = old.catalogue.columns.numbers
        paths = old.catalogue.paths.all()
        kept = np.array([path in self.states and path not in fresh for path in paths] or [False])[numbers["file"]]
        live = np.bincount(numbers["segment"][kept], minlength=len(old.segments))
        sizes = np.array([segment.doc_count_all() for segment in old.segments], np.int64)
        worn = 2 * live < sizes
        small = sizes < _SMALL
        if small.sum() > _MOST_SMALL:
            worn |= small
        if not worn.any():
            return set()
        return {paths[file] for file in np.unique(numbers["file"][kept & worn[numbers["segment"]]]).tolist()}

    def keep(self, old: Generation, fresh: set[str]) -> None:
        """Takes over the rows, and the segments, of files that haven't changed."""
        order = {path: number for number, path in enumerate(self.states)}
        paths = old.catalogue.paths.all()
        renumbered = np.array([-1 if path in fresh else order.get(path, -1) for path in paths] or [-1], np.int64)
        kept = np.flatnonzero(renumbered[old.catalogue.columns.numbers["file"]] >= 0)
        columns = old.catalogue.columns.take(kept)
        used = np.unique(columns.numbers["segment"])
        self.segments = [old.segments[number] for number in used.tolist()]
        numbers = dict(columns.numbers)
        numbers["file"] = renumbered[numbers["file"]]
        numbers["segment"] = np.searchsorted(used, numbers["segment"])
        for number, segment in enumerate(self.segments):
            delete_others(segment, numbers["doc"][numbers["segment"] == number])
        self.rows.append(replace(columns, numbers=numbers))

    def annotate_again(self, annotate: Annotate, number: int) -> None:
        """Finds in the articles that are kept what hasn't been, or not by this program; their words stay."""
        (columns,) = self.rows
        self.total += int(columns.numbers["length"].sum())
        given = list(reannotation.tasks(columns, list(self.states), self.segments))
        annotator = partial(Annotator, self.corpus, annotate)
        if self.total < _POOL_FROM_ANNOTATED or self.processes < 2:
            found = alone(annotator, given, self.tell)
        else:
            self.pooled = True
            found = together(annotator, given, self.tell, self.processes, self.cancelled, preload(annotate))
        write_again(self.store.directory, self.segments, number, zip(given, self.faulty(found), strict=True))

    def faulty(self, found: Iterable[Gathered]) -> Iterator[Gathered]:
        """The same, after what is wrong with some of it has been noted."""
        for gathered in found:
            self.faults += gathered.faults
            yield gathered

    def read(self, sources: Sequence[Source], recall: Recall | None) -> None:
        """Reads articles; what has been written of segments no commit has listed is harmless if this fails."""
        order = {path: place for place, path in enumerate(self.states)}
        for share in self.shares(sources, recall):
            self.faults += share.faults
            if share.segment is None:
                continue
            files = np.array([order[source.path] for source in share.sources], np.int64)
            numbers = dict(share.columns.numbers)
            numbers["file"] = files[numbers["file"]]
            numbers["segment"] = np.full(len(share.columns), len(self.segments))
            self.segments.append(share.segment)
            self.rows.append(replace(share.columns, numbers=numbers))

    def shares(self, sources: Sequence[Source], recall: Recall | None) -> Iterator[Share]:
        """What all tasks give, read by a pool of processes where that is worth it."""
        size = sum(source.size for source in sources)
        small = size < (_POOL_FROM_ANNOTATED if self.annotate else _POOL_FROM) or self.processes < 2
        share = _SHARE_ALONE if small else min(max(_SHARE, size // _MOST_SHARES), size // self.processes + 1)
        given = tasks(self.corpus, sources, share)
        reader = partial(Reader, self.corpus, self.store.directory, self.annotate, recall)
        if small:
            return alone(reader, given, self.tell)
        self.pooled = True
        return together(reader, given, self.tell, self.processes, self.cancelled, preload(self.annotate))

    def write_claims(self, number: int, columns: Columns) -> None:
        """Stores the claims of all segments side by side, beside the catalogue of this generation."""
        rows = []
        for place, segment in enumerate(self.segments):
            own = np.flatnonzero(columns.numbers["segment"] == place)
            rows.append(np.full(segment.doc_count_all(), -1, np.int64))
            rows[-1][columns.numbers["doc"][own]] = own
        path = self.store.directory / claims_name(number)
        work = partial(_write_claims, path, list(zip(self.segments, rows, strict=True)), self.annotate)
        if self.pooled:
            apart(work, self.cancelled, preload(self.annotate), self.processes)
        else:
            work()

    def carry_over(self, number: int, columns: Columns, old: Generation, again: bool) -> None:
        """Keeps what was told of stories for the articles that are still there, until they are told apart again.

        Of their claims nothing, where these have been found `again`.
        """
        if not old.stories or not old.claims:
            return
        here = places(columns, [segment.segment_id() for segment in self.segments])
        there = places(old.catalogue.columns, [segment.segment_id() for segment in old.segments])
        row = np.array([here.get(place, -1) for place in there] or [-1], np.int64)
        claims = ClaimTable(self.store.directory / claims_name(number), len(columns))
        found, states = carried_over(old.stories, row, old.claims, claims)
        if again:
            found, states = replace(found, compared=0 * found.compared), 0 * states
        write_stories(self.store.directory / stories_name(number), found, states, complete=False)

    def tell(self, more_bytes: int, more_articles: int) -> None:
        if self.cancelled():
            raise Cancelled
        self.done = min(self.done + more_bytes, self.total)
        self.articles += more_articles
        if self.progress:
            self.progress(Progress(self.done, self.total, self.articles, time.monotonic() - self.started))

    def named(self, columns: Columns) -> Columns:
        """The rows in order of path, each with an id of its own."""
        numbers = columns.numbers
        columns = columns.take(np.lexsort((numbers["offset"], numbers["file"])))
        keys = columns.numbers["key"]
        if len(np.unique(keys)) == len(keys):
            return columns
        ids = columns.strings["id"].all()
        given = set(ids)
        taken: set[str] = set()
        paths = list(self.states)
        for row, id in enumerate(ids):  # noqa: A001 (the contract's word)
            if id in taken:
                path, offset = paths[int(columns.numbers["file"][row])], int(columns.numbers["offset"][row])
                ids[row] = distinct(id, f"{path}:{offset}", given)
                given.add(ids[row])
                message = f"the id {id} is taken by another article; this one is {ids[row]}"
                self.faults.append(Fault(path, None, message))
            taken.add(ids[row])
        again = np.array([id_key(id) for id in ids], np.int64)  # noqa: A001
        return replace(
            columns, numbers={**columns.numbers, "key": again}, strings={**columns.strings, "id": Strings.of(ids)}
        )

    def all_faults(self, old: Generation | None, fresh: set[str], again: bool = False) -> list[Fault]:
        """What is wrong with the files read now, those kept, and the folder; of claims found `again` what is so now."""
        kept = [_fault(fault) for fault in old.catalogue.facts["faults"]] if old else []
        kept = [fault for fault in kept if not (again and fault.message.endswith(GIVEN_UP))]
        faults = [fault for fault in kept if fault.path in self.states and fault.path not in fresh]
        every = {*faults, *self.faults, *self.corpus.faults}
        return sorted(every, key=lambda fault: (fault.path, fault.line or 0, fault.message))

    def report(
        self, articles: int, fresh: set[str], known: dict[str, State], removed: int, faults: Iterable[Fault]
    ) -> Report:
        added = len(fresh - known.keys())
        seconds = time.monotonic() - self.started
        return Report(articles, added, len(fresh) - added, removed, seconds, tuple(faults), self.note)


def _write_claims(path: Path, segments: Sequence[tuple[Segment, NDArray[np.int64]]], annotate: Annotate | None) -> None:
    """The work of a process of its own, for it takes much memory."""
    parts = [(annotations_of(path.parent, segment), rows) for segment, rows in segments]
    write_claims(path, parts, getattr(annotate, "names", None))


def _states(sources: Iterable[Source]) -> dict[str, State]:
    """The files by path, in the order of the catalogue."""
    return dict(sorted((source.path, (source.size, source.mtime_ns)) for source in sources))


def _fault(stored: Sequence[str | int | None]) -> Fault:
    path, line, message = stored
    return Fault(str(path), line if isinstance(line, int) else None, str(message))


def _named(annotate: Annotate | None) -> str:
    """What `annotate` is called, to know it again."""
    if annotate is None:
        return ""
    kind = annotate if hasattr(annotate, "__qualname__") else type(annotate)
    return f"{kind.__module__}.{kind.__qualname__} {getattr(annotate, 'version', '')}".strip()


def _settings(corpus: Corpus) -> str:
    """What of `corpus.yaml` changes articles: the names of outlets."""
    outlets = json.dumps(sorted(corpus.settings.outlets.items()))
    return hashlib.sha256(outlets.encode()).hexdigest()[:16]
