"""What words are like one another: kinds of event written by hand, associations counted over news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.terms import Terms, Weights, number

LEAST = 0.01
"""Added to a kind's share of sentences, so that one that is hardly ever told doesn't weigh without bound."""
COMMON = 0.06
"""Share of sentences from which a kind (`say`, `make`) tells no event apart."""


class Kinds(NamedTuple):
    """Kinds of event, and the words that tell them."""

    of: dict[int, tuple[int, ...]]
    """Term to the kinds that it tells."""
    weights: Weights
    """Of each kind: the rarer in news, the heavier."""
    common: NDArray[np.bool_]
    """Whether a kind is too common to tell events apart."""


@cache
def kinds() -> Kinds:
    share = _stored()["kinds"].astype(np.float32)
    return Kinds(kinds_of(), -np.log(share + np.float32(LEAST)), share > COMMON)


@cache
def kinds_of() -> dict[int, tuple[int, ...]]:
    """Term to the kinds of event that it tells: lines of `events.txt`, counted from 0."""
    lines = (files("claims.alignment") / "events.txt").read_text(encoding="utf8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    told: dict[int, list[int]] = {}
    for kind, row in enumerate(rows):
        for term in dict.fromkeys(map(number, row)):
            told.setdefault(term, []).append(kind)
    return {term: tuple(found) for term, found in told.items()}


def associations(terms: Terms) -> Weights:
    """A row of unit length for each term, near for words used alike; all 0 for a term that isn't known."""
    known, rows = _associations()
    at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    found: Weights = np.where((known[at] == terms)[:, None], rows[at], np.float32(0))
    return found


@cache
def _associations() -> tuple[Terms, Weights]:
    rows = _stored()["rows"].astype(np.float32)
    return _stored()["terms"], rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


@cache
def _stored() -> dict[str, NDArray[Any]]:
    with (files("claims") / "models" / "associations.npz").open("rb") as file, np.load(file) as table:
        return dict(table)
