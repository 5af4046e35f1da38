"""What a query may refer to besides its own words, and how much of it there may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

LONGEST = 10_000
"""Characters of a query."""

DEEPEST = 50
"""Brackets, and saved queries, within each other."""

MOST_PARTS = 1_000
"""Words, phrases and fields of a query, those of the saved queries that it names among them."""

MOST_PATTERNS = 40
"""Wildcards and fuzzy words: for each, all words of the corpus are looked through, which takes 10 ms of Reuters'."""


@dataclass(slots=True)
class Spent:
    """How much of a query has been read, with all that it names: a query that names itself twice over grows fast."""

    parts: int = 0
    patterns: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a query may refer to besides its own words."""

    today: date = field(default_factory=date.today)
    saved: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    typing: bool = False
    """The query is being typed: its last word is open, and so may be its last quotation and bracket."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Fields that the index holds nothing of yet, and why."""
    within: tuple[str, ...] = ()
    """Names of the saved queries and abbreviations that are being read."""
    spent: Spent = field(default_factory=Spent, compare=False)
