"""Counts of one thing in several articles, whatever else their sentences tell: how many troops, how many dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claims.claim import Figure
from claims.figures.units import table
from claims.terms import number
from claims.threads.clauses import clauses
from claims.threads.days import date_conflict, detail_of, own_date
from claims.threads.lexicon import anyone, fates, people, sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.threads.thread import Conflict
from claims.threads.values import Value, value_of, verdict
from claims.wordlists import words_of

SAME_THING = 15.0
"""Past so many times each other, two counts are of different things: an army and a contingent."""
CONTEXT = 4.0
"""Rarity of what two counts must have in common around them, unless what they count is told by more than a noun; twice
as much where they are apart."""
FEW = 10
"""Below it, a count that tells nothing of what became of those counted is of whoever takes part."""
TELLING = 100
"""Figure from which two that are the same are hardly so by chance."""
LEAST = 2
"""Counts from which a count is a figure rather than an article: `one call`."""
_SHARED_OUT = words_of("every each per apiece group groups")
_AMOUNTS = words_of("number numbers total totals tally count toll group groups contingent")
"""What stands before `of` and is no thing that is counted."""
_TALLIES = words_of("number figure figures total tally toll count estimate estimates estimated up down compared from")
"""A sentence with one of these goes on counting what the sentence before counts: `up from 2,500 in May`."""
_REACH = 8
"""Words on either side of a figure in which the fate of what is counted stands."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that counts people or things."""

    row: int
    telling: Telling
    figure: Figure
    written: Value
    head: int
    """Sense of the noun."""
    kinds: frozenset[int]
    """Senses of what tells them from others: `north korean`, `suspected`."""
    fate: frozenset[str]
    """What became of them, where it is told."""
    later: bool
    """Whether they are still to come."""
    about: frozenset[int]
    """Senses of what else is said around them: who, where, in what."""
    names: frozenset[int]
    """Senses of the names in their clause."""
    within: frozenset[int]
    """Senses of all words of the sentence, and of the one before where that says what is counted."""


def counts(tellings: Sequence[Telling]) -> Iterator[Count]:
    """The counts in sentences; measures, shares and what is dealt out (`three for every 30`) left out."""
    before: Count | None = None
    for row, telling in enumerate(tellings):
        if not telling.figures:
            continue
        near = before if before and _follows(before.telling, telling) else None
        found = [count for figure in telling.figures if (count := _count(row, telling, figure, near))]
        yield from found
        if found:
            before = found[-1]


def _count(row: int, telling: Telling, figure: Figure, before: Count | None) -> Count | None:
    """The figure as a count; where its words don't say what it counts, of what the sentence before counts."""
    value = figure.value if figure.value is not None else figure.high
    if value is None or value < LEAST or figure.change in ("up", "down") or _measure(figure.unit):
        return None
    nouns = _counted(figure)
    if not nouns or _dealt_out(telling, figure):
        return None
    terms = [sense(number(word)) for word in nouns if number(word) not in function_terms()]
    fate, later = _fate(telling, figure), _later(telling)
    written = value_of(figure, figure.span.of(telling.text))
    if terms and (terms[-1] not in anyone() or fate):
        head, about = terms[-1], frozenset(map(sense, telling.content)) - _fated()
        kinds = frozenset(terms[:-1]) - {head} - _loose()
        names = _names(telling, figure) - {head}
        return Count(row, telling, figure, written, head, kinds, fate, later, about - {head}, names, telling.senses)
    if before and not _TALLIES.isdisjoint(telling.words):
        within = before.within | telling.senses
        return replace(before, row=row, telling=telling, figure=figure, written=written, later=later, within=within)
    return None


def _names(telling: Telling, figure: Figure) -> frozenset[int]:
    """The names in the clause of a figure."""
    at = telling.words_in(figure.span)[0]
    first, last = next((c for c in clauses(telling) if c[0] <= at < c[1]), (0, 0))
    return frozenset(sense(term) for term in telling.terms[first:last] if term in telling.names)


@cache
def _loose() -> frozenset[int]:
    """Terms of what stands before a noun and doesn't tell it from others."""
    return frozenset(sense(number(word)) for word in ("other", "more", "several", "additional", "total"))


@cache
def _fated() -> frozenset[int]:
    return frozenset(map(sense, _fates_of()))


def _counted(figure: Figure) -> list[str]:
    """The noun that a figure counts with what stands before it: `north korean soldiers`, of `the number of` them."""
    phrase = figure.counted.partition(",")[0].split(" from ")[0]
    first, _, rest = phrase.partition(" of ")
    head = first.split()[-1:]
    words = rest if rest and head and head[0] in _AMOUNTS else first
    return [] if words == "-" else words.split(" of ")[0].split()


def _follows(before: Telling, telling: Telling) -> bool:
    return before.article == telling.article and telling.at - before.at == 1


def same_thing(a: Count, b: Count) -> bool:
    """Whether two counts may be of the same people or things, at whatever time."""
    if a.head != b.head or a.fate != b.fate or _of_others(a, b):
        return False
    values = [abs(v) for c in (a, b) for v in (c.figure.value, c.figure.high) if v]
    return max(values) <= SAME_THING * min(values)


def _of_others(a: Count, b: Count) -> bool:
    """Whether they are told apart by what stands before the noun, `Russian soldiers` and `North Korean soldiers`, or by
    the names around them, soldiers in one country and in another."""
    if a.kinds and b.kinds and not a.kinds & b.kinds and not (a.kinds <= b.about or b.kinds <= a.about):
        return True
    return bool(a.names and b.names) and a.names.isdisjoint(b.within) and b.names.isdisjoint(a.within)


def one_story(a: Count, b: Count) -> bool:
    """Whether what is said around two counts, or the figure itself, speaks for their being of the same thing."""
    values = [abs(c.figure.value or c.figure.high or 0.0) for c in (a, b)]
    if min(values) < FEW and not a.fate and not a.kinds & b.kinds:
        return False
    if values[0] == values[1] and values[0] >= TELLING:
        return True
    if a.kinds & b.kinds:
        return True
    said = verdict(a.written, b.written)
    common = sum(map(term_rarity, a.about & b.about))
    if said in ("same", "compatible"):
        return common >= CONTEXT
    return common >= 2 * CONTEXT and (bool(a.fate) or a.head in people())


def compare_counts(a: Count, b: Count, a_day: date | None, b_day: date | None) -> Conflict | None:
    """How two counts of the same thing relate; None where it can't be told."""
    said = verdict(a.written, b.written)
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
    return not _SHARED_OUT.isdisjoint(around)


def _fate(telling: Telling, figure: Figure) -> frozenset[str]:
    first, last = telling.words_in(figure.span)
    known = _fates_of()
    return frozenset(
        name for term in telling.terms[max(0, first - _REACH) : last + _REACH] for name in known.get(term, ())
    )


@cache
def _fates_of() -> dict[int, tuple[str, ...]]:
    """By term, the fates that it tells."""
    every = frozenset[int]().union(*fates().values())
    return {term: tuple(name for name, terms in fates().items() if term in terms) for term in every}


_TO_COME = words_of(
    """
    will would could may might shall expected plans plan planned prepare preparing prepares ready gearing intends set
    """
)


def _later(telling: Telling) -> bool:
    """Whether the sentence tells of what is still to come."""
    return not _TO_COME.isdisjoint(telling.words) or any(claim.stance == "intends" for claim in telling.claims)
