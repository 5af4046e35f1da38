"""What stands in place of results when there are none: why, what to do, and spellings to choose from."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.printable import printable


class Choices(OptionList):
    """Queries to try instead."""

    BINDINGS: ClassVar = [Binding("j", "cursor_down", show=False), Binding("k", "cursor_up", show=False)]


class EmptyState(Vertical):
    """Why there is nothing, and what may help."""

    DEFAULT_CSS = """
    EmptyState {
        padding: 1 3;
        #reason { color: $foreground; height: auto; }
        #instead { color: $quiet; height: auto; margin: 1 0 0 0; }
        Choices { height: auto; max-height: 8; border: none; padding: 0; background: $background; }
        Choices:focus { border: none; background: $background; background-tint: $background 0%; }
        Choices > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
        Choices:focus > .option-list--option-highlighted { background: $cursor; color: $foreground; text-style: bold; }
    }
    """

    class Chosen(Message):
        """A query to try instead."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def compose(self) -> ComposeResult:
        yield Static(id="reason", markup=False)
        yield Static("Did you mean", id="instead", markup=False)
        yield Choices(markup=False, compact=True)

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    def show(self, reason: str, suggestions: Sequence[str]) -> None:
        self.query_one("#reason", Static).update(Content(printable(reason)))
        self._queries = list(suggestions)
        self.choices.clear_options()
        self.choices.add_options(Option(Content(printable(query))) for query in suggestions)
        if suggestions:
            self.choices.highlighted = 0
        self.query_one("#instead").display = self.choices.display = bool(suggestions)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._queries[event.option_index]))
