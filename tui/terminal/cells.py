"""The screen as cells: what is written for a terminal is taken apart, and only what differs from before is written.

Textual repaints whole widgets, a screen several times over while it is laid out: 81 kB at 120 x 40 for a start, of
which a line of 128 kbit/s carries 16 kB a second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

from tui.terminal.charset import is_unicode, narrowed
from tui.terminal.shifting import shift_between
from tui.terminal.style import PLAIN, Look, changed, on_blank, transition

# In a string for tmux to pass on, each ESC inside is doubled.
_SEQUENCE = re.compile(
    r"\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\[(?P<private>[<=>?]?)(?P<numbers>[0-9;:]*)(?P<kind>[ -/]*[@-~])"
    r"|\x1b[P_^X][^\x1b]*(?:\x1b\x1b[^\x1b]*)*\x1b\\|\x1b[ -/]*[0-~]|(?P<control>[\x00-\x1f\x7f-\x9f])"
)
_ALTERNATE, _SYNCHRONISED = "1049", "2026"
REVERSE = "\x1bM"
FEWEST = 4
"""Rows painted from which on it is worth looking whether they have only moved."""
_GAP = 5
"""Unchanged cells between two changed ones that cost no more to write again than to pass over."""


@dataclass(slots=True)
class Row:
    """One line: the character of each cell, "" where it isn't known or the one before is wide; and each cell's look."""

    characters: list[str]
    looks: list[Look | None]


@dataclass(slots=True)
class Grid:
    """Cells of a screen that is as large as what is written to it."""

    rows: list[Row] = field(default_factory=list)

    def row(self, y: int, width: int) -> Row:
        while len(self.rows) <= y:
            self.rows.append(Row([], []))
        row = self.rows[y]
        if (missing := width - len(row.characters)) > 0:
            row.characters += [""] * missing
            row.looks += [None] * missing
        return row


class Cells:
    """Takes what is written for a full screen, and gives back what a terminal that shows the rest still needs."""

    def __init__(self, charset: str = "utf-8") -> None:
        self._charset = "" if is_unicode(charset) else charset
        self._wanted, self._shown = Grid(), Grid()
        self._aside: list[str] = []
        """Sequences that aren't about cells, in their order."""
        self._x = self._y = 0
        self._look = PLAIN
        self._written: Look | None = None
        """The look that the terminal is in."""
        self._cursor: tuple[int, int] | None = None
        """Where the terminal's cursor was left."""
        self._touched: set[int] = set()
        self._full = self._synchronised = False
        self._size: tuple[int, int] | None = None
        """Columns and rows, once they have been told."""

    def resized(self, width: int, height: int) -> None:
        """The terminal's size has changed, if only for a moment: of what it shows nothing is known any more.

        What is still painted for the size before is cut: the terminal would show its end in the last column.
        """
        self._size = width, height
        del self._wanted.rows[height:]
        for row in self._wanted.rows:
            del row.characters[width:], row.looks[width:]
        self.redraw()

    def redraw(self) -> None:
        """All cells are to be written anew: something else has written over them."""
        self._shown = Grid()
        self._written = self._cursor = None
        self._touched = set(range(len(self._wanted.rows)))

    def feed(self, data: str) -> None:
        """Takes what is written."""
        place = 0
        for match in _SEQUENCE.finditer(data):
            if match.start() > place:
                self._text(data[place : match.start()])
            self._sequence(match)
            place = match.end()
        if place < len(data):
            self._text(data[place:])

    def take(self) -> str:
        """What the terminal needs now: all sequences that aren't about cells, then the cells that have changed."""
        aside, self._aside = "".join(self._aside), []
        painted = self._shifted() if self._full and len(self._touched) >= FEWEST else ""
        touched, self._touched = sorted(self._touched), set()
        painted += "".join(piece for y in touched for piece in self._difference(y))
        if self._full and (painted or self._cursor != (self._x, self._y)):
            painted += self._move(self._x, self._y)
            if self._synchronised:
                painted = f"\x1b[?{_SYNCHRONISED}h{painted}\x1b[?{_SYNCHRONISED}l"
        return aside + painted

    def _sequence(self, match: re.Match[str]) -> None:
        kind, private, numbers = match["kind"], match["private"], match["numbers"]
        if not self._full and kind != "h":
            self._aside.append(match[0])
        elif kind == "H" and not private:
            y, _, x = numbers.partition(";")
            self._x, self._y = max(int(x or 1), 1) - 1, max(int(y or 1), 1) - 1
        elif kind == "m" and not private:
            self._look = changed(self._look, numbers)
        elif kind in ("h", "l") and private == "?" and numbers == _SYNCHRONISED:
            self._synchronised = True
        elif kind in ("h", "l") and private == "?" and numbers == _ALTERNATE:
            self._wanted = Grid()
            self.redraw()
            self._full = kind == "h"
            self._x = self._y = 0
            self._aside.append(match[0])
        elif match["control"] == "\n":
            self._y += 1
        elif match["control"] == "\r":
            self._x = 0
        elif match["control"] in (None, "\x07") and not (match["osc"] or "").startswith("8;"):
            self._aside.append(match[0])

    def _text(self, text: str) -> None:
        if not self._full:
            self._aside.append(text)
            return
        if self._charset:
            text = narrowed(text, self._charset)
        if self._size and (self._x >= self._size[0] or self._y >= self._size[1]):
            return
        row = self._wanted.row(self._y, self._x)
        characters = list(text) if text.isascii() or _narrow(text) else _characters(text, row, self._x)
        if self._size:
            characters = _cut_off(characters, self._size[0] - self._x)
        self._wanted.row(self._y, self._x + len(characters))
        _cut(row, self._x, self._x + len(characters))
        place = slice(self._x, self._x + len(characters))
        look = self._look
        blank = on_blank(look)
        row.characters[place] = characters
        row.looks[place] = (
            [look] * len(characters)
            if look == blank or " " not in text
            else [blank if character == " " else look for character in characters]
        )
        self._x += len(characters)
        self._touched.add(self._y)

    def _shifted(self) -> str:
        """Has the terminal move the rows that are to stand higher or lower, where that leaves less to write.

        By line feeds at the foot of a region and reverse ones at its head, which every terminal with regions knows.
        """
        shift = shift_between(self._shown.rows, self._wanted.rows)
        if shift is None or (self._size and shift.bottom > self._size[1]):
            return ""
        rows, count = self._shown.rows, abs(shift.rows)
        fresh = [Row([], []) for _ in range(count)]  # whatever the terminal fills them with
        band = rows[shift.top : shift.bottom]
        rows[shift.top : shift.bottom] = [*band[count:], *fresh] if shift.rows > 0 else [*fresh, *band[:-count]]
        self._touched.update(range(shift.top, shift.bottom))
        self._cursor = None
        moved = (
            f"\x1b[{shift.bottom}H{chr(10) * count}" if shift.rows > 0 else f"\x1b[{shift.top + 1}H{REVERSE * count}"
        )
        return f"\x1b[{shift.top + 1};{shift.bottom}r{moved}\x1b[r"

    def _difference(self, y: int) -> Iterator[str]:
        wanted = self._wanted.row(y, 0)
        shown = self._shown.row(y, len(wanted.characters))
        if wanted == shown:
            return
        for start, stop in self._runs(wanted, shown):
            yield self._move(start, y)
            for place in range(start, stop):
                if (look := wanted.looks[place]) is not None:
                    # Of a blank only the ground is seen: what else the terminal is set to may stay for the next word.
                    if wanted.characters[place] != " " or self._written is None or on_blank(self._written) != look:
                        yield transition(self._written, look)
                        self._written = look
                    yield wanted.characters[place]
                    if _disputed(wanted.characters[place]) and place + 1 < stop:
                        yield f"\x1b[{_after(wanted, place) + 1}G"
            # Past the last column it stays there, or doesn't: terminals differ.
            self._cursor = (stop, y) if stop < len(wanted.characters) else None
        shown.characters[:] = wanted.characters
        shown.looks[:] = wanted.looks

    def _runs(self, wanted: Row, shown: Row) -> Iterator[tuple[int, int]]:
        """The changed stretches of a row; the whole where terminals may differ on how wide its characters are."""
        known = [place for place, look in enumerate(wanted.looks) if look is not None]
        if not (_certain(wanted) and _certain(shown)):
            yield from _stretches(known, 1)
            return
        characters = zip(wanted.characters, shown.characters, wanted.looks, shown.looks, strict=False)
        changed = [
            place
            for place, (new, old, look, before) in enumerate(characters)
            if look is not None and (new != old or look != before)
        ]
        yield from _stretches(changed, _GAP, wanted)

    def _move(self, x: int, y: int) -> str:
        before, self._cursor = self._cursor, (x, y)
        if before == (x, y):
            return ""
        if before and before[1] == y and x > before[0]:
            return f"\x1b[{x - before[0]}C"
        if before and before[1] == y - 1 and x == 0:
            return "\r\n"
        return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"


def _stretches(places: list[int], gap: int, row: Row | None = None) -> Iterator[tuple[int, int]]:
    """Places put together to half-open stretches, over gaps of fewer than `gap` cells that need no other look."""
    start = stop = -1
    for place in places:
        if start >= 0 and (place == stop or (place - stop < gap and row is not None and _bridged(row, stop, place))):
            stop = place + 1
            continue
        if start >= 0:
            yield start, stop
        start, stop = place, place + 1
    if start >= 0:
        yield start, stop


def _bridged(row: Row, stop: int, place: int) -> bool:
    """Whether the cells of a gap can be written in the look of the one before it; blanks in what is seen of that."""
    look = row.looks[stop - 1]
    if look is None:
        return False
    blank = on_blank(look)
    return all(
        here == look or (here == blank and character == " ")
        for here, character in zip(row.looks[stop:place], row.characters[stop:place], strict=True)
    )


@lru_cache(1024)
def _narrow(text: str) -> bool:
    """Whether every character takes one cell."""
    return cell_len(text) == len(text) == len(split_graphemes(text)[0])


def _characters(text: str, row: Row, x: int) -> list[str]:
    """The text cell by cell: what takes no cell goes with what is before it, "" stands after what takes two."""
    cells: list[str] = []
    for start, stop, width in split_graphemes(text)[0]:
        if width:
            cells += [text[start:stop], *[""] * (width - 1)]
        elif x and row.characters[x - 1]:
            row.characters[x - 1] += text[start:stop]
    return cells


def _cut_off(characters: list[str], room: int) -> list[str]:
    """What fits; a wide character of which half would is a blank."""
    if len(characters) <= room:
        return characters
    halved = not characters[room]
    return [*characters[: room - 1], " "] if halved else characters[:room]


def _cut(row: Row, start: int, stop: int) -> None:
    """What remains of a wide character of which half is written over is a blank."""
    if start > 0 and row.looks[start] is not None and not row.characters[start]:
        row.characters[start - 1] = " "
    if stop < len(row.characters) and row.looks[stop] is not None and not row.characters[stop]:
        row.characters[stop] = " "


def _after(row: Row, place: int) -> int:
    """The place of the next character."""
    place += 1
    while place < len(row.characters) and row.looks[place] is not None and not row.characters[place]:
        place += 1
    return place


def _disputed(character: str) -> bool:
    """Whether terminals may differ on how wide it is: clusters, and emoji."""
    return len(character) > 1 or character > "\uffff"


def _certain(row: Row) -> bool:
    """Whether every known cell holds one character of one cell."""
    return all(
        len(character) == 1 for character, look in zip(row.characters, row.looks, strict=True) if look is not None
    )
