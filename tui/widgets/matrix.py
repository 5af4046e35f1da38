"""The matrix of a story: claims down, articles across; the column of claims stays while the others move sideways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.content import cropped
from tui.printable import printable_line
from tui.widgets.lines import Line
from tui.widgets.scrolling import LineView

CELL, WIDEST = 13, 22
"""Columns of a cell, the space after it included; as many where there is room."""
CLAIMS = 24, 72
"""Columns of the claims, at least and at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article says on a claim: glyph and figure or word."""

    shown: str
    tone: str
    """`conflict`, `plain` or `silent`."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim with a cell for each article."""

    title: str
    """With the glyph of its gravest relation."""
    tone: str
    cells: tuple[Cell, ...]


class MatrixHead(Line):
    """One line over the cells: the outlets, or the days."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"matrix-head--word", "matrix-head--here"}
    DEFAULT_CSS = """
    MatrixHead {
        & > .matrix-head--word { color: $quiet; }
        & > .matrix-head--here { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = title
        self._words: tuple[str, ...] = ()
        self._claims = self._first = self._column = 0
        self._cell, self._in_view = CELL, 1

    def show(self, words: Sequence[str]) -> None:
        self._words = tuple(map(printable_line, words))
        self.refresh()

    def follow(self, matrix: "Matrix") -> None:
        """Stands over the cells of a matrix that are in view."""
        self._claims, self._cell, self._in_view = matrix.claims_width, matrix.cell_width, matrix.in_view
        self._first, self._column = matrix.first, matrix.column
        self.refresh()

    def pieces(self) -> list[tuple[str, str]]:
        pieces = [(padded(f"  {self.title}", self._claims), "matrix-head--word")]
        for number, word in enumerate(self._words[self._first : self._first + self._in_view], self._first):
            style = "matrix-head--here" if number == self._column else "matrix-head--word"
            pieces.append((padded(word, self._cell), style))
        return pieces


class Matrix(LineView, inherit_bindings=False):
    """The cells, of which one is current."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"matrix--{name}" for name in ("plain", "conflict", "silent", "here", "row")
    }
    DEFAULT_CSS = """
    Matrix {
        & > .line-view--thumb { color: $rule; }
        & > .matrix--conflict { color: $denied; text-style: bold; }
        & > .matrix--silent { color: $faint; }
        & > .matrix--row { background: $cursor; }
        & > .matrix--here { background: $selected; color: $selected-text; text-style: bold; }
    }
    """

    class Pointed(Message):
        """Another cell is current, or others are in view."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: tuple[MatrixRow, ...] = ()
        self.row = self.column = self.first = 0
        """The current cell, and the first article in view."""

    def show(self, rows: Sequence[MatrixRow], row: int = 0, column: int = 0) -> None:
        """Shows rows, with one cell as the current one."""
        self.rows = tuple(rows)
        self.virtual_size = Size(0, len(self.rows))
        self.point(row, column)

    @property
    def claims_width(self) -> int:
        """Columns of the claims: what the cells leave."""
        columns = len(self.rows[0].cells) if self.rows else 0
        least = max(CLAIMS[0], self.text_width * 2 // 5)
        return max(min(least, CLAIMS[1]), min(CLAIMS[1], self.text_width - columns * self.cell_width))

    @property
    def cell_width(self) -> int:
        """Columns of a cell."""
        columns = len(self.rows[0].cells) if self.rows else 1
        return max(CELL, min(WIDEST, (self.text_width * 3 // 5) // max(1, columns)))

    @property
    def in_view(self) -> int:
        """How many articles are in view."""
        return max(1, (self.text_width - self.claims_width) // self.cell_width)

    def point(self, row: int, column: int) -> None:
        """Makes a cell the current one, the nearest there is, and brings it into view."""
        columns = len(self.rows[0].cells) if self.rows else 0
        self.row = max(0, min(row, len(self.rows) - 1))
        self.column = max(0, min(column, columns - 1))
        self.first = max(min(self.first, self.column, columns - self.in_view), self.column - self.in_view + 1, 0)
        if self.row < self.top:
            self.show_from(self.row)
        elif self.row >= self.top + self.size.height:
            self.show_from(self.row - self.size.height + 1)
        self.refresh()
        self.post_message(self.Pointed())

    def on_resize(self, event: Resize) -> None:
        self.point(self.row, self.column)

    def line(self, number: int) -> Strip:
        if number >= len(self.rows):
            return Strip.blank(self.text_width, self.base)
        row, width = self.rows[number], self.claims_width
        base = self.base + self.style_of("matrix--row") if number == self.row else self.base
        title = padded("  " + row.title, width)
        segments = [
            Segment(title, base + self.style_of("matrix--conflict" if row.tone == "conflict" else "matrix--plain"))
        ]
        for column in range(self.first, min(len(row.cells), self.first + self.in_view)):
            cell = row.cells[column]
            here = (number, column) == (self.row, self.column)
            style = base + self.style_of("matrix--here" if here else f"matrix--{cell.tone}")
            segments += [Segment(padded(cell.shown, self.cell_width - 1), style), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(self.text_width, base)

    # Moving

    def action_down(self) -> None:
        self.point(self.row + 1, self.column)

    def action_up(self) -> None:
        self.point(self.row - 1, self.column)

    def action_half_down(self) -> None:
        self.point(self.row + self.size.height // 2, self.column)

    def action_half_up(self) -> None:
        self.point(self.row - self.size.height // 2, self.column)

    def action_page_down(self) -> None:
        self.point(self.row + max(1, self.size.height - 2), self.column)

    def action_page_up(self) -> None:
        self.point(self.row - max(1, self.size.height - 2), self.column)

    def action_top(self) -> None:
        self.point(0, self.column)

    def action_bottom(self) -> None:
        self.point(len(self.rows) - 1, self.column)


def padded(text: str, width: int) -> str:
    """The text in exactly so many columns, with a space at least at its end."""
    text, _ = cropped(text, width - 1)
    return text + " " * (width - cell_len(text))
