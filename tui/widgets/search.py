"""The search box, with how its query is read beneath it, or what is wrong with it and where."""

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from corpus.article import Span


class FaultHighlighter(Highlighter):
    """Underlines the part of a query that can't be read."""

    def __init__(self) -> None:
        self.span: Span | None = None

    def highlight(self, text: Text) -> None:
        if self.span:
            text.stylize("underline bold red", self.span.start, max(self.span.end, self.span.start + 1))


class SearchBox(Vertical):
    """A query and its reading. What is typed arrives as the `Input.Changed` of its input."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()
    DEFAULT_CSS = """
    SearchBox {
        height: 2;
        padding: 0 2 0 1;
        Horizontal { height: 1; }
        #sign { width: 2; color: $faint; }
        &:focus-within #sign { color: $accent; }
        Input { width: 1fr; background: $background; padding: 0; }
        #count { width: auto; color: $quiet; padding: 0 0 0 2; }
        #reading { width: 1fr; height: 1; padding: 0 0 0 2; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
        #reading.-fault { color: $error; }
        #seconds { width: auto; color: $faint; padding: 0 0 0 2; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._fault = FaultHighlighter()
        self.input = Input(
            placeholder='search: words, "a phrase", outlet:name, date:2024-10..',
            compact=True,
            highlighter=self._fault,
            select_on_focus=False,
        )

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("┃", id="sign", markup=False)
            yield self.input
            yield Static(id="count", markup=False)
        with Horizontal():
            yield Static(id="reading", markup=False)
            yield Static(id="seconds", markup=False)

    @property
    def query_text(self) -> str:
        return self.input.value

    def read_as(self, reading: str, seconds: float | None = None) -> None:
        """Shows how the query is read, or any other line that is no fault."""
        self._say(reading, None, fault=False)
        self.query_one("#seconds", Static).update("" if seconds is None else f"{1000 * seconds:,.0f} ms")

    def refuse(self, message: str, span: Span | None) -> None:
        """Shows what is wrong with the query, and underlines where."""
        self._say(f"✗ {message}", span, fault=True)
        self.query_one("#seconds", Static).update("")

    def count(self, words: str) -> None:
        self.query_one("#count", Static).update(words)

    def _say(self, line: str, span: Span | None, fault: bool) -> None:
        reading = self.query_one("#reading", Static)
        reading.set_class(fault, "-fault")
        reading.update(Content(line))
        if self._fault.span != span:
            self._fault.span = span
            self.input.refresh()
