"""A segment: the postings of some articles in one file that never changes once it is written."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, ArrayFile, write
from index.inversion import Postings

FIELDS = ("text", "title")


def write_segment(path: Path, fields: Mapping[str, Postings]) -> None:
    """Stores the postings of each field."""
    arrays: dict[str, Array] = {}
    for name, postings in fields.items():
        lexicon = "\n".join(["", *postings.terms, ""]).encode()
        arrays |= {
            f"{name}.lexicon": np.frombuffer(lexicon, np.uint8),
            f"{name}.spoken": postings.spoken,
            f"{name}.starts": postings.starts.astype(np.int64),
            f"{name}.docs": postings.docs.astype(np.int32),
            f"{name}.places": postings.places.astype(np.int32 if len(postings.positions) < 2**31 else np.int64),
            f"{name}.positions": postings.positions.astype(np.int32),
            f"{name}.lengths": postings.lengths.astype(np.int32),
        }
    write(path, arrays)


class Field:
    """One field of a segment: its terms in sorted order, and where each stands."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.spoken: NDArray[np.int8] = file[f"{name}.spoken"]
        self.starts: NDArray[np.int64] = file[f"{name}.starts"]
        self.docs: NDArray[np.int32] = file[f"{name}.docs"]
        self.places: NDArray[Any] = file[f"{name}.places"]
        self.positions: NDArray[np.int32] = file[f"{name}.positions"]
        self.lengths: NDArray[np.int32] = file[f"{name}.lengths"]
        self._raw = file[f"{name}.lexicon"]

    @cached_property
    def lexicon(self) -> str:
        """Every term between two line ends: one string takes a tenth of the memory of many, and regex scan it fast."""
        return self._raw.tobytes().decode()

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        """Where in the lexicon each term's line end stands."""
        if self.lexicon.isascii():
            return np.flatnonzero(self._raw == 10)[1:]
        return np.array([match.start() for match in re.finditer("\n", self.lexicon)], np.int64)[1:]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def number(self, term: str) -> int | None:
        """The term's place in the lexicon."""
        at = self.lexicon.find(f"\n{term}\n")
        return None if at < 0 else int(np.searchsorted(self._ends, at, side="right"))

    def term(self, number: int) -> str:
        end = int(self._ends[number])
        return self.lexicon[self.lexicon.rindex("\n", 0, end) + 1 : end]

    def starting(self, prefix: str) -> tuple[int, int]:
        """The half-open range of terms that start with `prefix`."""
        at = self.lexicon.find(f"\n{prefix}")
        if at < 0 or at == len(self.lexicon) - 1:
            return 0, 0
        last = self.lexicon.rfind(f"\n{prefix}", at, len(self.lexicon) - 1 if not prefix else None)
        first = int(np.searchsorted(self._ends, at, side="right"))
        return first, int(np.searchsorted(self._ends, last, side="right")) + 1

    def matching(self, pattern: str) -> Iterator[int]:
        """Terms that a regular expression, written for one line, matches whole."""
        starts = [match.start() for match in re.finditer(f"^(?:{pattern})$", self.lexicon, re.MULTILINE)]
        return iter(np.searchsorted(self._ends, np.array(starts, np.int64), side="left").tolist())

    def frequency(self, number: int) -> int:
        """Articles that hold the term."""
        return int(self.starts[number + 1] - self.starts[number])


class Segment:
    """A segment's fields, mapped into memory; raises `DamagedIndexError` where its file isn't whole."""

    def __init__(self, path: Path) -> None:
        file = ArrayFile(path)
        self.fields = {name: Field(file, name) for name in FIELDS}
        self.size = len(self.fields["text"].lengths)
