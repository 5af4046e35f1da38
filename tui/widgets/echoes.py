"""Who else says a claim, as a list: sign and word, outlet and day, the words with what is given otherwise set off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from corpus.article import Span
from tui.content import Layout, columns, cropped, drawn
from tui.elsewhere import Telling
from tui.glyphs import glyphs
from tui.layers import Layer, Mark, runs
from tui.printable import printable_line
from tui.stacking import outlet_and_day
from tui.widgets.scrolling import LineView

CURSOR = "▌"
MARGIN = 4
"""Columns before the words: the cursor's, and the sign's."""
SHORTEST = 12
"""Columns below which a title, or what is set against what, isn't worth its room."""
LONGEST = 100
"""Columns of the words at most: longer rows are hard to read."""
FEW_ROWS = 12
"""Rows below which one telling has the view for itself."""
MOST = 4
"""Rows of the words of one article; the rest is a key away."""
FEW = 220
"""Characters of them, about, where the line is to be spared."""
NAMES = ("cursor", "bar", "sign", "conflict-sign", "name", "title", "aside", "words", "conflict", "near", "silent")

Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    pieces: Pieces
    telling: int
    """-1 for the space between two."""


class EchoList(LineView, inherit_bindings=False):
    """`cursor` is the number of the current telling, or -1 where there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"echoes--{name}" for name in NAMES}
    DEFAULT_CSS = """
    EchoList {
        & > .line-view--thumb { color: $rule; }
        & > .echoes--cursor { background: $cursor; }
        & > .echoes--bar { color: $accent; }
        & > .echoes--sign { color: $foreground; text-style: bold; }
        & > .echoes--conflict-sign { color: $denied; text-style: bold; }
        & > .echoes--name { color: $foreground; }
        & > .echoes--title, & > .echoes--aside { color: $quiet; }
        & > .echoes--conflict { color: $denied; text-style: bold underline; }
        & > .echoes--near { color: $figure; text-style: underline; }
        & > .echoes--silent { color: $quiet; text-style: italic; }
    }
    """

    class Pointed(Message):
        """Another telling is current."""

    class Chosen(Message):
        """The person wants to read it."""

    def __init__(self, id: str | None = None, sparing: bool = False) -> None:  # noqa: A002
        """Where the line is to be spared, it shows fewer words of each article, and no title."""
        super().__init__(id=id)
        self._sparing = sparing
        self._tellings: tuple[Telling, ...] = ()
        self._lines: list[_Line] = []
        self.cursor = -1

    def show(self, tellings: Sequence[Telling], cursor: int = 0) -> None:
        """Shows tellings, one of them current."""
        self._tellings = tuple(tellings)
        self.cursor = min(cursor, len(self._tellings) - 1)
        self._lay_out()
        self.show_from(0)
        self._reveal()
        self.post_message(self.Pointed())

    @property
    def telling(self) -> Telling | None:
        """The current one."""
        return self._tellings[self.cursor] if self.cursor >= 0 else None

    # Moving

    def point(self, number: int) -> None:
        """Makes a telling the current one, the nearest there is."""
        number = max(0, min(number, len(self._tellings) - 1))
        if self._tellings and number != self.cursor:
            self.cursor = number
            self._reveal()
            self.refresh()
            self.post_message(self.Pointed())

    def action_down(self) -> None:
        self.point(self.cursor + 1)

    def action_up(self) -> None:
        self.point(self.cursor - 1)

    def action_half_down(self) -> None:
        self.point(self._after(self.size.height // 2))

    def action_half_up(self) -> None:
        self.point(self._after(-(self.size.height // 2)))

    def action_page_down(self) -> None:
        self.point(self._after(max(1, self.size.height - 2)))

    def action_page_up(self) -> None:
        self.point(self._after(-max(1, self.size.height - 2)))

    def action_top(self) -> None:
        self.point(0)

    def action_bottom(self) -> None:
        self.point(len(self._tellings) - 1)

    def _after(self, rows: int) -> int:
        """The telling so many rows on; at least the next one."""
        own = self._rows()
        if not own:
            return 0
        place = max(0, min(own[0] + rows, len(self._lines) - 1))
        there = max(self._lines[place].telling, self._lines[place - 1].telling)
        return there if there != self.cursor else self.cursor + (1 if rows > 0 else -1)

    def _rows(self) -> list[int]:
        return [number for number, line in enumerate(self._lines) if line.telling == self.cursor]

    def _reveal(self) -> None:
        rows = self._rows()
        if not rows or not self.size.height:
            return
        if rows[0] < self.top or self.size.height < FEW_ROWS:
            self.show_from(rows[0])
        elif rows[-1] >= self.top + self.size.height:
            self.show_from(min(rows[0], rows[-1] - self.size.height + 1))

    def on_resize(self, event: Resize) -> None:
        self._lay_out()
        self._reveal()

    def on_click(self, event: Click) -> None:
        number = self.top + event.y
        if number < len(self._lines) and (telling := self._lines[number].telling) >= 0:
            chosen = telling == self.cursor
            self.point(telling)
            if chosen:
                self.post_message(self.Chosen())

    # Laying out and drawing

    def _lay_out(self) -> None:
        self._lines = []
        for number, telling in enumerate(self._tellings):
            if number:
                self._lines.append(_Line((), -1))
            self._lines += [_Line(pieces, number) for pieces in (self._head(telling), *self._words(telling))]
        # Where there is room for one telling only, the last one too comes to the top.
        below = self.size.height - 1 if self.size.height < FEW_ROWS and len(self._tellings) > 1 else 0
        self.virtual_size = Size(0, len(self._lines) + below)
        self.refresh()

    @property
    def _room(self) -> int:
        return max(10, min(LONGEST, self.text_width - MARGIN - 1))

    def _head(self, telling: Telling) -> Pieces:
        """`≠ differs   Wire desk · 29 Oct 2024   Title …   1,500 / 10,000 troops`."""
        state = telling.shown_state
        gap = " " * max(2, 15 - cell_len(state))
        room = self.text_width - 3 - cell_len(state) - len(gap)
        name, _ = cropped(printable_line(outlet_and_day(telling.article)), max(8, room))
        room -= cell_len(name) + 3
        aside = printable_line(_aside(telling))
        aside = cropped(aside, room)[0] if room >= SHORTEST else ""
        room -= cell_len(aside) + 3 if aside else 0
        title = printable_line(telling.article.title) if telling.article.outlet and not self._sparing else ""
        title = "   " + cropped(title, room)[0] if title and room >= SHORTEST else ""
        between = " " * max(0, room + 3 - cell_len(title) + (0 if aside else -3)) + ("   " if aside else "")
        sign = "conflict-sign" if telling.conflicts else "sign"
        return (
            (state, sign), (gap, ""), (name, "name"), (title, "title"), (between, ""), (aside, "aside"),
        )  # fmt: skip

    def _words(self, telling: Telling) -> list[Pieces]:
        words, marks = telling.words, _marks(telling)
        if not words:
            return [(("  no passage of it comes near", "silent"),)] if telling.state == "silent" else []
        layout = Layout(words, self._room - 2)
        layout.extend()
        layer, rows = Layer(marks), []
        most = round(FEW / self._room) if self._sparing else MOST
        for index in range(min(len(layout), most)):
            span = layout.row(index)
            starts = columns(span.of(layout.text))
            end = max(span.start, span.start + len(span.of(layout.text).rstrip()))
            pieces = [
                (drawn(run.span.of(layout.text), starts[run.span.start - span.start]), (run.styles or ("words",))[-1])
                for run in runs(Span(span.start, end), [layer])
            ]
            more = [(f" {glyphs().ellipsis}", "aside")] if index == most - 1 and len(layout) > most else []
            rows.append((("  ", ""), *pieces, *more))
        return rows

    def line(self, number: int) -> Strip:
        if number >= len(self._lines):
            return Strip.blank(self.text_width, self.base)
        line = self._lines[number]
        here = line.telling == self.cursor and line.telling >= 0
        base = self.base + self.style_of("echoes--cursor") if here else self.base
        segments = [Segment(CURSOR + " " if here else "  ", base + self.style_of("echoes--bar"))]
        segments += [
            Segment(text, base + self.style_of(f"echoes--{name}") if name else base) for text, name in line.pieces
        ]
        return Strip(segments).adjust_cell_length(self.text_width, base)


def _aside(telling: Telling) -> str:
    if telling.state in ("silent", "unknown"):
        return "nearest passage" if telling.words else ""
    return telling.detail or ("a reprint of this article" if telling.reprint else "")


def _marks(telling: Telling) -> tuple[Mark, ...]:
    """What is set off, over the sentence as it is shown."""
    sentence = telling.sentence
    if sentence is None:
        return ()
    if telling.state in ("silent", "unknown"):
        return (Mark(Span(0, len(telling.words)), "silent"),)
    return tuple(
        Mark(Span(mark.span.start - sentence.start, mark.span.end - sentence.start), mark.style)
        for mark in telling.set_off()
        if sentence.holds(mark.span)
    )
