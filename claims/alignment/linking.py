"""Links sentences of different articles that report the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from claims.alignment.evidence import Evidence
from claims.alignment.reading import Ids, Reading, read
from claims.comparison import Alignment
from claims.terms import Weights, Worded

LINKED = 0.5
"""Score from which two sentences are linked: fitted so that it is the best threshold (docs/decisions/alignment.md)."""
FLOOR = 0.25
"""Least likeness of a pair that is weighed at all: 99 of 100 links have more, three quarters of all pairs less."""
BLOCK = 200_000
"""Pairs weighed at a time: 27 columns of them are 22 MB."""


class Model(NamedTuple):
    weights: Weights
    bias: float


def align(articles: Sequence[Sequence[Worded]]) -> tuple[Alignment, ...]:
    """Sentences of different articles that report the same thing, by articles, then in text order.

    Each article is its sentences (without furniture). One sentence may be linked to several.
    """
    reading = read(articles)
    if len(set(reading.article.tolist())) < 2:
        return ()
    evidence, found = Evidence(reading), []
    for a, b in pairs(reading):
        scores = score(evidence.of(a, b))
        for at in np.flatnonzero(scores >= LINKED).tolist():
            one, other = int(a[at]), int(b[at])
            places = int(reading.article[one]), int(reading.article[other])
            found.append(Alignment(*places, reading.spans[one], reading.spans[other], round(float(scores[at]), 4)))
    return tuple(sorted(found, key=lambda link: (link.a, link.b, link.a_span, link.b_span)))


def pairs(reading: Reading) -> Iterator[tuple[Ids, Ids]]:
    """Rows of sentences of different articles that are alike at all, the earlier article's first, block by block."""
    ends = np.searchsorted(reading.article, np.arange(reading.articles), side="right")
    start = 0
    for end in ends.tolist():
        step = max(1, BLOCK // max(1, len(reading.article) - end))
        for first in range(start, end, step):
            rows = slice(first, min(first + step, end))
            a, b = np.nonzero(reading.like[rows] @ reading.like[end:].T >= FLOOR)
            if len(a):
                yield a + first, b + end
        start = end


def score(evidence: Weights) -> Weights:
    """How likely pairs with this evidence report the same thing, 0 to 1."""
    model = _model()
    scores: Weights = 1 / (1 + np.exp(-(evidence @ model.weights + np.float32(model.bias))))
    return scores


@cache
def _model() -> Model:
    with (files("claims") / "models" / "alignment.npz").open("rb") as stored, np.load(stored) as table:
        return Model(table["weights"].astype(np.float32), float(table["bias"]))
