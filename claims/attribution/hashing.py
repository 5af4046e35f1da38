"""Features of linear models as rows of one table: conjunctions of columns, hashed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int32]
Keys = NDArray[np.intp]

_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], dtype=np.uint32)
_LAST = np.uint32(0x2C1B3C6D)


class Templates:
    """Conjunctions of named columns, such as `"tag word+1"`; each becomes one key an item."""

    def __init__(self, columns: Sequence[str], templates: Sequence[str], bits: int) -> None:
        place = {name: i for i, name in enumerate(columns, start=1)}
        parts = sorted((template.split() for template in templates), key=len, reverse=True)
        self._slots = [
            np.array([place[part[slot]] for part in parts if len(part) > slot]) for slot in range(len(parts[0]))
        ]
        seeds = (np.arange(1, len(parts) + 1, dtype=np.uint64) * 0x165667B1) & 0xFFFFFFFF
        self._seeds = seeds.astype(np.uint32)[:, None]
        self._shift = np.uint32(32 - bits)

    def keys(self, table: NDArray[np.uint32]) -> Keys:
        """Keys, templates x items, from a `table` of columns x items whose row 0 is all zero."""
        hashed = np.repeat(self._seeds, table.shape[1], axis=1)
        other = np.empty_like(hashed)
        for rows, factor in zip(self._slots, _FACTORS, strict=False):
            # The templates with most parts come first.
            part = other[: len(rows)]
            # Rows are there; "raise" would copy once more to find out.
            (table * factor).take(rows, axis=0, out=part, mode="clip")
            hashed[: len(rows)] += part
        np.right_shift(hashed, np.uint32(15), out=other)
        hashed ^= other
        hashed *= _LAST
        hashed >>= self._shift
        # Look-ups would convert them each time.
        return hashed.astype(np.intp)


def table(columns: Sequence[NDArray[Any]]) -> NDArray[np.uint32]:
    """Columns as the rows of a table for `Templates.keys`, under a row of zeros."""
    out = np.empty((len(columns) + 1, len(columns[0])), dtype=np.int32)
    out[0] = 0
    for i, column in enumerate(columns, start=1):
        out[i] = column
    return out.view(np.uint32)
