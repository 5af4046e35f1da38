"""What a reader of one expression knows of the rest: publication, what was dated before, the tense around."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claims.claim import TimexType
from claims.dates.calendar import moved, named
from claims.dates.lexemes import Lexemes

Match = re.Match[str]


class Reading(NamedTuple):
    """What an expression means."""

    type: TimexType
    value: str
    day: date | None = None
    """A day that it starts with or lies in: what later expressions refer back to."""
    grain: str = ""
    first: int = -1
    """Its first word, where that is not the one its pattern starts with."""
    last: int = -1


# Two letters, since the stops of "a.m." and "U.S." end no sentence; nor does that of "No. 5".
_SENTENCE_END = re.compile(r"[a-z]{2}(?<!\bno)[.!?;][\"'”’)]*\s|\n\s*\n")

Reader = Callable[[Match, "Context"], Reading | None]
"""Reads what a rule's pattern found; None where the words turn out to be no time expression."""


@dataclass(slots=True)
class Context:
    """The state of one article's reading, from its first word to its last."""

    lexemes: Lexemes
    published: date | None
    tense: Callable[[int], str]
    """The tense at an offset: `past`, `present`, `future`, or "" where no verb tells."""
    readers: "dict[str, Reader]"
    focus: tuple[date, str, int] | None = None
    """Day, grain and end of the last expression that was resolved."""
    day: date | None = None
    """The last that was named to the day, year and all."""
    month: int = 0
    """The month of the last day that was named, with its year or without."""
    end: int = 0
    """Where the last expression ended."""
    quarter: tuple[date, int] | None = None
    """First day and place of the last quarter that was named."""

    def before(self, i: int, size: int = 24) -> str:
        """The text right before word `i`, lower case, from its sentence only."""
        start = self.lexemes.starts[i]
        return _SENTENCE_END.split(self.lexemes.text[max(0, start - size) : start].lower())[-1]

    def after(self, i: int, size: int = 24) -> str:
        """The text right after word `i`, as it is written."""
        end = self.lexemes.ends[i]
        return self.lexemes.text[end : end + size]

    def word(self, match: Match, group: str) -> str:
        """The first word of a group, lower case, "" where the group is empty."""
        i = index(match, group)
        return self.lexemes.word(i) if i >= 0 else ""

    def number(self, match: Match, group: str) -> int:
        """The value of a group's first word, 0 where the group is empty."""
        i = index(match, group)
        return int(self.lexemes.values[i]) if i >= 0 else 0

    def value(self, match: Match, group: str) -> str:
        """The value of a group's first word, "" where the group is empty."""
        i = index(match, group)
        return str(self.lexemes.values[i]) if i >= 0 else ""

    def nearby(self, i: int, reach: int) -> tuple[date, str] | None:
        """Day and grain of what was dated last, if that is at most `reach` characters before word `i`."""
        if self.focus and self.lexemes.starts[i] - self.focus[2] <= reach:
            return self.focus[:2]
        return None


def index(match: Match, group: str) -> int:
    """The word a group starts with, -1 where the group is empty."""
    start = match.start(group)
    return start >> 1 if start >= 0 else -1


_PREPOSITION = re.compile(r"\b(?:on|by|of|in|until|till|since|from|before|after|during)\s$")


def joins(match: Match, at: Context) -> bool:
    """Whether the `that` before a named day or month only joins clauses: `he said that Friday's vote …`."""
    i = index(match, "rel")
    return i >= 0 and at.lexemes.word(i) == "that" and not _PREPOSITION.search(at.before(i))


def valued(day: date | None, grain: str, first: int = -1, last: int = -1) -> Reading:
    """A reading of the week, month, … that `day` lies in; unresolved where there is no day."""
    return Reading("DATE", named(day, grain) if day else "", day, grain, first, last)


def shifted(day: date | None, count: int, grain: str) -> date | None:
    return moved(day, count, grain) if day else None


_AHEAD = re.compile(
    r"\b(?:by|until|till|effective|due|payable|expires?|expiring|scheduled|planned|plans|expected|expects|slated|begin"
    r"|beginning|starting|record|deadline|through|next|upcoming|coming|from|as (?:soon|early|late) as)"
    r"\W+(?:\w+\W+){0,2}$"
)
_BEHIND = re.compile(r"\b(?:since|ended|dated|last|on|in the)\W+(?:\w+\W+){0,1}$")

# Logistic regression over the partial dates of the training set: claims/training/dates.py.
_DISTANCE, _AHEAD_WEIGHT, _BEHIND_WEIGHT, _BIAS = 3.7, 2.1, -0.7, -1.1
_TENSE = {"past": -1.3, "future": 2.0}


def evidence(at: Context, i: int, before: date, after: date) -> tuple[float, str, bool, bool]:
    """What tells a day behind from one ahead: how much nearer `after` is, the tense, words of either side."""
    assert at.published
    back, ahead = (at.published - before).days, (after - at.published).days
    words = at.before(i, 40)
    nearness = (back - ahead) / (back + ahead)
    return nearness, at.tense(at.lexemes.starts[i]), bool(_AHEAD.search(words)), bool(_BEHIND.search(words))


def nearest(at: Context, i: int, before: date, after: date) -> date:
    """Which of two is meant: the last such day up to publication, or the next after it."""
    if at.published == before:
        return before
    nearness, tense, ahead, behind = evidence(at, i, before, after)
    score = math.fsum(
        (_DISTANCE * nearness, _TENSE.get(tense, 0), _AHEAD_WEIGHT * ahead, _BEHIND_WEIGHT * behind, _BIAS)
    )
    return after if score > 0 else before
