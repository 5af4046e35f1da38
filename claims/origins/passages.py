"""Passages that two texts share word for word, small changes between allowed."""

from collections import defaultdict
from dataclasses import dataclass

from claims.origins.own_words import page_lines
from claims.terms import WORD, number
from corpus.article import Span

SEED = 6
"""Words in a row that must agree for a passage to begin: five are a phrase of the trade (`at a news conference on`)."""
SHORTEST = 10
"""Words of a passage."""
GAP = 4
"""Words that may be changed, put in or left out within a passage."""
TRIES = 4
"""Places in the other text that are tried for the same words, so that a text of one word repeated costs no more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two texts."""

    a: Span
    b: Span
    words: int
    """How many words agree."""


@dataclass(frozen=True, slots=True)
class _Run:
    """`length` words that agree, from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


def shared_passages(a: str, b: str) -> tuple[Passage, ...]:
    """The passages of `a` that stand in `b` too, in the order of `a`, none overlapping there.

    Page furniture and editors' notes don't count; words are compared by their stems.
    """
    spans_a, terms_a = _own(a)
    spans_b, terms_b = _own(b)
    found = []
    for runs in _passages(_runs(terms_a, terms_b)):
        agree = sum(run.length for run in runs)
        if agree >= SHORTEST:
            first, last = runs[0], runs[-1]
            found.append(
                Passage(
                    Span(spans_a[first.a].start, spans_a[last.a + last.length - 1].end),
                    Span(spans_b[first.b].start, spans_b[last.b + last.length - 1].end),
                    agree,
                )
            )
    return tuple(found)


def _own(text: str) -> tuple[list[Span], list[int]]:
    spans: list[Span] = []
    at = 0
    for line in [*page_lines(text), Span(len(text), len(text))]:
        spans.extend(Span(*match.span()) for match in WORD.finditer(text, at, line.start))
        at = line.end
    return spans, [number(span.of(text)) for span in spans]


def _runs(a: list[int], b: list[int]) -> list[_Run]:
    """The longest runs of words of `a` that stand in `b`, in the order of `a`; the one that goes on before others."""
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - SEED + 1):
        places[tuple(b[at : at + SEED])].append(at)
    runs = []
    at = expected = 0
    while at <= len(a) - SEED:
        known = places.get(tuple(a[at : at + SEED]))
        if not known:
            at += 1
            expected += 1
            continue
        nearest = sorted(known, key=lambda place: (abs(place - expected), place))[:TRIES] if len(known) > 1 else known
        best = max((_Run(at, place, _length(a, b, at, place)) for place in nearest), key=lambda run: run.length)
        runs.append(best)
        at, expected = at + best.length, best.b + best.length
    return runs


def _length(a: list[int], b: list[int], at: int, place: int) -> int:
    length = SEED
    while at + length < len(a) and place + length < len(b) and a[at + length] == b[place + length]:
        length += 1
    return length


def _passages(runs: list[_Run]) -> list[list[_Run]]:
    passages: list[list[_Run]] = []
    for run in runs:
        if passages:
            last = passages[-1][-1]
            if run.a - last.a - last.length <= GAP and 0 <= run.b - last.b - last.length <= GAP:
                passages[-1].append(run)
                continue
        passages.append([run])
    return passages
