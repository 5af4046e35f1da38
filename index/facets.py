"""How articles spread over outlets, months, tags, and what is claimed in them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Catalogue, split
from index.claims.table import ClaimTable
from index.results import Facets, Kept

ACTORS = 50
"""Actors that are counted, those of most articles: no filter shows more."""


def facets(
    mask: NDArray[np.bool_], catalogue: Catalogue, kept: Kept | None = None, claims: ClaimTable | None = None
) -> Facets:
    """The counts of the articles in `mask`; a tag counts once, whether the file or the person gave it."""
    return Facets(
        actors=_actors(mask, claims) if claims else {},
        claims=_largest_first(_rows(mask, claims.telling)) if claims else {},
        states=_rows(mask, claims.standing) if claims else {},
        outlets=_largest_first({value: count for value, count in _counted(mask, *catalogue.table("outlet")) if value}),
        months=_months(catalogue.published[mask]),
        tags=_largest_first(_tags(mask, catalogue, kept)),
    )


def _actors(mask: NDArray[np.bool_], claims: ClaimTable) -> Mapping[str, int]:
    rows, actors = claims.speaking
    counts = np.bincount(actors[mask[rows]], minlength=len(claims.actors))
    most = np.argsort(-counts, kind="stable")[:ACTORS]
    return {claims.actors[number]: int(counts[number]) for number in most.tolist() if counts[number]}


def _rows(mask: NDArray[np.bool_], values: Mapping[str, NDArray[np.bool_]]) -> dict[str, int]:
    """How many articles in `mask` have each value."""
    found = {value: int((rows & mask).sum()) for value, rows in values.items()}
    return {value: count for value, count in found.items() if count}


def _counted(mask: NDArray[np.bool_], column: NDArray[np.int64], values: list[str]) -> list[tuple[str, int]]:
    counts = np.bincount(column[mask], minlength=len(values))
    return [(values[number], int(counts[number])) for number in np.flatnonzero(counts).tolist()]


def _months(days: NDArray[np.int32]) -> Mapping[str, int]:
    found, counts = np.unique(days[days > 0], return_counts=True)
    months: Counter[str] = Counter()
    for day, count in zip(found.tolist(), counts.tolist(), strict=True):
        months[f"{date.fromordinal(day):%Y-%m}"] += count
    return dict(months)


def _tags(mask: NDArray[np.bool_], catalogue: Catalogue, kept: Kept | None) -> dict[str, int]:
    tags: Counter[str] = Counter()
    for joined, count in _counted(mask, *catalogue.table("tags")):
        for tag in set(split(joined)):
            tags[tag] += count
    if kept:
        column, values = catalogue.table("tags")
        for id, own in kept.tags.items():  # noqa: A001 (the contract's word)
            row = catalogue.row(id)
            if row is not None and mask[row]:
                tags.update(set(own) - set(split(values[int(column[row])])))
    return tags


def _largest_first(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
