"""A view of many lines, of which those on the screen are drawn; the frame of the result list and of the article view.

Textual's scrollbar is a widget of its own: its repaint took as long as that of the lines beside it, and a change of
the virtual size laid out the whole screen anew, 15 ms a key while typing. Here the last column shows the place.
"""

from rich.segment import Segment
from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

THUMB = "▐"
WHEEL = 3
"""Rows a step of the wheel."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws `line(number)` for each line in view. Heirs set `virtual_size` and their text's lines."""

    DEFAULT_CSS = """
    LineView { overflow: hidden hidden; background: $background; }
    """
    COMPONENT_CLASSES = {"line-view--thumb"}  # noqa: RUF012 (as Widget declares it)

    base = Style.null()
    """The style that lines are drawn on, while they are."""

    virtual_size = Reactive(Size(0, 0))  # not `layout=True`: there is no scrollbar that comes and goes

    @property
    def text_width(self) -> int:
        """Columns for text: all but the last, which is the scrollbar's."""
        return max(1, self.size.width - 1)

    @property
    def top(self) -> int:
        """The first line in view."""
        return self.scroll_offset.y

    def show_from(self, line: int) -> None:
        """Scrolls so that `line` comes first, as far as there are lines."""
        self.scroll_to(y=line, animate=False, force=True)

    def line(self, number: int) -> Strip:
        """A line, of `text_width` columns at most, drawn on `base`."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        self.base = self.rich_style  # once for all lines: Textual works it out anew each time, in .4 ms
        thumb = self.base + self.get_component_rich_style("line-view--thumb", partial=True)
        self._bar = Segment(" ", self.base), Segment(THUMB, thumb)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        strip = self.line(self.top + y).adjust_cell_length(self.text_width, self.base)
        return Strip([*strip, self._bar[self._under_thumb(y)]], self.size.width)

    def _under_thumb(self, y: int) -> bool:
        height, lines = self.size.height, self.virtual_size.height
        if lines <= height:
            return False
        length = max(1, round(height * height / lines))
        first = round((height - length) * self.top / (lines - height))
        return first <= y < first + length

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.show_from(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.show_from(self.top - WHEEL)

    def style_of(self, name: str) -> Style:
        """The component style `name` of the heir, over its own."""
        return self.get_component_rich_style(name, partial=True)
