"""The first and the last line of every screen: where one is, and which keys work here."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tui.actions import ACTIONS, key_shown
from tui.content import cropped
from tui.printable import printable_line

if TYPE_CHECKING:
    from tui.screens.base import CorpusScreen

LEAST = 16
"""Columns of the title that are always shown."""
SAID_FOR = 4.0
"""Seconds that a message stays in place of the keys."""


class Line(Widget):
    """One line, drawn without a layout of its own."""

    DEFAULT_CSS = """
    Line { height: 1; width: 1fr; background: $background; color: $quiet; }
    """

    def pieces(self) -> list[tuple[str, str]]:
        """Text and component name, from the left."""
        return []

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        segments = [Segment(text, base + self.style_of(name)) for text, name in self.pieces()]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def style_of(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True) if name else Style.null()


class Rule(Line):
    """A quiet line across."""

    DEFAULT_CSS = """
    Rule { color: $rule; }
    """

    def pieces(self) -> list[tuple[str, str]]:
        return [("─" * self.size.width, "")]


class Heading(Line):
    """Left where one is, right what goes on; the left gives way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--brand", "heading--title", "heading--status"}
    DEFAULT_CSS = """
    Heading {
        & > .heading--brand { color: $accent; text-style: bold; }
        & > .heading--title { color: $foreground; }
        & > .heading--status { color: $quiet; }
    }
    """

    def __init__(self, brand: str = "crossread", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.brand, self.title, self.status = brand, "", ""

    def say(self, title: str | None = None, status: str | None = None, brand: str | None = None) -> None:
        """Changes what is given."""
        before = (self.title, self.status, self.brand)
        if title is not None:
            self.title = printable_line(title)
        if status is not None:
            self.status = printable_line(status)
        if brand is not None:
            self.brand = brand
        if before != (self.title, self.status, self.brand):
            self.refresh()

    def pieces(self) -> list[tuple[str, str]]:
        width = self.size.width
        left = f"  {self.brand}   "
        # The title gives way first, down to its first words; then the status does.
        most = width - cell_len(left) - min(cell_len(self.title), LEAST) - 4
        status = f"  {cropped(self.status, most)[0]}  " if self.status and most > 0 else ""
        room = width - cell_len(left) - cell_len(status)
        title = cropped(self.title, room)[0] if room > 0 else ""
        gap = " " * max(0, width - cell_len(left) - cell_len(title) - cell_len(status))
        return [(left, "heading--brand"), (title, "heading--title"), (gap, ""), (status, "heading--status")]


class KeyLine(Line):
    """The keys that work here, most useful first; for a while, what has just been done."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keyline--key", "keyline--word", "keyline--message"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        & > .keyline--key { color: $accent; }
        & > .keyline--word { color: $quiet; }
        & > .keyline--message { color: $foreground; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[str, str]] = []
        self._message = ""
        self._clear: Timer | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._look)
        self._look()

    def say(self, message: str) -> None:
        """Shows a message for some seconds."""
        self._message = printable_line(message)
        if self._clear:
            self._clear.stop()
        self._clear = self.set_timer(SAID_FOR, self.hush)
        self.refresh()

    def hush(self) -> None:
        """Shows the keys again."""
        if self._message:
            self._message = ""
            self.refresh()

    def _look(self, _: object = None) -> None:
        if not self.is_attached or not self.screen.is_current:
            return
        if isinstance(self.screen.focused, Input):
            keys = [(key_shown("enter"), "to the results"), (f"{key_shown('up')} {key_shown('down')}", "move in them")]
            keys += [("Esc", "leave the box"), ("F1", "help")]  # those that aren't letters
        elif getattr(self.screen, "pane", "") == "filters":
            keys = [(key_shown("enter"), "choose"), (f"{key_shown('left')} {key_shown('right')}", "column")]
            keys += [("Esc", "back"), ("F1", "help")]
        else:
            here: dict[str, str] = {}
            for key, active in self.screen.active_bindings.items():
                if active.binding.id and active.enabled:
                    here.setdefault(active.binding.id, key_shown(key))
            listed = cast("CorpusScreen", self.screen).listed
            keys = [(here[a.id], a.short) for a in ACTIONS if a.short and a.id in here and listed(a.id)]
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def pieces(self) -> list[tuple[str, str]]:
        if self._message:
            return [("  " + cropped(self._message, self.size.width - 3)[0], "keyline--message")]
        # Help, the last, is always there; of the others as many as there is room for.
        *others, last = self._keys or [("", "")]
        room = self.size.width - len(last[0]) - len(last[1]) - 5
        shown: list[tuple[str, str]] = []
        for key, word in others:
            room -= cell_len(key) + cell_len(word) + 3
            if room < 0:
                break
            shown.append((key, word))
        pieces = [("  ", "")]
        for key, word in [*shown, last]:
            pieces += [(key, "keyline--key"), (f" {word}  ", "keyline--word")]
        return pieces
