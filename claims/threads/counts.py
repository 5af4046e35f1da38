"""Counts of one thing in several articles, whatever else their sentences tell: how many troops, how many dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claims.claim import Figure
from claims.dates import interval
from claims.figures.units import table
from claims.terms import number
from claims.threads.clauses import clauses
from claims.threads.days import date_conflict, detail_of, own_date, same_time
from claims.threads.fates import STATIC, fate_of, fated, of_people
from claims.threads.lexicon import anyone, people, sense
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
_BEHIND = 4
"""Words behind a figure in which the noun that it counts stands."""
_SHARED_OUT = words_of("every each per apiece group groups")
_HALVES = words_of("man men woman women boy boys girl girls")
_AMOUNTS = words_of("number numbers total totals tally count group groups contingent")
"""What stands before `of` and is no thing that is counted."""
_TALLIES = words_of(
    "number figure figures total tally toll count counted estimate estimates estimated up down compared from put spoke"
)
"""A sentence with one of these goes on counting what the sentence before counts: `up from 2,500 in May`."""
LEDE = 5
"""Sentences from the start of an article that tell which event it is about."""
NAME, EVENT = 5.0, 4.0
"""Least rarity of a name, and of another word, that the ledes of two articles on one event have in common."""
OPENING = 4
"""Words of a clause that only says when what the next one tells was: `In 2019, …`."""
LONG_AGO = 30
"""Days before an article from which on what is counted is of another event."""


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
    fate: str
    """What became of them, where it is told: `claims.threads.fates`."""
    later: bool
    """Whether they are still to come."""
    about: frozenset[int]
    """Senses of what else is said around them: who, where, in what."""
    names: frozenset[int]
    """Senses of the names in their clause."""
    within: frozenset[int]
    """Senses of all words of the sentence, and of the one before where that says what is counted."""

    @property
    def value(self) -> Value:
        return value_of(self.figure, self.figure.span.of(self.telling.text))


def counts(tellings: Sequence[Telling]) -> Iterator[Count]:
    """The counts in sentences; measures, shares and what is dealt out (`three for every 30`) left out."""
    before: Count | None = None
    for row, telling in enumerate(tellings):
        for figure in telling.figures:
            near = before if before and _follows(before.telling, telling) else None
            if count := _count(row, telling, figure, near):
                yield count
                before = count


def _count(row: int, telling: Telling, figure: Figure, before: Count | None) -> Count | None:
    """The figure as a count; where its words don't say what it counts, of what the sentence before counts."""
    value = figure.value if figure.value is not None else figure.high
    if (
        value is None
        or value < LEAST
        or (value % 1 and value < TELLING)
        or _by_how_much(telling, figure)
        or _measure(figure.unit)
    ):
        return None
    nouns, fate = _counted(figure), fate_of(telling, figure)
    if _bare(telling, figure, nouns):
        nouns = []
    if not (nouns or of_people(fate)) or _dealt_out(telling, figure) or _difference(telling, figure):
        return None
    terms = [_meant(word) for word in nouns if number(word) not in function_terms()]
    if fate and (not terms or terms[-1] in _persons() or fate in STATIC):
        terms = [*terms[:-1], _person()]
    later = _later(telling)
    if terms and (terms[-1] not in anyone() or fate):
        head, about = terms[-1], telling.said - fated()
        kinds = frozenset(terms[:-1]) - {head} - _loose() - fated()
        names = _names(telling, figure) - {head}
        return Count(row, telling, figure, head, kinds, fate, later, about - {head}, names, telling.senses)
    if before and not _TALLIES.isdisjoint(telling.words):
        within = before.within | telling.senses
        return replace(before, row=row, telling=telling, figure=figure, later=later, within=within)
    return None


def _names(telling: Telling, figure: Figure) -> frozenset[int]:
    """The names in the clause of a figure, but of who says so."""
    at = telling.words_in(figure.span)[0]
    first, last = next((c for c in clauses(telling) if c[0] <= at < c[1]), (0, 0))
    said = {at for claim in telling.claims for part in claim.source for at in range(*telling.words_in(part))}
    return frozenset(
        sense(telling.terms[at]) for at in range(first, last) if at not in said and telling.terms[at] in telling.names
    )


@cache
def _loose() -> frozenset[int]:
    """Terms of what stands before a noun and doesn't tell it from others."""
    return frozenset(
        sense(number(word)) for word in ("other", "more", "several", "additional", "total", "confirmed", "reported")
    )


def _meant(word: str) -> int:
    """The sense of a noun; men and women are counted as such, not as people."""
    return number(word) if word in _HALVES else sense(number(word))


@cache
def _person() -> int:
    return sense(number("people"))


@cache
def _persons() -> frozenset[int]:
    """Senses of what stands for people whose fate is told: `17 dead`, `21 lives`, `30 missing`."""
    words = """
        people victim body lives life dead death fatality injured wounded missing survivor hostage other case protester
        demonstrator marcher passenger employee villager resident
        """
    return frozenset(sense(number(word)) for word in words.split())


def _bare(telling: Telling, figure: Figure, nouns: Sequence[str]) -> bool:
    """Whether what a figure is said to count is who tells of it: `the ministry put it at 120,000`."""
    last = telling.words_in(figure.span)[1]
    if figure.unit != "-" or not nouns or nouns[-1] in telling.words[last : last + _BEHIND]:
        return False
    return sense(number(nouns[-1])) not in people() and not _TALLIES.isdisjoint(telling.words)


def _counted(figure: Figure) -> list[str]:
    """The noun that a figure counts with what stands before it: `north korean soldiers`, of `the number of` them."""
    phrase = figure.counted.partition(",")[0].split(" from ")[0]
    first, _, rest = phrase.partition(" of ")
    head = first.split()[-1:]
    words = rest if rest and head and head[0] in _AMOUNTS else first
    return [] if words == "-" else words.split(" of ")[0].split()


def _follows(before: Telling, telling: Telling) -> bool:
    return before.article == telling.article and telling.at - before.at <= 1


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


def one_story(a: Count, b: Count, told_first: bool = False) -> bool:
    """Whether what is said around two counts, or the figure itself, speaks for their being of the same thing.

    `told_first` is whether their articles tell of one event, and have these as the first of their counts.
    """
    if told_first:
        return True
    values = [abs(c.figure.value or c.figure.high or 0.0) for c in (a, b)]
    if not told_first and a.fate and date_conflict(a.telling, b.telling):
        return False  # another accident, on another day
    if min(values) < FEW and not a.fate and not a.kinds & b.kinds:
        return False
    if values[0] == values[1] and values[0] >= TELLING:
        return True
    if a.kinds & b.kinds:
        return True
    said = verdict(a.value, b.value)
    common = sum(map(term_rarity, a.about & b.about))
    if said in ("same", "compatible"):
        return common >= CONTEXT
    return common >= 2 * CONTEXT and (bool(a.fate) or a.head in people())


def compare_counts(a: Count, b: Count, a_day: date | None, b_day: date | None, sure: bool = False) -> Conflict | None:
    """How two counts of the same thing relate; None where it can't be told.

    They differ only where it is `sure` that both are the one count of it that their articles have.
    """
    said = verdict(a.value, b.value)
    spans = a.figure.span, b.figure.span
    detail = detail_of(a.telling, b.telling, *spans)
    if said in ("same", "compatible"):
        return Conflict("figure", "compatible" if said == "compatible" else "agrees", *spans, detail)
    sure = sure and said == "apart" and sum(map(term_rarity, a.about & b.about)) >= CONTEXT
    if a.fate in STATIC:
        return Conflict("figure", "differs", *spans, detail) if sure else None
    at_other_times = a_day and b_day and a_day != b_day
    if at_other_times or date_conflict(a.telling, b.telling) or a.later != b.later or _dated_apart(a, b):
        return Conflict("figure", "compatible", *spans, detail)
    return Conflict("figure", "differs", *spans, detail) if sure and a_day and b_day else None


def _dated_apart(a: Count, b: Count) -> bool:
    """Whether a count has a date of its own that isn't in the other's sentence."""
    one, other = own_date(a.telling, a.figure), own_date(b.telling, b.figure)
    if one and other:
        return not same_time(one, other)
    dates = (b if one else a).telling.dates
    return bool(one or other) and not any(same_time(one or other, timex.value) for timex in dates)


def plain(count: Count) -> bool:
    """Whether its fate is told and nothing that tells those counted from others."""
    return bool(count.fate) and not count.kinds


def long_ago(count: Count, day: date | None) -> bool:
    """Whether the clause tells of a time long before its article, or of a year where that has no day."""
    telling, at = count.telling, count.telling.words_in(count.figure.span)[0]
    bounds = clauses(telling)
    own = next((i for i, (_, end) in enumerate(bounds) if at < end), 0)
    opening = own > 0 and bounds[own - 1][1] - bounds[own - 1][0] <= OPENING
    words = range(bounds[own - opening][0], bounds[own][1]) if bounds else range(0)
    dated = [t for t in telling.dates if t.type in ("DATE", "TIME") and telling.words_in(t.span)[0] in words]
    times = [interval(timex.value) for timex in dated]
    if day is None:
        return any(time and time.grain == "year" for time in times)
    return any(time and (day - time.last).days > LONG_AGO for time in times)


def one_event(a: Sequence[Telling], b: Sequence[Telling]) -> bool:
    """Whether two articles tell of one event: their ledes share a rare name and a rare word that tells what it was."""
    mine, theirs = ([telling for telling in x if telling.at < LEDE] for x in (a, b))
    named = {sense(term) for t in mine for term in t.names} & {sense(term) for t in theirs for term in t.names}
    told = frozenset[int]().union(*(t.plain for t in mine)) & frozenset[int]().union(*(t.plain for t in theirs))
    rare = any(term_rarity(term) >= NAME for term in named)
    return rare and any(term_rarity(term) >= EVENT for term in told - named - fated())


def told_also(count: Count, other: Sequence[Telling]) -> bool:
    """Whether another article gives the figure too, of whatever."""
    return any(count.figure.value == figure.value for telling in other for figure in telling.figures)


def _measure(unit: str) -> bool:
    return unit in table() or unit.startswith("%") or " per " in unit


def _by_how_much(telling: Telling, figure: Figure) -> bool:
    """Whether it is the change itself: `rose by 14`; `rose to 134` tells where it stands."""
    first = telling.words_in(figure.span)[0]
    return figure.change in ("up", "down") and telling.words[max(0, first - 1) : first] != ("to",)


def _difference(telling: Telling, figure: Figure) -> bool:
    """Whether it is by how many one count is above another: `40 more than planned`."""
    last = telling.words_in(figure.span)[1]
    return telling.words[last : last + 2] in (("more", "than"), ("fewer", "than"), ("less", "than"))


def _dealt_out(telling: Telling, figure: Figure) -> bool:
    first, last = telling.words_in(figure.span)
    around = telling.words[max(0, first - 3) : last + 1]
    return not _SHARED_OUT.isdisjoint(around)


_TO_COME = words_of(
    """
    will would could may might shall expected plans plan planned prepare preparing prepares ready gearing intends set
    """
)


def _later(telling: Telling) -> bool:
    """Whether the sentence tells of what is still to come."""
    return not _TO_COME.isdisjoint(telling.words) or any(claim.stance == "intends" for claim in telling.claims)
