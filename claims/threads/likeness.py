"""How alike the sentences of several articles are, all with all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.terms import Weights, rarity, rates
from claims.threads.lexicon import sense
from claims.threads.telling import Telling, function_terms

SENTENCES_AN_ARTICLE = 8
"""A word in a share of all articles stands in so many times fewer of their sentences."""
BACKGROUND = 60
"""Sentences that the background counts for beside those compared."""
NAME = 0.75
"""What the words of names weigh: two sentences on one actor may well report different things."""


def likeness(tellings: Sequence[Telling]) -> Weights:
    """A square of 0 to 1: cosine over words of one sense, the rarer in news and among these sentences the heavier.

    Figures don't count: that they differ is what a reader wants to know.
    """
    count = len(tellings)
    if not count:
        return np.zeros((0, 0), dtype=np.float32)
    skipped = function_terms()
    rows: list[int] = []
    terms: list[int] = []
    scale: list[float] = []
    for row, telling in enumerate(tellings):
        seen: dict[int, float] = {}
        for term, word in zip(telling.terms, telling.words, strict=True):
            if term not in skipped and not word[0].isdigit():
                seen[sense(term)] = NAME if term in telling.names else 1.0
        rows.extend([row] * len(seen))
        terms.extend(seen)
        scale.extend(seen.values())
    known, column = np.unique(np.array(terms, dtype=np.uint32), return_inverse=True)
    if not len(known):
        return np.zeros((count, count), dtype=np.float32)
    articles = len({telling.article for telling in tellings})
    excess = np.maximum(0, np.bincount(column) - articles)
    share = (rates(known) / SENTENCES_AN_ARTICLE * BACKGROUND + excess) / (BACKGROUND + count)
    weight = rarity(share.astype(np.float32))
    matrix = np.zeros((count, len(known)), dtype=np.float32)
    matrix[rows, column] = weight[column] * np.array(scale, dtype=np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", matrix, matrix))
    matrix /= np.maximum(length, 1e-6)[:, None]
    alike: NDArray[np.float32] = matrix @ matrix.T
    return np.clip(alike, 0.0, 1.0)
