"""The words of a segment, for finding those that start like, look like or are spelt like what was typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import SURFACE
from index.arrays import Array, ArrayFile
from index.inversion import Postings

Numbers = NDArray[np.int64]

_RARE = 2
"""Letters from which a piece of a word is rarer than one line in twenty: looking for it takes a tenth of the time."""

_KEY = 8
"""Bytes of a term that are compared with those of all others at once."""


def lexicon_arrays(fields: Mapping[str, Postings]) -> dict[str, Array]:
    """The terms of all fields with the articles that hold each, and whether each is also a written form."""
    counts: dict[str, int] = {}
    spoken: set[str] = set()
    for postings in fields.values():
        for term, count, is_spoken in zip(
            postings.terms, np.diff(postings.starts).tolist(), postings.spoken.tolist(), strict=True
        ):
            counts[term] = max(count, counts.get(term, 0))
            if is_spoken:
                spoken.add(term)
    terms = sorted(counts)
    return {
        "terms": np.frombuffer("\n".join(["", *terms, ""]).encode(), np.uint8),
        "counts": np.array([counts[term] for term in terms], np.int32),
        "spoken": np.array([term in spoken for term in terms], np.int8),
    }


class Lexicon:
    """The terms of one segment in sorted order, each with its number."""

    def __init__(self, path: Path) -> None:
        file = ArrayFile(path)
        self.counts: NDArray[np.int32] = file["counts"]
        """Articles that hold each term, in the field where most do."""
        self.spoken: NDArray[np.int8] = file["spoken"]
        self._raw = file["terms"]

    def __len__(self) -> int:
        return len(self.counts)

    @cached_property
    def text(self) -> str:
        """Every term between two line ends: a tenth of the memory of a list, and regular expressions scan it fast."""
        return self._raw.tobytes().decode()

    @cached_property
    def _ends(self) -> Numbers:
        """Where in `text` the line end after each term stands."""
        if self.text.isascii():
            return np.flatnonzero(self._raw == ord("\n"))[1:]
        return np.array([match.start() for match in re.finditer("\n", self.text)], np.int64)[1:]

    def term(self, number: int) -> str:
        end = int(self._ends[number])
        start = int(self._ends[number - 1]) if number else 0
        return self.text[start + 1 : end]

    def terms(self, numbers: Numbers) -> list[str]:
        return [self.term(number) for number in numbers.tolist()]

    def starting(self, prefix: str) -> Numbers:
        """Terms and written forms that start with `prefix`."""
        return np.concatenate([self._range(prefix), self._range(SURFACE + prefix)])

    def _range(self, prefix: str) -> Numbers:
        first = self.text.find(f"\n{prefix}")
        if first < 0 or first == len(self.text) - 1:
            return np.zeros(0, np.int64)
        # Sorted: the last that starts so is the one before the first that sorts after all of them.
        last = self.text.rfind(f"\n{prefix}", first, len(self.text) - 1)
        last = max(first, last)
        numbers = np.searchsorted(self._ends, (first, last), side="right")
        return np.arange(numbers[0], numbers[1] + 1)

    def matching(self, pattern: str, piece: str) -> Numbers:
        """Terms and written forms that a regular expression, written for one line, matches whole.

        All of them hold `piece`: where that is rare, only the lines that hold it are looked at.
        """
        whole = re.compile(f"^{SURFACE}?(?:{pattern})$", re.MULTILINE)
        if len(piece) < _RARE:
            ends = [match.end() for match in whole.finditer(self.text, 1, len(self.text) - 1)]
        else:
            ends = [end for start, end in self._lines(piece) if whole.match(self.text, start, end)]
        return np.searchsorted(self._ends, np.array(ends, np.int64))

    def _lines(self, piece: str) -> Iterator[tuple[int, int]]:
        """Where the terms that hold a piece start and end."""
        at = self.text.find(piece)
        while at >= 0:
            end = self.text.index("\n", at)
            yield self.text.rindex("\n", 0, at) + 1, end
            at = self.text.find(piece, end)

    def numbers(self, terms: Iterable[str]) -> Numbers:
        """The numbers of those terms that are there."""
        wanted = list(terms)
        keys = np.array([term.encode("utf-8", "surrogatepass")[:_KEY] for term in wanted], f"S{_KEY}").view(">u8")
        firsts, lasts = (np.searchsorted(self._keys, keys, side=side).tolist() for side in ("left", "right"))
        found = map(self._among, wanted, firsts, lasts)
        return np.array([number for number in found if number is not None], np.int64)

    def _among(self, term: str, first: int, last: int) -> int | None:
        """The number of a term that can only stand between two others."""
        number = bisect_left(range(last), term, first, key=self.term)
        return number if number < last and self.term(number) == term else None

    @cached_property
    def _keys(self) -> NDArray[np.uint64]:
        """The first bytes of each term as a number: they sort as the terms do, and all are compared at once."""
        ends = np.flatnonzero(self._raw == ord("\n"))
        places = (ends[:-1, None] + 1) + np.arange(_KEY)
        first = self._raw[np.minimum(places, len(self._raw) - 1)]
        first[places >= ends[1:, None]] = 0
        keys: NDArray[np.uint64] = first.view(">u8").ravel().astype(np.uint64)
        return keys

    def words(self) -> list[str]:
        """Terms and written forms, without the sign of the latter."""
        return re.findall(rf"^{SURFACE}?([^{SURFACE}\n]+)$", self.text, re.MULTILINE)

    def _number(self, term: str) -> int | None:
        return next(iter(self.numbers([term]).tolist()), None)

    def spoken_count(self, word: str) -> int:
        """Articles that hold a word in just this form, 0 if none does (`organiz` is a stem that nobody writes)."""
        number = self._number(SURFACE + word)
        if number is None:
            number = self._number(word)
            if number is None or not self.spoken[number]:
                return 0
        return int(self.counts[number])
