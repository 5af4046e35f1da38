"""Text to cells: wrapping at a measure, tabs, wide characters, control characters as their pictures.

The one place where offsets into a text meet rows and columns of a terminal. Rows partition the text: joined they
are the text again, so that no character is lost or added by showing it.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rich.cells import split_graphemes

from corpus.article import Span
from tui.printable import printable, tamed

TAB = 4
WRAPPED = 40, 130
"""Columns between which a text may have been wrapped by hand or by a mailer."""
LONGEST = 20_000
"""Characters of a line that are wrapped at once: 10 ms where each has to be measured."""

# Characters that every terminal draws in one cell, once control characters are pictures; a test holds it against
# the cell table. Rows made of them, nearly all of news text, need no measuring.
_narrow = re.compile(
    r"[\x00-\x08\x0a-\u02ff\u0370-\u0482\u048a-\u0530\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
).fullmatch
_spaces = re.compile(" *")
_runs_of_space = re.compile(r"(\s+)")
_more_than_a_space = re.compile(r"\s\s")
_newline = re.compile(r"\s")
# East Asian text breaks between any two wide characters, but not before these.
_CLOSING = frozenset("、。，．・：；？！）」』】〉》〕｝…ー々")


def columns(text: str) -> Sequence[int]:
    """The column at which each code point of a row begins, and the row's width last; marks share their base's."""
    if _narrow(text):
        return range(len(text) + 1)
    result: list[int] = []
    column = 0
    for start, end, width in _graphemes(text):
        result += [column] * (end - start)
        column += TAB - column % TAB if text[start] == "\t" else width
    return [*result, column]


def drawn(text: str, column: int = 0) -> str:
    """A piece of a row, as drawn from `column` on: pictures for control characters, spaces for tabs, no newline."""
    text = printable(text).replace("\n", "")
    if "\t" not in text:
        return text
    pieces = []
    for piece in re.split("(\t)", text):
        if piece == "\t":
            piece = " " * (TAB - column % TAB)
        pieces.append(piece)
        column += columns(piece)[-1]
    return "".join(pieces)


def flowing(text: str) -> str:
    """The text with the newlines of hard-wrapped paragraphs as spaces: same length, so that offsets hold.

    A newline is one of wrapping where the next line's first word would not have fitted, if half of the lines
    or more end so. Lines that begin with white space (new paragraphs, tables, verse) are left as they stand.
    """
    lines = text.split("\n")
    pairs = [
        (number, len(line), len(line) + 1 + len(after.split(None, 1)[0]))
        for number, (line, after) in enumerate(pairwise(lines))
        if line.strip() and after.strip() and not after[0].isspace() and "\t" not in after[:4]
    ]
    if len(pairs) < 2:
        return text
    width = sorted(length for _, length, _ in pairs)[len(pairs) * 19 // 20]
    wrapped = {number for number, _, needed in pairs if needed > width}
    if not WRAPPED[0] <= width <= WRAPPED[1] or len(wrapped) < len(pairs) / 2:
        return text
    return "".join(line + (" " if number in wrapped else "\n") for number, line in enumerate(lines))[:-1]


def airy(text: str, measure: int) -> bool:
    """Whether blank rows should part the paragraphs: the text has one a line, and no blank lines of its own."""
    lines = text[:20_000].split("\n")
    written = [line for line in lines if line.strip()]
    blank = len(lines) - len(written)
    return len(written) > 1 and blank < len(written) / 5 and sum(map(len, written)) > measure * len(written)


class Layout:
    """A text wrapped at `width` columns. With `spaced`, empty rows part its lines; they stand for no character.

    Rows are laid out as far as `extend` has been asked to, so that a long text shows at once.
    """

    def __init__(self, text: str, width: int, spaced: bool = False) -> None:
        self.text = tamed(text)
        self.width = max(2, width)
        self._spaced = spaced
        self._starts = array("q")
        self._end = 0

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def complete(self) -> bool:
        return self._end >= len(self.text)

    def extend(self, characters: int | None = None) -> bool:
        """Lays out at least so many characters more, or all; says whether the whole text is laid out."""
        limit = len(self.text) if characters is None else min(len(self.text), self._end + characters)
        while self._end < limit:
            if self._spaced and self._parts(self._end):
                self._starts.append(self._end)
            self._wrap_on()
        return self.complete

    def _wrap_on(self) -> None:
        """Lays out a line, or as much of it as is wrapped at once: then all but its last row, which goes on."""
        most = self._end + LONGEST
        newline = self.text.find("\n", self._end, most)
        whole = newline >= 0 or most >= len(self.text)
        line = self.text[self._end : newline + 1 if newline >= 0 else most]
        wrap = _wrap_narrow if _narrow(line) else _wrap_measured
        wrap(line, self.width, self._end, self._starts)
        goes_on = not whole and self._starts[-1] > self._end
        self._end = self._starts.pop() if goes_on else self._end + len(line)

    def extend_to(self, offset: int) -> None:
        """Lays out as far as the character at `offset`."""
        if offset >= self._end:
            self.extend(offset - self._end + 1)

    def row(self, index: int) -> Span:
        """The characters of a row, its newline and hanging spaces included."""
        following = index + 1
        return Span(self._starts[index], self._starts[following] if following < len(self._starts) else self._end)

    def row_of(self, offset: int) -> int:
        """The row that holds the character at `offset`; the last row for the text's end."""
        self.extend_to(offset)
        return max(0, bisect_right(self._starts, offset) - 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column of the character at `offset`."""
        row = self.row_of(offset)
        if not len(self):
            return 0, 0
        span = self.row(row)
        return row, columns(span.of(self.text))[min(offset, span.end) - span.start]

    def offset(self, row: int, column: int) -> int:
        """The character drawn at a row and column; a row's last for columns beyond it."""
        if not len(self):
            return 0
        span = self.row(min(max(row, 0), len(self) - 1))
        last = max(0, len(span.of(self.text).rstrip("\n")) - 1)
        starts = columns(span.of(self.text))
        index = min(bisect_right(starts, max(0, column)) - 1, last)
        while index and starts[index - 1] == starts[index]:
            index -= 1
        return span.start + index

    def _parts(self, start: int) -> bool:
        """Whether a line begins at `start`, and it and the one before it both hold words."""
        if start == 0 or self.text[start - 1] != "\n":
            return False
        before = self.text.rfind("\n", 0, start - 1) + 1
        after = self.text.find("\n", start)
        return bool(self.text[before:start].strip() and self.text[start : after if after >= 0 else None].strip())


def _wrap_narrow(line: str, width: int, base: int, starts: "array[int]") -> None:
    """Appends the row starts of a line whose characters are all one cell wide."""
    position, length = 0, len(line)
    shown = length - line.endswith("\n")
    while True:
        starts.append(base + position)
        if shown - position <= width:
            return
        space = line.rfind(" ", position, position + width + 1)
        if space <= position or not line[position:space].strip():
            hyphen = max(line.rfind(mark, position + 1, position + width) for mark in "-–—/")
            position = hyphen + 1 if hyphen > 0 else position + width
        else:
            found = _spaces.match(line, space)
            position = found.end() if found else space + 1
        if position >= shown:  # nothing but spaces and the newline is left: they hang
            return


def _wrap_measured(line: str, width: int, base: int, starts: "array[int]") -> None:
    """The same for any text: breaks after spaces and between wide characters, never inside a grapheme."""
    starts.append(base)
    column = row = 0
    chance: int | None = None  # where the row could end, and the column there
    chance_column = 0
    wide = False  # whether the grapheme before is
    for start, end, cells in _graphemes(line.removesuffix("\n")):
        character = line[start:end]  # a space with marks on it is no space
        is_tab = line[start] == "\t"
        if is_tab:
            cells = TAB - column % TAB
        if (wide or cells == 2) and start > row and character not in _CLOSING:
            chance, chance_column = start, column
        wide = cells == 2
        while column + cells > width and start > row and character not in (" ", "\t"):
            cut, cut_column = (chance, chance_column) if chance is not None and chance > row else (start, column)
            starts.append(base + cut)
            moved = line[cut:start]  # a tab in it reaches elsewhere now
            row, column, chance = cut, columns(moved)[-1] if "\t" in moved else column - cut_column, None
            cells = TAB - column % TAB if is_tab else cells
        column += cells
        if character in (" ", "\t"):
            chance, chance_column = end, column


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """Start, end and cells of each grapheme; a tab counts as one cell."""
    return split_graphemes(printable(text).replace("\t", " "))[0]


def on_one_line(text: str, spans: Sequence[Span] = ()) -> tuple[str, tuple[Span, ...]]:
    """The text on one line, runs of white space as one space and controls pictured, with `spans` moved along."""
    if not _more_than_a_space.search(text):  # nearly always: a space for each newline moves nothing
        return printable(_newline.sub(" ", text)), tuple(spans)
    pieces, moved, length = [], array("q"), 0
    for run in _runs_of_space.split(text):
        piece = " " if run.isspace() else run
        pieces.append(piece)
        moved.extend(range(length, length + len(piece)))
        moved.extend([length + len(piece)] * (len(run) - len(piece)))
        length += len(piece)
    moved.append(length)
    flat = printable("".join(pieces))
    return flat, tuple(Span(moved[start], moved[end]) for start, end in spans)


def cropped(text: str, width: int, keep: Span | None = None) -> tuple[str, int]:
    """At most `width` columns of a line, `…` where it is cut, with `keep` in view; and how far offsets moved left."""
    cells = columns(text)
    if cells[-1] <= width:
        return text, 0
    start = 0
    last = keep.end if keep else 0
    while last < len(text) and cells[last] == cells[last - 1]:  # inside a grapheme
        last += 1
    if keep and cells[last] > width - 1:
        start = bisect_right(cells, cells[keep.start] - width // 3) - 1
        space = text.find(" ", start, keep.start)
        start = _begin(cells, max(0, min(space + 1 if space >= 0 else start, keep.start)))
        if _cut(cells, start, width) < keep.end:
            start = _begin(cells, keep.start)
    end = _cut(cells, start, width)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else ""), start - (start > 0)


def _begin(cells: Sequence[int], offset: int) -> int:
    """Where the grapheme begins that the character at `offset` is part of: half of one is of another width."""
    while offset and cells[offset - 1] == cells[offset]:
        offset -= 1
    return offset


def _cut(cells: Sequence[int], start: int, width: int) -> int:
    """Where a line shown from `start` on must end, so that `…` has room at each end that is cut."""
    room = width - (start > 0)
    if cells[-1] - cells[start] <= room:
        return len(cells) - 1
    end = bisect_right(cells, cells[start] + room - 1) - 1
    while end > start and cells[end] == cells[end - 1]:
        end -= 1
    return end
