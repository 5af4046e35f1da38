"""A figure where it stands in its sentence: what is around it tells what it is the figure of."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from claims.claim import Figure
from claims.figures.units import table
from claims.terms import number
from claims.threads.fates import fate_of
from claims.threads.lexicon import falling, rising, roles, sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.threads.values import Value, value_of
from claims.wordlists import words_of

WINDOW = 7
"""Words on either side of a figure that tell what it is the figure of."""
_VERBS = words_of("is are was were be been has have had rose fell said reached")
_ROLES = words_of("from to by at of for after before until since within in with against")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands."""

    figure: Figure
    value: Value
    """Read with the two words before it, in which what bounds it may stand."""
    measure: bool
    """Whether it is of a unit, a share or a rate, not of things."""
    near: dict[int, float]
    """Words around it, and how near and how rare they are."""
    weight: float
    """Of all of them."""
    heads: frozenset[int]
    """What it counts."""
    role: str
    """The preposition that it hangs on, or ""."""
    direction: int
    next_to: frozenset[int]
    """The words nearest to it."""
    whole: frozenset[int]
    """What it is a part of: the words behind `of`."""
    fate: str
    """What became of those counted."""
    whose: frozenset[int]
    """Names among what tells those counted from others: `Norwegian soldiers`."""
    trade: frozenset[int]
    """What those counted are by rank or trade."""


def places(telling: Telling) -> list[Place]:
    """The figures of a sentence, those that are part of a name left out."""
    known: list[Place] | None = telling.kept.get("places")
    if known is not None:
        return known
    found = telling.kept["places"] = []
    for figure in telling.figures:
        first, last = telling.words_in(figure.span)
        if not _in_name(telling, figure, first, last) and not _no_count(telling, figure, last):
            found.append(_place(telling, figure, first, last))
    return found


def _place(telling: Telling, figure: Figure, first: int, last: int) -> Place:
    """The figure, which is words `first:last`."""
    near, next_to = _around(telling, first, last)
    heads, whose, trade = _counted(telling, figure)
    before = telling.words[max(0, first - 4) : first][::-1]
    role = next((word for word in before if word in _ROLES or word in _VERBS), "")
    start = telling.starts[max(0, first - 2)] if telling.starts else figure.span.start
    return Place(
        figure=figure,
        value=value_of(figure, telling.text[min(start, figure.span.start) : figure.span.end]),
        measure=figure.unit in table() or figure.unit.startswith("%") or " per " in figure.unit,
        near=near,
        weight=sum(near.values()),
        heads=heads,
        role=role if role in _ROLES else "",
        direction={"up": 1, "down": -1}.get(figure.change) or _direction(telling, first),
        next_to=next_to,
        whole=_whole(telling, last),
        fate=fate_of(telling, figure, by_who=False),
        whose=whose,
        trade=trade,
    )


def _around(telling: Telling, first: int, last: int) -> tuple[dict[int, float], frozenset[int]]:
    """The words around a figure with their weights, and those nearest to it on either side."""
    near: dict[int, float] = {}
    told = telling.told
    before, behind = bisect_left(told, first), bisect_left(told, last)
    sides = told[max(0, before - WINDOW) : before][::-1], told[behind : behind + WINDOW]
    for side in sides:
        for distance, at in enumerate(side, 1):
            meant = telling.meant[at]
            weight = term_rarity(meant) / (0.75 + 0.25 * distance)
            if weight > near.get(meant, 0.0):
                near[meant] = weight
    return near, frozenset(telling.meant[at] for side in sides for at in side[:2])


def _direction(telling: Telling, first: int) -> int:
    """1 where the nearest verb before a figure raises it, -1 where it lowers it."""
    turns, common = _turns(), function_terms()
    told = 0
    for term in telling.terms[:first][::-1]:
        if term in turns:
            return turns[term]
        told += term not in common
        if told > 3:
            break
    return 0


@cache
def _turns() -> dict[int, int]:
    """Terms of verbs that raise a figure or lower it."""
    return dict.fromkeys(falling(), -1) | dict.fromkeys(rising(), 1)


def _whole(telling: Telling, last: int) -> frozenset[int]:
    if telling.words[last : last + 1] != ("of",):
        return frozenset()
    skipped = function_terms()
    found: set[int] = set()
    for term in telling.terms[last + 1 : last + 6]:
        if term not in skipped:
            found.add(sense(term))
        elif found:
            break
    return frozenset(found)


def _in_name(telling: Telling, figure: Figure, first: int, last: int) -> bool:
    """`Apollo 11`, `the S&P 500 index`, `Delphi 5.01`: a bare number right behind a name."""
    written = figure.span.of(telling.text)
    if not written.replace(".", "", 1).isdigit() or first == 0 or figure.unit in ("year of age",):
        return False
    before = telling.text[telling.starts[first - 1]]
    between = telling.text[telling.ends[first - 1] : figure.span.start]
    return before.isupper() and telling.terms[first - 1] in telling.names and between in (" ", "-", "'s ", "’s ")


def _no_count(telling: Telling, figure: Figure, last: int) -> bool:
    """`one of the largest`, `the 12000 block of Mill Street`: a member of a class, an address."""
    behind = telling.words[last : last + 1]
    return (figure.value == 1 and behind == ("of",)) or behind == ("block",)


def _counted(telling: Telling, figure: Figure) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """What a figure counts, names among what tells them from others, and what they are by rank or trade."""
    phrase = figure.counted.partition(",")[0]
    words, last = phrase.split(" of ")[0].split(), phrase.split()[-1:]
    terms = list(map(number, words))
    heads = frozenset([sense(term) for term in terms[-1:] if words[-1] != "-"])
    whose = frozenset([sense(term) for term in terms[:-1] if term in telling.names])
    return heads, whose, roles().intersection(map(number, last))
