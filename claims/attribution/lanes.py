"""Weights of stretches: three sums over a token's features at the cost of one."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_WIDTH = 21
_STEPS = 2047
"""Steps of a weight either way: sums over up to 500 features stay within a lane of 21 bits."""


class Scores(NamedTuple):
    """What speaks for each token as the first, as the last, and as any token of a stretch, in steps.

    Whole numbers: sums of them don't depend on what else is looked at, to the last bit.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    inner: NDArray[np.int64]


class Lanes:
    """A table of weights, keys x 3, as integers of which three share 64 bits.

    Looking up rows of three floats and adding them costs forty times as much.
    """

    def __init__(self, steps: NDArray[np.integer[Any]], scale: float) -> None:
        wide = steps.astype(np.int64)
        self._table = wide[:, 0] + (wide[:, 1] << _WIDTH) + (wide[:, 2] << (2 * _WIDTH))
        self.scale = scale

    @classmethod
    def of(cls, weights: NDArray[np.float32]) -> "Lanes":
        scale = float(np.abs(weights).max(initial=1e-6)) / _STEPS
        return cls(np.round(weights / np.float32(scale)).astype(np.int16), scale)

    def scores(self, *keys: NDArray[np.intp]) -> Scores:
        """Sums over all `keys`, features x tokens."""
        first, *others = (self._table.take(some).sum(axis=0) for some in keys)
        sums = sum(others, first)
        lanes = []
        for _ in range(3):
            low = (sums << (64 - _WIDTH)) >> (64 - _WIDTH)
            lanes.append(low)
            sums = (sums - low) >> _WIDTH
        return Scores(*lanes)
