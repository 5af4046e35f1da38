"""Claims: those of the whole corpus or of a query as a table, ordered by column, filtered, each opened at its words."""

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from corpus.errors import CrossreadError
from tui.actions import AT_ONCE_BEFORE, CLAIMS, bindings, key_shown
from tui.answers import Answers, Question
from tui.citation import citation
from tui.claimrows import how_sure
from tui.newest import Newest
from tui.querytext import order, ordered, toggled
from tui.screens.base import CorpusScreen
from tui.screens.moving import Moving
from tui.widgets.claim_detail import ClaimDetail
from tui.widgets.claim_table import PAGE, ClaimTable, TableHead
from tui.widgets.empty import EmptyState
from tui.widgets.facets import FacetPanel
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.widgets.search import ReadingLine, SearchBox

if TYPE_CHECKING:
    from index.claims.listing import ClaimOrder
    from index.results import ClaimResults

FILTERS = (
    ("claim.by", "WHO"), ("claim.is", "HOW SURE"), ("claim.state", "BESIDE OTHERS"), ("claim.speech", "SPEECH"),
)  # fmt: skip
LOOK_AGAIN = 1.0
"""Seconds between two looks whether claims have been found meanwhile."""
ORDERS: "dict[ClaimOrder, tuple[str, bool, str]]" = {
    "article": ("", False, "in the order of their articles"),
    "actor": ("source", False, "by who"),
    "-figure": ("figures", True, "greatest figure first"),
    "figure": ("figures", False, "least figure first"),
    "-date": ("dates", True, "latest date first"),
    "date": ("dates", False, "earliest date first"),
}
"""Each order with the column it goes by, whether it falls, and its name."""


class ClaimsScreen(Moving, CorpusScreen):
    """It owns the query and the order; table, detail and filters only show what belongs to them."""

    CSS_PATH = "claims.tcss"
    BINDINGS = bindings(CLAIMS)
    ACTIONS_OF = CLAIMS
    AT_ONCE = AT_ONCE_BEFORE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (as Screen declares it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self.expect()  # until there is an answer
        self._first_query = query
        self.order: ClaimOrder = "article"
        self.pane = "table"
        self.question = Question(query)
        """That of the claims in the table."""
        self._searches, self._pages = Newest(), asyncio.Lock()
        self._generation = -1

    def compose(self) -> ComposeResult:
        yield Heading()
        yield SearchBox(id="box")
        yield ReadingLine(id="reading")
        yield Rule()
        yield TableHead()
        yield ClaimTable(id="table")
        yield EmptyState(id="empty")
        yield ClaimDetail(id="detail")
        yield FacetPanel(id="filters", fields=FILTERS)
        yield KeyLine()

    def on_mount(self) -> None:
        self.heading.say(title="Claims")
        with self.box.prevent(Input.Changed):
            self.box.value = self._first_query
        self.set_focus(self.table)
        self.start(self._search(), group="search", expected=True)
        self.answered()
        self.set_interval(LOOK_AGAIN, self._look_again)

    @property
    def box(self) -> SearchBox:
        return self.query_one("#box", SearchBox)

    @property
    def reading(self) -> ReadingLine:
        return self.query_one("#reading", ReadingLine)

    @property
    def table(self) -> ClaimTable:
        return self.query_one("#table", ClaimTable)

    @property
    def filters(self) -> FacetPanel:
        return self.query_one("#filters", FacetPanel)

    @property
    def empty(self) -> EmptyState:
        return self.query_one("#empty", EmptyState)

    # Searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.start(self._search(typing=True), group="search", expected=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.start(self._search(), group="search", expected=True)
        self._show_pane("table")

    def search_for(self, query: str) -> None:
        """Puts a query into the box and shows its claims."""
        self.box.value = query
        self.box.cursor_position = len(query)
        self._show_pane("table")

    def _look_again(self) -> None:
        """Shows the claims anew when the index has changed: while it is built, words come first, claims later."""
        index = self.workspace.index
        if index and index.generation != self._generation and self.is_current:
            self.start(self._search(), group="search")

    async def _search(self, typing: bool = False) -> None:
        from index.errors import QueryError

        question, by, workspace = Question(self.box.value, typing), self.order, self.workspace
        self._generation = workspace.index.generation if workspace.index else -1
        try:
            results = await self._searches.ask(lambda cancelled: workspace.claims(question, by, 0, PAGE, cancelled))
        except QueryError as error:
            self.reading.refuse(str(error))
            self.box.underline(error.span)
            return
        self.box.underline(None)
        self.question = question
        if results is None:
            self._show_none("Claims are still looked for.\nThey appear here as soon as they have been found.")
        elif not results.total:
            self._show_none(self._nothing(question.query))
            self.reading.read_as(results.reading)
            self._show_filters(results)
        else:
            self._show(results)

    def _show(self, results: "ClaimResults") -> None:
        self.remove_class("is-empty")
        articles = f"{results.articles:,} article{'' if results.articles == 1 else 's'}"
        self.heading.say(status=f"{results.total:,} claim{'' if results.total == 1 else 's'} in {articles}")
        self.reading.read_as(results.reading or "the claims of all articles", results.seconds)
        self.table.show(results.total, results.hits)
        self._show_filters(results)
        self._show_order()
        if self.pane == "table" and self.focused is not self.box:
            self.set_focus(self.table)

    def _show_filters(self, results: "ClaimResults") -> None:
        facets = results.facets
        counts = (facets.actors.items(), how_sure(facets).items(), facets.states.items(), facets.speech.items())
        self.filters.fill(counts, self.question.query)

    def _show_none(self, reason: str) -> None:
        if self.focused is self.table:
            self.set_focus(None)  # else Textual hands it on to the box, where letters are no keys
        self.add_class("is-empty")
        self.heading.say(status="no claims")
        self.reading.count("")
        self.table.show(0, ())
        self.empty.show(reason, ())

    def _nothing(self, query: str) -> str:
        if not query.strip():
            return "No claims were found in the articles of this corpus."
        advice = f"Try fewer or other words, or take a filter away ({self.key('browse.filters')})."
        return f"No claim answers {query.strip()}\n{advice}"

    def key(self, action: str) -> str:
        return key_shown(self.workspace.config.keys_of(action)[0])

    @on(ClaimTable.Wanted)
    def _wanted(self, event: ClaimTable.Wanted) -> None:
        self.start(self._fetch(event.offset), group="pages")

    async def _fetch(self, offset: int) -> None:
        question, by, workspace = self.question, self.order, self.workspace
        async with self._pages:
            results = await asyncio.to_thread(workspace.claims, question, by, offset, PAGE)
        if results and (question, by) == (self.question, self.order):
            self.table.add(offset, results.hits)

    @on(ClaimTable.Pointed)
    def _pointed(self, event: ClaimTable.Pointed) -> None:
        self.reading.count(f"{event.index + 1:,} of {self.table.total:,}")
        self.query_one(ClaimDetail).show(event.row)

    # Order

    def _show_order(self) -> None:
        name, falling, _ = ORDERS[self.order]
        published = order(self.box.value)
        if not name and published in ("date", "-date"):
            name, falling = "published", published == "-date"
        self.query_one(TableHead).order(name, falling)

    def _order_by(self, wanted: "ClaimOrder") -> None:
        self.order = wanted
        self.say(ORDERS[wanted][2])
        self.start(self._search(), group="search", expected=True)

    def action_by_who(self) -> None:
        self._order_by("article" if self.order == "actor" else "actor")

    def action_by_figure(self) -> None:
        self._order_by("figure" if self.order == "-figure" else "-figure")

    def action_by_date(self) -> None:
        self._order_by("date" if self.order == "-date" else "-date")

    def action_by_published(self) -> None:
        self.order = "article"
        newest = order(self.box.value) == "-date"
        self.say("oldest article first" if newest else "newest article first")
        self.box.value = ordered(self.box.value, "date" if newest else "-date")

    def action_sort(self) -> None:
        names = list(ORDERS)
        self._order_by(names[(names.index(self.order) + 1) % len(names)])

    # Panes

    def _show_pane(self, pane: str) -> None:
        self.pane = pane
        self.set_class(pane == "filters", "show-filters")
        if pane == "filters":
            self.filters.enter()
        elif self.has_class("is-empty"):
            self.set_focus(None)
        else:
            self.set_focus(self.table)

    def action_search(self) -> None:
        self._show_pane("table")
        self.box.take_over()

    def action_filters(self) -> None:
        self._show_pane("table" if self.pane == "filters" else "filters")

    def action_next_pane(self) -> None:
        self._show_pane("table" if self.pane == "filters" or self.focused is self.box else "filters")

    def action_next_filter(self) -> None:
        self.filters.turn(1)

    def action_previous_filter(self) -> None:
        self.filters.turn(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("next_filter", "previous_filter"):
            return self.pane == "filters"
        if action in ("open", "cite", "who_else") and self.pane != "filters" and self.has_class("is-empty"):
            return False
        return super().check_action(action, parameters)

    def on_facet_panel_toggled(self, event: FacetPanel.Toggled) -> None:
        self.box.value = toggled(self.box.value, event.term)

    def action_back(self) -> None:
        if self.focused is self.box or self.pane != "table":
            self._show_pane("table")
        elif self.box.value:
            self.box.value = ""
        else:
            self.dismiss()

    def action_leave(self) -> None:
        if self.pane != "table":
            self._show_pane("table")
        else:
            self.dismiss()

    @property
    def in_hand(self) -> "FacetPanel | ClaimTable":
        return self.filters if self.pane == "filters" else self.table

    # Reading and citing

    @on(ClaimTable.Chosen)
    def action_open(self) -> None:
        if self.pane == "filters":
            self.filters.toggle()
        elif row := self.table.row:
            from index.results import Hit, Results
            from tui.screens.read import ReadScreen

            only = Results(self.question.query, "", 1, (Hit(row.hit.entry, 0.0, ()),), 0.0)
            self.app.push_screen(ReadScreen(Answers(self.workspace, self.question, only), 0, at=row.span))

    def action_who_else(self) -> None:
        """Asks who else says the claim under the cursor."""
        self.start(self._who_else(), group="ask", expected=True)

    async def _who_else(self) -> None:
        from tui.screens.elsewhere import ElsewhereScreen

        if row := self.table.row:
            entry = row.hit.entry
            article = await asyncio.to_thread(self.workspace.corpus.load, entry.locator, entry.id)
            self.app.push_screen(ElsewhereScreen(article, row.span))

    def action_cite(self) -> None:
        self.start(self._cite(), group="ask")

    async def _cite(self) -> None:
        if not (row := self.table.row):
            return
        entry = row.hit.entry
        try:
            article = await asyncio.to_thread(self.workspace.corpus.load, entry.locator, entry.id)
        except CrossreadError as error:
            self.say(f"✗ {error}")
            return
        self.copy(citation(article, row.span))
