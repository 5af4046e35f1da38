"""What became of those whom a figure counts, as its own clause tells: killed, missing, rescued, aboard.

`At least 17 people died and 30 were missing` has two counts. Each has the fate that stands nearest to it in its clause;
a clause that only goes on counting (`and three children`) has that of the count before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from claims.claim import Figure
from claims.terms import number
from claims.threads.clauses import clauses
from claims.threads.lexicon import sense
from claims.threads.telling import Telling, function_terms
from claims.wordlists import words_of

_FATES: Final = {
    "killed": "kill die died dying dead death fatal slain perish lives bodies body toll drown executed",
    "hurt": "injure injury hurt wound hospitalized hospitalised in_hospital to_hospital hospital_treated",
    "lost": "casualty",
    "held": "arrest detain custody capture jailed hostage abduct kidnap",
    "missing": "missing unaccounted disappear",
    "fled": "flee fled evacuate displace homeless left_homes leave_homes lost_homes",
    "ill": "infect sick sicken ill case",
    "saved": "rescue save survive alive",
    "freed": "release freed free",
    "aboard": "aboard on_board carry",
    "inside": "inside",
    "capacity": "certified licensed licenced capacity seat",
    "gathered": "march rally attend attendance gather turnout took_part take_part",
    "laid off": "redundant redundancy layoff laid_off lay_off job_cuts cut_jobs lose_jobs lost_jobs",
    "powerless": "without_power without_electricity lost_power lose_power outage blackout",
    "destroyed": "destroy raze demolish levelled leveled flattened",
    "damaged": "damage",
}
"""Words that say so, of any inflection; of two joined here the second stands at most three words behind the first."""
_WHO: Final = {
    "saved": "survivor",
    "gathered": "protester demonstrator marcher",
    "aboard": "passenger crew",
    "inside": "were_in was_in",
}
"""The same by who is counted, where no other word of the clause says what became of them."""
STATIC = frozenset(("aboard", "inside", "capacity", "gathered"))
"""Fates of which no later count makes a higher one right."""
_OF_PEOPLE = frozenset(_FATES) - {"destroyed", "damaged", "capacity"}
_BEHIND = words_of("is are was were has have had been being be remain remained remains still")
"""A clause that starts so says what became of those whom the clause before it counts."""
_APART = 3
FEW = 3
"""Words in front of a figure in a clause that only goes on counting."""


def fate_of(telling: Telling, figure: Figure, by_who: bool = True) -> str:
    """What became of those whom a figure of a sentence counts; "" where it isn't told.

    `by_who` is whether it may be told by who they are: passengers are aboard, unless they are rescued.
    """
    known: dict[Figure, tuple[str, str]] | None = telling.kept.get("fates")
    if known is None:
        known = telling.kept["fates"] = {figure: (told, who) for figure, told, who in _read(telling)}
    told, who = known.get(figure, ("", ""))
    return told or (who if by_who else "")


def of_people(fate: str) -> bool:
    """Whether that is the fate of people, so that a bare count is one of them: `30 are missing`."""
    return fate in _OF_PEOPLE


def _read(telling: Telling) -> Iterator[tuple[Figure, str, str]]:
    """Each figure with the fate that is told of those counted, and the one that goes with who they are."""
    hits, who = [*_hits(telling, _FATES)], [*_hits(telling, _WHO)]
    if not (hits or who):
        return
    bounds = clauses(telling) or [(0, 0)]
    before = ""
    for figure in telling.figures:
        first, last = telling.words_in(figure.span)
        at = next((i for i, (_, end) in enumerate(bounds) if first < end), len(bounds) - 1)
        fate = _nearest(hits, bounds[at], first, last)
        if not fate and at and before and first - bounds[at][0] <= FEW and _goes_on(telling, bounds[at]):
            fate = before
        before = fate = fate or _told_behind(telling, hits, bounds, at)
        yield figure, fate, _nearest(who, bounds[at], first, last)


def _nearest(hits: list[tuple[int, str]], clause: tuple[int, int], first: int, last: int) -> str:
    """The fate told nearest to the words `first:last` in a clause, of equals the one behind them."""
    near = [
        (min(abs(at - first), abs(at - last + 1)), at < first, fate) for at, fate in hits if clause[0] <= at < clause[1]
    ]
    return min(near)[2] if near else ""


def _goes_on(telling: Telling, clause: tuple[int, int]) -> bool:
    """Whether a clause only counts on: `and three children`, `12 of them children`."""
    return clause[1] - clause[0] <= 2 * FEW and _BEHIND.isdisjoint(telling.words[clause[0] : clause[1]])


def _told_behind(telling: Telling, hits: list[tuple[int, str]], bounds: list[tuple[int, int]], at: int) -> str:
    """What a later clause says that has no one of its own: `30 people, most of them children, were killed`."""
    if not hits:
        return ""
    counted = {telling.words_in(figure.span)[0] for figure in telling.figures}
    for first, last in bounds[at + 1 : at + 3]:
        if any(first <= figure < last for figure in counted):
            return ""
        if telling.words[first] in _BEHIND:
            return _nearest(hits, (first, last), first, first)
    return ""


def _hits(telling: Telling, fates: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The words that tell a fate, by place; `March` in a date is none."""
    single, double = _told(tuple(fates.items()))
    if single.keys().isdisjoint(telling.terms) and double.keys().isdisjoint(telling.terms):
        return
    dated = {at for timex in telling.dates for at in range(*telling.words_in(timex.span))}
    for at, term in enumerate(telling.terms):
        if at in dated:
            continue
        if fate := single.get(term):
            yield at, fate
        for second, fate in double.get(term, ()):
            if second in telling.terms[at + 1 : at + 1 + _APART]:
                yield at, fate


@cache
def _told(fates: tuple[tuple[str, str], ...]) -> tuple[dict[int, str], dict[int, list[tuple[int, str]]]]:
    single: dict[int, str] = {}
    double: dict[int, list[tuple[int, str]]] = {}
    for fate, words in fates:
        for word in words.split():
            first, _, second = word.partition("_")
            if second:
                double.setdefault(number(first), []).append((number(second), fate))
            else:
                single.setdefault(number(word), fate)
    return single, double


@cache
def fated() -> frozenset[int]:
    """Senses of the words that tell a fate."""
    single, double = _told(tuple(_FATES.items()))
    return frozenset(map(sense, (*single, *double))) - function_terms()
