"""How alike the sentences of several articles are, all with all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

from claims.terms import Weights, rarity, rates
from claims.threads.lexicon import sense
from claims.threads.telling import Telling
from corpus.article import Span

SENTENCES_AN_ARTICLE = 8
"""A word in a share of all articles stands in so many times fewer of their sentences."""
BACKGROUND = 60
"""Sentences that the background counts for beside those compared."""
COSINE, DETAIL = 0.6, 10.0
"""What the cosine counts for; the shared rarity at which two thirds of the rest is reached: two telling words."""
SHORT = 5.0
"""Rarity added to the length of each sentence: two that have little more than one word are alike by chance."""
ALIGNED = 0.3
"""What being aligned adds, by its score."""
LONG = 0.5
"""How much less each word of a longer name weighs: a name of three words is one thing in common, not three."""
Link: TypeAlias = tuple[int, Span, int, Span, float]
"""Article and sentence, article and sentence, score."""
NAME = 0.75
"""What the words of names weigh: two sentences on one actor may well report different things."""


def likeness(tellings: Sequence[Telling], links: Iterable[Link] = ()) -> Weights:
    """A square, 0 for nothing in common to 1 for the same words; with `links`, sentences aligned, up to 1.3.

    Cosine over words of one sense, the rarer in news and among these sentences the heavier; and what they share in
    all, so that a detail in common counts in a long sentence too. Figures don't count, that they differ is what a
    reader wants to know; nor does who says so and by what words.
    """
    count = len(tellings)
    if not count:
        return np.zeros((0, 0), dtype=np.float32)
    matrix = _weighed(tellings)
    length = np.sqrt(np.einsum("ij,ij->i", matrix, matrix) + SHORT**2)
    root = np.sqrt(matrix)
    shared = root @ root.T
    alike: Weights = COSINE * (matrix @ matrix.T) / np.maximum(length[:, None] * length[None], 1e-6)
    alike += (1 - COSINE) * (1 - np.exp(-shared / DETAIL))
    rows = {(telling.article, telling.span): row for row, telling in enumerate(tellings)}
    for a, one, b, other, score in links:
        i, j = rows.get((a, one)), rows.get((b, other))
        if i is not None and j is not None:
            alike[i, j] += ALIGNED * score
            alike[j, i] = alike[i, j]
    return alike


def _weighed(tellings: Sequence[Telling]) -> Weights:
    """A row for each telling, a column for each sense, how much it weighs."""
    rows: list[int] = []
    terms: list[int] = []
    scale: list[float] = []
    for row, telling in enumerate(tellings):
        names = telling.names
        seen = {sense(term): NAME / names[term] ** LONG if term in names else 1.0 for term in sorted(telling.content)}
        rows.extend([row] * len(seen))
        terms.extend(seen)
        scale.extend(seen.values())
    known, column = np.unique(np.array(terms, dtype=np.uint32), return_inverse=True)
    articles = len({telling.article for telling in tellings})
    excess = np.maximum(0, np.bincount(column, minlength=len(known)) - articles)
    share = (rates(known) / SENTENCES_AN_ARTICLE * BACKGROUND + excess) / (BACKGROUND + len(tellings))
    weight = rarity(share.astype(np.float32))
    matrix = np.zeros((len(tellings), len(known)), dtype=np.float32)
    matrix[rows, column] = weight[column] * np.array(scale, dtype=np.float32)
    return matrix
