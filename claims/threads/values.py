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
PLAUSIBLE = 20.0
"""Past so many times the bound, `more than 50` isn't meant."""
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


class Reach(NamedTuple):
    """The values that a figure leaves open."""

    low: float
    high: float
    value: float
    unit: float
    """The last place in which it is written: 100 for 4,500, .01 for 13.70."""
    rough: bool
    bound: bool


def verdict(a: Figure, b: Figure, a_words: str = "", b_words: str = "") -> Verdict:
    """How two commensurable figures relate; `*_words` are they as written, with the word or two before them."""
    if SCORE in (a.unit, b.unit):
        return "same" if {a.low, a.high} == {b.low, b.high} and a.unit == b.unit else "apart"
    a, b = _below_zero(a, a_words), _below_zero(b, b_words)
    turned = converted(b, a.unit) if a.unit != b.unit else b
    if turned is None:
        turned = b  # both count by nouns
    first, second = reach(a, a_words), reach(turned, b_words)
    was_converted = a.unit != b.unit and turned.value != b.value
    if a.value is None or turned.value is None:
        return _ranges(a, turned, first, second)
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
        return "compatible" if apart < 1 - 1 / PLAUSIBLE else "other"
    return "compatible" if _rounded(first, second) else _far(apart)


def _below_zero(figure: Figure, words: str) -> Figure:
    """The figure with its sign: `minus 22 degrees`."""
    if figure.value is None or figure.value <= 0 or not _MINUS.search(words):
        return figure
    return replace(figure, value=-figure.value)


def _far(apart: float) -> Verdict:
    return "apart" if apart <= 1 - 1 / FAR else "other"


def reach(figure: Figure, words: str = "") -> Reach:
    """What a figure leaves open, by its bound and by how it is hedged."""
    if figure.value is None:
        low, high = sorted((figure.low or 0.0, figure.high or 0.0))
        if _PLURAL.search(words):
            high = max(high, low * 100)  # `thousands` are not all below ten thousand
        return Reach(low, high, (low + high) / 2, _last_place(high, words), False, True)
    value, unit = figure.value, _last_place(figure.value, words)
    if figure.change == ">":
        return Reach(value, inf, value, unit, False, True)
    if figure.change == "<":
        return Reach(-inf, value, value, unit, False, True)
    if _SHORT.search(words):
        return Reach(value - abs(value) * APPROXIMATE, value, value, unit, True, False)
    if _LOOSELY.search(words):
        return Reach(value - abs(value) * LOOSELY, value + abs(value) * LOOSELY, value, unit, True, False)
    if figure.change == "~":
        return Reach(value - abs(value) * APPROXIMATE, value + abs(value) * APPROXIMATE, value, unit, True, False)
    return Reach(value, value, value, unit, False, False)


def _ranges(a: Figure, b: Figure, first: Reach, second: Reach) -> Verdict:
    if a.value is None and b.value is None:
        if isclose(first.low, second.low) and isclose(first.high, second.high):
            return "same"
        if (first.low >= second.low and first.high <= second.high) or (
            second.low >= first.low and second.high <= first.high
        ):
            # `50 to 60` lies within `40 to 70`; with one end in common it is the other end that they disagree on.
            return "apart" if isclose(first.low, second.low) or isclose(first.high, second.high) else "compatible"
        return _far(abs(first.value - second.value) / max(abs(first.value), abs(second.value), 1e-9))
    ends, one = (first, second) if a.value is None else (second, first)
    if not one.bound and any(isclose(end, one.value) for end in (ends.low, ends.high)):
        return "same"
    return "compatible" if ends.low <= one.high and one.low <= ends.high else "apart"


def _rounded(a: Reach, b: Reach) -> bool:
    """Whether the coarser of two values is the finer one rounded."""
    coarse, fine = (a, b) if a.unit >= b.unit else (b, a)
    if coarse.unit <= fine.unit or abs(coarse.value - fine.value) >= coarse.unit / 2:
        return False
    apart = abs(coarse.value - fine.value) / max(abs(coarse.value), 1e-9)
    return apart <= (APPROXIMATE if coarse.unit <= 1 else ROUND_INTEGER if coarse.unit >= 100 else ESTIMATES)


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
