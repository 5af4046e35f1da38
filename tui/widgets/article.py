"""The article view: long text by the Line API, at a comfortable measure, with layers of marks and a margin."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from corpus.article import Article, Span
from tui.bylines import byline
from tui.content import Layout, airy, columns, drawn, flowing
from tui.layers import BESIDE, ORDER, Layer, Mark, runs
from tui.printable import printable, printable_line
from tui.widgets.scrolling import LineView

FIRST, MORE = 400_000, 2_000_000
"""Characters laid out before the first paint of an article, and at a time after it: 5 ms and 25 ms of wrapping."""
BAR = "▐"
STYLES = ("byline", "title", "bar", "glyph", "headline", "furniture", "note", "hit", "current-hit", "selected")

StyledLine = list[tuple[str, str]]
"""Pieces of a line of the headline block, each with the name of its style."""


class ArticleView(LineView, inherit_bindings=False):
    """An article with its headline block. Moving is by rows, or to spans of the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{name}" for name in STYLES}
    DEFAULT_CSS = """
    ArticleView {
        & > .line-view--thumb { color: $rule; }
        & > .article--byline { color: $quiet; }
        & > .article--title, & > .article--headline { color: $foreground; text-style: bold; }
        & > .article--bar, & > .article--glyph { color: $accent; }
        & > .article--furniture { color: $faint; text-style: italic; }
        & > .article--note { text-style: underline; }
        & > .article--hit { background: $hit; color: $hit-text; text-style: bold; }
        & > .article--current-hit { background: $current-hit; color: $current-hit-text; text-style: bold; }
        & > .article--selected { background: $selected; color: $selected-text; }
    }
    """

    class Moved(Message):
        """Another part of the text is in view."""

    class Selected(Message):
        """The pointer has selected a span."""

        def __init__(self, span: Span | None) -> None:
            super().__init__()
            self.span = span

    def __init__(self, measure: int = 72, margin_width: int = 4, centred: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.measure, self.margin_width, self.centred = measure, margin_width, centred
        self.article: Article | None = None
        self.layout_of_text = Layout("", measure)
        self._head: list[StyledLine] = []
        self._layers: dict[str, Layer] = {}
        self._title_hits: tuple[Span, ...] = ()
        self._empty = ""
        self._strips: dict[int, Strip] = {}
        self._revealed: Span | None = None
        """What was last brought into view: a claim, a hit, a selected sentence."""
        self._rows_before = 0
        """Rows of the view before its size changed."""

    def show(self, article: Article, furniture: Iterable[Span] = (), title_hits: tuple[Span, ...] = ()) -> None:
        """Shows an article from its top, with no marks but its headline's and its furniture's."""
        self.article, self._title_hits, self._empty, self._revealed = article, title_hits, "", None
        self._layers = {"furniture": Layer(Mark(span, "furniture") for span in furniture)}
        if headline := _headline(article):
            self._layers["headline"] = Layer([Mark(headline, "headline")])
        self._lay_out()
        self.show_from(0)
        self.screen.refresh_bindings()

    def show_nothing(self, reason: str = "") -> None:
        """Shows one line that says why there is no article."""
        self.article, self._empty, self._layers, self._head = None, printable_line(reason), {}, []
        self.layout_of_text = Layout("", self.measure)
        self._resized()
        self.screen.refresh_bindings()

    def mark(self, layer: str, marks: Iterable[Mark] | Layer) -> None:
        """Replaces the marks of one layer, a name of `ORDER`."""
        assert layer in ORDER
        marks = marks if isinstance(marks, Layer) else Layer(marks)
        if not len(marks) and layer not in self._layers:
            return
        self._layers[layer] = marks
        self._repaint()

    def marks_of(self, name: str) -> Layer:
        return self._layers.get(name) or Layer()

    # Moving

    def scroll_rows(self, rows: int) -> None:
        self.show_from(self.top + rows)

    def action_down(self) -> None:
        self.scroll_rows(1)

    def action_up(self) -> None:
        self.scroll_rows(-1)

    def action_half_down(self) -> None:
        self.scroll_rows(self.size.height // 2)

    def action_half_up(self) -> None:
        self.scroll_rows(-(self.size.height // 2))

    def action_page_down(self) -> None:
        self.scroll_rows(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        self.scroll_rows(-max(1, self.size.height - 2))

    def action_top(self) -> None:
        self.show_from(0)

    def action_bottom(self) -> None:
        self.layout_of_text.extend()
        self._resized()
        self.show_from(self.virtual_size.height)

    def reveal(self, span: Span, top: bool = False) -> None:
        """Scrolls so that the span is in view, in the upper third if it wasn't; with `top`, its row comes first."""
        self._revealed = span
        self._to_rows_of(span, top)

    def _to_rows_of(self, span: Span, top: bool = False) -> None:
        first = self.layout_of_text.row_of(span.start) + len(self._head)
        last = self.layout_of_text.row_of(max(span.start, span.end - 1)) + len(self._head)
        if self.virtual_size.height != self._height:
            self._resized()
        height = self.size.height
        if top:
            self.show_from(0 if span.start == 0 else first)
        elif first < self.top + 1 or last > self.top + height - 2:
            self.show_from(first - height // 3)

    @property
    def in_view(self) -> Span:
        """The stretch of text that is on the screen."""
        if not len(self.layout_of_text):
            return Span(0, 0)
        top = max(0, self.top - len(self._head))
        bottom = max(0, self.top + self.size.height - 1 - len(self._head))
        last = len(self.layout_of_text) - 1
        return Span(self.layout_of_text.row(min(top, last)).start, self.layout_of_text.row(min(bottom, last)).end)

    @property
    def percent(self) -> int:
        """How much of the article has been shown, 100 at its end."""
        if not self.article or self._height <= self.size.height:
            return 100
        return min(100, round(100 * (self.top + self.size.height) / self._height))

    # Laying out

    @property
    def _height(self) -> int:
        return len(self._head) + len(self.layout_of_text) + 1

    @property
    def _text_width(self) -> int:
        return max(10, min(self.measure, self.size.width - self.margin_width - 2))

    @property
    def _left(self) -> int:
        """Columns before the margin."""
        return max(0, self.size.width - self.margin_width - self._text_width - 2) // 2 if self.centred else 0

    def _lay_out(self) -> None:
        if not self.article:
            self._resized()
            return
        text, width = self.article.text, self._text_width
        if len(text) <= FIRST:
            text = flowing(text)
        self.layout_of_text = Layout(text, width, spaced=airy(text, width))
        if not self.layout_of_text.extend(FIRST):
            self.set_timer(0.02, self._lay_out_more)
        self._head = self._headline_block(width)
        self._resized()

    def _lay_out_more(self) -> None:
        if not self.layout_of_text.extend(MORE):
            self.set_timer(0.02, self._lay_out_more)
        self._resized()

    def _headline_block(self, width: int) -> list[StyledLine]:
        assert self.article
        line = printable_line(self._about())
        block: list[StyledLine] = [[], [(_cut(line, width), "byline")]]
        if not _opens_with_title(self.article):
            title = printable_line(self.article.title)
            rows = Layout(title, width)
            rows.extend()
            layer = Layer(Mark(span, "hit") for span in self._title_hits)
            for index in range(len(rows)):
                pieces = runs(rows.row(index), [layer])
                block.append([(run.span.of(title), "hit" if run.styles else "title") for run in pieces])
        return [*block, []]

    def _about(self) -> str:
        """The line over the title."""
        assert self.article
        return byline(self.article, len(self.article.text), self.article.authors)

    def _resized(self) -> None:
        self.virtual_size = Size(0, self._height)
        self._repaint()
        self.post_message(self.Moved())

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """What stood first does so again, and what was brought into view stays there."""
        rows, self._rows_before = self._rows_before, self.size.height
        kept = self._revealed if self._revealed and self._was_in_view(self._revealed, rows) else None
        if self.article and self.layout_of_text.width != self._text_width:
            place = self.in_view
            self._lay_out()
            if place.start:
                self._to_rows_of(place, top=True)
        else:
            self._repaint()
        if kept:
            self._to_rows_of(kept)

    def _was_in_view(self, span: Span, rows: int) -> bool:
        """Whether a span began in view while that had so many rows."""
        return self.top <= self.layout_of_text.row_of(span.start) + len(self._head) < self.top + rows

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    # Drawing

    def line(self, number: int) -> Strip:
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._line(number)
        return strip

    def _line(self, index: int) -> Strip:
        base = self.base
        margin = " " * (self._left + self.margin_width)
        if not self.article:
            return Strip([Segment(f"  {self._empty}" if index == 1 else "", base + self._style("byline"))])
        if index < len(self._head):
            pieces = [Segment(text, base + self._style(style)) for text, style in self._head[index]]
            return Strip([Segment(margin, base), *pieces])
        row = index - len(self._head)
        if row >= len(self.layout_of_text):
            return Strip.blank(self.size.width, base)
        return Strip(self._row(row, index, base))

    def _row(self, row: int, index: int, base: Style) -> list[Segment]:
        text, span = self.layout_of_text.text, self.layout_of_text.row(row)
        layers = [self._layers[name] for name in ORDER if name in self._layers and name != BESIDE]
        marks = [mark for layer in layers for mark in layer.touching(span)]
        signs = [mark for mark in reversed(marks) if mark.glyph and mark.span.start >= span.start]
        sign = max(signs, key=lambda mark: mark.rank, default=Mark(span, glyph=" "))
        bar = BAR if any(mark.bar for mark in marks) else " "
        space = max(0, self.margin_width - 3)
        segments = [Segment(" " * (self._left + space), base)]
        if space >= 2:
            found = [mark for mark in self.marks_of(BESIDE).touching(span) if mark.span.start >= span.start]
            other = max(found, key=lambda mark: mark.rank, default=Mark(span, glyph=" "))
            segments = [
                Segment(" " * (self._left + space - 2), base),
                Segment(other.glyph, base + self._style(other.glyph_style)),
                Segment(" ", base),
            ]
        segments += [
            Segment(sign.glyph, base + self._style(sign.glyph_style)),
            Segment(bar + " ", base + self._style("bar")),
        ]
        # Spaces that hang over the row's end aren't drawn, so that no mark sticks out there.
        starts, length = columns(span.of(text)), len(span.of(text).rstrip(" \n")) or len(span.of(text).rstrip("\n"))
        for run in runs(Span(span.start, span.start + length), layers):
            first = run.span.start - span.start
            style = Style.combine([base, *map(self._style, run.styles), Style.from_meta({"offset": (first, index)})])
            segments.append(Segment(drawn(run.span.of(text), starts[first]), style))
        return segments

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"article--{name}", partial=True)

    # The pointer's selection

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        span = self._selected(selection)
        return (printable(span.of(self.layout_of_text.text)), "\n") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        span = self._selected(selection) if selection else None
        self.mark("selection", [Mark(span, "selected", bar=True)] if span else [])
        self.post_message(self.Selected(span))

    def _selected(self, selection: Selection) -> Span | None:
        start = self._offset_of(selection.start) if selection.start else 0
        end = self._offset_of(selection.end) if selection.end else len(self.layout_of_text.text)
        return Span(start, end) if start < end else None

    def _offset_of(self, place: Offset) -> int:
        row = place.y - len(self._head)
        if row < 0 or not len(self.layout_of_text):
            return 0
        if row >= len(self.layout_of_text):
            return len(self.layout_of_text.text)
        span = self.layout_of_text.row(row)
        return min(span.start + place.x, span.end)


def _opens_with_title(article: Article) -> bool:
    """Whether the text begins with its own title, which then isn't shown twice."""
    opening = article.text[: len(article.title) + 200].lstrip()
    return bool(article.title) and opening.startswith(article.title.rstrip("… "))


def _headline(article: Article) -> Span | None:
    """The text's first line, where it is the title."""
    start = len(article.text) - len(article.text.lstrip())
    end = article.text.find("\n", start)
    return Span(start, end) if end > 0 and article.text[start:end].strip() == article.title else None


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
