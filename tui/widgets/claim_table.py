"""The table of claims, by the Line API: any number of them, of which only those in view are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.claimrows import ClaimRow, claim_row
from tui.claimwords import glyph, kind
from tui.content import columns, cropped
from tui.widgets.lines import Line
from tui.widgets.scrolling import LineView

if TYPE_CHECKING:
    from index.results import ClaimHit

PAGE = 40
"""Claims asked for at a time: a screenful of a tall terminal."""
CURSOR = "▌"
GAP = 2
NAMES = ("cursor", "bar", "who", "words", "figures", "dates", "aside", "waiting")
KINDS = ("quoted", "reported", "own", "doubted", "denied")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: which of a row's words, its title, the key that orders by it."""

    name: str
    title: str
    key: str = ""
    width: int = 0
    """Columns of the terminal; 0 takes what the others leave."""


def table_columns(width: int) -> tuple[TableColumn, ...]:
    """The columns that a terminal of so many has room for: the narrower it is, the fewer."""
    wide, very_wide = width >= 100, width >= 140
    found = [
        TableColumn("source", "WHO", "1", 26 if very_wide else 16 if wide else 14),
        TableColumn("statement", "CLAIM"),
        TableColumn("figures", "FIGURES", "2", 24 if very_wide else 16 if wide else 13),
    ]
    if wide:
        found.append(TableColumn("dates", "DATES", "3", 18 if very_wide else 12))
    if very_wide:
        found.append(TableColumn("outlet", "OUTLET", "", 16))
    return (*found, TableColumn("published", "PUBLISHED", "4", 11))


def widths(shown: tuple[TableColumn, ...], width: int) -> list[int]:
    """How wide each column is in a row of `width`, after the mark."""
    room = width - 3 - GAP * (len(shown) - 1) - sum(column.width for column in shown)
    return [column.width or max(8, room) for column in shown]


class TableHead(Line):
    """The titles of the columns, with the keys that order by them and which one orders now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table-head--key", "table-head--now"}
    DEFAULT_CSS = """
    TableHead {
        color: $quiet;
        & > .table-head--key { color: $faint; }
        & > .table-head--now { color: $accent; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._now, self._falling = "", False

    def order(self, name: str, falling: bool) -> None:
        """Shows that the rows are ordered by a column."""
        self._now, self._falling = name, falling
        self.refresh()

    def pieces(self) -> list[tuple[str, str]]:
        shown = table_columns(self.size.width)
        pieces = [("   ", "")]
        for column, width in zip(shown, widths(shown, self.size.width - 1), strict=True):
            now = column.name == self._now
            title = column.title + (" ▾" if self._falling else " ▴") * now
            key = f"{column.key} " if column.key and len(title) + 2 <= width else ""
            gap = " " * (width + GAP - len(key) - len(title))
            pieces += [(key, "table-head--key"), (title, "table-head--now" if now else ""), (gap, "")]
        return pieces


class ClaimTable(LineView, inherit_bindings=False):
    """A line a claim. `cursor` is the number of the one that is pointed at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"table--{name}" for name in (*NAMES, *KINDS)}
    DEFAULT_CSS = """
    ClaimTable {
        & > .line-view--thumb { color: $rule; }
        & > .table--cursor { background: $cursor; }
        & > .table--bar { color: $accent; }
        &:blur > .table--bar { color: $faint; }
        & > .table--who, & > .table--words { color: $foreground; }
        & > .table--figures { color: $figure; }
        & > .table--dates, & > .table--aside { color: $quiet; }
        & > .table--waiting { color: $faint; }
        & > .table--quoted, & > .table--reported, & > .table--own { color: $faint; }
        & > .table--doubted { color: $doubted; text-style: bold; }
        & > .table--denied { color: $denied; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Wanted(Message):
        """Claims from `offset` on are in view and not there yet."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class Pointed(Message):
        """The cursor is on another claim, or on one that has just arrived."""

        def __init__(self, index: int, row: ClaimRow) -> None:
            super().__init__()
            self.index, self.row = index, row

    class Chosen(Message):
        """A second click on the claim that the cursor is on."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.total = 0
        self._rows: dict[int, ClaimRow] = {}
        self._asked: set[int] = set()

    def show(self, total: int, hits: "Iterable[ClaimHit]") -> None:
        """Replaces all claims by the first page of others."""
        self.total, self._rows, self._asked = total, dict(enumerate(map(claim_row, hits))), {0}
        self.virtual_size = Size(0, total)
        self.set_reactive(ClaimTable.cursor, 0)
        self.show_from(0)
        self._tell()
        self.refresh()

    def add(self, offset: int, hits: "Iterable[ClaimHit]") -> None:
        """Claims that were wanted."""
        self._rows.update(enumerate(map(claim_row, hits), offset))
        if offset <= self.cursor < offset + PAGE:
            self._tell()
        self.refresh()

    @property
    def row(self) -> ClaimRow | None:
        """The claim that the cursor is on."""
        return self._rows.get(self.cursor)

    # Moving

    def action_down(self) -> None:
        self.cursor += 1

    def action_up(self) -> None:
        self.cursor -= 1

    def action_half_down(self) -> None:
        self.cursor += max(1, self.size.height // 2)

    def action_half_up(self) -> None:
        self.cursor -= max(1, self.size.height // 2)

    def action_page_down(self) -> None:
        self.cursor += max(1, self.size.height - 1)

    def action_page_up(self) -> None:
        self.cursor -= max(1, self.size.height - 1)

    def action_top(self) -> None:
        self.cursor = 0

    def action_bottom(self) -> None:
        self.cursor = self.total - 1

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.total - 1))

    def watch_cursor(self) -> None:
        self._reveal()
        self._tell()
        self.refresh()

    def _tell(self) -> None:
        if row := self.row:
            self.post_message(self.Pointed(self.cursor, row))

    def _reveal(self) -> None:
        if self.cursor < self.top:
            self.show_from(self.cursor)
        elif self.cursor >= self.top + self.size.height > self.top:
            self.show_from(self.cursor - self.size.height + 1)

    def on_resize(self, event: Resize) -> None:
        self._reveal()
        self.refresh()

    def on_click(self, event: Click) -> None:
        index = self.top + event.y
        if index == self.cursor and event.chain > 1:
            self.post_message(self.Chosen())
        elif index < self.total:
            self.cursor = index

    # Drawing

    def line(self, number: int) -> Strip:
        base = self.base
        if number >= self.total:
            return Strip.blank(self.text_width, base)
        if number == self.cursor:
            base += self.style_of("table--cursor")
        segments = [Segment(CURSOR if number == self.cursor else " ", base + self.style_of("table--bar"))]
        for text, name in self._pieces(number):
            segments.append(Segment(text, base + self.style_of(f"table--{name}") if name else base))
        return Strip(segments).adjust_cell_length(self.text_width, base)

    def _pieces(self, number: int) -> list[tuple[str, str]]:
        """The cells of one claim; a page that isn't there yet is asked for."""
        row = self._rows.get(number)
        if row is None:
            page = number // PAGE * PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.Wanted(page))
            return [(" …", "waiting")]
        styles = {"source": "dates" if row.own else "who", "statement": "words", "figures": "figures", "dates": "dates"}
        shown = table_columns(self.size.width)
        pieces: list[tuple[str, str]] = [(f"{glyph(row.claim)} ", kind(row.claim))]
        for column, width in zip(shown, widths(shown, self.text_width), strict=True):
            style = styles.get(column.name, "aside")
            text, _ = cropped(getattr(row, column.name), width)
            pieces.append((text + " " * (width - columns(text)[-1] + GAP), style))
        return pieces
