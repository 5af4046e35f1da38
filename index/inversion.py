"""From texts to postings: which terms stand in which articles, where."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.analysis import SURFACE, Kind, analyse, pattern
from index.arrays import ranges

_PIECE = 1 << 20
_GAP = re.compile("[ \n。]")  # what no word of ours holds

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
    continues: bool = False
    """Whether the first article here is the rest of the last one of the batch before."""


class _Numbers(dict[str, int]):
    """A number for each word; one not seen before is learnt when it is asked for."""

    def __init__(self, learn: Callable[[str], None]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, raw: str) -> int:
        self._learn(raw)
        number = self[raw] = len(self)
        return number


class Inverter:
    """Turns texts into postings; remembers the words it has seen, so one is used for many batches."""

    def __init__(self) -> None:
        self._words = _Numbers(self._learn)
        self._terms: dict[str, int] = {}
        self._spoken: set[str] = set()
        # What is known of each word, in columns: its terms and their places within it, and its width.
        self._part_terms = array("q")
        self._part_places = array("q")
        self._part_starts = array("q", [0])
        self._widths = array("q")

    def _learn(self, raw: str) -> None:
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

    def invert(self, texts: Sequence[str]) -> Postings:
        """The postings of a batch; articles are numbered as they come."""
        if len(self._words) > 200_000:  # 60 MB: what isn't news (identifiers, data) must not fill the memory
            self.__init__()  # type: ignore[misc]
        number = self._words.__getitem__
        numbers = array("q")
        ends = [0]
        for text in texts:
            numbers.extend(map(number, pattern(text).findall(text)))
            ends.append(len(numbers))
        return self._postings(np.array(numbers), np.diff(ends))

    def in_batches(self, texts: Sequence[str]) -> Iterator[Postings]:
        """The same in several batches, so that a large text takes no more memory than many small ones."""
        pending: list[str] = []
        for text in texts:
            if len(text) <= 4 * _PIECE:
                pending.append(text)
                continue
            if pending:
                yield self.invert(pending)
                pending = []
            yield from self._pieces(text)
        if pending:
            yield self.invert(pending)

    def _pieces(self, text: str) -> Iterator[Postings]:
        start = 0
        while start < len(text):
            cut = _GAP.search(text, start + _PIECE)
            end = cut.end() if cut else len(text)
            yield replace(self.invert([text[start:end]]), continues=start > 0)
            start = end

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
    """The postings of all batches, none of them empty, as one; articles are numbered on from batch to batch."""
    if len(batches) == 1:
        return batches[0]
    terms = sorted(set().union(*(batch.terms for batch in batches)))
    number: Mapping[str, int] = {term: n for n, term in enumerate(terms)}
    spoken = np.zeros(len(terms), np.int8)
    owners, docs, positions = [], [], []
    base = done = 0
    for batch in batches:
        base, done = (base - 1, done) if batch.continues else (base, 0)
        own = np.array([number[term] for term in batch.terms], np.int32)
        spoken[own] |= batch.spoken
        owners.append(np.repeat(own, np.diff(batch.starts)))
        docs.append(batch.docs + np.int32(base))
        positions.append(batch.positions + np.int32(done) if done else batch.positions)
        base, done = base + len(batch.lengths), done + int(batch.lengths[-1])
    owner, doc = _joined(owners), _joined(docs)
    count = _joined([np.diff(batch.places).astype(np.int32) for batch in batches])
    places = np.cumsum(count) - count
    own_positions = _joined(positions)
    # They are most of what a process holds at its largest: gone before all of them are put in order.
    del owners, docs, positions
    # Stable: batches come in order of their articles, so postings of one term stay sorted.
    order = np.argsort(owner, kind="stable").astype(np.int32)
    owner, doc, count, places = owner[order], doc[order], count[order], places[order]
    own_positions = own_positions[ranges(places, count)]
    del order, places
    # An article in several pieces has several postings of a term, side by side: they become one.
    first = np.flatnonzero((np.diff(owner, prepend=-1) != 0) | (np.diff(doc, prepend=-1) != 0))
    return Postings(
        terms=terms,
        spoken=spoken,
        starts=np.searchsorted(owner[first], np.arange(len(terms) + 1)),
        docs=doc[first],
        places=np.concatenate((np.cumsum(count)[first] - count[first], [len(own_positions)])),
        positions=own_positions,
        lengths=_summed(batches),
    )


def _summed(batches: Sequence[Postings]) -> NDArray[np.int32]:
    """Words of each article, of all its pieces together."""
    begins = [not (batch.continues and n == 0) for batch in batches for n in range(len(batch.lengths))]
    return np.add.reduceat(_joined([batch.lengths for batch in batches]), np.flatnonzero(begins))


def _joined(arrays: Iterable[NDArray[Number]]) -> NDArray[Number]:
    return np.concatenate(list(arrays))
