"""A question at the foot of the screen, answered in one line."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Key
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.printable import printable_line


class Prompt(ModalScreen[str | None]):
    """Asks for one line; None where the person leaves it."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar = [Binding("escape", "leave", show=False), Binding("tab", "complete", show=False)]

    def __init__(self, label: str, value: str = "", hint: str = "", completions: Sequence[str] = ()) -> None:
        super().__init__()
        self._label, self._value, self._hint = label, value, hint
        self._completions = [*map(printable_line, completions)]
        self._open = self._answered = False

    def compose(self) -> ComposeResult:
        suggester = SuggestFromList(self._completions, case_sensitive=False) if self._completions else None
        with Horizontal(id="line"):
            yield Static(f"{self._label} ", id="label", markup=False)
            yield Input(suggester=suggester, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))
        self._open = True
        self.describe(self._value, self._hint)

    def on_key(self, event: Key) -> None:
        """Takes letters that came before the box had the cursor."""
        if event.character and event.is_printable:
            event.stop()
            self.query_one(Input).insert_text_at_cursor(event.character)

    def describe(self, value: str, hint: str) -> bool:
        """Says later what is asked about: what stands there already comes before what has been typed since.

        Returns whether that was in time, before the answer.
        """
        if self._answered:
            return False
        self._value, self._hint = printable_line(value), printable_line(hint)
        if self._open:
            box = self.query_one(Input)
            box.value, box.placeholder = self._value + box.value, self._hint or box.placeholder
            box.cursor_position = len(box.value)
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._answer(event.value.strip())

    def action_leave(self) -> None:
        self._answer(None)

    def _answer(self, words: str | None) -> None:
        self._answered = True
        self.dismiss(words)

    def action_complete(self) -> None:
        """Takes the completion that is shown, as the right arrow does at the end."""
        self.query_one(Input).action_cursor_right()
