"""The model of what an article says: claims, with the figures, dates and actors in them.

Every span is `[start, end)` in code points of the article's text.
"""

from dataclasses import dataclass
from typing import Literal

from corpus.article import Span

Change = Literal["=", "~", "<", ">", "up", "down"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Speech = Literal["direct", "mixed", "indirect", "none"]
Stance = Literal["asserts", "denies", "questions", "intends"]
Certainty = Literal["confirmed", "plain", "hedged", "unverified"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. A range has `low` and `high` and no `value`; anything else has a `value`."""

    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    change: Change = "="
    unit: str = "-"
    """Normalised and singular (`dollar`, `percentage`, `year of age`), or `-`."""
    counted: str = "-"
    """What is counted, as a lower-case noun phrase (`elite north korean troops`), or `-`."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression. `value` follows TIMEX3 (`2024-10-25`, `2024-W43`, `P3D`), "" where the text doesn't tell."""

    span: Span
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place under one name, with every mention of it."""

    name: str
    mentions: tuple[Span, ...]
    kind: Literal["person", "organisation", "place", "group"] = "group"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who, by what words, says what. Each part may be empty or in several pieces, in text order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, attributed or the article's own (then without source and cue)."""

    id: str
    span: Span
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: str | None
    speech: Speech
    stance: Stance
    certainty: Certainty
    reasons: tuple[Span, ...]
    """The words that make its stance or certainty what it is."""
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that is found in one article, each part in text order."""

    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]
    actors: tuple[Actor, ...]
