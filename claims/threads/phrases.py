"""Phrases that two sentences share though little else is alike: two rare words close by each other in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from claims.terms import number
from claims.threads.telling import Telling
from claims.wordlists import words_of

CLOSE = 3
"""Words from one to the other at most."""
RARE, TOGETHER = 4.5, 12.0
"""Least rarity of each of the two words, and of both."""
OFTEN = 2
"""Sentences an article from which a phrase is what all of the story is about."""
_LOOSE = words_of(
    """
    within already currently including include included others against during early late later earlier recent recently
    among between across around near far own both each every all any many several few next last first second since
    until before after again still yet even though although however instead despite toward towards upon per via like
    today tomorrow yesterday now soon often always rather perhaps far low high
    """
)
"""Words that stand beside anything."""


def phrased(tellings: Sequence[Telling], rare: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    """Rows of sentences of different articles that share such a phrase, the lesser first; `rare` is of senses."""
    holding: dict[tuple[int, int], list[int]] = {}
    for row, telling in enumerate(tellings):
        for phrase in _phrases(telling, rare):
            holding.setdefault(phrase, []).append(row)
    most = OFTEN * len({telling.article for telling in tellings})
    found = {
        pair
        for rows in holding.values()
        if len(rows) <= most
        for pair in combinations(rows, 2)
        if tellings[pair[0]].article != tellings[pair[1]].article
    }
    yield from sorted(found)


@cache
def _loose() -> frozenset[int]:
    return frozenset(map(number, _LOOSE))


def _phrases(telling: Telling, rare: Mapping[int, float]) -> set[tuple[int, int]]:
    """Pairs of senses of rare words that stand close to each other, not both of them names."""
    terms, meant, loose = telling.terms, telling.meant, _loose()
    told = [
        (at, meant[at], terms[at] in telling.names)
        for at in telling.told
        if terms[at] in telling.content and terms[at] not in loose and rare.get(meant[at], 0.0) >= RARE
    ]
    return {
        (min(one, other), max(one, other))
        for i, (at, one, named) in enumerate(told, 1)
        for behind, other, too in told[i : i + CLOSE]
        if behind - at <= CLOSE and one != other and not (named and too) and rare[one] + rare[other] >= TOGETHER
    }
