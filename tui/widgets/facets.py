"""Filters: how the results spread over outlets, months and tags, with counts; choosing one narrows the query."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.content import columns, cropped
from tui.glyphs import glyphs
from tui.printable import printable_line
from tui.querytext import term, words

if TYPE_CHECKING:
    from index.results import Facets

BAR = 8
"""Columns of the longest bar."""
SHORTEST = 3
"""Columns that bars need to tell anything."""
CHOSEN = "✓"
FIELDS = (("outlet", "OUTLET"), ("date", "MONTH"), ("tag", "TAG"))

LEAST = 24
"""Columns of the screen that one of ours needs; where there are fewer, those left and right come into view in turn."""
_SIGNS = {"only-here": "alone", "drifts": "doubted"}

StyledLine = list[tuple[str, str]]


class Column:
    """The values of one field, largest first, and the place of the cursor among them."""

    def __init__(self, field: str, title: str) -> None:
        self.field, self.title = field, title
        self.rows: list[tuple[str, int, str]] = []
        """Name, count and term of each value; the name of how claims stand to others with its sign."""
        self.cursor = self.top = 0

    def fill(self, counts: Iterable[tuple[str, int]]) -> None:
        self.rows = [
            (self._shown(printable_line(name)), count, term(self.field, printable_line(name))) for name, count in counts
        ]
        self.move_to(self.cursor, 0)

    def _shown(self, name: str) -> str:
        return f"{name} {getattr(glyphs(), _SIGNS.get(name, name))}" if self.field == "claim.state" else name

    def move_to(self, row: int, height: int) -> None:
        """Puts the cursor on a row, and scrolls so that it is among the `height` rows in view."""
        self.cursor = max(0, min(row, len(self.rows) - 1))
        self.top = max(min(self.top, self.cursor), self.cursor - max(1, height) + 1)

    def title_line(self, width: int) -> StyledLine:
        return [("─ ", "rule"), (self.title, "title"), (" " + "─" * (width - len(self.title) - 5), "rule"), ("  ", "")]

    def line(self, y: int, width: int, chosen: set[str], here: bool) -> StyledLine:
        """The `y`th row in view: a tick, the name, its count, a bar."""
        number = self.top + y
        if number >= len(self.rows):
            return [(" " * width, "")]
        name, count, wanted = self.rows[number]
        most = max(count for _, count, _ in self.rows)
        figure = f"{count:>{len(f'{most:,}')},}"
        names = max(columns(name)[-1] for name, _, _ in self.rows)
        bar = min(BAR, width - names - len(figure) - 8)
        bar = bar if bar >= SHORTEST else 0
        room = max(4, min(names, width - len(figure) - bar - 8))
        shown, _ = cropped(name, room)
        label = f"{CHOSEN if wanted in chosen else ' '} {shown}{' ' * (room - columns(shown)[-1])}  "
        line = "━" * max(1, round(count / most * bar)) if bar else ""
        rest = width - columns(label)[-1] - len(figure) - 3 - len(line)
        style = "here" if here and number == self.cursor else "chosen" if wanted in chosen else "name"
        return [(label, style), (figure, "count"), (" " + line, "bar"), (" " * max(0, rest + 2), "")]


class FacetPanel(Widget, can_focus=True):
    """One column a field, side by side; drawn line by line, since three lists of widgets took 20 ms a key to refill."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facets--{name}" for name in ("title", "rule", "name", "here", "chosen", "count", "bar")
    }
    DEFAULT_CSS = """
    FacetPanel {
        background: $background;
        & > .facets--title, & > .facets--count { color: $quiet; }
        & > .facets--rule { color: $rule; }
        & > .facets--name { color: $foreground; }
        & > .facets--chosen { color: $accent; text-style: bold; }
        & > .facets--bar { color: $faint; }
        &:focus > .facets--here { background: $cursor; color: $foreground; text-style: bold; }
    }
    """

    class Toggled(Message):
        """A value was chosen: its term goes into the query, or out of it."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    def __init__(self, id: str | None = None, fields: Sequence[tuple[str, str]] = FIELDS) -> None:  # noqa: A002
        super().__init__(id=id)
        self.columns = tuple(Column(field, title) for field, title in fields)
        self.column = 0
        """Number of the column that the cursor is in."""
        self._first = 0
        """Number of the column that is furthest left in view."""
        self._chosen: set[str] = set()
        self._base = Style.null()

    def show(self, facets: "Facets", query: str) -> None:
        """Shows the counts of the results of `query`; values that it asks for bear a tick."""
        months = reversed(list(facets.months.items()))
        self.fill((facets.outlets.items(), months, facets.tags.items()), query)

    def fill(self, counts: Iterable[Iterable[tuple[str, int]]], query: str) -> None:
        """Shows how often each value of each column occurs among the results of `query`."""
        self._chosen = set(words(query))
        for column, values in zip(self.columns, counts, strict=True):
            column.fill(values)
        self.refresh()

    def enter(self) -> None:
        """Puts the cursor into the first column that has values."""
        if not self.columns[self.column].rows:
            self.column = next((n for n, column in enumerate(self.columns) if column.rows), 0)
        self.screen.set_focus(self)

    # Moving and choosing

    def toggle(self) -> None:
        column = self.columns[self.column]
        if column.rows:
            self.post_message(self.Toggled(column.rows[column.cursor][2]))

    def turn(self, by: int) -> None:
        """To the next column that has values, or the one before."""
        number = self.column + by
        while 0 <= number < len(self.columns):
            if self.columns[number].rows:
                self.column = number
                self.refresh()
                return
            number += by

    def _move(self, row: int) -> None:
        self.columns[self.column].move_to(row, self._height)
        self.refresh()

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1)

    @property
    def _row(self) -> int:
        return self.columns[self.column].cursor

    def action_down(self) -> None:
        self._move(self._row + 1)

    def action_up(self) -> None:
        self._move(self._row - 1)

    def action_half_down(self) -> None:
        self._move(self._row + self._height // 2)

    def action_half_up(self) -> None:
        self._move(self._row - self._height // 2)

    def action_page_down(self) -> None:
        self._move(self._row + self._height)

    def action_page_up(self) -> None:
        self._move(self._row - self._height)

    def action_top(self) -> None:
        self._move(0)

    def action_bottom(self) -> None:
        self._move(len(self.columns[self.column].rows))

    def on_click(self, event: Click) -> None:
        number = min(self._left + max(0, event.x - 2) // self._width, len(self.columns) - 1)
        column = self.columns[number]
        row = column.top + event.y - 1
        if event.y and row < len(column.rows):
            self.column = number
            self._move(row)
            self.toggle()

    # Drawing

    @property
    def _fitting(self) -> int:
        """How many columns are in view."""
        return max(1, min(len(self.columns), (self.size.width - 2) // LEAST))

    @property
    def _left(self) -> int:
        """The first column in view: the cursor's is always among them."""
        self._first = max(self.column - self._fitting + 1, min(self._first, self.column))
        self._first = min(self._first, len(self.columns) - self._fitting)
        return self._first

    @property
    def _width(self) -> int:
        return max(12, (self.size.width - 2) // self._fitting)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style
        return super().render_lines(crop)

    def _title(self, column: Column, width: int, more: bool) -> StyledLine:
        line = column.title_line(width)
        return [*line[:-1], (" ›" if more else line[-1][0], "")]

    def render_line(self, y: int) -> Strip:
        base, width = self._base, self._width
        left, right = self._left, self._left + self._fitting
        segments = [Segment("‹ " if left and not y else "  ", base)]
        for number, column in enumerate(self.columns[left:right], left):
            here = number == self.column
            pieces = (
                self._title(column, width, number + 1 == right < len(self.columns))
                if y == 0
                else column.line(y - 1, width, self._chosen, here)
            )
            for text, name in pieces:
                style = self.get_component_rich_style(f"facets--{name}", partial=True) if name else None
                segments.append(Segment(text, base + style if style else base))
        return Strip(segments).adjust_cell_length(self.size.width, base)
