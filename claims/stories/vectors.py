"""Articles as sparse vectors of unit length, and products of one with many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.stories.features import Features
from claims.terms import Weights, distinct, rarity, rates

Ids = NDArray[np.int32]


Vector = tuple[Ids, Weights]
"""Columns in rising order, and the weight in each."""


FEWEST, TELLING = 5, 2.0
"""Words that a text must have to tell of an event, and their least rarity: two stubs share a word by chance."""
SHORT = 15.0
"""Rarity of words, two or three of them, that are missing from every headline: a short one says less."""


class Vectors:
    """Rows, one an article at first; more can be put under them."""

    def __init__(self, articles: Sequence[Features]) -> None:
        every = np.concatenate([a.terms for a in articles]) if articles else np.zeros(0, dtype=np.uint32)
        known, column, counted = np.unique(every, return_inverse=True, return_counts=True)
        rare = rarity(rates(known), counted, len(articles))
        columns = column.astype(np.int32)
        self.rows: list[Vector] = []
        at = 0
        for article in articles:
            ids = columns[at : at + len(article.terms)]
            at += len(article.terms)
            weight = article.weights.astype(np.float32) * rare[ids]
            length = float(np.sqrt(np.dot(weight, weight)))
            tells = np.count_nonzero(rare[ids] > TELLING) >= FEWEST
            self.rows.append((ids, weight / length if length and tells else np.zeros_like(weight)))
        self._known, self._rare = known, rare
        self._dense = np.zeros(len(known), dtype=np.float32)

    def shared(self, terms: Sequence[int], rows: Sequence[int]) -> float:
        """How much of these terms the rows have, in the mean and by rarity, 0 to 1; the less the fewer terms."""
        told = distinct(np.array(terms, dtype=np.uint32))
        at = np.searchsorted(self._known, told)
        wanted = at[at < len(self._known)]
        wanted = wanted[np.isin(self._known[wanted], told)]
        columns = np.concatenate([self.rows[row][0] for row in rows])
        held = self._rare[columns[np.isin(columns, wanted)]].sum() / len(rows)
        return float(held / (self._rare[wanted].sum() + SHORT))

    def products(self, vector: Vector, rows: Sequence[int]) -> Weights:
        """The scalar product of a vector with each of these rows."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        columns = np.concatenate([self.rows[row][0] for row in rows])
        weights = np.concatenate([self.rows[row][1] for row in rows])
        ends = np.cumsum([len(self.rows[row][0]) for row in rows])
        self._dense[vector[0]] = vector[1]
        # Sums between ends of rows, in double precision, so that an empty row gives 0.
        total = np.concatenate([[0.0], np.cumsum(self._dense[columns] * weights, dtype=np.float64)])
        self._dense[vector[0]] = 0
        each: Weights = np.diff(total[np.concatenate([[0], ends])]).astype(np.float32)
        return each

    def sum(self, rows: Sequence[int], longest: int) -> Vector:
        """The sum of rows, cut to its `longest` weightiest columns."""
        columns, at = np.unique(np.concatenate([self.rows[row][0] for row in rows]), return_inverse=True)
        weights = np.bincount(at, np.concatenate([self.rows[row][1] for row in rows])).astype(np.float32)
        if len(columns) > longest:
            kept = np.sort(np.argsort(-weights, kind="stable")[:longest])
            columns, weights = columns[kept], weights[kept]
        return columns, weights
