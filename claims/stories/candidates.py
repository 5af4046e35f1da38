"""Which articles are worth comparing: those that share weighty terms and were published near each other.

An article is looked up under its weightiest terms only, and under each only its neighbours in time are taken, so that
twice the articles cost twice the time, whatever the corpus holds.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from claims.stories.vectors import Ids, Vectors
from claims.terms import Weights

TOP = 16
"""Terms under which an article is looked up."""
NEXT = 16
"""Neighbours in time taken under each term."""
LEAST = 0.02
"""Least product over the terms that two articles were both looked up under."""
MOST = 48
"""Candidates of an article."""


def candidates(vectors: Vectors) -> Iterator[tuple[int, Ids]]:
    """Each row with the later rows that are worth comparing. Rows are in order of time."""
    rows, columns, weights = _top(vectors)
    order = np.lexsort((rows, columns))
    rows, columns, weights = rows[order], columns[order], weights[order]
    last = np.searchsorted(columns, columns, side="right")
    places = np.argsort(rows, kind="stable")
    bounds = np.searchsorted(rows[places], np.arange(len(vectors.rows) + 1))
    reach = np.arange(1, NEXT + 1)
    for row in range(len(vectors.rows)):
        at = places[bounds[row] : bounds[row + 1]]
        near = at[:, None] + reach
        inside = near < last[at][:, None]
        near = near[inside]
        shared = weights[near] * np.repeat(weights[at], inside.sum(axis=1))
        others, which = np.unique(rows[near], return_inverse=True)
        total = np.bincount(which, shared, minlength=len(others))
        if len(others) > MOST:
            best = np.sort(np.argsort(-total, kind="stable")[:MOST])
            others, total = others[best], total[best]
        yield row, others[total >= LEAST]


def _top(vectors: Vectors) -> tuple[Ids, Ids, Weights]:
    rows, columns, weights = [], [], []
    for row, (ids, weight) in enumerate(vectors.rows):
        top = np.argsort(-weight, kind="stable")[:TOP]
        rows.append(np.full(len(top), row, dtype=np.int32))
        columns.append(ids[top])
        weights.append(weight[top])
    if not rows:
        empty = np.zeros(0, dtype=np.int32)
        return empty, empty, empty.astype(np.float32)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(weights)
