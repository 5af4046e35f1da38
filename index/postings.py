"""The terms of one generation of the index and where they stand, by row of the catalogue."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import SURFACE
from index.catalogue import Catalogue
from index.engine import TermNotFound
from index.lexicon import Lexicon, Numbers
from index.query.places import APART, Places
from index.schema import FIELDS, schema
from index.segments import Segment, lexicon_name
from index.storage import ArrayCodec, PlainStorage, PostingList

_CACHED = 1_000_000
"""Postings kept at hand: 8 MB."""

_POSTINGS_EACH = 2_000
"""Articles that each term of a pattern may have on average: the more a corpus holds, the fewer terms are taken."""
_FEWEST = 8

Found = tuple[NDArray[np.int32], NDArray[np.float32]]
Rows = NDArray[np.int32]


class TermIndex:
    """All segments as one: terms, their articles (as rows), their places. Usable from any thread."""

    def __init__(self, directory: Path, segments: Sequence[Segment], catalogue: Catalogue) -> None:
        storage = PlainStorage(directory)
        weakref.finalize(self, storage.close_files)  # when no thread asks this generation any more
        codec = ArrayCodec()
        self._readers = [codec.terms_reader(storage, segment) for segment in segments]
        self._lexicons = [Lexicon(directory / lexicon_name(segment)) for segment in segments]
        self._rows = [np.full(segment.doc_count_all(), -1, np.int32) for segment in segments]
        self.segments = len(segments)
        self._catalogue = catalogue
        numbers = catalogue.columns.numbers
        for number, rows in enumerate(self._rows):
            own = np.flatnonzero(numbers["segment"] == number)
            rows[numbers["doc"][own]] = own
        self._cache: OrderedDict[tuple[str, str], Found] = OrderedDict()
        self._cached = 0
        self._normals: dict[str, NDArray[np.float32]] = {}
        # Whoosh's readers seek in shared files, so one thread reads at a time.
        self._lock = threading.RLock()

    def postings(self, field: str, term: str) -> Found:
        """The rows that hold a term, ascending, and how often each does."""
        key = (field, term)
        with self._lock:
            known = self._cache.get(key)
            if known is None:
                known = self._cache[key] = self._read(field, term)
                self._cached += len(known[0])
                while self._cached > _CACHED and len(self._cache) > 1:
                    self._cached -= len(self._cache.popitem(last=False)[1][0])
            else:
                self._cache.move_to_end(key)
        return known

    def _read(self, field: str, term: str) -> Found:
        parts = []
        for rows, postings in self._lists(field, term):
            docs, counts, _ = postings.arrays()
            found = rows[docs]
            live = found >= 0
            parts.append((found[live], counts[live].astype(np.float32)))
        if not parts:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        joined, times = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
        order = np.argsort(joined, kind="stable")
        return joined[order], times[order]

    def places(self, field: str, terms: frozenset[str], wanted: NDArray[np.bool_], go_on: Callable[[], None]) -> Places:
        """Where any of the terms stands in the wanted rows, ascending; `go_on` may raise `Cancelled`."""
        parts = [np.zeros(0, np.int64)]
        with self._lock:
            for term in terms:
                go_on()
                for rows, postings in self._lists(field, term):
                    docs, counts, positions = postings.arrays()
                    found = rows[docs].astype(np.int64)
                    chosen = (found >= 0) & wanted[found]
                    own = positions[np.repeat(chosen, counts)]
                    parts.append(np.repeat(found[chosen], counts[chosen]) * APART + own)
        places: Places = np.sort(np.concatenate(parts))  # np.unique hashes first, which took twenty times as long
        distinct: Places = places[np.diff(places, prepend=-1) != 0]
        return distinct

    def _lists(self, field: str, term: str) -> Iterator[tuple[Rows, PostingList]]:
        format_ = schema()[field].format
        for reader, rows in zip(self._readers, self._rows, strict=True):
            try:
                yield rows, reader.matcher(field, term.encode(), format_)
            except TermNotFound:
                continue

    def normal(self, field: str, share: float) -> NDArray[np.float32]:
        """What a row's frequencies are divided by: 1 for an article of average length, more for a longer one."""
        if field not in self._normals:
            lengths = self._catalogue.columns.numbers[f"{field}.words"]
            average = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
            self._normals[field] = (1 - share + share * lengths / average).astype(np.float32)
        return self._normals[field]

    def starting(self, prefix: str, most: int) -> tuple[list[str], int]:
        """Terms, and written forms, that start with `prefix`: the commonest, and how many are left out."""
        return self._commonest([lexicon.starting(prefix) for lexicon in self._lexicons], most)

    def matching(self, pattern: str, piece: str, most: int) -> tuple[list[str], int]:
        """The same for those that a regular expression matches whole; all of them hold `piece`."""
        return self._commonest([lexicon.matching(pattern, piece) for lexicon in self._lexicons], most)

    def close(self, word: str, distance: int, most: int) -> tuple[list[str], int]:
        """The same for those at most `distance` letters from `word`."""
        terms = [term for one in self._near(word, distance) for term in (one, SURFACE + one)]
        return self._commonest([lexicon.numbers(terms) for lexicon in self._lexicons], most)

    def spelt_like(self, word: str, distance: int) -> list[tuple[str, int, int]]:
        """Words as people write them, at most `distance` letters from `word`: each with letters wrong and articles."""
        found = []
        for near, wrong in self._near(word, distance).items():
            if count := sum(lexicon.spoken_count(near) for lexicon in self._lexicons):
                found.append((near, wrong, count))
        return found

    def _near(self, word: str, distance: int) -> dict[str, int]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near: dict[str, int] = {}
        for length in range(max(1, len(word) - distance), len(word) + distance + 1):
            words = self._by_length.get(length, ())
            found = process.extract(word, words, scorer=OSA.distance, score_cutoff=distance, limit=None)
            near.update((match[0], int(match[1])) for match in found)
        return near

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """All words by their lengths, made at the first fuzzy word: 5 MB for Reuters."""
        found: dict[int, list[str]] = {}
        for word in dict.fromkeys(word for lexicon in self._lexicons for word in lexicon.words()):
            found.setdefault(len(word), []).append(word)
        return found

    def _commonest(self, found: Sequence[Numbers], most: int) -> tuple[list[str], int]:
        counts: dict[str, int] = {}
        left_out = 0
        for lexicon, numbers in zip(self._lexicons, found, strict=True):
            if len(numbers) > most:
                left_out += len(numbers) - most
                own = lexicon.counts[numbers]
                numbers = numbers[np.argpartition(-own, most)[:most]]
            for term, count in zip(lexicon.terms(numbers), lexicon.counts[numbers].tolist(), strict=True):
                counts[term] = counts.get(term, 0) + count
        best = sorted(counts, key=lambda term: (-counts[term], term))
        read = np.cumsum([counts[term] for term in best[:most]] or [0])
        most = min(most, max(_FEWEST, int(np.searchsorted(read, most * _POSTINGS_EACH))))
        return best[:most], max(left_out, len(best) - most, 0)

    def holds(self, term: str) -> bool:
        """Whether any article holds the term."""
        return any(len(self.postings(field, term)[0]) for field in FIELDS)
