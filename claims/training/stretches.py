"""Log-linear models of stretches of tokens: the weights under which what is right is likeliest by a margin.

Every stretch of a row has the score of its first, its last and each of its tokens; sums over all of them are running
sums, as the best of them is a running maximum in reading. A step moves the weights by the difference of what is right
and what is expected (softmax-margin, Gimpel and Smith 2010), by Adagrad.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.spans import Stretches, covered, near
from claims.attribution.windows import Pairs

Role = Literal["cue", "source", "content"]
Floats = NDArray[np.float64]

_MARGIN = 0.6
"""What training adds to the score of each wrong token, and takes from each right one. From .3 to 1 all is within .001;
without one, match F1 is .006 lower."""
_EPOCHS, _RATE, _DECAY = 10, 0.02, 1e-3
_AVERAGED = 3
"""Epochs at the end whose mean the weights are."""
_NEVER = -1e4
"""The score of a token that no stretch may hold."""
_ALWAYS = 50.0


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Pairs with their keys, and the gold stretches of each row as indices of pairs."""

    pairs: Pairs
    keys: NDArray[np.intp]
    cue: Stretches
    source: Stretches
    content: Stretches
    """Left and right of each cue: rows 2 i and 2 i + 1."""


class Lanes(NamedTuple):
    """A number for each token as first, last and any token of its row's stretch: a score, or how likely it is."""

    first: Floats
    last: Floats
    inner: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Rows that are learned from in one step; tokens lie flat."""

    keys: NDArray[np.int32]
    """Features x tokens."""
    row: NDArray[np.int64]
    rows: int
    place: NDArray[np.int64]
    """Which token of its row each is."""
    fixed: Floats
    """What is added to the score of each token as any of its stretch: what can't be in one, or must be."""
    gold: Lanes
    learned: NDArray[np.bool_]
    """Tokens of rows whose gold stretch can be reached."""
    optional: bool
    """Whether a row may have no stretch."""


def batches(windows: Windows, role: Role, size: int) -> list[Batch]:
    """The rows of `windows` in batches, each with indices of its own."""
    pairs = windows.pairs
    heads = np.searchsorted(pairs.cue, np.arange(pairs.rows + 1))
    out = []
    for at in range(0, pairs.rows, size):
        end = min(at + size, pairs.rows)
        low, high = int(heads[at]), int(heads[end])

        def local(stretches: Stretches, low: int = low) -> Stretches:
            return np.where(stretches >= 0, stretches - low, -1)

        part = Pairs(pairs.cue[low:high] - at, pairs.token[low:high], pairs.gap[low:high], end - at, pairs.table[:, :0])
        content = local(windows.content[2 * at : 2 * end])
        cues, sources = local(windows.cue[at:end]), local(windows.source[at:end])
        out.append(_batch(Windows(part, windows.keys[:, low:high], cues, sources, content), role))
    return out


def _batch(part: Windows, role: Role) -> Batch:
    pairs, count = part.pairs, len(part.pairs.cue)
    places, row, rows, gold = np.arange(count), pairs.cue, pairs.rows, getattr(part, role)
    if role == "content":
        row, rows = 2 * pairs.cue + (pairs.gap > 0), 2 * pairs.rows
        fixed = np.where(covered(count, part.cue) | covered(count, part.source), _NEVER, 0.0)
    elif role == "source":
        fixed = np.where(covered(count, part.cue), _NEVER, 0.0)
    else:
        places = near(pairs)
        first, last = np.searchsorted(places, gold[:, 0]), np.searchsorted(places, gold[:, 1], side="right") - 1
        row, gold = row[places], np.stack([first, last], axis=1)  # of a long cue what may be read
        fixed = np.where(pairs.gap[places] == 0, _ALWAYS, 0.0)
    size = len(places)
    inside = covered(size, gold)
    unreachable = np.zeros(rows, dtype=bool)
    unreachable[row[inside & (fixed < 0)]] = True
    some = gold[gold[:, 0] >= 0]
    first, last = np.zeros(size), np.zeros(size)
    first[some[:, 0]], last[some[:, 1]] = 1, 1
    begin = np.searchsorted(row, np.arange(rows))
    keys = np.ascontiguousarray(part.keys[:, places], dtype=np.int32)
    right = Lanes(first, last, inside.astype(np.float64))
    return Batch(keys, row, rows, np.arange(size) - begin[row], fixed, right, ~unreachable[row], role != "cue")


def expected(scores: Lanes, batch: Batch) -> Lanes:
    """How likely each token is the first, the last and any token of its row's stretch."""
    shape = batch.rows, int(batch.place.max(initial=0)) + 1

    def rows(values: Floats, beyond: float) -> Floats:
        """Values as rows of one length."""
        out = np.full(shape, beyond)
        out[batch.row, batch.place] = values
        return out

    inner = rows(scores.inner, 0.0)
    sums = np.cumsum(inner, axis=1)
    opened = rows(scores.first, 3 * _NEVER) - sums + inner
    closed = rows(scores.last, 3 * _NEVER) + sums
    before = np.logaddexp.accumulate(opened, axis=1)
    after = np.logaddexp.accumulate(closed[:, ::-1], axis=1)[:, ::-1]
    total = np.logaddexp.reduce(closed + before, axis=1, keepdims=True)
    if batch.optional:
        total = np.logaddexp(total, 0.0)
    first, last = np.exp(opened + after - total), np.exp(closed + before - total)
    held = np.cumsum(first, axis=1) - np.cumsum(last, axis=1) + last
    return Lanes(*(lane[batch.row, batch.place] for lane in (first, last, held)))


def fit(parts: Sequence[Windows], bits: int, role: Role, size: int = 48) -> NDArray[np.float32]:
    """Weights of a role, keys x 3: for the first, the last and any token of its stretch."""
    todo = [batch for part in parts for batch in batches(part, role, size)]
    weights = [np.zeros(1 << bits, dtype=np.float32) for _ in Lanes._fields]
    squares = [np.full(1 << bits, 1e-2, dtype=np.float32) for _ in Lanes._fields]
    mean = np.zeros((1 << bits, len(weights)), dtype=np.float32)
    order = np.random.default_rng(0)
    for epoch in range(_EPOCHS):
        for i in order.permutation(len(todo)):
            slopes = _slopes(todo[i], weights)
            for own, square, slope in zip(weights, squares, slopes, strict=True):
                slope += np.float32(_DECAY * size) * own
                square += slope * slope
                own -= np.float32(_RATE) * slope / np.sqrt(square)
        if epoch >= _EPOCHS - _AVERAGED:
            mean += np.stack(weights, axis=1) / np.float32(_AVERAGED)
    return mean


def _slopes(batch: Batch, weights: list[NDArray[np.float32]]) -> list[NDArray[Any]]:
    """How the loss of a batch changes with each weight."""
    first, last, inner = (own.take(batch.keys).sum(axis=0, dtype=np.float64) for own in weights)
    margin = np.where(batch.gold.inner > 0, -_MARGIN, _MARGIN)
    likely = expected(Lanes(first, last, inner + batch.fixed + margin), batch)
    out = []
    for found, right in zip(likely, batch.gold, strict=True):
        error = np.broadcast_to(((found - right) * batch.learned).astype(np.float32), batch.keys.shape)
        sums = np.bincount(batch.keys.ravel(), error.ravel(), minlength=len(weights[0]))
        out.append(sums.astype(np.float32))
    return out
