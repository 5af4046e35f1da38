"""Two figures set against each other: whether they say the same, can both hold, or can't."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf, isclose
from typing import Literal, NamedTuple

from claims.claim import Figure
from claims.figures import converted

Verdict = Literal["same", "compatible", "apart", "other"]
"""`other`: so far from each other that they hardly measure the same thing."""

APPROXIMATE = 0.1
"""How far `about 10,000` reaches, as a share; see `_ROUGH` for what is said to fall just short."""
LOOSELY = 0.3
"""How far `a dozen or so` and `a week` reach."""
ESTIMATES = 0.025
"""How far two figures may be apart that both are called estimates."""
ROUND_INTEGER = 0.05
"""How far a round figure (`12,000`) may be from the exact one (12,345), as a share."""
CONVERTED = 0.04
"""How far apart a measure and its conversion may be, as a share: conversions are rounded twice."""
PLAUSIBLE, VAGUE = 3.0, 20.0
"""Past so many times the bound, `more than 50` isn't meant, nor `dozens`."""
SAME_BOUND = 1.5
"""Past so many times one `at least`, another isn't of the same count."""
FAR = 4.0
"""Past so many times each other, two figures hardly measure the same thing."""
SCORE = "score"
"""Unit of how a match or a vote ended: `6-2` has both sides as ends, but what lies between isn't meant."""
_PLURAL = re.compile(r"\b(?:tens|scores|dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:nearly|almost|approach\w*|close to|just under|shy of|virtually)\b", re.IGNORECASE)
_LOOSELY = re.compile(r"\bor so\b|\ban? (?:week|month|year)\W*$", re.IGNORECASE)
_MINUS = re.compile(r"\bminus \S*$|\bminus [\d.]+ degrees", re.IGNORECASE)
_NUMERAL = re.compile(r"\d[\d,]*(?:\.(\d+))?")


class Value(NamedTuple):
    """A figure with the values that it leaves open."""

    figure: Figure
    """With its sign."""
    words: str
    """As it is written, with the word or two before it."""
    low: float
    high: float
    value: float
    place: float
    """The last place in which it is written: 100 for 4,500, .01 for 13.70."""
    rough: bool
    bound: bool


def verdict(first: Value, second: Value) -> Verdict:
    """How two commensurable figures relate."""
    a, b = first.figure, second.figure
    if SCORE in (a.unit, b.unit):
        return "same" if {a.low, a.high} == {b.low, b.high} and a.unit == b.unit else "apart"
    turned = converted(b, a.unit) if a.unit != b.unit else None  # None as well where both count by nouns
    was_converted = turned is not None and turned.value != b.value
    if turned:
        second = _reaching(turned, second.words)
    if a.value is None or second.figure.value is None:
        return _ranges(first, second)
    if isclose(first.value, second.value, rel_tol=1e-6):
        alike = (first.rough, first.bound) == (second.rough, second.bound) and not was_converted
        return "same" if alike else "compatible"
    apart = abs(first.value - second.value) / max(abs(first.value), abs(second.value), 1e-9)
    if was_converted and (apart <= CONVERTED or _rounded(first, second)):
        return "compatible"
    if first.bound and second.bound and (first.high == inf) == (second.high == inf):
        return "compatible" if apart < 1 - 1 / SAME_BOUND else "other"
    if first.rough and second.rough:
        return "compatible" if apart <= ESTIMATES else _far(apart)
    if first.low <= second.high and second.low <= first.high:
        most = VAGUE if _PLURAL.search(first.words) or _PLURAL.search(second.words) else PLAUSIBLE
        return "compatible" if apart < 1 - 1 / most else "other"
    return "compatible" if _rounded(first, second) else _far(apart)


def _far(apart: float) -> Verdict:
    return "apart" if apart <= 1 - 1 / FAR else "other"


def value_of(figure: Figure, words: str) -> Value:
    """A figure read with its `words`: its sign (`minus 22 degrees`), and what its bound and its hedges leave open."""
    value = figure.value
    if value is not None and value > 0 and "minus" in words.lower() and _MINUS.search(words):
        figure = replace(figure, value=-value)
    return _reaching(figure, words)


def _reaching(figure: Figure, words: str) -> Value:
    low, high, rough, bound = _reach(figure, words)
    value, last = ((low + high) / 2, high) if figure.value is None else (figure.value, figure.value)
    return Value(figure, words, low, high, value, _last_place(last, words), rough, bound)


def _reach(figure: Figure, words: str) -> tuple[float, float, bool, bool]:
    """The least and the greatest value that a figure leaves open, whether it is rough, whether it is but a bound."""
    value = figure.value
    if value is None:
        low, high = sorted((figure.low or 0.0, figure.high or 0.0))
        # `thousands` are not all below ten thousand
        return low, max(high, low * 100) if _PLURAL.search(words) else high, False, True
    if figure.change == ">":
        return value, inf, False, True
    if figure.change == "<":
        return -inf, value, False, True
    if _SHORT.search(words):
        return value - abs(value) * APPROXIMATE, value, True, False
    if _LOOSELY.search(words):
        return value - abs(value) * LOOSELY, value + abs(value) * LOOSELY, True, False
    if figure.change == "~":
        return value - abs(value) * APPROXIMATE, value + abs(value) * APPROXIMATE, True, False
    return value, value, False, False


def _ranges(first: Value, second: Value) -> Verdict:
    if first.figure.value is None and second.figure.value is None:
        if isclose(first.low, second.low) and isclose(first.high, second.high):
            return "same"
        if (first.low >= second.low and first.high <= second.high) or (
            second.low >= first.low and second.high <= first.high
        ):
            # `50 to 60` lies within `40 to 70`; with one end in common it is the other end that they disagree on.
            return "apart" if isclose(first.low, second.low) or isclose(first.high, second.high) else "compatible"
        return _far(abs(first.value - second.value) / max(abs(first.value), abs(second.value), 1e-9))
    ends, one = (first, second) if first.figure.value is None else (second, first)
    if not one.bound and any(isclose(end, one.value) for end in (ends.low, ends.high)):
        return "same"
    return "compatible" if ends.low <= one.high and one.low <= ends.high else "apart"


def _rounded(a: Value, b: Value) -> bool:
    """Whether the coarser of two values is the finer one rounded."""
    coarse, fine = (a, b) if a.place >= b.place else (b, a)
    if coarse.place <= fine.place or abs(coarse.value - fine.value) >= coarse.place / 2:
        return False
    apart = abs(coarse.value - fine.value) / max(abs(coarse.value), 1e-9)
    return apart <= (APPROXIMATE if coarse.place <= 1 else ROUND_INTEGER if coarse.place >= 100 else ESTIMATES)


def _last_place(value: float, words: str) -> float:
    numerals = [*_NUMERAL.finditer(words)]
    match = numerals[-1] if numerals else None
    if match and match[1]:
        written = float(match[0].replace(",", ""))
        return 10.0 ** -len(match[1]) * (abs(value / written) if written else 1.0)
    place = 1.0
    while value and value % (place * 10) == 0 and place < 1e15:
        place *= 10
    if value % 1:
        place = 10.0 ** -len(repr(value).partition(".")[2].rstrip("0"))
    return place
