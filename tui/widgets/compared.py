"""Articles side by side: a pane for each, and between two of them a column with the relation of their claims."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from corpus.article import Span
from tui.layers import Mark
from tui.widgets.article import ArticleView

if TYPE_CHECKING:
    from tui.compared import Link

RULE, UP, DOWN = "│", "↑", "↓"
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
        """With empty rows after the text, so that its last claims can come as high as any of another article."""
        return super()._height + max(0, self.size.height - 2)

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
    """The column between two panes: how what begins in a row relates to the other side, and where that is.

    Where both begin in the same row, the sign stands in the middle: `│  ≠  │`. Else it stands beside the one that
    begins here, with an arrow to where the other is, above or below: `│≠↓   │`, `│   ↑≠│`.
    """

    TONES: ClassVar = ("here", "conflict", "sign", "also", "alone")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"between--{name}" for name in (*TONES, "rule")}
    DEFAULT_CSS = """
    Between {
        width: 7; height: 1fr; background: $background;
        & > .between--rule { color: $rule; }
        & > .between--also, & > .between--alone { color: $faint; }
        & > .between--sign { color: $quiet; }
        & > .between--conflict { color: $denied; text-style: bold; }
        & > .between--here { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, left: ComparedView, right: ComparedView) -> None:
        super().__init__()
        self._views = left, right
        self._links: tuple[Link, ...] = ()
        self.here = -1
        """Number of the current thread."""

    def show(self, links: "Iterable[Link]") -> None:
        self._links = tuple(links)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        rule = base + self._style("rule")
        cells = [(" ", base)] * 5
        for place, (shown, tone) in self._on(y).items():
            cells[place] = shown, base + self._style(tone)
        return Strip([Segment(RULE, rule), *(Segment(*cell) for cell in cells), Segment(RULE, rule)], 7)

    def _on(self, y: int) -> dict[int, tuple[str, str]]:
        """What stands in the five columns of a row, by column."""
        rows = [view.text_on(y) for view in self._views]
        best: dict[str, Link] = {}
        for link in self._links:
            here = [bool(row and end and row.start <= end.start < row.end)
                    for row, end in zip(rows, (link.left, link.right), strict=True)]  # fmt: skip
            side = "level" if all(here) else "left" if here[0] else "right" if here[1] else ""
            if side and (side not in best or self._rank(link) < self._rank(best[side])):
                best[side] = link
        if not best:
            return {}
        # A row has room for what is level, or for what isn't.
        if "level" in best and self._rank(best["level"]) == min(map(self._rank, best.values())):
            best = {"level": best["level"]}
        found: dict[int, tuple[str, str]] = {}
        for side, link in best.items():
            tone = self.TONES[self._rank(link)]
            found[{"left": 0, "level": 2, "right": 4}[side]] = link.sign, tone
            if link.left and link.right and side != "level":
                found[1 if side == "left" else 3] = self._arrow(link, side, y), tone
        return found

    def _arrow(self, link: "Link", side: str, y: int) -> str:
        """Whether the other end is above or below this row."""
        assert link.left
        assert link.right
        view, end = (self._views[1], link.right) if side == "left" else (self._views[0], link.left)
        return UP if view.row_of(end) - view.top < y else DOWN

    def _rank(self, link: "Link") -> int:
        return 0 if link.thread == self.here >= 0 else self.TONES.index(link.tone)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"between--{name}", partial=True)
