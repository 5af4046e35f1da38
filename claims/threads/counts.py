"""Counts of one thing in several articles, whatever else their sentences tell: how many troops, how many dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.claim import Figure
from claims.figures.units import table
from claims.terms import number
from claims.threads.days import date_conflict, detail_of, own_date
from claims.threads.lexicon import anyone, fates, sense
from claims.threads.telling import Telling, function_terms
from claims.threads.thread import Conflict
from claims.threads.values import verdict
from claims.wordlists import words_of

SAME_THING = 15.0
"""Past so many times each other, two counts are of different things: an army and a contingent."""
LEAST = 2
"""Counts from which a count is a figure rather than an article: `one call`."""
_SHARED_OUT = words_of("every each per apiece")
_REACH = 8
"""Words on either side of a figure in which the fate of what is counted stands."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that counts people or things."""

    row: int
    telling: Telling
    figure: Figure
    head: int
    """Sense of the noun."""
    kinds: frozenset[int]
    """Senses of what tells them from others: `north korean`, `suspected`."""
    fate: frozenset[str]
    """What became of them, where it is told."""
    later: bool
    """Whether they are still to come."""


def counts(tellings: Sequence[Telling]) -> Iterator[Count]:
    """The counts in sentences; measures, shares and what is dealt out (`three for every 30`) left out."""
    for row, telling in enumerate(tellings):
        for figure in telling.figures:
            value = figure.value if figure.value is not None else figure.high
            if value is None or value < LEAST or figure.change in ("up", "down") or _measure(figure.unit):
                continue
            nouns = figure.counted.partition(",")[0].split(" of ")[0].split(" from ")[0].split()
            if not nouns or nouns == ["-"] or _dealt_out(telling, figure):
                continue
            terms = [sense(number(word)) for word in nouns if number(word) not in function_terms()]
            if terms and (terms[-1] not in anyone() or _fate(telling, figure)):
                kinds = frozenset(terms[:-1]) - {terms[-1]}
                yield Count(row, telling, figure, terms[-1], kinds, _fate(telling, figure), _later(telling))


def same_thing(a: Count, b: Count) -> bool:
    """Whether two counts may be of the same people or things, at whatever time."""
    if a.head != b.head or (a.kinds and b.kinds and not a.kinds & b.kinds):
        return False
    if a.fate != b.fate:
        return False
    values = [abs(v) for c in (a, b) for v in (c.figure.value, c.figure.high) if v]
    return max(values) <= SAME_THING * min(values)


def compare_counts(a: Count, b: Count, a_day: date | None, b_day: date | None) -> Conflict | None:
    """How two counts of the same thing relate; None where it can't be told."""
    said = verdict(a.figure, b.figure, a.figure.span.of(a.telling.text), b.figure.span.of(b.telling.text))
    spans = a.figure.span, b.figure.span
    detail = detail_of(a.telling, b.telling, *spans)
    if said in ("same", "compatible"):
        return Conflict("figure", "compatible" if said == "compatible" else "agrees", *spans, detail)
    if (a_day and b_day and a_day != b_day) or date_conflict(a.telling, b.telling) or a.later != b.later:
        return Conflict("figure", "compatible", *spans, detail)
    one, other = own_date(a.telling, a.figure), own_date(b.telling, b.figure)
    return Conflict("figure", "compatible", *spans, detail) if one != other else None


def _measure(unit: str) -> bool:
    return unit in table() or unit.startswith("%") or " per " in unit


def _dealt_out(telling: Telling, figure: Figure) -> bool:
    first, last = telling.words_in(figure.span)
    around = telling.words[max(0, first - 3) : last + 1]
    return bool(_SHARED_OUT & set(around)) or "group" in around or "groups" in around


def _fate(telling: Telling, figure: Figure) -> frozenset[str]:
    first, last = telling.words_in(figure.span)
    near = telling.terms[max(0, first - _REACH) : last + _REACH]
    return frozenset(name for name, terms in fates().items() if terms & set(near))


_TO_COME = words_of(
    """
    will would could may might shall expected plans plan planned prepare preparing prepares ready gearing intends set
    """
)


def _later(telling: Telling) -> bool:
    """Whether the sentence tells of what is still to come."""
    return bool(_TO_COME & set(telling.words)) or any(claim.stance == "intends" for claim in telling.claims)
