"""Every possible cue of a text read as an attribution: the cue's whole extent, its source, its content."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.attribution import cues, spans, windows
from claims.attribution.columns import Columns
from claims.attribution.hashing import Templates
from claims.attribution.lanes import Lanes
from claims.attribution.spans import Stretches

BITS = 16
"""Of keys of tokens around a cue: 2 ** 19 of them find no more than 2 ** 16, which stay in the processor's cache."""
JUDGED_BITS = 18
"""Of keys of heads, and of attributions to be judged."""
HEAD_KEYS = Templates(cues.NAMES, cues.TEMPLATES, JUDGED_BITS)
WINDOW_KEYS = Templates(windows.NAMES, windows.TEMPLATES, BITS)
CONTENT_KEYS = Templates(spans.NAMES, spans.TEMPLATES, BITS)

STRONG = -0.5
"""Log odds from which a head counts as a cue for what is read around other heads."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Tables of weights by key."""

    head: NDArray[np.int32]
    """In steps of `head_scale`, as sums of whole numbers are the same in any order."""
    head_scale: float
    head_bias: float
    cue: Lanes
    source: Lanes
    content: Lanes
    accept: NDArray[np.int32]
    accept_scale: float
    accept_bias: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read, a row for each head; stretches as their first and last token, -1 for none."""

    heads: NDArray[np.int64]
    head_scores: NDArray[np.float64]
    cues: Stretches
    sources: Stretches
    source_scores: NDArray[np.float64]
    contents: Stretches
    """Left and right of the cue: rows 2 i and 2 i + 1."""
    content_scores: NDArray[np.float64]


def head_scores(columns: Columns, heads: NDArray[np.int64], weights: Weights) -> NDArray[np.float64]:
    """Log odds that each of `heads` heads a cue."""
    scores: NDArray[np.float64] = (
        weights.head.take(HEAD_KEYS.keys(cues.describe(columns, heads))).sum(axis=0) * weights.head_scale
        + weights.head_bias
    )
    return scores


_TOGETHER = 64
"""Heads read at once: as many have some 2,000 tokens around them, whose keys and weights take 4 MB. With 256 the memory
was given back to the system and fetched again for each, a twelfth of the time of all that reads an article."""


def read(
    columns: Columns, heads: NDArray[np.int64], scores: NDArray[np.float64], strong: NDArray[np.bool_], weights: Weights
) -> Reading:
    """Reads what stands around `heads` (at least one); `strong` marks the tokens that most likely head a cue."""
    parts = [
        _read_around(columns, heads[at : at + _TOGETHER], strong, weights) for at in range(0, len(heads), _TOGETHER)
    ]
    return Reading(heads, scores, *(np.concatenate(column) for column in zip(*parts, strict=True)))


def _read_around(
    columns: Columns, heads: NDArray[np.int64], strong: NDArray[np.bool_], weights: Weights
) -> tuple[NDArray[Any], ...]:
    pairs = windows.pairs(columns, heads, strong)
    keys = WINDOW_KEYS.keys(pairs.table)
    places = spans.near(pairs)
    found = spans.cue_stretches(weights.cue.scores(keys.take(places, axis=1)), pairs, places)
    sources, source_scores = spans.source_stretches(weights.source.scores(keys), pairs, found)
    more = CONTENT_KEYS.keys(spans.related(pairs, found, sources))
    contents, content_scores = spans.content_stretches(weights.content.scores(keys, more), pairs, found, sources)

    def tokens(stretches: Stretches) -> Stretches:
        return np.where(stretches >= 0, pairs.token[stretches], -1)

    return (
        tokens(found),
        tokens(sources),
        source_scores * weights.source.scale,
        tokens(contents),
        content_scores * weights.content.scale,
    )
