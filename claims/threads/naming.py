"""The names in two sentences, set against each other: where it was, and who it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import permutations
from typing import NamedTuple

from claims.actors.gazetteer import gazetteer
from claims.actors.geography import apart, locations, nested
from claims.dates import interval
from claims.terms import number
from claims.threads.agreement import contrast, shared_rarity
from claims.threads.days import detail_of
from claims.threads.lexicon import sense
from claims.threads.predication import predicates
from claims.threads.telling import Telling
from claims.threads.thread import Conflict, Facet
from claims.wordlists import words_of
from corpus.article import Span

SAME_WORDS = 0.6
"""Least likeness of two sentences of which one name is said to differ."""
LEAST = 3
"""Words that are no names which both must say."""
_AT = words_of("in at near off outside from to into above on")
SPECIFIC = 12.0
"""Rarity of what two sentences share from which a weekday in common makes them of one occasion."""
OFFICE = 0.4
"""Least likeness of two sentences that name who came to one office: they have few words beside it."""
SOON = 30
"""Days within which nobody is named to one office after another."""
_GOING = words_of(
    """
    arrive arrived visit visited travel traveled travelled fly flew land landed leave left depart departed speak spoke
    tour toured campaign campaigned play played sing sang perform performed met meet rally rallied march marched
    protest protested live lived stay stayed
    """
)
"""What somebody does in several places on one day."""
_OFFICE = words_of("named appointed elected chosen win won sworn succeed succeeded nominated")
"""What only one is, or does."""
FIRM = words_of(
    """
    group holdings company corp corporation inc ltd plc bank motors foods steel oil energy airlines airways mills media
    systems industries partners capital insurance pharma stores telecom motor railways press university institute
    council ministry party union agency commission court department office league club united city rovers authority
    foundation church association organization organisation federation committee fund trust society brothers sons
    """
)
"""Words of the names of firms and institutions."""
_TITLES = words_of("mr mrs ms dr sir president minister mayor senator")


Days = tuple[date | None, date | None]


class Name(NamedTuple):
    """Words in a row that are a name."""

    span: Span
    senses: frozenset[int]
    before: str
    """The word before it, "" at the sentence's start."""


def names_apart(a: Telling, b: Telling, likeness: float, days: Days) -> Iterator[Conflict]:
    """The one name in which two sentences in nearly the same words differ, if both tell of one day or one figure.

    A place where both hang it on the same preposition, else who did it or had it done. A town and its country are
    compatible; nothing is said where one may be another name of the other. `days` are when each was published.
    """
    if not (likeness >= SAME_WORDS and _one_occasion(a, b)) and not _one_office(a, b, likeness, days):
        return
    mine, theirs = _alone(a, b), _alone(b, a)
    if len(mine) != 1 or len(theirs) != 1:
        return
    one, other = mine[0], theirs[0]
    if one.before != other.before or _one_name(a, one, b, other):
        return
    on: Facet = "place" if one.before in _AT else "actor"
    if on == "place" and _nested(a, one, b, other):
        yield Conflict(on, "compatible", one.span, other.span, detail_of(a, b, one.span, other.span))
        return
    if on == "actor" and _country(a, one) != _country(b, other):
        return
    if not (_places_apart(a, one, b, other) if on == "place" else _kin(a, one, b, other)) or contrast(a, b):
        return
    yield Conflict(on, "differs", one.span, other.span, detail_of(a, b, one.span, other.span))


def other_names(a: Telling, b: Telling) -> bool:
    """Whether each of two sentences names someone or somewhere that the other doesn't."""
    return bool(_alone(a, b) and _alone(b, a))


def same_role(a: Telling, b: Telling) -> bool:
    """Whether two names stand in one role, neither of which the other sentence has: `in Oslo`, `in Madrid`.

    A town and its country, and two names of one thing, are none such.
    """
    theirs = _alone(b, a)
    return any(
        one.before == other.before
        and (_country(a, one) == _country(b, other) or apart(one.span.of(a.text), other.span.of(b.text)))
        and not _one_name(a, one, b, other)
        and not _nested(a, one, b, other)
        for one in _alone(a, b)
        for other in theirs
    )


def _one_occasion(a: Telling, b: Telling) -> bool:
    """Whether both give the same day, or the same figure and no other; a weekday beside much else in common."""
    days = [{t.value for t in x.dates if (i := interval(t.value)) and i.grain == "day"} for x in (a, b)]
    values = [{f.value for f in x.figures if f.value is not None and f.value > 1} for x in (a, b)]
    weekdays = [{t.value[:10] for t in x.dates if t.value.startswith("XXXX-WXX-")} for x in (a, b)]
    if weekdays[0] and weekdays[0] == weekdays[1] and not days[0] and not days[1]:
        return values[0] == values[1] and shared_rarity(a, b) >= SPECIFIC
    if len(a.plain & b.plain) < LEAST:
        return False
    if days[0] and days[1]:
        return days[0] == days[1] and (values[0] == values[1] or not values[0] or not values[1])
    return not days[0] and not days[1] and bool(values[0]) and values[0] == values[1]


def _one_office(a: Telling, b: Telling, likeness: float, days: Days) -> bool:
    """Whether both tell who came to one office, or won one prize, at about one time."""
    soon = bool(days[0] and days[1]) and abs((days[0] - days[1]).days) <= SOON  # type: ignore[operator]
    named = not a.names.keys().isdisjoint(b.names)
    office = not _OFFICE.isdisjoint(set(a.words) & set(b.words))
    return soon and named and office and likeness >= OFFICE and shared_rarity(a, b) >= OFFICE * SPECIFIC


def _places_apart(a: Telling, one: Name, b: Telling, other: Name) -> bool:
    """Whether surely neither of two places lies within the other, nor can both be meant."""
    if any(telling.words[verb.at] in _GOING for telling in (a, b) for verb in predicates(telling)):
        return False
    names = one.span.of(a.text), other.span.of(b.text)
    if not any(gazetteer().is_place(name) or locations(name) for name in names):
        return True
    return apart(*names)


def _nested(a: Telling, one: Name, b: Telling, other: Name) -> bool:
    """Whether one of two names is a place within the other."""
    return nested(one.span.of(a.text), other.span.of(b.text))


def _kin(a: Telling, one: Name, b: Telling, other: Name) -> bool:
    """Whether two names are of the same kind: not a firm and its head, nor a seat of power and its people."""
    kinds = _kind(one.span.of(a.text)), _kind(other.span.of(b.text))
    return kinds[0] == kinds[1] != ""


def _kind(name: str) -> str:
    """Country, firm or person, "" where a name doesn't tell."""
    known, words = gazetteer(), name.split()
    if name in known.countries:
        return "country"
    if known.is_place(name) or locations(name):
        return ""
    if not FIRM.isdisjoint(map(str.lower, words)):
        return "firm"
    return "person" if known.gender(words[0]) or len(words) == 2 else ""


def _alone(telling: Telling, other: Telling) -> list[Name]:
    """The names of a sentence of which the other has no word, who said so left out."""
    said = [part for claim in telling.claims for part in (*claim.source, *claim.cue)]
    return [
        name
        for name in _names(telling)
        if name.senses.isdisjoint(other.senses) and not any(part.overlaps(name.span) for part in said)
    ]


def other_firms(a: Telling, b: Telling) -> bool:
    """Whether two firms each speak of themselves: `Norda Foods said sales rose`, and nobody else is named by both."""
    mine, theirs = _speaking(a), _speaking(b)
    return bool(mine and theirs) and mine.isdisjoint(theirs) and a.names.keys().isdisjoint(b.names.keys() - _firms())


def _speaking(telling: Telling) -> frozenset[int]:
    """What tells the firm that says so from its like: all words of its name but `Bank`, `Stores` and the like."""
    said = [part for claim in telling.claims if claim.cue for part in claim.source]
    names = [name for name in _names(telling) if any(part.overlaps(name.span) for part in said)]
    firms = [name for name in names if _kind(name.span.of(telling.text)) == "firm"]
    return frozenset[int]().union(*(name.senses for name in firms)) - _firms()


@cache
def _firms() -> frozenset[int]:
    return frozenset(map(sense, map(number, FIRM)))


def _names(telling: Telling) -> tuple[Name, ...]:
    known: tuple[Name, ...] | None = telling.kept.get("names")
    if known is None:
        known = telling.kept["names"] = tuple(_told(telling))
    return known


def _told(telling: Telling) -> Iterator[Name]:
    end = 0
    for at, term in enumerate(telling.terms):
        if at < end or term not in telling.names or not _is_name(telling, at):
            continue
        end = at + 1
        while end < len(telling.terms) and _is_name(telling, end) and _joined(telling, end):
            end += 1
        span = Span(telling.starts[at], telling.ends[end - 1])
        yield Name(span, frozenset(telling.meant[at:end]), telling.words[at - 1] if at else "")


def _is_name(telling: Telling, at: int) -> bool:
    written = telling.text[telling.starts[at]]
    return written.isupper() and telling.terms[at] in telling.names and telling.words[at] not in _TITLES


def _one_name(a: Telling, one: Name, b: Telling, other: Name) -> bool:
    """Whether one is written like the other cut short, like its plural, or is its initials."""
    if any(_initials(x) == y for x, y in permutations((one.span.of(a.text), other.span.of(b.text)))):
        return True
    short, long = sorted(
        ("".join(filter(str.isalnum, n.span.of(t.text))).lower() for t, n in ((a, one), (b, other))), key=len
    )
    return long.startswith(short)


def _initials(name: str) -> str:
    """The capitals of a name: `UN` of `United Nations`."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _joined(telling: Telling, at: int) -> bool:
    return telling.text[telling.ends[at - 1] : telling.starts[at]] in (" ", "-")


def _country(telling: Telling, name: Name) -> bool:
    return name.span.of(telling.text) in gazetteer().countries
