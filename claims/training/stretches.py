"""Structured perceptrons for stretches of tokens: what is right and what was found differ, the weights learn by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from claims.attribution.lanes import Scores
from claims.attribution.spans import (
    Stretches,
    content_stretches,
    covered,
    cue_stretches,
    near,
    source_stretches,
)
from claims.attribution.windows import Pairs

_RUNS = 2
"""Runs in another order each: of what two agree on, cues' extents gain .005, contents .001; a third gains nothing."""
_STEPS = 2000
"""Steps of a weight of 1: scores are whole numbers, as in reading."""
_COST = 300
"""Steps that training adds to the score of each wrong token, and takes from each right one."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Pairs with their keys, and the gold stretches of each row as indices of pairs."""

    pairs: Pairs
    keys: NDArray[np.intp]
    cue: Stretches
    source: Stretches
    content: Stretches
    """Left and right of each cue: rows 2 i and 2 i + 1."""


def batches(windows: Windows, size: int) -> list[Windows]:
    """The same rows in batches, each with indices of its own."""
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
        keys = np.ascontiguousarray(windows.keys[:, low:high])
        out.append(Windows(part, keys, local(windows.cue[at:end]), local(windows.source[at:end]), content))
    return out


class Averaged:
    """Weights of stretches, whose mean over time is what counts in the end."""

    def __init__(self, bits: int) -> None:
        self._weights = [np.zeros(1 << bits, dtype=np.float32) for _ in range(3)]
        self._total = [np.zeros(1 << bits, dtype=np.float32) for _ in range(3)]
        self.time = 0

    def scores(self, keys: NDArray[np.intp]) -> Scores:
        sums = (np.take(column, keys).sum(axis=0) * _STEPS for column in self._weights)
        return Scores(*(np.rint(column).astype(np.int64) for column in sums))

    def mean(self) -> NDArray[np.float32]:
        time = np.float32(max(1, self.time))
        return np.stack([w - t / time for w, t in zip(self._weights, self._total, strict=True)], axis=1)

    def _add(self, keys: NDArray[np.intp], items: NDArray[np.int64], column: int, step: float) -> None:
        at = keys[:, items].ravel()
        np.add.at(self._weights[column], at, step)
        np.add.at(self._total[column], at, step * self.time)

    def learn(self, keys: NDArray[np.intp], gold: Stretches, found: Stretches) -> None:
        """One step from what was found to what is right."""
        wrong = (gold != found).any(axis=1)
        gold, found = gold[wrong], found[wrong]
        for stretches, step in ((gold, 1.0), (found, -1.0)):
            some = stretches[stretches[:, 0] >= 0]
            self._add(keys, some[:, 0], 0, step)
            self._add(keys, some[:, 1], 1, step)
        right, mine = covered(keys.shape[1], gold), covered(keys.shape[1], found)
        self._add(keys, np.flatnonzero(right & ~mine), 2, 1.0)
        self._add(keys, np.flatnonzero(mine & ~right), 2, -1.0)


def fit(
    parts: Sequence[Windows], bits: int, role: Literal["cue", "source", "content"], epochs: int = 10, size: int = 48
) -> NDArray[np.float32]:
    """Weights of a role, keys x 3: for the first, the last and any token of its stretch; the mean of `_RUNS` runs."""
    runs = [_run(parts, bits, role, epochs, size, seed) for seed in range(_RUNS)]
    mean: NDArray[np.float32] = np.mean(runs, axis=0, dtype=np.float32)
    return mean


def _run(
    parts: Sequence[Windows], bits: int, role: Literal["cue", "source", "content"], epochs: int, size: int, seed: int
) -> NDArray[np.float32]:
    learner = Averaged(bits)
    order = np.random.default_rng(seed)
    todo = [batch for part in parts for batch in batches(part, size)]
    for _ in range(epochs):
        for i in order.permutation(len(todo)):
            part = todo[i]
            gold = getattr(part, role)
            learner.time += 1
            scores = learner.scores(part.keys)
            cost = np.where(covered(len(part.pairs.cue), gold), -_COST, _COST)
            if role == "cue":
                places = near(part.pairs)
                found = cue_stretches(scores.at(places), part.pairs, places, cost[places])
            elif role == "source":
                found, _ = source_stretches(scores, part.pairs, part.cue, cost)
            else:
                found, _ = content_stretches(scores, part.pairs, part.cue, part.source, cost)
            learner.learn(part.keys, gold, found)
    return learner.mean()
