"""The figures of two sentences in pairs: each with the one that counts the same in the other, if there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.claim import Figure
from claims.figures import commensurable
from claims.figures.units import table
from claims.threads.amounts import MAGNITUDE
from claims.threads.days import own_date, same_time
from claims.threads.lexicon import anyone
from claims.threads.places import Place, places
from claims.threads.telling import Telling
from claims.threads.values import SCORE, Verdict, verdict
from claims.wordlists import words_of

_BASE = re.compile(
    r"[^.;]{0,20}?\b(?:from|since|on|over|than in) (?:the |a |last |its )?(?:same |previous |prior )?"
    r"((?:year|quarter|month|week|day)|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December))\b",
    re.IGNORECASE,
)
"""Since when a share has changed."""
_OTHERS = words_of("other others more")
_SHARES = ("%", "percent")
_POINTS = "percentage point"
"""What a share changes by, never a share itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that stand for each other."""

    a: Figure
    b: Figure
    verdict: Verdict
    role: float
    """0 to 1: how sure it is that they count the same."""
    rival: float
    """The same of the next best counterpart either could have had."""
    other_whole: bool
    """Whether they are parts of wholes that the texts call differently: `of voters`, `of adults`."""
    other_time: bool
    """Whether one has a date of its own that the other sentence doesn't give: `$5 by 2030`."""
    other_role: bool
    """Whether they count people of two trades: `three soldiers`, `three officers`."""
    other_kind: bool
    """Whether the one counts some of those whom the other counts: children, people."""
    crossed: bool
    """Whether it runs across a match of the same value, a result apart: what stands first there stands last here."""


def matches(a: Telling, b: Telling) -> list[Match]:
    """Figures of `a` with their counterparts in `b`, surest first; one without a counterpart is in no match."""
    if not a.figures or not b.figures:
        return []
    first, second = places(a), places(b)
    offers = _offers(first, second)
    taken: list[_Offer] = []
    for offer in sorted(offers, key=lambda offer: (-offer.rank, offer.i + offer.j, offer.i)):
        if not any(offer.i == other.i or offer.j == other.j for other in taken):
            taken.append(offer)
    found = []
    same = [offer for offer in taken if offer.said == "same"]
    for offer in taken:
        mine, theirs = first[offer.i], second[offer.j]
        rivals = [o.role for o in offers if (o.i == offer.i) != (o.j == offer.j)]
        found.append(
            Match(
                a=mine.figure,
                b=theirs.figure,
                verdict=offer.said,
                role=offer.role,
                rival=max(rivals, default=0.0),
                other_whole=bool(mine.whole and theirs.whole and not mine.whole & theirs.whole),
                other_time=_other_time(a, mine.figure, b, theirs.figure) or _other_base(a, mine, b, theirs),
                other_role=bool(mine.trade and theirs.trade and mine.trade != theirs.trade),
                other_kind=_other_kind(mine, theirs) or _others(a, mine) != _others(b, theirs),
                crossed=mine.figure.unit != SCORE and any((offer.i - o.i) * (offer.j - o.j) < 0 for o in same),
            )
        )
    return found


def fates_apart(a: Telling, b: Telling) -> bool:
    """Whether both count people of one fate and give no figure of it that can be the other's: nine dead, 12 dead."""
    first, second = places(a), places(b)
    for fate in {place.fate for place in first} & {place.fate for place in second} - {""}:
        pairs = [(x, y) for x in first if x.fate == fate for y in second if y.fate == fate and _comparable(x, y)]
        if pairs and all(verdict(x.value, y.value) in ("apart", "other") for x, y in pairs):
            return True
    return False


class _Offer(NamedTuple):
    """A figure of one sentence, one of the other, and what speaks for setting them against each other."""

    rank: float
    i: int
    j: int
    said: Verdict
    role: float


def _offers(first: Sequence[Place], second: Sequence[Place]) -> list[_Offer]:
    found = []
    for i, mine in enumerate(first):
        for j, theirs in enumerate(second):
            if _comparable(mine, theirs):
                role = _role(mine, theirs)
                said = verdict(mine.value, theirs.value)
                if mine.direction * theirs.direction < 0:
                    said = "other"  # up here and down there
                order = 1 - abs(i / len(first) - j / len(second))
                rank = 0.5 * (said == "same") + 0.25 * (said == "compatible") + role + 0.1 * order
                found.append(_Offer(rank, i, j, said, role))
    return found


def _other_time(a: Telling, mine: Figure, b: Telling, theirs: Figure) -> bool:
    one, other = own_date(a, mine), own_date(b, theirs)
    if one and other:
        return not same_time(one, other)
    dates = b.dates if one else a.dates
    return bool(one or other) and not any(same_time(one or other, timex.value) for timex in dates)


def _other_base(a: Telling, mine: Place, b: Telling, theirs: Place) -> bool:
    """Whether two shares are of change since other times: `from March`, `from a year earlier`."""
    if not mine.figure.unit.startswith(_SHARES) or not theirs.figure.unit.startswith(_SHARES):
        return False
    found = [_BASE.match(x.text, y.figure.span.end, x.span.end) for x, y in ((a, mine), (b, theirs))]
    bases = [match[1].lower().split()[-1] if match else "" for match in found]
    return all(bases) and bases[0] != bases[1]


def _others(telling: Telling, place: Place) -> bool:
    """Whether it counts those beside some that were told of: `two other victims`."""
    last = telling.words_in(place.figure.span)[1]
    return not _OTHERS.isdisjoint(telling.words[last : last + 1])


def _other_kind(a: Place, b: Place) -> bool:
    """Whether the fewer of two counts may be some of the more: children among people."""
    if a.figure.value is None or b.figure.value is None or not a.heads or not b.heads or a.heads & b.heads:
        return False
    fewer, more = sorted((a, b), key=lambda place: place.figure.value or 0.0)
    return bool(more.heads & anyone()) and not fewer.heads & anyone() and fewer.figure.unit not in table()


def _comparable(a: Place, b: Place) -> bool:
    points = (_POINTS in a.figure.unit) != (_POINTS in b.figure.unit)
    units = {a.figure.unit, b.figure.unit}
    if points or (SCORE in units and len(units) > 1) or (MAGNITUDE in units and not units <= {MAGNITUDE, "-"}):
        return False
    if not (commensurable(a.figure, b.figure) or _counts(a, b)):
        return False
    if a.fate and b.fate and a.fate != b.fate and not a.measure:
        return False  # what became of those counted; a length or a sum has no fate
    if a.whose and b.whose and not a.whose & b.whose:
        return False
    return not ({a.role, b.role} >= {"from", "to"})


def _counts(a: Place, b: Place) -> bool:
    """Whether both count something, or one says no unit: `13.70` and `13.73 points`."""
    if a.measure or b.measure:
        return not (a.measure and b.measure) and {a.figure.unit, b.figure.unit} <= {"-", "point"}
    return True


def _role(a: Place, b: Place) -> float:
    theirs = b.near
    shared = sum([min(weight, theirs[term]) for term, weight in a.near.items() if term in theirs])
    least = min(a.weight, b.weight)
    around = shared / least if least else 0.0
    heads = 0.25 if a.heads & b.heads else 0.0
    beside = 0.15 if a.next_to & b.next_to else 0.0
    return min(1.0, around * 0.75 + heads + beside + (0.1 if a.role and a.role == b.role else 0.0))
