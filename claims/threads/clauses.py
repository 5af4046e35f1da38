"""The clauses of a sentence, told by its punctuation and joints: what is doubted in one may be plain in the next."""

from __future__ import annotations

from itertools import pairwise

from claims.threads.telling import Telling
from claims.wordlists import words_of

_JOINTS = words_of("and but while as because although though that which who when before after since whether if")
_MARKS = frozenset(',;:–—()[]“”"')
FEWEST = 2
"""Words of a clause; a shorter stretch belongs to what follows it."""


def clauses(telling: Telling) -> list[tuple[int, int]]:
    """The words `first:last` of each clause, which together are all words of the sentence."""
    known: list[tuple[int, int]] | None = telling.kept.get("clauses")
    if known is None:
        bounds = [0]
        for at in range(1, len(telling.words)):
            between = telling.text[telling.ends[at - 1] : telling.starts[at]]
            joint = telling.words[at] in _JOINTS or not _MARKS.isdisjoint(between)
            if joint and at - bounds[-1] >= FEWEST:
                bounds.append(at)
        bounds.append(len(telling.words))
        known = telling.kept["clauses"] = [(a, b) for a, b in pairwise(bounds) if a < b]
    return known
