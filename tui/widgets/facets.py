"""Filters: how the results spread over outlets, months and tags, with counts; choosing one narrows the query."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.content import columns, cropped
from tui.printable import printable_line
from tui.querytext import term, words

if TYPE_CHECKING:
    from index.results import Facets

SHOWN = 100
"""Values shown of each kind; filling an OptionList takes 50 µs a row."""
KINDS = (("outlet", "OUTLET"), ("date", "MONTH"), ("tag", "TAG"))
BAR = 8
"""Columns of the longest bar."""


class FacetList(OptionList):
    """The values of one field."""

    BINDINGS: ClassVar = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("space", "select", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("l,right", "app.focus_next", show=False),
        Binding("h,left", "app.focus_previous", show=False),
    ]

    def __init__(self, field: str) -> None:
        super().__init__(id=f"facet-{field}", markup=False, compact=True)
        self.field = field


class FacetPanel(Horizontal):
    """One list a field, side by side."""

    DEFAULT_CSS = """
    FacetPanel {
        background: $background;
        padding: 0 1;
        .facet { width: 1fr; height: 1fr; padding: 0 1; }
        .facet-title { color: $quiet; height: 1; text-wrap: nowrap; text-overflow: clip; }
        FacetList {
            height: 1fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
            & > .option-list--option { color: $foreground; }
            & > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
            &:focus { background: $background; background-tint: $background 0%; border: none; }
            &:focus > .option-list--option-highlighted { background: $cursor; color: $foreground; text-style: bold; }
        }
    }
    """

    class Toggled(Message):
        """A value was chosen: its term goes into the query, or out of it."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    def compose(self) -> ComposeResult:
        for field, title in KINDS:
            with Vertical(classes="facet"):
                yield Static(
                    Content.assemble(("─ ", "$rule"), title, (" " + "─" * 300, "$rule")), classes="facet-title"
                )
                yield FacetList(field)

    def enter(self) -> None:
        """Puts the cursor into the first list that has values."""
        lists = list(self.query(FacetList))
        next((values for values in lists if values.option_count), lists[0]).focus()

    def show(self, facets: "Facets", query: str) -> None:
        """Shows the counts of the results of `query`; values that it asks for bear a tick."""
        chosen = set(words(query))
        spread = {"outlet": facets.outlets, "date": facets.months, "tag": facets.tags}
        for field, _ in KINDS:
            self._fill(self.query_one(f"#facet-{field}", FacetList), spread[field], chosen)

    def _fill(self, values: FacetList, counts: Mapping[str, int], chosen: set[str]) -> None:
        place = values.highlighted
        width = max(12, values.size.width - 2)
        if values.field == "date":
            counts = dict(reversed(list(counts.items())))
        most = max(counts.values(), default=1)
        names = max((columns(printable_line(name))[-1] for name in counts), default=0)
        rows = [(name, count, term(values.field, name)) for name, count in list(counts.items())[:SHOWN]]
        values.clear_options()
        values.add_options(
            Option(self._row(name, count, most, names, width, wanted in chosen), id=wanted)
            for name, count, wanted in rows
        )
        if counts:
            values.highlighted = min(place or 0, min(len(counts), SHOWN) - 1)

    def _row(self, name: str, count: int, most: int, names: int, width: int, chosen: bool) -> Content:
        number = f"{count:>{len(f'{most:,}')},}"
        bar = BAR if width - names - len(number) - 5 >= BAR else 0
        room = max(4, min(names, width - len(number) - bar - 5))
        shown, _ = cropped(printable_line(name), room)
        label = ("✓ " if chosen else "  ") + shown + " " * (room - columns(shown)[-1])
        line = "━" * max(1, round(count / most * bar)) if bar else ""
        return Content.assemble(
            (label, "bold $accent" if chosen else ""), "  ", (number, "$quiet"), " ", (line, "$accent 70%")
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.Toggled(event.option_id))
