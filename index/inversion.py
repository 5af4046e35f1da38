"""From texts to postings: which terms stand in which articles, where."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.analysis import SURFACE, Kind, analyse, pattern
from index.arrays import ranges

Ints = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms in sorted order; for each its articles, for each of these its positions, in nested runs.

    Articles of term `t`: `docs[starts[t]:starts[t + 1]]`; its positions in the `p`-th posting of all:
    `positions[places[p]:places[p + 1]]`.
    """

    terms: list[str]
    spoken: NDArray[np.int8]
    """1 where the term is also a written form (`flood`, not `organ`)."""
    starts: Ints
    docs: NDArray[np.int32]
    places: Ints
    positions: NDArray[np.int32]
    lengths: NDArray[np.int32]
    """Words in each article."""


class Inverter:
    """Turns texts into postings; remembers the words it has seen, so one is used for many batches."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._terms: dict[str, int] = {}
        self._spoken: set[str] = set()
        # What is known of each word, in columns: its terms and their places within it, and its width.
        self._part_terms = array("q")
        self._part_places = array("q")
        self._part_starts = array("q", [0])
        self._widths = array("q")

    def _learn(self, raw: str) -> int:
        parts, width = analyse(raw)
        own = {(part.term, part.place) for part in parts}
        surfaces = {(part.place, part.start) for part in parts if part.kind is Kind.SURFACE}
        for part in parts:
            if not part.term.startswith(SURFACE) and (part.place, part.start) not in surfaces:
                self._spoken.add(part.term)
        terms = self._terms
        for term, place in own:
            self._part_terms.append(terms.setdefault(term, len(terms)))
            self._part_places.append(place)
        self._part_starts.append(len(self._part_terms))
        self._widths.append(width)
        number = self._words[raw] = len(self._words)
        return number

    def invert(self, texts: Sequence[str]) -> Postings:
        """The postings of a batch; articles are numbered as they come."""
        if len(self._words) > 200_000:  # 60 MB: what isn't news (identifiers, data) must not fill the memory
            self.__init__()  # type: ignore[misc]
        known, learn = self._words, self._learn
        numbers: list[int] = []
        counts: list[int] = []
        for text in texts:
            before = len(numbers)
            numbers += [known[raw] if raw in known else learn(raw) for raw in pattern(text).findall(text)]
            counts.append(len(numbers) - before)
        return self._postings(np.array(numbers, np.int64), np.array(counts, np.int64))

    def _postings(self, words: Ints, counts: Ints) -> Postings:
        starts = np.array(self._part_starts)
        widths = np.array(self._widths)[words]
        doc_of_word = np.repeat(np.arange(len(counts)), counts)
        ends = np.cumsum(widths)
        firsts = np.concatenate(([0], ends))[np.concatenate(([0], np.cumsum(counts)))]
        lengths = np.diff(firsts)
        position = ends - widths - firsts[doc_of_word]

        each = np.diff(starts)[words]
        index = ranges(starts[words], each)
        term = np.array(self._part_terms)[index]
        place = np.array(self._part_places)[index] + np.repeat(position, each)
        doc = np.repeat(doc_of_word, each)
        return _grouped(list(self._terms), self._spoken, term, doc, place, lengths)


def _grouped(terms: list[str], spoken: set[str], term: Ints, doc: Ints, place: Ints, lengths: Ints) -> Postings:
    present = np.unique(term)
    names = [terms[number] for number in present.tolist()]
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(terms), np.int64)
    rank[present[order]] = np.arange(len(order))
    term = rank[term]
    # (term, article, position) as one number sorts in a third of the time of three keys.
    wide = int(place.max(initial=0)) + 1
    key = (term * max(len(lengths), 1) + doc) * wide + place
    key.sort()
    posting, place = np.divmod(key, wide)
    first = np.flatnonzero(np.diff(posting, prepend=-1))
    term, doc = np.divmod(posting[first], max(len(lengths), 1))
    names = [names[number] for number in order]
    return Postings(
        terms=names,
        spoken=np.array([name in spoken for name in names], np.int8),
        starts=np.searchsorted(term, np.arange(len(names) + 1)),
        docs=doc.astype(np.int32),
        places=np.append(first, len(place)),
        positions=place.astype(np.int32),
        lengths=lengths.astype(np.int32),
    )


def merged(batches: Sequence[Postings]) -> Postings:
    """The postings of all batches as one; articles are numbered on from batch to batch."""
    if len(batches) == 1:
        return batches[0]
    terms = sorted(set().union(*(batch.terms for batch in batches)))
    number: Mapping[str, int] = {term: n for n, term in enumerate(terms)}
    spoken = np.zeros(len(terms), np.int8)
    owners, docs, counts = [], [], []
    base = 0
    for batch in batches:
        own = np.array([number[term] for term in batch.terms], np.int64)
        spoken[own] |= batch.spoken
        owners.append(np.repeat(own, np.diff(batch.starts)))
        docs.append(batch.docs + np.int32(base))
        counts.append(np.diff(batch.places))
        base += len(batch.lengths)
    owner, doc, count = _joined(owners), _joined(docs), _joined(counts)
    place = np.concatenate(([0], np.cumsum(count)))
    # Stable: batches come in order of their articles, so postings of one term stay sorted.
    order = np.argsort(owner, kind="stable")
    positions = _joined([batch.positions for batch in batches])[ranges(place[:-1][order], count[order])]
    return Postings(
        terms=terms,
        spoken=spoken,
        starts=np.searchsorted(owner[order], np.arange(len(terms) + 1)),
        docs=doc[order].astype(np.int32),
        places=np.concatenate(([0], np.cumsum(count[order]))),
        positions=positions,
        lengths=_joined([batch.lengths for batch in batches]),
    )


def _joined(arrays: Iterable[NDArray[Number]]) -> NDArray[Number]:
    return np.concatenate(list(arrays))
