"""Structured perceptrons for stretches of tokens: what is right and what was found differ, the weights learn by it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.attribution.spans import (
    Stretches,
    content_stretches,
    covered,
    cue_stretches,
    source_stretches,
)
from claims.attribution.windows import Pairs

_COST = 0.15
"""What training adds to the score of each wrong token, and takes from each right one."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Pairs with their keys, and the gold stretches of each row as indices of pairs."""

    pairs: Pairs
    keys: NDArray[np.uint32]
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
    """Weights, rows x columns, whose mean over time is what counts in the end."""

    def __init__(self, bits: int, columns: int) -> None:
        self._weights = np.zeros((1 << bits) * columns, dtype=np.float32)
        self._total = np.zeros_like(self._weights)
        self._columns, self.time = columns, 0

    def scores(self, keys: NDArray[np.uint32]) -> NDArray[np.float32]:
        return self._weights.reshape(-1, self._columns)[keys].sum(axis=0)

    def mean(self) -> NDArray[np.float32]:
        return (self._weights - self._total / np.float32(max(1, self.time))).reshape(-1, self._columns)

    def _add(self, keys: NDArray[np.uint32], items: NDArray[np.int64], column: int, step: float) -> None:
        at = (keys[:, items].astype(np.int64) * self._columns + column).ravel()
        np.add.at(self._weights, at, step)
        np.add.at(self._total, at, step * self.time)

    def learn(self, keys: NDArray[np.uint32], column: int, gold: Stretches, found: Stretches) -> None:
        """One step from what was found to what is right; scores of first, last, inner are at `column` and on."""
        wrong = (gold != found).any(axis=1)
        gold, found = gold[wrong], found[wrong]
        for stretches, step in ((gold, 1.0), (found, -1.0)):
            some = stretches[stretches[:, 0] >= 0]
            self._add(keys, some[:, 0], column, step)
            self._add(keys, some[:, 1], column + 1, step)
        right, mine = covered(keys.shape[1], gold), covered(keys.shape[1], found)
        self._add(keys, np.flatnonzero(right & ~mine), column + 2, 1.0)
        self._add(keys, np.flatnonzero(mine & ~right), column + 2, -1.0)


def fit(parts: Sequence[Windows], bits: int, contents: bool, epochs: int = 6, size: int = 48) -> NDArray[np.float32]:
    """Weights of cues and sources (6 columns), or of contents (3 columns)."""
    learner = Averaged(bits, 3 if contents else 6)
    order = np.random.default_rng(0)
    todo = [batch for part in parts for batch in batches(part, size)]
    for _ in range(epochs):
        for i in order.permutation(len(todo)):
            part = todo[i]
            learner.time += 1
            scores = learner.scores(part.keys)

            def cost(gold: Stretches, count: int = len(part.pairs.cue)) -> NDArray[np.float32]:
                return np.where(covered(count, gold), -_COST, _COST).astype(np.float32)

            if contents:
                found, _ = content_stretches(scores, part.pairs, part.cue, part.source, cost(part.content))
                learner.learn(part.keys, 0, part.content, found)
            else:
                learner.learn(part.keys, 0, part.cue, cue_stretches(scores, part.pairs, cost(part.cue)))
                sources, _ = source_stretches(scores, part.pairs, part.cue, cost(part.source))
                learner.learn(part.keys, 3, part.source, sources)
    return learner.mean()
