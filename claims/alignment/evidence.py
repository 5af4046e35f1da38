"""What speaks for and against two sentences of a story reporting the same thing, as numbers."""

from __future__ import annotations

import numpy as np

from claims.alignment.lexicon import kinds
from claims.alignment.reading import LEDE, TOP, Ids, Reading, unit
from claims.terms import Weights

NAMES = (
    "like", "soft", "words Jaccard", "words overlap", "words shared", "names shared", "figures shared", "days shared",
    "kinds shared", "kinds apart", "kinds missing", "central kinds, least", "central kinds, most", "centre, least",
    "centre, most", "centre, product", "words of most articles", "telling words apart", "place, first", "place, last",
    "length, least", "length, most", "articles' names", "articles alike", "ledes alike", "lede figures apart",
    "lede days apart",
)  # fmt: skip
"""Of the columns of `Evidence.of`."""


class Evidence:
    """The story as a whole, worked out once, and its sentences pair by pair."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        told = kinds()
        holding = _by_article(reading, reading.terms)
        share = holding.mean(axis=0) if reading.articles else np.zeros(0, dtype=np.float32)
        self.weighted = reading.terms * reading.rarity
        self.names = reading.names * reading.rarity
        self.most = reading.terms * (reading.rarity * (share > 0.5))
        # Words that some articles have and others don't tell apart what the articles are about.
        self.telling = reading.terms * (np.sqrt(reading.rarity) * -np.log(np.maximum(share, 1e-3)))
        self.told = self.telling.sum(axis=1)
        self.kinds = reading.kinds * (told.weights * ~told.common)
        self.tells = self.kinds.sum(axis=1)
        central = _by_article(reading, reading.kinds).mean(axis=0) if reading.articles else told.weights
        self.central = (reading.kinds * (central * told.weights)).sum(axis=1)
        self.centre = reading.like @ unit(reading.like[reading.place < LEDE].sum(axis=0, keepdims=True))[0]
        self._articles(holding)

    def _articles(self, holding: Weights) -> None:
        reading = self.reading
        named = _by_article(reading, reading.names)
        self.same_names = _overlap(named, named * reading.rarity)
        top = (reading.place < TOP)[:, None]
        whole, lede = (unit(_by_article(reading, reading.like * part, add=True)) for part in (1, top))
        self.alike, self.same_lede = whole @ whole.T, lede @ lede.T
        self.figures_apart = _apart(_by_article(reading, reading.figures * top))
        self.days_apart = _apart(_by_article(reading, reading.days))

    def of(self, a: Ids, b: Ids) -> Weights:
        """A row for each pair of sentences `a[i]`, `b[i]`, a column for each of `NAMES`."""
        r = self.reading
        shared = _products(self.weighted, r.terms, a, b)
        least, most = np.minimum(r.total[a], r.total[b]), np.maximum(r.total[a], r.total[b])
        kinds_shared = _products(self.kinds, r.kinds, a, b)
        both, none = (self.tells[a] > 0) & (self.tells[b] > 0), (self.tells[a] == 0) | (self.tells[b] == 0)
        telling = _products(self.telling, r.terms, a, b)
        apart = np.minimum(self.told[a], self.told[b]) - telling
        one, other = r.article[a], r.article[b]
        first, last = np.minimum(r.place[a], r.place[b]), np.maximum(r.place[a], r.place[b])
        columns = [
            _products(r.like, r.like, a, b),
            _products(r.soft, r.soft, a, b),
            shared / np.maximum(least + most - shared, 1e-6),
            shared / np.maximum(least, 1e-6),
            np.log1p(shared),
            np.log1p(_products(self.names, r.names, a, b)),
            np.minimum(_products(r.figures, r.figures, a, b), 3),
            np.minimum(_products(r.days, r.days, a, b), 1),
            np.log1p(kinds_shared),
            both & (kinds_shared == 0),
            none,
            np.minimum(self.central[a], self.central[b]),
            np.maximum(self.central[a], self.central[b]),
            np.minimum(self.centre[a], self.centre[b]),
            np.maximum(self.centre[a], self.centre[b]),
            self.centre[a] * self.centre[b],
            np.log1p(_products(self.most, r.terms, a, b)),
            np.log1p(np.maximum(apart, 0)),
            np.log1p(first),
            np.log1p(last),
            np.log1p(least),
            np.log1p(most),
            self.same_names[one, other],
            self.alike[one, other],
            self.same_lede[one, other],
            self.figures_apart[one, other],
            self.days_apart[one, other],
        ]
        return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _products(left: Weights, right: Weights, a: Ids, b: Ids) -> Weights:
    """The scalar product of row `a[i]` of one table and row `b[i]` of the other, through whole blocks of both."""
    if not len(a) or not left.shape[1]:
        return np.zeros(len(a), dtype=np.float32)
    rows, at = np.unique(a, return_inverse=True)
    others, place = np.unique(b, return_inverse=True)
    block: Weights = (left[rows] @ right[others].T)[at, place]
    return block


def _by_article(reading: Reading, table: Weights, add: bool = False) -> Weights:
    """A row for each article: what any of its sentences holds, or the sum of them."""
    rows = np.zeros((reading.articles, table.shape[1]), dtype=np.float32)
    (np.add if add else np.maximum).at(rows, reading.article, table)
    return rows


def _overlap(rows: Weights, weighted: Weights) -> Weights:
    total = weighted.sum(axis=1)
    share: Weights = (weighted @ rows.T) / np.maximum(np.minimum(total[:, None], total[None]), 1e-6)
    return share


def _apart(rows: Weights) -> Weights:
    """1 where two articles both have some and share none."""
    some = rows.sum(axis=1) > 0
    apart: Weights = (some[:, None] & some[None] & ((rows @ rows.T) == 0)).astype(np.float32)
    return apart
