"""The fields of the Whoosh index, and how their words become postings."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import numpy as np

from index.engine import FieldType, Format, Schema
from index.inversion import Inverter

FIELDS = ("text", "title")


class WordPlaces(Format):  # type: ignore[misc]
    """Postings that hold the positions of a term, four bytes each; Whoosh's own format holds pickled lists."""

    def encode(self, positions: Iterable[int]) -> bytes:
        return np.array([*positions], "<u4").tobytes()

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        return len(value) // 4 * float(self.field_boost)

    def decode_positions(self, value: bytes) -> list[int]:
        positions: list[int] = np.frombuffer(value, "<u4").tolist()
        return positions

    def word_values(self, value: str, analyzer: object, **kwargs: Any) -> Iterator[tuple[str, int, float, bytes]]:
        """Terms of a text with frequency, weight and positions, as Whoosh asks a format for them."""
        found = Inverter().invert([value])
        for term, first, last in zip(found.terms, found.places, found.places[1:], strict=False):
            positions = found.positions[first:last]
            yield term, len(positions), len(positions) * float(self.field_boost), self.encode(positions)


class Words(FieldType):  # type: ignore[misc]
    """Text as our own analysis has it; Whoosh's analyzers play no part."""

    def __init__(self) -> None:
        super().__init__(WordPlaces(), analyzer=None, scorable=True)

    def index(self, value: str, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Postings of one text: term, frequency, weight, positions."""
        return ((term.encode(), *rest) for term, *rest in self.format.word_values(value, None))

    def process_text(self, qstring: str, mode: str = "", **kwargs: Any) -> list[str]:
        return [term for term in Inverter().invert([qstring]).terms if not term.startswith("=")]


@cache
def schema() -> Schema:
    """The fields of every index: taken from here, never from what an index holds."""
    return Schema(**{name: Words() for name in FIELDS})
