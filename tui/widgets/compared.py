"""Articles side by side: a pane for each, and between two of them a column with the relation of their claims."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from corpus.article import Span
from tui.layers import Mark
from tui.widgets.article import ArticleView

RULE = "│"
STYLES = ("alone", "conflict", "near", "here")


class ComparedView(ArticleView, inherit_bindings=False):
    """A pane of a comparison."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{name}" for name in STYLES}
    DEFAULT_CSS = """
    ComparedView {
        & > .article--alone { color: $quiet; }
        & > .article--conflict { color: $denied; text-style: bold underline; }
        & > .article--near { color: $figure; text-style: underline; }
        & > .article--here { background: $claim; }
    }
    """

    def __init__(self, measure: int, id: str | None = None) -> None:  # noqa: A002
        super().__init__(measure=measure, margin_width=3, centred=False, id=id)
        self._brought: tuple[Span, int] | None = None

    @property
    def _height(self) -> int:
        """With empty rows after the text, so that its last claims can come as high as those of a longer one."""
        return super()._height + self.size.height * 3 // 4

    def action_bottom(self) -> None:
        self.show_from(super()._height - self.size.height)

    def row_of(self, span: Span) -> int:
        """The line of the view in which a span begins."""
        return self.layout_of_text.row_of(span.start) + len(self._head)

    def text_on(self, y: int) -> Span | None:
        """The characters on a row of the screen; None where there is no text."""
        row = self.top + y - len(self._head)
        return self.layout_of_text.row(row) if 0 <= row < len(self.layout_of_text) else None

    def bring(self, span: Span, y: int) -> int:
        """Scrolls so that a span begins on row `y` of the view, as far as that goes; the row it comes to."""
        row = self.row_of(span)
        top = max(0, min(row - y, self._height - self.size.height))
        self.show_from(top)
        self._brought = span, y
        return row - top

    def on_resize(self, event: Resize) -> None:
        """What was brought into view is there again when the text has been wrapped anew."""
        self.call_after_refresh(lambda: self._brought and self.bring(*self._brought))

    def point(self, span: Span | None) -> None:
        """Sets off the current claim."""
        self.mark("current", [Mark(span, "here", bar=True)] if span else [])


class Between(Widget):
    """The column between two panes: on the row where the left one begins a claim, how the right one relates to it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"between--{name}" for name in ("rule", "sign", "conflict", "here")}
    DEFAULT_CSS = """
    Between {
        width: 5; height: 1fr; background: $background;
        & > .between--rule { color: $rule; }
        & > .between--sign { color: $quiet; }
        & > .between--conflict { color: $denied; text-style: bold; }
        & > .between--here { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, left: ComparedView) -> None:
        super().__init__()
        self._left = left
        self._signs: list[tuple[int, str, str]] = []
        """Where a sentence begins in the left pane, its glyph and the glyph's style."""
        self.here: int | None = None
        """Where the current claim's sentence begins."""

    def show(self, signs: list[tuple[int, str, str]]) -> None:
        """Shows glyphs, the more telling of two on a row first in the list."""
        self._signs = signs
        self.refresh()

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        rule = base + self._style("rule")
        row = self._left.text_on(y)
        glyph, style = " ", base
        found = [entry for entry in self._signs if row and row.start <= entry[0] < row.end]
        if found:
            start, glyph, name = next((entry for entry in found if entry[0] == self.here), found[0])
            style = base + self._style("here" if start == self.here else name)
        return Strip([Segment(RULE, rule), Segment(f" {glyph} ", style), Segment(RULE, rule)], 5)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"between--{name}", partial=True)
