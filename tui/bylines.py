"""How an article is named on screen: its outlet, its date, how long it takes to read."""

from collections.abc import Set
from datetime import date
from typing import Protocol

WORDS_A_MINUTE, LETTERS_A_WORD = 230, 6
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INFERRED = "?"
"""Stands after what was told from the article's own words, not given by its owner."""


class Dated(Protocol):
    """An article or its catalogue entry."""

    @property
    def outlet(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def inferred(self) -> Set[str]: ...


def minutes(length: int) -> int:
    """Minutes to read so many characters."""
    return max(1, round(length / LETTERS_A_WORD / WORDS_A_MINUTE))


def date_in_words(day: date) -> str:
    """`29 Oct 2024`, the same in every locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def byline(article: Dated, length: int, authors: tuple[str, ...] = ()) -> str:
    """`Wire desk · 29 Oct 2024? · 4 min`."""
    parts = []
    if article.outlet:
        parts.append(article.outlet + (INFERRED if "outlet" in article.inferred else ""))
    if authors:
        parts.append(", ".join(authors))
    if article.published:
        parts.append(date_in_words(article.published) + (INFERRED if "published" in article.inferred else ""))
    parts.append(f"{minutes(length)} min")
    return " · ".join(parts)
