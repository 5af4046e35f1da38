"""Claims that answer a query, each for itself: which, in what order, and how they spread."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.claims.matching import Mask
from index.claims.table import ClaimTable
from index.results import ClaimFacets

ClaimOrder = Literal["article", "actor", "figure", "-figure", "date", "-date"]
"""By article, in the order that the query gives them, and place; by actor; by greatest figure; by first date.

`-` is the greatest, or latest, first; what has no actor, figure or date comes last.
"""

Numbers = NDArray[np.int64]


def ordered(table: ClaimTable, mask: Mask, order: ClaimOrder, rows: Numbers) -> Numbers:
    """The claims in `mask`, in order; `rows` are all articles in theirs, the first place of each counts."""
    found = np.flatnonzero(mask)
    places = np.zeros(len(table.first) - 1, np.int64)
    places[rows[::-1]] = np.arange(len(rows))[::-1]
    place = places[table.row[found]]
    if order == "article":
        return found[np.argsort(place, kind="stable")]
    if order == "actor":
        actors = table.column("claim", "actor")[found]
        key = np.where(actors < 0, len(table.actors), actors).astype(np.float64)
    elif order in ("figure", "-figure"):
        key = _key(table.extreme("figure", "high", least=False)[found], order == "-figure")
    else:
        first = order == "date"
        key = _key(table.extreme("date", "first" if first else "last", least=first)[found], not first)
    return found[np.lexsort((place, key))]


def _key(values: NDArray[np.float64], greatest_first: bool) -> NDArray[np.float64]:
    """What sorts values; those that are missing come last either way."""
    return np.where(np.isnan(values), np.inf, -values if greatest_first else values)


def claim_facets(table: ClaimTable, mask: Mask) -> ClaimFacets:
    """How the claims in `mask` spread."""
    actors = np.bincount(table.column("claim", "actor")[mask] + 1, minlength=len(table.actors) + 1)[1:]
    order = np.argsort(-actors, kind="stable")
    return ClaimFacets(
        actors={table.actors[number]: int(actors[number]) for number in order.tolist() if actors[number]},
        certainty=table.counted("certainty", mask),
        stance=table.counted("stance", mask),
        speech=table.counted("speech", mask),
        states=table.counted("state", mask),
    )
