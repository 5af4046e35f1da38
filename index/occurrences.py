"""Where a query's words stand in one text: the same rules as over the index, for the articles that are shown."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import OSA

from corpus.article import Span
from index.analysis import SURFACE, Word, pattern, word
from index.query.places import Places, in_sequence, nearby
from index.query.plan import Slot, Sought, sought
from index.query.syntax import Leaf

FEW = 8
"""Words of a query for which a text is read once each."""


class Text:
    """The words of a text, each analysed once."""

    __slots__ = ("_asked", "_where", "positions", "starts", "words")

    def __init__(self, text: str) -> None:
        self._asked = 0
        self._where: dict[str, list[tuple[int, Span]]] | None = None
        self.words: list[Word] = []
        self.starts: list[int] = []
        self.positions: list[int] = []
        position = 0
        for match in pattern(text).finditer(text):
            found = word(match.group())
            self.words.append(found)
            self.starts.append(match.start())
            self.positions.append(position)
            position += found.width

    def terms(self) -> set[str]:
        """Every term of the text."""
        return {part.term for found in set(self.words) for part in found.parts}

    def spans(self, wanted: frozenset[str]) -> dict[int, Span]:
        """Position and span of each word that has one of the terms."""
        self._asked += 1
        if self._asked > FEW:
            return self._looked_up(wanted)
        fits: dict[int, list[tuple[int, int, int]]] = {}
        spans: dict[int, Span] = {}
        for number, found in enumerate(self.words):
            key = id(found)
            parts = fits.get(key)
            if parts is None:
                parts = fits[key] = [(p.place, p.start, p.end) for p in found.parts if p.term in wanted]
            for place, start, end in parts:
                at, base = self.positions[number] + place, self.starts[number]
                other = spans.get(at)
                # Of two terms in one place (`staterun` over `state`) the longer span shows all that matched.
                if other is None or end - start > other.end - other.start:
                    spans[at] = Span(base + start, base + end)
        return spans

    def _looked_up(self, wanted: frozenset[str]) -> dict[int, Span]:
        """The same, by where each term stands: of hundreds of words sought, each read the whole text."""
        if self._where is None:
            self._where = {}
            for number, found in enumerate(self.words):
                position, base = self.positions[number], self.starts[number]
                for part in found.parts:
                    place = position + part.place, Span(base + part.start, base + part.end)
                    self._where.setdefault(part.term, []).append(place)
        spans: dict[int, Span] = {}
        for term in wanted if len(wanted) < len(self._where) else wanted & self._where.keys():
            for at, span in self._where.get(term, ()):
                other = spans.get(at)
                if other is None or span.end - span.start > other.end - other.start:
                    spans[at] = span
        return dict(sorted(spans.items()))


@dataclass(frozen=True, slots=True)
class TextVocabulary:
    """The terms of one text, as a vocabulary to choose from; few enough to take all."""

    known: set[str]

    def starting(self, prefix: str, most: int) -> tuple[list[str], int]:
        return [term for term in self.known if term.removeprefix(SURFACE).startswith(prefix)], 0

    def matching(self, pattern: str, piece: str, most: int) -> tuple[list[str], int]:
        fits = re.compile(pattern).fullmatch
        return [term for term in self.known if fits(term.removeprefix(SURFACE))], 0

    def close(self, word: str, distance: int, most: int) -> tuple[list[str], int]:
        far = OSA.distance
        return [t for t in self.known if far(t.removeprefix(SURFACE), word, score_cutoff=distance) <= distance], 0


def occurrences(leaf: Leaf, text: str) -> list[Span]:
    """Where a leaf matches a text on its own terms (a name, a title), with no index to ask."""
    read, vocabulary = _known(text)
    return found(sought(leaf, vocabulary), read)


@lru_cache(maxsize=4096)  # names of outlets and authors come again with every key
def _known(text: str) -> tuple[Text, TextVocabulary]:
    read = Text(text)
    return read, TextVocabulary(read.terms())


def found(plan: Sought, text: Text) -> list[Span]:
    """Where what is sought stands in a text: a span a word; of a phrase, one span from its first word to its last."""
    spans: list[Span] = []
    for sequence in plan.sequences:
        slots = [text.spans(slot.terms) for slot in sequence]
        if len(slots) == 1:
            spans += slots[0].values()
        elif all(slots):
            spans += _together(sequence, slots, plan.within)
    return spans


def _together(sequence: tuple[Slot, ...], slots: list[dict[int, Span]], within: int | None) -> list[Span]:
    places: list[Places] = [np.array(sorted(slot), np.int64) for slot in slots]
    if within is None:
        last = len(sequence) - 1
        starts = in_sequence(places).tolist()
        return [Span(slots[0][start].start, slots[last][start + last].end) for start in starts]
    spans = []
    for first, final in zip(*(ends.tolist() for ends in nearby(places, sequence, within)), strict=True):
        spans += [slot[place] for slot, own in zip(slots, places, strict=True) for place in _between(own, first, final)]
    return spans


def _between(places: Places, first: int, last: int) -> list[int]:
    low, high = np.searchsorted(places, (first, last + 1))
    found: list[int] = places[low:high].tolist()
    return found


def united(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
