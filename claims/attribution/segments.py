"""The best stretch of tokens by a score on its first, its last and each of its tokens, for many rows at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]

_NEVER = -(10**17)
_STEP = 10**11
"""More than any difference of scores: running maxima start anew where a group begins."""


class Best(NamedTuple):
    """For each row the score of its best segment and its first and last item; -1 where it has none."""

    score: Indices
    first: Indices
    last: Indices


def best_segments(
    start: Indices, end: Indices, inner: Indices, row: Indices, rows: int, free: NDArray[np.bool_]
) -> Best:
    """The best segment of each of `rows`: items lie flat, `row` says whose they are and is sorted.

    A segment never holds an item that is not `free`. Exact: the best first item for each last one is a running maximum
    of prefix sums.
    """
    score = np.full(rows, _NEVER, dtype=np.int64)
    first = np.full(rows, -1, dtype=np.int64)
    last = first.copy()
    if not len(row):
        return Best(score, first, last)
    sums = np.cumsum(inner)
    heads = np.flatnonzero(row[1:] != row[:-1]) + 1
    change = ~free
    change[1:] |= change[:-1]
    change[0] = True
    change[heads] = True
    group = np.cumsum(change) * _STEP
    index = np.arange(len(row))
    opened = np.where(free, start - sums + inner, _NEVER) + group
    running = np.maximum.accumulate(opened)
    origin = np.maximum.accumulate(np.where(opened >= running, index, 0))
    total = np.where(free, running - group + sums + end, _NEVER)
    heads = np.concatenate([[0], heads])
    best = np.maximum.reduceat(total, heads)
    sizes = np.diff(heads, append=len(row))
    where = np.minimum.reduceat(np.where(total >= np.repeat(best, sizes), index, len(row)), heads)
    found = best > _NEVER // 2
    present, where = row[heads[found]], where[found]
    score[present], last[present], first[present] = best[found], where, origin[where]
    return Best(score, first, last)
