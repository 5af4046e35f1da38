"""What speaks for and against two sentences of a story reporting the same thing, as numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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


WORDS, FIGURES = 24, 6
"""Words and figures of a sentence that are compared one by one, the rarest."""


class Evidence:
    """The story as a whole, worked out once, and its sentences pair by pair."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        told = kinds()
        holding = _by_article(reading, reading.terms)
        share = holding.mean(axis=0) if reading.articles else np.zeros(0, dtype=np.float32)
        # Words that some articles have and others don't tell apart what the articles are about.
        telling = np.sqrt(reading.rarity) * -np.log(np.maximum(share, 1e-3))
        self.words = _Listed(reading.terms * reading.rarity, WORDS)
        self.figures, self.days = _Listed(reading.figures, FIGURES), _Listed(reading.days, FIGURES)
        every = (reading.rarity, reading.rarity * (share > 0.5), telling)
        self.counted = [self.words.each(weights) for weights in every]
        self.names = self.words.each(reading.rarity) * self.words.of(reading.names)
        self.told = self.counted[2].sum(axis=1)
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
        same = self.words.same(a, b)
        shared, most_shared, telling, named = ((table[a] * same).sum(axis=1) for table in (*self.counted, self.names))
        least, most = np.minimum(r.total[a], r.total[b]), np.maximum(r.total[a], r.total[b])
        kinds_shared = _products(self.kinds, r.kinds, a, b)
        both, none = (self.tells[a] > 0) & (self.tells[b] > 0), (self.tells[a] == 0) | (self.tells[b] == 0)
        apart = np.minimum(self.told[a], self.told[b]) - telling
        one, other = r.article[a], r.article[b]
        first, last = np.minimum(r.place[a], r.place[b]), np.maximum(r.place[a], r.place[b])
        columns = [
            _products(r.like, r.like, a, b),
            _products(r.soft, r.soft, a, b),
            shared / np.maximum(least + most - shared, 1e-6),
            shared / np.maximum(least, 1e-6),
            np.log1p(shared),
            np.log1p(named),
            np.minimum(self.figures.same(a, b).sum(axis=1), 3),
            self.days.same(a, b).any(axis=1),
            np.log1p(kinds_shared),
            both & (kinds_shared == 0),
            none,
            np.minimum(self.central[a], self.central[b]),
            np.maximum(self.central[a], self.central[b]),
            np.minimum(self.centre[a], self.centre[b]),
            np.maximum(self.centre[a], self.centre[b]),
            self.centre[a] * self.centre[b],
            np.log1p(most_shared),
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


class _Listed:
    """The weightiest columns of each row of a table, listed: two rows of a few words are soon compared."""

    def __init__(self, table: Weights, most: int) -> None:
        size = min(most, table.shape[1])
        best = np.argsort(-table, axis=1, kind="stable")[:, :size].astype(np.int16)
        here = np.take_along_axis(table, best, axis=1) > 0
        used = int(here.sum(axis=1).max(initial=0))
        self.columns = np.where(here, best, -1)[:, :used]

    def each(self, weights: Weights) -> Weights:
        """What each listed column weighs, 0 where a row has fewer."""
        return np.where(self.columns >= 0, np.append(weights, 0)[self.columns], 0).astype(np.float32)

    def of(self, table: Weights) -> Weights:
        """What another table holds where the columns are listed."""
        found: Weights = np.take_along_axis(table, np.maximum(self.columns, 0), axis=1) if table.shape[1] else table
        return found[:, : self.columns.shape[1]]

    def same(self, a: Ids, b: Ids) -> NDArray[np.bool_]:
        """Which columns listed in row `a[i]` are listed in row `b[i]` too."""
        left, right = self.columns[a], np.where(self.columns[b] < 0, -2, self.columns[b])
        found = np.zeros(left.shape, dtype=bool)
        for column in range(right.shape[1]):
            found |= left == right[:, column : column + 1]
        return found


def _products(left: Weights, right: Weights, a: Ids, b: Ids) -> Weights:
    """The scalar product of row `a[i]` of one table and row `b[i]` of the other."""
    product: Weights = np.einsum("ij,ij->i", left[a], right[b])
    return product


def _by_article(reading: Reading, table: Weights, add: bool = False) -> Weights:
    """A row for each article: what any of its sentences holds, or the sum of them."""
    rows = np.zeros((reading.articles, table.shape[1]), dtype=np.float32)
    first = np.flatnonzero(np.diff(reading.article, prepend=-1))
    if len(first):
        rows[reading.article[first]] = (np.add if add else np.maximum).reduceat(table, first, axis=0)
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
