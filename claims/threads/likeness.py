"""How alike the sentences of several articles are, all with all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, combinations
from typing import TypeAlias

import numpy as np

from claims.dates import interval
from claims.terms import Weights, rarity, rates
from claims.threads.lexicon import senses
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
"""What being aligned adds to how alike two sentences are when they are judged, by its score."""
RUN, TELLING_RUN = 5, 2
"""Words of a run that two sentences share to the letter, and those of them that tell something."""
LONG_RUN, COMMON_RUN = 4, 60
"""Runs at which a passage is certainly the same; sentences from which a run is a form of words."""
TO_THE_LETTER = 0.5
"""What such a passage adds when it is told whether two sentences make a thread: a quotation counts in long ones too."""
TOGETHER = 0.9
"""The same when it is told whether they make a thread: it is the better witness of that."""
LONG = 0.5
"""How much less each word of a longer name weighs: a name of three words is one thing in common, not three."""
FIGURE, MOST_FIGURES = 0.08, 0.24
"""What each figure or day in common adds, and all of them together."""
Link: TypeAlias = tuple[int, Span, int, Span, float]
"""Article and sentence, article and sentence, score."""
NAME = 0.75
"""What the words of names weigh: two sentences on one actor may well report different things."""


def likeness(tellings: Sequence[Telling], rare: Mapping[int, float] | None = None) -> Weights:
    """A square, 0 for nothing in common to 1 for the same words; common figures add up to .24.

    Cosine over words of one sense, the rarer in news and among these sentences the heavier; and what they share in
    all, so that a detail in common counts in a long sentence too. Figures in common speak for a pair, but those that
    differ not against it, for that is what a reader wants to know. Who says so and by what words doesn't count.
    `rare` are the `rarities` among them where they are known.
    """
    count = len(tellings)
    if not count:
        return np.zeros((0, 0), dtype=np.float32)
    matrix, weight = _weighed(tellings, rarities(tellings) if rare is None else rare)
    length = np.sqrt(weight + SHORT**2)
    root = np.sqrt(matrix)
    shared = root @ root.T
    alike: Weights = COSINE * (matrix @ matrix.T) / np.maximum(length[:, None] * length[None], 1e-6)
    alike += (1 - COSINE) * (1 - np.exp(-shared / DETAIL))
    alike += np.minimum(FIGURE * _shared_values(tellings), MOST_FIGURES).astype(np.float32)
    return alike


def aligned(tellings: Sequence[Telling], links: Iterable[Link]) -> list[tuple[int, int, float]]:
    """Rows of sentences that are aligned, with their scores."""
    rows = {(telling.article, telling.span): row for row, telling in enumerate(tellings)}
    placed = ((rows.get((a, one)), rows.get((b, other)), score) for a, one, b, other, score in links)
    return [(i, j, score) for i, j, score in placed if i is not None and j is not None]


def verbatim(tellings: Sequence[Telling]) -> list[tuple[int, int, float]]:
    """Rows of sentences of different articles that share a run of words to the letter, by how long it is, 0 to 1."""
    own: dict[int, set[int]] = {}
    for telling in tellings:
        own.setdefault(telling.article, set()).update(telling.terms)
    held = Counter(chain.from_iterable(own.values()))
    common = {term for term, articles in held.items() if articles > 1}
    holding: dict[tuple[int, ...], list[int]] = {}
    for row, telling in enumerate(tellings):
        terms, content = telling.terms, telling.content
        told: list[int] = []
        alone = -1  # the last word that no other article has
        for at, term in enumerate(terms):
            if term not in common:
                alone = at
            elif at - alone >= RUN:
                told = told or [0, *accumulate([term in content for term in terms])]
                if told[at + 1] - told[at + 1 - RUN] >= TELLING_RUN:
                    holding.setdefault(terms[at + 1 - RUN : at + 1], []).append(row)
    found: Counter[tuple[int, int]] = Counter()
    for rows in holding.values():
        for i, j in combinations(sorted(set(rows)), 2) if 1 < len(rows) <= COMMON_RUN else ():
            if tellings[i].article != tellings[j].article:
                found[i, j] += 1
    return [(i, j, min(1.0, runs / LONG_RUN)) for (i, j), runs in found.items()]


def raised(alike: Weights, pairs: Iterable[tuple[int, int, float]], by: float) -> Weights:
    """The square with `by` of the score of each of `pairs` added."""
    found = alike.copy()
    for i, j, score in pairs:
        found[i, j] += by * score
        found[j, i] = found[i, j]
    return found


def _shared_values(tellings: Sequence[Telling]) -> Weights:
    """How many figures and days two sentences have in common; one of anything is none."""
    rows: list[int] = []
    values: list[float] = []
    for row, telling in enumerate(tellings):
        own = {float(f.value) for f in telling.figures if f.value is not None and f.value not in (0.0, 1.0)}
        days = {
            -float(days.first.toordinal()) for t in telling.dates if (days := interval(t.value)) and days.grain == "day"
        }
        rows.extend([row] * len(own | days))
        values.extend(sorted(own | days))
    known, column = np.unique(np.array(values, dtype=np.float64), return_inverse=True)
    matrix = np.zeros((len(tellings), len(known)), dtype=np.float32)
    matrix[rows, column] = 1
    shared: Weights = matrix @ matrix.T
    return shared


def rarities(tellings: Sequence[Telling]) -> dict[int, float]:
    """How rare each sense of what is said is, in news at large and among these sentences, whichever is more common."""
    held = Counter(chain.from_iterable(telling.said for telling in tellings))
    known = np.array(sorted(held), dtype=np.uint32)
    articles = len({telling.article for telling in tellings})
    excess = np.maximum(0, np.array([held[sense] for sense in known.tolist()], dtype=np.int64) - articles)
    share = (rates(known) / SENTENCES_AN_ARTICLE * BACKGROUND + excess) / (BACKGROUND + len(tellings))
    return dict(zip(known.tolist(), rarity(share.astype(np.float32)).tolist(), strict=True))


def _weighed(tellings: Sequence[Telling], rare: Mapping[int, float]) -> tuple[Weights, Weights]:
    """A row for each telling, a column for each sense that two have, how much it weighs; the squares of all it has."""
    rows: list[int] = []
    terms: list[int] = []
    scale: list[float] = []
    meant = senses()
    for row, telling in enumerate(tellings):
        names = telling.names
        seen = {meant.get(t, t): NAME / names[t] ** LONG if t in names else 1.0 for t in sorted(telling.content)}
        rows.extend([row] * len(seen))
        terms.extend(seen)
        scale.extend(seen.values())
    known, column = np.unique(np.array(terms, dtype=np.uint32), return_inverse=True)
    weights = np.array([rare[sense] for sense in terms], dtype=np.float32) * np.array(scale, dtype=np.float32)
    total = np.bincount(rows, weights**2, minlength=len(tellings)).astype(np.float32)
    several = np.bincount(column, minlength=len(known)) > 1
    place = np.cumsum(several) - 1
    kept = several[column]
    matrix = np.zeros((len(tellings), int(several.sum())), dtype=np.float32)
    matrix[np.array(rows, dtype=np.int64)[kept], place[column[kept]]] = weights[kept]
    return matrix, total
