"""From a tagged text to its figures: numbers, units, ranges, change, what is counted."""

from collections.abc import Sequence

from claims.claim import Figure
from claims.figures import change, ranges
from claims.figures.counted import Counted
from claims.figures.measures import quantity
from claims.figures.names import telephone
from claims.figures.numerals import Numeral, numerals
from claims.figures.reading import Quantity, Reading
from claims.tokens import Tokens
from corpus.article import Span


def figures(text: str, sentences: Sequence[Span], tokens: Tokens, tags: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of `text` in order, none overlapping.

    A figure's span is its bound or approximation, its number and its unit of measure (`more than 5 percent`,
    `about 10,000`); the noun it counts is outside. That noun in the singular is its unit where it has no unit of
    measure, and comes first in `counted`; behind a comma there may follow whose or whereof the figure is. A share
    has a value below one and `% ` with the whole as unit; a score has its numbers as `low` and `high` as they stand.
    """
    reading = Reading(text, sentences, tokens, tags)
    found = numerals(reading)
    if not found:
        return ()
    finder = Counted(reading)
    out: list[Figure] = []
    past = 0
    for q in ranges.joined(reading, _quantities(reading, found)):
        change.mark(reading, q)
        what = finder.find(q)
        start = max(past, q.start)
        past = q.end
        value, low, high = (float(q.value), None, None) if q.low is None else (None, float(q.low), float(q.high or 0))
        out.append(Figure(Span(start, q.end), value, low, high, q.change, q.unit or "-", what or "-"))
    return tuple(out)


def _quantities(reading: Reading, found: list[Numeral]) -> list[Quantity]:
    """What is a quantity among the numbers."""
    text = reading.text
    quantities: list[Quantity] = []
    past = 0
    refused = -2
    for numeral in found:
        if numeral.start < past:
            continue
        if numeral.digits and (over := telephone(text, numeral.start)):
            past = over
            continue
        tie = text[numeral.start - 1] if numeral.start else " "
        if tie in "-–/:." and numeral.start - 1 == refused:  # 2014-15, 12/05/2020
            refused = numeral.end
            continue
        tied = tie in "-–" and bool(quantities) and numeral.start - 1 == quantities[-1].end
        q = quantity(reading, numeral, tied)
        if q is None:
            refused = numeral.end
        else:
            quantities.append(q)
            past = q.end
            if q.kind == "year":
                refused = q.end
    return quantities
