"""Of all articles those that share most of a new one's weightiest terms: where its story will be, if it has one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claims.stories.features import Features
from claims.terms import rarity, rates

TOP = 24
"""Terms of an article that others are looked for by: the weightiest."""


def nearest(articles: Sequence[bytes], among: Sequence[bytes], most: int) -> list[int]:
    """Numbers of up to `most` of the articles `among` for each of `articles`, both as `story_features` has them.

    In one pass over all: 20 ms for each article and 20,000 others, and as much again for all of them.
    """
    every = [Features.decode(stored).terms if stored else np.zeros(0, np.uint32) for stored in among]
    terms = np.concatenate([np.zeros(0, np.uint32), *every])
    rows = np.repeat(np.arange(len(every), dtype=np.int32), [len(own) for own in every])
    found: set[int] = set()
    for stored in articles:
        article = Features.decode(stored)
        weights = article.weights.astype(np.float32) * rarity(rates(article.terms))
        top = np.sort(np.argsort(-weights, kind="stable")[:TOP])
        wanted, weights = article.terms[top], weights[top]
        if not len(wanted):
            continue
        at = np.minimum(np.searchsorted(wanted, terms), len(wanted) - 1)
        shared = wanted[at] == terms
        alike = np.bincount(rows[shared], weights[at[shared]], minlength=len(every))
        best = np.argsort(-alike, kind="stable")[:most]
        found.update(best[alike[best] > 0].tolist())
    return sorted(found)
