"""Which stretches of a text read as English prose: claims are looked for nowhere else."""

import numpy as np
from numpy.typing import NDArray

from claims.frame import ALPHABETIC, ENGLISH, FOREIGN, Frame

_WINDOW = 80
"""Tokens either way by which a token's language is judged: two or three sentences."""
_LEAST = 0.04
"""Share of English words such as `the`, `which`: .17 on average in news; .04 leaves out 2 attributions of 19,833."""
_FEW = 30
"""Words of a window below which a share says little; then it is prose unless another language shows."""


def prose(frame: Frame) -> NDArray[np.bool_]:
    """For each token, whether the text around it is English prose."""
    if len(frame.words) < 4 * _WINDOW and _is_plainly_english(frame):  # most articles of a wire
        return np.ones(len(frame.words), np.bool_)
    own, other, size = (_around(frame.traits & trait != 0) for trait in (ENGLISH, FOREIGN, ALPHABETIC))
    return (own + 1 >= other) & ((size < _FEW) | (own >= _LEAST * size))


def _is_plainly_english(frame: Frame) -> bool:
    own, other, size = (int(np.count_nonzero(frame.traits & trait)) for trait in (ENGLISH, FOREIGN, ALPHABETIC))
    return own >= 2 * other and own >= 3 * _LEAST * size


def _around(column: NDArray[np.bool_]) -> NDArray[np.int32]:
    """How many tokens of a column are set in the window around each token."""
    total = np.zeros(len(column) + 1, np.int32)
    np.cumsum(column, out=total[1:])
    at = np.arange(len(column))
    around: NDArray[np.int32] = total[np.minimum(len(column), at + _WINDOW)] - total[np.maximum(0, at - _WINDOW)]
    return around
