"""A list of lines over the screen: faults, verdicts, whatever is to be read or chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.printable import printable


class Listing(ModalScreen[int | None]):
    """Shows lines; the answer is the number of the one chosen, or None."""

    CSS_PATH = "listing.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q", "leave", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("g", "end(0)", show=False),
        Binding("G", "end(1)", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str], keys: str = "Esc back", chosen: int = 0) -> None:
        super().__init__()
        self._title, self._lines, self._keys, self._chosen = title, lines, keys, chosen

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(self._title, id="title", markup=False)
            yield OptionList(*(Option(Content(printable(line))) for line in self._lines), markup=False, compact=True)
            yield Static(self._keys, id="keys", markup=False)

    def on_mount(self) -> None:
        lines = self.query_one(OptionList)
        lines.highlighted = self._chosen
        lines.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        lines = self.query_one(OptionList)
        lines.action_cursor_down() if rows > 0 else lines.action_cursor_up()

    def action_end(self, last: int) -> None:
        lines = self.query_one(OptionList)
        lines.action_last() if last else lines.action_first()
