"""Cue, source and content of each cue's head, as the best stretches of tokens around it.

Stretches are pairs' indices, rows x 2 for first and last, -1 for none.
"""

import numpy as np
from numpy.typing import NDArray

from claims.attribution import windows
from claims.attribution.columns import bucket
from claims.attribution.lanes import Scores
from claims.attribution.segments import best_segments
from claims.attribution.windows import Pairs

Stretches = NDArray[np.int64]

_LONGEST_CUE = 8
"""Tokens a cue may reach on either side of its head: 99 of 100 do."""
_SURELY = 10**9
"""Steps: more than any cue's score."""

NAMES = [*windows.NAMES, "ce", "sr", "sl", "slen"]
TEMPLATES = (
    *("ce", "ce t", "ce t+1", "ce w", "ce hs", "ce hopen hclose q", "ce t-1", "sr side", "sr t side", "sr q side"),
    *(
        "sr t+1 side",
        "sr t-1 side",
        "sr w side",
        "sr w-1",
        "sr w+1",
        "sr hs side",
        "sl side t",
        "sl side d",
        "sl hs side",
    ),
    *(
        "sl b1 side",
        "sl hopen hclose side",
        "sl hopen hclose hs side",
        "sl side fl t",
        "sl side ht",
        "sl ce",
        "sl ce q",
    ),
    *(
        "sl sr",
        "sr ce",
        "sl side w-1",
        "sl side w+1",
        "sl side q q-1",
        "sl side q q+1",
        "slen sl side",
        "sl side t t+1",
    ),
    *("sl side t-1 t", "sl side ht hr", "sl nx nk side", "sl b2 side q hs"),
)
"""What content is told by besides `windows.TEMPLATES`: where a token is from the cue's edge (`ce`) and from the source
(`sr`), where the source is from the cue (`sl`) and how long it is."""


def covered(count: int, stretches: Stretches) -> NDArray[np.bool_]:
    """Which of `count` pairs are in any of the stretches."""
    step = np.zeros(count + 1, dtype=np.int32)
    some = stretches[:, 0] >= 0
    np.add.at(step, stretches[some, 0], 1)
    np.add.at(step, stretches[some, 1] + 1, -1)
    return np.cumsum(step[:-1]) > 0


def near(pairs: Pairs) -> NDArray[np.int64]:
    """Pairs that may be of the cue itself."""
    return np.flatnonzero(np.abs(pairs.gap) <= _LONGEST_CUE)


def cue_stretches(scores: Scores, pairs: Pairs, places: NDArray[np.int64]) -> Stretches:
    """The stretch of each cue, which holds its head. Scores are of the pairs at `places`, as `near` gives them."""
    inner = scores.inner + np.where(pairs.gap[places] == 0, _SURELY, 0)
    free = np.ones(len(places), dtype=bool)
    best = best_segments(scores.first, scores.last, inner, pairs.cue[places], pairs.rows, free)
    return places[np.stack([best.first, best.last], axis=1)]


def source_stretches(scores: Scores, pairs: Pairs, cues: Stretches) -> tuple[Stretches, NDArray[np.int64]]:
    """The source of each cue, if it is better than none, with its score."""
    free = ~covered(len(pairs.cue), cues)
    best = best_segments(scores.first, scores.last, scores.inner, pairs.cue, pairs.rows, free)
    return np.where((best.score > 0)[:, None], np.stack([best.first, best.last], axis=1), -1), best.score


def content_stretches(
    scores: Scores, pairs: Pairs, cues: Stretches, sources: Stretches
) -> tuple[Stretches, NDArray[np.int64]]:
    """The content left and right of each cue (rows 2 i and 2 i + 1), with its score.

    A side whose best stretch is worse than none has none, unless both would: something is said by every cue.
    """
    count = len(pairs.cue)
    free = ~(covered(count, cues) | covered(count, sources))
    sides = 2 * pairs.cue + (pairs.gap > 0)
    best = best_segments(scores.first, scores.last, scores.inner, sides, 2 * pairs.rows, free)
    by_cue = best.score.reshape(-1, 2)
    better = by_cue >= by_cue[:, ::-1]
    chosen = (best.score > 0) | (better & (by_cue.max(axis=1, keepdims=True) <= 0)).ravel()
    return np.where(chosen[:, None], np.stack([best.first, best.last], axis=1), -1), best.score


def related(pairs: Pairs, cues: Stretches, sources: Stretches) -> NDArray[np.uint32]:
    """The table of `NAMES`: that of the pairs, and how each token lies to cue and source."""
    index, cue = np.arange(len(pairs.cue)), pairs.cue
    first, last = cues[cue, 0], cues[cue, 1]
    edge = np.where(index < first, 32 + bucket(first - index), np.where(index > last, 64 + bucket(index - last), 0))
    begin, end = sources[cue, 0], sources[cue, 1]
    relation = np.where(index < begin, 32 + bucket(begin - index), np.where(index > end, 64 + bucket(index - end), 1))
    before, after = 32 + bucket(cues[:, 0] - sources[:, 1]), 64 + bucket(sources[:, 0] - cues[:, 1])
    layout = np.where(sources[:, 0] < 0, 0, np.where(sources[:, 0] < cues[:, 0], before, after))
    extra = [edge, np.where(begin < 0, 0, relation), layout[cue], bucket(sources[:, 1] - sources[:, 0])[cue]]
    return np.concatenate([pairs.table, np.stack(extra).astype(np.uint32)])
