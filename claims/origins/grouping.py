"""Groups texts into origins from their sketches.

A library of locality-sensitive hashing proposes pairs, real overlap decides. A few texts are compared pair by pair.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from claims.origins.sketch import FIGURES, SHORT, Sketch, containment

COPIED = 0.33
"""Least share of the shorter text's shingles that stands in the other. See docs/decisions/origins.md."""
FEW, COPIED_FEW = 12, 0.8
"""Below so many shingles chance weighs more: then nearly all of them must be shared."""
FEWEST = 3
FEW_FIGURES, SAME_FIGURES = 3, 0.5
"""A copy keeps the figures; when there are so many, half of them must stand in the other text too."""
NEARLY_WHOLE = 0.7
"""Share of the longer text from which a shorter one isn't just a part of it, which may lack what it negates."""
ALL_PAIRS = 64
"""Up to so many texts every pair is compared; beyond, those that share a band."""
PERMUTATIONS, BANDS = 64, 32
"""Bands of two: a pair with .3 of its shingles in common is proposed in 95 of 100 cases, one with .5 always."""
NEIGHBOURS = 16
"""Proposals that are looked at for each text, so that a thousand copies of one don't cost a million comparisons."""


def origins(sketches: Sequence[Sketch]) -> tuple[tuple[int, ...], ...]:
    """Indices of the texts by origin, each origin in rising order, the origins by their first text."""
    parent = list(range(len(sketches)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in _proposals(sketches):
        first, second = sorted((root(a), root(b)))
        if first != second and is_copy(sketches[a], sketches[b]):
            parent[second] = first
    groups: dict[int, list[int]] = {}
    for at in range(len(sketches)):
        groups.setdefault(root(at), []).append(at)
    return tuple(map(tuple, groups.values()))


def is_copy(a: Sketch, b: Sketch) -> bool:
    """Whether one of two texts is the other, cut or lightly reworded, or both are copies of a third."""
    share, told_on = containment(a.shingles, b.shingles)
    if share == 1 and len(a.shingles) == len(b.shingles):
        return bool(np.array_equal(a.figures, b.figures) and np.array_equal(a.negations, b.negations))
    if told_on < FEWEST or share < (COPIED if told_on >= FEW else COPIED_FEW):
        return False
    same, figures = containment(a.figures, b.figures, FIGURES)
    if max(len(a.shingles), len(b.shingles)) < SHORT:
        whole = min(len(a.shingles), len(b.shingles)) >= NEARLY_WHOLE * max(len(a.shingles), len(b.shingles))
        negated = whole and not np.array_equal(a.negations, b.negations)
        return not negated and (not figures or same == 1)
    return figures < FEW_FIGURES or same >= SAME_FIGURES


def _proposals(sketches: Sequence[Sketch]) -> Iterable[tuple[int, int]]:
    if len(sketches) <= ALL_PAIRS:
        return combinations(range(len(sketches)), 2)
    return _hashed(sketches)


def _hashed(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH

    told = [i for i, sketch in enumerate(sketches) if len(sketch.shingles)]
    # In an order that the texts themselves give, so that the neighbours looked at don't depend on how they came.
    told.sort(key=lambda i: sketches[i].shingles.tobytes())
    digests = []
    index = RMinHashLSH(threshold=COPIED, num_perm=PERMUTATIONS, num_bands=BANDS)
    for at, i in enumerate(told):
        digest = RMinHash(num_perm=PERMUTATIONS, seed=1)
        digest.update(list(map(str, sketches[i].shingles.tolist())))
        digests.append(digest)
        index.insert(at, digest)
    for at, digest in enumerate(digests):
        later = sorted(other for other in index.query(digest) if other > at)
        for other in later[:NEIGHBOURS]:
            yield told[at], told[other]
