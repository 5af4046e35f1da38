"""Features of linear models as rows of one table: conjunctions of columns, hashed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int32]
Keys = NDArray[np.intp]

_ROUND = np.uint32(0x9E3779B1)
_LAST = np.uint32(0x85EBCA6B)


class Templates:
    """Conjunctions of named columns, such as `"tag word+1"`; each becomes one key an item."""

    def __init__(self, columns: Sequence[str], templates: Sequence[str], bits: int) -> None:
        place = {name: i for i, name in enumerate(columns, start=1)}
        parts = [template.split() for template in templates]
        self.width = max(map(len, parts))
        self._index = np.array([[place[p] for p in part] + [0] * (self.width - len(part)) for part in parts])
        self._seeds = ((np.arange(1, len(parts) + 1, dtype=np.uint64) * 0x27D4EB2F) & 0xFFFFFFFF).astype(np.uint32)[
            :, None
        ]
        self._shift = np.uint32(32 - bits)
        self.columns = tuple(columns)

    def keys(self, table: NDArray[Any]) -> Keys:
        """Keys, templates x items, from a `table` of columns x items whose row 0 is all zero."""
        hashed = table.take(self._index[:, 0], axis=0)
        hashed ^= self._seeds
        for i in range(self.width):
            if i:
                hashed ^= table.take(self._index[:, i], axis=0)
            hashed *= _ROUND
            hashed ^= hashed >> np.uint32(15)
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
