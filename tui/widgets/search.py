"""The search box, and beneath it how its query is read, or what is wrong with it and where."""

from typing import ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual.events import Key
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from corpus.article import Span
from tui.content import cropped
from tui.printable import printable_line
from tui.widgets.lines import Line


class FaultHighlighter(Highlighter):
    """Underlines the part of a query that can't be read."""

    def __init__(self) -> None:
        self.span: Span | None = None
        self.color = "red"

    def highlight(self, text: Text) -> None:
        if self.span:
            text.stylize(f"underline bold {self.color}", self.span.start, max(self.span.end, self.span.start + 1))


class SearchBox(Input):
    """The query as it is typed."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus {
        height: 1; padding: 0 1; background: $background; border: none; border-left: outer $rule;
    }
    SearchBox:focus { border-left: outer $accent; }
    """

    virtual_size = Reactive(Size(0, 0))  # not `layout=True`: a longer query moves nothing else

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        self._fault = FaultHighlighter()
        super().__init__(
            placeholder='search: words, "a phrase", outlet:name, date:2024-10..',
            highlighter=self._fault,
            select_on_focus=False,  # it would select what has been typed before the focus is told: see `take_over`
            id=id,
        )

    def take_over(self) -> None:
        """Takes the cursor, with the query selected, so that what is typed replaces it."""
        self.action_select_all()
        self.screen.set_focus(self)

    def validate_value(self, value: str) -> str:
        return printable_line(value)  # a saved query, an outlet's name: written by whoever shares the corpus

    async def _on_key(self, event: Key) -> None:
        """Enter leaves the box at once: keys that came with it, over a slow line, are for the results."""
        focused = self.screen.focused is self  # has_focus still says yes for keys that came with Enter
        if focused and event.key != "enter":
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if focused:
            await self.action_submit()
            self.screen.set_focus(None)
        else:
            self.app.post_message(Key(event.key, event.character))

    def underline(self, span: Span | None) -> None:
        """Marks the part of the query that can't be read."""
        self._fault.color = self.app.theme_variables["error"]
        if self._fault.span != span:
            self._fault.span = span
            self.refresh()


class ReadingLine(Line):
    """How the query is read, or what is wrong with it; on the right, how many results there are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"reading--fault", "reading--count"}
    DEFAULT_CSS = """
    ReadingLine {
        & > .reading--fault { color: $error; text-style: bold; }
        & > .reading--count { color: $foreground; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words, self._count, self._seconds, self._fault = "", "", "", False

    def read_as(self, reading: str, seconds: float | None = None) -> None:
        """Shows how the query is read, or any other line that is no fault."""
        self._words, self._fault = printable_line(reading), False
        self._seconds = "" if seconds is None else f"{1000 * seconds:,.0f} ms"
        self.refresh()

    def refuse(self, message: str) -> None:
        """Shows what is wrong with the query."""
        self._words, self._fault, self._seconds = printable_line(f"✗ {message}"), True, ""
        self.refresh()

    def count(self, words: str) -> None:
        if words != self._count:
            self._count = words
            self.refresh()

    def pieces(self) -> list[tuple[str, str]]:
        right = " · ".join(part for part in (self._seconds, self._count) if part)
        room = self.size.width - 6 - cell_len(right)
        words, _ = cropped(self._words, room)
        gap = " " * (room - cell_len(words))
        style = "reading--fault" if self._fault else ""
        before = right.removesuffix(self._count)
        return [
            ("  ", ""),
            (words, style),
            (gap + "  ", ""),
            (before, ""),
            (self._count, "reading--count"),
            ("  ", ""),
        ]
