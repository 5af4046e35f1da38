"""Sentences of several articles in threads: average linkage, one sentence an article, in whatever order they come."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.terms import Weights

Rows = tuple[int, ...]

ALONE = 0.29
"""Least likeness of two sentences that are each all of their article. See docs/decisions/threads.md."""
CHOICE = 0.085
"""What is added for each doubling of the pairs among which the two were found: the more there are, the more alike the
best of them are by chance."""
PLAIN = 0.07
"""What is added when either sentence has a better counterpart in the other's article."""
LOOSE = 0.8
"""Average likeness of two groups that are one thread, as a share of what two sentences need."""
COUNTERPARTS = 3
"""Counterparts in one other article that are looked at for a sentence."""


def grouped(
    alike: Weights,
    articles: Sequence[int],
    apart: Callable[[int, int], bool],
    ahead: Callable[[Sequence[int]], None],
) -> list[Rows]:
    """Groups of rows of `alike`, each of two articles or more, none of one article twice.

    `articles` names the article of each row; `apart` says of two rows that they report different things, `ahead` is
    told of which rows it will be asked. A sentence that tells two things may be in two groups.
    """
    owner = np.asarray(articles, dtype=np.int64)
    if len(set(articles)) < 2:
        return []
    need = _needed(owner)
    strong = _links(alike, owner, need)
    ahead(np.flatnonzero(strong.any(axis=1)).tolist())
    first = clusters(alike, owner, need, strong, apart)
    together = np.zeros_like(strong)
    for rows in first:
        together[np.ix_(rows, rows)] = True
    # What the first round had to leave, since an article tells it twice or a sentence tells two things.
    rest = strong & ~together & (alike >= need + PLAIN)
    second = clusters(alike, owner, need, rest, apart)
    kept = [rows for rows in second if not any(set(rows) <= set(other) for other in first)]
    return sorted({*first, *kept})


def _needed(owner: NDArray[np.int64]) -> Weights:
    """Least likeness for each pair, by how many pairs their articles have."""
    sizes = np.bincount(owner) if len(owner) else np.zeros(1, dtype=np.int64)
    each = np.log2(np.maximum(sizes, 1))[owner]
    needed: Weights = (ALONE + CHOICE * (each[:, None] + each[None])).astype(np.float32)
    return needed


def _links(alike: Weights, owner: NDArray[np.int64], need: Weights) -> NDArray[np.bool_]:
    """Pairs that are alike enough: a little when each is the other's best, more otherwise."""
    count = len(owner)
    best = np.zeros((count, count), dtype=bool)
    for article in np.unique(owner).tolist():
        columns = np.flatnonzero(owner == article)
        block = alike[:, columns]
        best[:, columns] = block >= block.max(axis=1, keepdims=True) - 1e-6
    links: NDArray[np.bool_] = (alike >= need) & (owner[:, None] != owner[None])
    links &= (best & best.T) | (alike >= need + PLAIN)
    return links


def clusters(
    alike: Weights,
    owner: NDArray[np.int64],
    need: Weights,
    links: NDArray[np.bool_],
    apart: Callable[[int, int], bool],
) -> list[Rows]:
    """Average linkage over `links`, no article twice; groups whose average falls short of `need` stay apart."""
    rows = np.flatnonzero(links.any(axis=1))
    if not len(rows):
        return []
    total = alike[np.ix_(rows, rows)].astype(np.float64)
    needed = need[np.ix_(rows, rows)].astype(np.float64)
    members: dict[int, Rows] = {i: (int(row),) for i, row in enumerate(rows.tolist())}
    heap: list[tuple[float, Rows, Rows, int, int]] = []

    def offer(i: int, j: int) -> None:
        size = len(members[i]) * len(members[j])
        gain = (total[i, j] - LOOSE * needed[i, j]) / size
        if gain >= 0:
            one, other = sorted((members[i], members[j]))
            heapq.heappush(heap, (-round(gain, 6), one, other, i, j))

    a, b = np.nonzero(np.triu(links[np.ix_(rows, rows)], 1))
    neighbours: dict[int, set[int]] = {i: set() for i in members}
    for i, j in zip(a.tolist(), b.tolist(), strict=True):
        neighbours[i].add(j)
        neighbours[j].add(i)
        offer(i, j)
    while heap:
        _, one, other, i, j = heapq.heappop(heap)
        if {members.get(i), members.get(j)} != {one, other}:
            continue  # one of the two has grown since
        taken = {int(owner[row]) for row in one}
        if any(int(owner[row]) in taken for row in other) or any(apart(x, y) for x in one for y in other):
            neighbours[i].discard(j)
            neighbours[j].discard(i)
            continue
        members[i] = tuple(sorted((*members[i], *members[j])))
        del members[j]
        for table in (total, needed):
            table[i] += table[j]
            table[:, i] += table[:, j]
        near = (neighbours[i] | neighbours.pop(j)) - {i, j}
        neighbours[i] = near
        for k in near:
            neighbours[k].discard(j)
            neighbours[k].add(i)
            offer(i, k)
    return [found for found in members.values() if len(found) > 1]
