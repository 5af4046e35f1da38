"""What stands on a screen as it stood before, some rows higher or lower: terminals move that by themselves.

A line of text more in an article of 36 rows was 4 kB of words that were on the screen already.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.terminal.style import Look

PIECE = 12
"""Columns of the pieces by which a row is known again; beside it may stand what doesn't move."""
LETTERS = 4
"""Letters and digits in a piece at least: rules and blanks are alike everywhere."""
SEEN = 3
"""Pieces that have moved alike, at least."""
SAVED = 60
"""Cells fewer to write, at least: setting the region costs a dozen bytes, what moved wrongly twice that."""


class Cellular(Protocol):
    """A row of cells."""

    characters: list[str]
    looks: list[Look | None]


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows `top` to `bottom`, half-open, go up by `rows`, or down if that is below 0."""

    top: int
    bottom: int
    rows: int


def shift_between(before: Sequence[Cellular], after: Sequence[Cellular]) -> Shift | None:
    """The move that brings what a screen shows nearest to what it is to show; None where none saves much."""
    moved = _moved(before, after)
    votes = Counter(old - new for new, old in moved)
    if not votes:
        return None
    rows, count = votes.most_common(1)[0]
    if count < SEEN:
        return None
    places = [place for new, old in moved if old - new == rows for place in (new, old)]
    shift = Shift(min(places), max(places) + 1, rows)
    known = shift.bottom <= min(len(before), len(after))
    return shift if known and _saved(before, after, shift) >= SAVED else None


def _moved(before: Sequence[Cellular], after: Sequence[Cellular]) -> list[tuple[int, int]]:
    """New and old row of each piece that stands elsewhere than it did, of pieces that stood in one place only."""
    places: dict[tuple[int, str], int] = {}
    for number, row in enumerate(before):
        for piece in _pieces(row):
            places[piece] = -1 if piece in places else number
    return [
        (number, old)
        for number, row in enumerate(after)
        for piece in _pieces(row)
        if (old := places.get(piece, -1)) >= 0 and old != number
    ]


def _pieces(row: Cellular) -> list[tuple[int, str]]:
    """Column and characters of each piece with words in it."""
    cut = ((start, "".join(row.characters[start : start + PIECE])) for start in range(0, len(row.characters), PIECE))
    return [(start, piece) for start, piece in cut if sum(map(str.isalnum, piece)) >= LETTERS]


def _saved(before: Sequence[Cellular], after: Sequence[Cellular], shift: Shift) -> int:
    """Cells that needn't be written since the terminal has moved others."""
    saved = 0
    for number in range(shift.top, shift.bottom):
        row, old = after[number], number + shift.rows
        saved += _different(before[number], row)
        saved -= _different(before[old], row) if shift.top <= old < shift.bottom else len(row.characters)
    return saved


def _different(before: Cellular, after: Cellular) -> int:
    """Cells in which two rows differ; those that only one has count as well."""
    old, new = zip(before.characters, before.looks, strict=True), zip(after.characters, after.looks, strict=True)
    length = abs(len(before.characters) - len(after.characters))
    return length + sum(a != b for a, b in zip(old, new, strict=False))
