"""Sentences that tell of one event: the same verb with the same actor, thing, or what else hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from claims.terms import Weights, number
from claims.threads.lexicon import sense
from claims.threads.predication import Phrase, Predicate, predicates, read_ahead
from claims.threads.telling import Telling, function_terms, weigh
from claims.wordlists import words_of

LEAST = 9.5
"""Rarity of what two predicates share, the verb among it, from which they tell of one event: of such pairs in stories
of which events are marked, 19 of 20 share one. See docs/decisions/threads.md."""
HANGING = 0.7
"""What a word counts that stands in another role in the other sentence, or hangs on the verb by a preposition."""
APART = 0.7
"""What all of it counts where the two have other things done to: which they are is not always read rightly."""
LOOKED_AT = 20
"""Pairs of sentences looked at for each article, those that share most."""
_SAYING = words_of(
    """
    say said says saying tell told tells add added adds report reported reports state stated states announce announced
    claim claimed claims reveal revealed reveals revealing suggest suggested suggests indicate indicated indicates show
    showed shows shown note noted notes warn warned warns believe believed believes think thought thinks expect expected
    expects according ask asked asks insist insisted argue argued argues explain explained write wrote written speak
    spoke quote quoted hear heard respond responded responding have make made take took include included including use
    used using
    """
)
"""Verbs by which something is said, and those that tell little of what was done."""


def propositions(tellings: Sequence[Telling], rare: Mapping[int, float]) -> Iterator[tuple[int, int, float]]:
    """Rows of sentences of different articles that tell of one event, the lesser first, with what they share, from 1.

    `rare` is how rare senses are among these sentences. Who says so counts as well: it may be who did it.
    """
    known = _Rarity(tellings, rare)
    pairs = _likely(tellings, known)
    rows = sorted({row for pair in pairs for row in pair})
    read_ahead([tellings[row] for row in rows])
    events = {row: _events(tellings[row]) for row in rows}
    for i, j in pairs:
        same = [(one, other) for one in events[i] for other in events[j] if one.verb == other.verb]
        told = max((known.shared(one, other) for one, other in same), default=0.0)
        if told >= LEAST:
            yield i, j, told / LEAST


class _Rarity:
    """How rare the senses of the sentences are, their sources' too."""

    def __init__(self, tellings: Sequence[Telling], rare: Mapping[int, float]) -> None:
        skipped = function_terms()
        self.senses = [telling.senses - skipped for telling in tellings]
        every = sorted(frozenset[int]().union(*self.senses)) if tellings else []
        at_large = dict(zip(every, weigh(every), strict=True))
        self.of = {sense: rare.get(sense, at_large[sense]) for sense in every}

    def shared(self, one: Predicate, other: Predicate) -> float:
        """What two predicates of one verb share; 0 where that is the verb alone."""
        actor, thing = (_senses(x) & _senses(y) for x, y in ((one.actor, other.actor), (one.thing, other.thing)))
        moved = (_all(one) & _all(other)) - actor - thing
        if not (actor or thing or moved):
            return 0.0
        apart = one.thing and other.thing and not thing and not actor
        told = self.of.get(one.verb, 0.0) + self._sum(actor | thing) + HANGING * self._sum(moved)
        return APART * told if apart else told

    def _sum(self, senses: frozenset[int]) -> float:
        return sum(self.of.get(sense, 0.0) for sense in sorted(senses))


def _likely(tellings: Sequence[Telling], rarity: _Rarity) -> list[tuple[int, int]]:
    """Rows of different articles that share enough words, the lesser first, in order."""
    held = Counter(sense for senses in rarity.senses for sense in senses)
    places = {sense: at for at, sense in enumerate(sense for sense in rarity.of if held[sense] > 1)}
    table = np.zeros((len(tellings), len(places)), dtype=np.float32)
    for row, senses in enumerate(rarity.senses):
        table[row, [places[sense] for sense in senses if sense in places]] = 1
    table *= np.sqrt(np.array([rarity.of[sense] for sense in places], dtype=np.float32))
    shared: Weights = table @ table.T
    owner = np.array([telling.article for telling in tellings])
    a, b = np.nonzero(np.triu((shared >= LEAST) & (owner[:, None] != owner[None]), 1))
    best = np.argsort(-shared[a, b], kind="stable")[: LOOKED_AT * len(set(owner.tolist()))]
    return sorted(zip(a[best].tolist(), b[best].tolist(), strict=True))


def _events(telling: Telling) -> list[Predicate]:
    return [predicate for predicate in predicates(telling) if predicate.verb not in _saying()]


@cache
def _saying() -> frozenset[int]:
    return frozenset(sense(number(word)) for word in _SAYING)


def _senses(phrase: Phrase | None) -> frozenset[int]:
    return phrase.senses if phrase else frozenset()


def _all(predicate: Predicate) -> frozenset[int]:
    return frozenset[int]().union(*map(_senses, (predicate.actor, predicate.thing, *predicate.around)))
