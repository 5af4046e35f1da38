"""The names in two sentences, set against each other: where it was, and who it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claims.actors.gazetteer import gazetteer
from claims.dates import interval
from claims.threads.days import detail_of
from claims.threads.lexicon import sense
from claims.threads.telling import Telling
from claims.threads.thread import Conflict, Facet
from claims.wordlists import words_of
from corpus.article import Span

SAME_WORDS = 0.6
"""Least likeness of two sentences of which one name is said to differ."""
LEAST = 3
"""Words that are no names which both must say."""
_AT = words_of("in at near off outside from to into above on")
_TITLES = words_of("mr mrs ms dr sir president minister mayor senator")


class Name(NamedTuple):
    """Words in a row that are a name."""

    span: Span
    senses: frozenset[int]
    before: str
    """The word before it, "" at the sentence's start."""


def names_apart(a: Telling, b: Telling, likeness: float) -> Iterator[Conflict]:
    """The one name in which two sentences in nearly the same words differ, if both tell of one day or one figure.

    A place where both hang it on the same preposition, else who did it or had it done. Nothing where one may lie
    within the other, a town in a country, or be another name of the same.
    """
    if likeness < SAME_WORDS or len(a.plain & b.plain) < LEAST or not _one_occasion(a, b):
        return
    mine, theirs = _alone(a, b), _alone(b, a)
    if len(mine) != 1 or len(theirs) != 1:
        return
    one, other = mine[0], theirs[0]
    if one.before != other.before or _country(a, one) != _country(b, other) or _one_name(a, one, b, other):
        return
    on: Facet = "place" if one.before in _AT else "actor"
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
        one.before == other.before and _country(a, one) == _country(b, other) and not _one_name(a, one, b, other)
        for one in _alone(a, b)
        for other in theirs
    )


def _one_occasion(a: Telling, b: Telling) -> bool:
    """Whether both give the same day, or the same figure and no other."""
    days = [{t.value for t in x.dates if (i := interval(t.value)) and i.grain == "day"} for x in (a, b)]
    values = [{f.value for f in x.figures if f.value is not None and f.value > 1} for x in (a, b)]
    if days[0] and days[1]:
        return days[0] == days[1] and (values[0] == values[1] or not values[0] or not values[1])
    return not days[0] and not days[1] and bool(values[0]) and values[0] == values[1]


def _alone(telling: Telling, other: Telling) -> list[Name]:
    """The names of a sentence of which the other has no word, who said so left out."""
    said = [part for claim in telling.claims for part in (*claim.source, *claim.cue)]
    return [
        name
        for name in _names(telling)
        if name.senses.isdisjoint(other.senses) and not any(part.overlaps(name.span) for part in said)
    ]


def _names(telling: Telling) -> Iterator[Name]:
    at = 0
    while at < len(telling.terms):
        end = at
        while end < len(telling.terms) and _is_name(telling, end) and (end == at or _joined(telling, end)):
            end += 1
        if end > at:
            span = Span(telling.starts[at], telling.ends[end - 1])
            yield Name(span, frozenset(map(sense, telling.terms[at:end])), telling.words[at - 1] if at else "")
        at = max(end, at + 1)


def _is_name(telling: Telling, at: int) -> bool:
    written = telling.text[telling.starts[at]]
    return written.isupper() and telling.terms[at] in telling.names and telling.words[at] not in _TITLES


def _one_name(a: Telling, one: Name, b: Telling, other: Name) -> bool:
    """Whether one is written like the other cut short, or like its plural."""
    short, long = sorted(
        ("".join(filter(str.isalnum, n.span.of(t.text))).lower() for t, n in ((a, one), (b, other))), key=len
    )
    return long.startswith(short)


def _joined(telling: Telling, at: int) -> bool:
    return telling.text[telling.ends[at - 1] : telling.starts[at]] in (" ", "-")


def _country(telling: Telling, name: Name) -> bool:
    return name.span.of(telling.text) in gazetteer().countries
