"""A comparison where there is no room for panes: claim by claim, each article's words under its outlet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip

from corpus.article import Span
from tui.content import Layout, columns, cropped, drawn, flowing
from tui.layers import Layer, Mark, runs
from tui.printable import printable_line
from tui.widgets.article import BAR
from tui.widgets.scrolling import LineView

MARGIN = 4


@dataclass(frozen=True, slots=True)
class Told:
    """An article's telling of a claim, or its silence."""

    article: int
    name: str
    """Its outlet and day; "" for words alone."""
    state: str
    """Its glyph and word: `≠ differs`."""
    conflicts: bool
    words: str
    marks: tuple[Mark, ...] = ()
    """Over `words`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as several articles tell it."""

    title: str
    conflicts: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    pieces: tuple[tuple[str, str], ...]
    entry: int
    article: int = -1


class StackedView(LineView, inherit_bindings=False):
    """Claims below each other; one of them, and one article of it, is current."""

    STYLES: ClassVar = ("title", "conflict", "near", "name", "state", "silent", "bar", "text")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"stacked--{name}" for name in STYLES}
    DEFAULT_CSS = """
    StackedView {
        & > .line-view--thumb { color: $rule; }
        & > .stacked--title { text-style: bold; }
        & > .stacked--conflict { color: $denied; text-style: bold underline; }
        & > .stacked--near { color: $figure; text-style: underline; }
        & > .stacked--name, & > .stacked--state { color: $quiet; }
        & > .stacked--silent { color: $quiet; text-style: italic; }
        & > .stacked--bar { color: $accent; }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._lines: list[_Line] = []
        self.entry, self.article = -1, 0

    def show(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._lay_out()

    def point(self, entry: int, article: int) -> None:
        """Makes an article's telling of a claim the current one, and brings the claim into view."""
        self.entry, self.article = entry, article
        rows = [number for number, line in enumerate(self._lines) if line.entry == entry]
        if rows and (rows[0] < self.top or rows[-1] >= self.top + self.size.height):
            self.show_from(rows[0])
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self._lines = []
        for number, entry in enumerate(self._entries):
            title, _ = cropped(printable_line(entry.title), max(10, self.text_width - 4))
            self._lines.append(_Line((("  ", ""), (title, "title")), number))
            for told in entry.told:
                self._lines += self._told(number, told)
            self._lines.append(_Line((), -1))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _told(self, number: int, told: Told) -> list[_Line]:
        width = max(10, self.text_width - MARGIN - 2)
        state_style = "conflict-state" if told.conflicts else "state"
        name, _ = cropped(printable_line(told.name), max(5, width - len(told.state) - 3))
        head = [_Line(((name, "name"), ("   ", ""), (told.state, state_style)), number, told.article)]
        lines = head if told.name else []
        layout = Layout(flowing(told.words.replace("\n", " ")), width)
        layout.extend()
        layer = Layer(told.marks)
        for index in range(len(layout)):
            span = layout.row(index)
            starts = columns(span.of(layout.text))
            end = span.start + len(span.of(layout.text).rstrip())
            pieces = tuple(
                (drawn(run.span.of(layout.text), starts[run.span.start - span.start]), (run.styles or ("text",))[-1])
                for run in runs(Span(span.start, max(end, span.start)), [layer])
            )
            lines.append(_Line(pieces, number, told.article))
        return lines

    def line(self, number: int) -> Strip:
        if number >= len(self._lines):
            return Strip.blank(self.text_width, self.base)
        line = self._lines[number]
        segments = []
        if line.article >= 0:
            here = line.entry == self.entry and line.article == self.article
            bar = self.base + self.style_of("stacked--bar")
            segments = [Segment("  ", self.base), Segment(BAR if here else " ", bar), Segment(" ", self.base)]
        elif line.entry == self.entry and line.pieces:
            segments = []
        return Strip([*segments, *(Segment(text, self.base + self._piece(name)) for text, name in line.pieces)])

    def _piece(self, name: str) -> Style:
        if name == "conflict-state":
            return self.style_of("stacked--conflict") + Style(underline=False)
        return self.style_of(f"stacked--{name}") if name else Style.null()

    # Moving

    def action_down(self) -> None:
        self.show_from(self.top + 1)

    def action_up(self) -> None:
        self.show_from(self.top - 1)

    def action_half_down(self) -> None:
        self.show_from(self.top + self.size.height // 2)

    def action_half_up(self) -> None:
        self.show_from(self.top - self.size.height // 2)

    def action_page_down(self) -> None:
        self.show_from(self.top + max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        self.show_from(self.top - max(1, self.size.height - 2))

    def action_top(self) -> None:
        self.show_from(0)

    def action_bottom(self) -> None:
        self.show_from(self.virtual_size.height)
