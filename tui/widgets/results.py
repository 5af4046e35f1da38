"""The list of results, by the Line API: any number of articles, of which only those in view are asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Span
from tui.answers import PAGE
from tui.bylines import INFERRED
from tui.content import Layout, columns, cropped, on_one_line
from tui.layers import Layer, Mark, runs
from tui.widgets.scrolling import LineView

if TYPE_CHECKING:
    from index.results import Entry, Hit, Passage

ASIDE = 12, 18
"""Columns for date and outlet, at least and at most."""
CURSOR, MARKED, UNREAD, NOTED = "▌", "◆", "•", "✎"

StyledLine = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the person did with an article, as the list shows it."""

    read: bool = False
    marked: bool = False
    noted: bool = False


class ResultList(LineView, inherit_bindings=False):
    """Articles with their passages. `cursor` is the number of the one that is pointed at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"results--{name}" for name in ("cursor", "bar", "date", "title", "unread", "flag", "passage", "hit", "waiting")
    }
    DEFAULT_CSS = """
    ResultList {
        & > .line-view--thumb { color: $rule; }
        & > .results--cursor { background: $cursor; }
        & > .results--bar { color: $accent; }
        &:blur > .results--bar { color: $faint; }
        & > .results--date { color: $quiet; }
        & > .results--title { color: $foreground; }
        & > .results--unread { color: $foreground; text-style: bold; }
        & > .results--flag { color: $accent; }
        & > .results--passage { color: $quiet; }
        & > .results--hit { background: $hit; color: $hit-text; text-style: bold; }
        & > .results--waiting { color: $faint; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Wanted(Message):
        """Results from `offset` on are in view and not there yet."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class Pointed(Message):
        """The cursor is on another result, or on one that has just arrived."""

        def __init__(self, index: int, hit: "Hit") -> None:
            super().__init__()
            self.index, self.hit = index, hit

    class Chosen(Message):
        """A click on the result that the cursor is on."""

    def __init__(self, standing: Callable[[str], Standing], id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.total = 0
        self._standing = standing
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._lines_each = 2
        self._lines: dict[int, list[StyledLine]] = {}

    def show(self, total: int, hits: Iterable["Hit"], cursor: int = 0) -> None:
        """Replaces all results by the first page of others; `lines` are those of each result."""
        page = list(hits)
        self.total, self._hits, self._asked = total, dict(enumerate(page)), {0}
        most = max((len(hit.passages) for hit in page), default=0)
        searched = any(passage.hits for hit in page for passage in hit.passages)
        self._lines_each = 3 if searched else 1 + min(1, most)
        self._lines.clear()
        self.virtual_size = Size(0, self.total * self._lines_each)
        self.set_reactive(ResultList.cursor, min(cursor, max(0, total - 1)))
        self._reveal()
        self._tell()
        self.refresh()

    def add(self, offset: int, hits: Iterable["Hit"]) -> None:
        """Results that were wanted."""
        self._hits.update(enumerate(hits, offset))
        self._lines.clear()
        if self.cursor in range(offset, offset + PAGE):
            self._tell()
        self.refresh()

    def hit(self, index: int | None = None) -> "Hit | None":
        return self._hits.get(self.cursor if index is None else index)

    def restate(self) -> None:
        """Draws all anew, since what the person did with an article has changed."""
        self._lines.clear()
        self.refresh()

    # Moving

    def action_down(self) -> None:
        self.cursor += 1

    def action_up(self) -> None:
        self.cursor -= 1

    def action_half_down(self) -> None:
        self.cursor += max(1, self._page // 2)

    def action_half_up(self) -> None:
        self.cursor -= max(1, self._page // 2)

    def action_page_down(self) -> None:
        self.cursor += self._page

    def action_page_up(self) -> None:
        self.cursor -= self._page

    def action_top(self) -> None:
        self.cursor = 0

    def action_bottom(self) -> None:
        self.cursor = self.total - 1

    @property
    def _page(self) -> int:
        return max(1, self.size.height // self._lines_each)

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        for index in (old, new):
            self.refresh_lines(index * self._lines_each, self._lines_each)
        self._reveal()
        self._tell()

    def _tell(self) -> None:
        if hit := self._hits.get(self.cursor):
            self.post_message(self.Pointed(self.cursor, hit))

    def _reveal(self) -> None:
        top, height = self.cursor * self._lines_each, self.size.height
        if top < self.top:
            self.show_from(top)
        elif top + self._lines_each > self.top + height:
            self.show_from(top + self._lines_each - height)

    def on_resize(self, event: Resize) -> None:
        self._lines.clear()
        self._reveal()
        self.refresh()

    def on_click(self, event: Click) -> None:
        index = (self.top + event.y) // self._lines_each
        if index == self.cursor and event.chain > 1:
            self.post_message(self.Chosen())
        elif index < self.total:
            self.cursor = index

    # Drawing

    def line(self, number: int) -> Strip:
        index, line = divmod(number, self._lines_each)
        base = self.base
        if index >= self.total:
            return Strip.blank(self.text_width, base)
        if index == self.cursor:
            base += self._style("cursor")
        pieces = self._result(index)[line]
        bar = Segment(CURSOR if index == self.cursor else " ", base + self._style("bar"))
        segments = [bar, *(Segment(text, base + self._style(style)) for text, style in pieces)]
        return Strip(segments).adjust_cell_length(self.text_width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"results--{name}", partial=True) if name else Style.null()

    def _result(self, index: int) -> list[StyledLine]:
        """The lines of one result; a page that isn't there yet is asked for."""
        if index not in self._hits:
            page = index // PAGE * PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.Wanted(page))
            return [[(" …", "waiting")]] + [[] for _ in range(self._lines_each - 1)]
        if index not in self._lines:
            self._lines[index] = self._lines_of(self._hits[index])
        return self._lines[index]

    def _lines_of(self, hit: "Hit") -> list[StyledLine]:
        """Date and outlet in a column of their own; title and passages beside them."""
        width = self.text_width - 1
        aside = max(ASIDE[0], min(ASIDE[1], width // 5))
        entry, standing = hit.entry, self._standing(hit.entry.id)
        flag = MARKED if standing.marked else NOTED if standing.noted else " " if standing.read else UNREAD
        title, hits = on_one_line(entry.title, hit.title_hits)
        shown, moved = cropped(title, width - aside - 4)
        pieces = _pieces(shown, [Span(s - moved, e - moved) for s, e in hits], "title" if standing.read else "unread")
        lines = [[*_aside(_date(entry), aside), (f"{flag} ", "flag"), *pieces]]
        passages = _passages(hit.passages, width - aside - 4, self._lines_each - 1)
        for number in range(self._lines_each - 1):
            words = passages[number] if number < len(passages) else []
            lines.append([*_aside(_outlet(entry) if number == 0 else "", aside), ("  ", ""), *words])
        return lines


def _passages(passages: "tuple[Passage, ...]", width: int, lines: int) -> list[StyledLine]:
    """A line for each passage; a single one may run on over all lines."""
    result = []
    for passage in passages[:lines]:
        start = passage.span.start
        text, hits = on_one_line(passage.text, [Span(s - start, e - start) for s, e in passage.hits])
        if len(passages) == 1 and lines > 1 and columns(text)[-1] > width:
            return _run_on(text, hits, width, lines)
        text, moved = cropped(text, width, hits[0] if hits else None)
        result.append(_pieces(text, [Span(s - moved, e - moved) for s, e in hits], "passage"))
    return result


def _run_on(text: str, hits: Iterable[Span], width: int, lines: int) -> list[StyledLine]:
    rows = Layout(text, width)
    rows.extend()
    hits, result = list(hits), []
    first = min(rows.row_of(hits[0].start), max(0, len(rows) - lines)) if hits else 0
    for index in range(first, min(first + lines, len(rows))):
        row = rows.row(index)
        words, inside = row.of(text), [Span(s - row.start, e - row.start) for s, e in hits]
        if index == first + lines - 1 and index + 1 < len(rows):
            words, _ = cropped(words.rstrip() + " …", width)
        result.append(_pieces(words, inside, "passage"))
    return result


def _pieces(text: str, hits: Iterable[Span], style: str) -> StyledLine:
    layer = Layer(Mark(Span(max(0, s), e), "hit") for s, e in hits if e > 0)
    return [(run.span.of(text), run.styles[-1] if run.styles else style) for run in runs(Span(0, len(text)), [layer])]


def _aside(text: str, width: int) -> StyledLine:
    return [(f" {_fitted(text, width)} ", "date")]


def _date(entry: "Entry") -> str:
    if not entry.published:
        return ""
    return entry.published.isoformat() + (INFERRED if "published" in entry.inferred else "")


def _outlet(entry: "Entry") -> str:
    return (entry.outlet or "") + (INFERRED if entry.outlet and "outlet" in entry.inferred else "")


def _fitted(text: str, width: int) -> str:
    text, _ = cropped(on_one_line(text)[0], width)
    return text + " " * (width - columns(text)[-1])
