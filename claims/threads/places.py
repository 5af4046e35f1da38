"""A figure where it stands in its sentence: what is around it tells what it is the figure of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.claim import Figure
from claims.terms import number
from claims.threads.lexicon import falling, fates, rising, roles, sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.wordlists import words_of

WINDOW = 7
"""Words on either side of a figure that tell what it is the figure of."""
_VERBS = words_of("is are was were be been has have had rose fell said reached")
_ROLES = words_of("from to by at of for after before until since within in with against")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands."""

    figure: Figure
    written: str
    """With the two words before it, in which what bounds it may stand."""
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
    """What became of those counted, by the nearest word that tells."""
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
    near, next_to = _around(telling, first, last)
    before = telling.words[max(0, first - 4) : first][::-1]
    role = next((word for word in before if word in _ROLES or word in _VERBS), "")
    start = telling.starts[max(0, first - 2)] if telling.starts else figure.span.start
    return Place(
        figure=figure,
        written=telling.text[min(start, figure.span.start) : figure.span.end],
        near=near,
        weight=sum(near.values()),
        heads=_heads(figure),
        role=role if role in _ROLES else "",
        direction={"up": 1, "down": -1}.get(figure.change) or _direction(telling, first),
        next_to=next_to,
        whole=_whole(telling, last),
        fate=_fate(telling, first, last),
        whose=_whose(telling, figure),
        trade=frozenset(number(word) for word in figure.counted.partition(",")[0].split()[-1:]) & roles(),
    )


def _around(telling: Telling, first: int, last: int) -> tuple[dict[int, float], frozenset[int]]:
    """The words around a figure with their weights, and those nearest to it on either side."""
    near: dict[int, float] = {}
    next_to: set[int] = set()
    skipped = function_terms()
    for indices in (range(first - 1, -1, -1), range(last, len(telling.words))):
        distance = 0
        for at in indices:
            term = telling.terms[at]
            if term in skipped or telling.words[at][0].isdigit():
                continue
            distance += 1
            if distance > WINDOW:
                break
            meant = sense(term)
            if distance <= 2:
                next_to.add(meant)
            weight = term_rarity(meant) / (0.75 + 0.25 * distance)
            if weight > near.get(meant, 0.0):
                near[meant] = weight
    return near, frozenset(next_to)


def _direction(telling: Telling, first: int) -> int:
    """1 where the nearest verb before a figure raises it, -1 where it lowers it."""
    told = 0
    for at in range(first - 1, -1, -1):
        term = telling.terms[at]
        if term in rising() or term in falling():
            return 1 if term in rising() else -1
        told += term not in function_terms()
        if told > 3:
            return 0
    return 0


def _fate(telling: Telling, first: int, last: int) -> str:
    known = _fates_by_term()
    near = [
        (min(abs(at - first), abs(at - last + 1)), at)
        for at in range(max(0, first - WINDOW), min(len(telling.terms), last + WINDOW))
        if telling.terms[at] in known
    ]
    return known[telling.terms[min(near)[1]]] if near else ""


@cache
def _fates_by_term() -> dict[int, str]:
    return {term: name for name, terms in sorted(fates().items(), reverse=True) for term in terms}


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


def _whose(telling: Telling, figure: Figure) -> frozenset[int]:
    words = figure.counted.partition(",")[0].split(" of ")[0].split()[:-1]
    return frozenset(sense(term) for term in map(number, words) if term in telling.names)


def _heads(figure: Figure) -> frozenset[int]:
    counted = figure.counted.partition(",")[0].split(" of ")[0].split()
    return frozenset(sense(number(word)) for word in counted[-1:] if word != "-")
