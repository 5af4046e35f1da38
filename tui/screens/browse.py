"""Browse: results while typing, a preview of the one under the cursor, filters with counts."""

import asyncio
import gc
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Paste
from textual.timer import Timer
from textual.widgets import Input

from corpus.errors import CrossreadError
from tui.actions import BROWSE, MOVING, bindings
from tui.answers import PAGE, Answers, Question
from tui.newest import Newest
from tui.querytext import order, ordered, toggled
from tui.screens.moving import Moving
from tui.screens.refreshing import RefreshingScreen
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.widgets.results import ResultList
from tui.widgets.search import ReadingLine, SearchBox

if TYPE_CHECKING:
    from corpus.article import Article
    from index.results import Hit, Results
    from tui.widgets.article import ArticleView
    from tui.widgets.empty import EmptyState
    from tui.widgets.facets import FacetPanel

PREVIEW_AFTER = 0.06
"""Seconds that the cursor rests before its article is loaded: a held key passes over articles without reading them."""
PANES = ("results", "preview", "filters")
ORDERS = {"": "best first", "-date": "newest first", "date": "oldest first"}


class BrowseScreen(Moving, RefreshingScreen):
    """The root screen. It owns the query; list, preview and filters only show what belongs to it."""

    BINDINGS = bindings(BROWSE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (140, "-very-wide")]  # noqa: RUF012 (as Screen declares it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.answers: Answers | None = None
        self.pane = "results"
        self.suggestion = ""
        self._searches, self._counts, self._previews = Newest(), Newest(), Newest()
        self._resting: Timer | None = None
        self._article: Article | None = None
        self.add_class("show-results")
        self.expect()  # until the first results are there
        if self.explorer.poor_line:  # the preview, 3 kB for each article that the cursor rests on, comes with Tab
            self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]

    def compose(self) -> ComposeResult:
        yield Heading()
        yield SearchBox(id="box")
        yield ReadingLine(id="reading")
        yield Rule()
        with Horizontal(id="body"):
            yield ResultList(self.standing, id="results")
        yield KeyLine()

    def on_mount(self) -> None:
        self.results.focus()
        # A moment, in which the thread that writes to the terminal gets its turn before imports take it.
        self.call_after_refresh(lambda: self.set_timer(0.02, lambda: self.start(self._open())))

    @property
    def box(self) -> SearchBox:
        return self.query_one("#box", SearchBox)

    @property
    def reading(self) -> ReadingLine:
        return self.query_one("#reading", ReadingLine)

    @property
    def results(self) -> ResultList:
        return self.query_one("#results", ResultList)

    @property
    def preview(self) -> "ArticleView":
        return cast("ArticleView", self.query_one("#preview"))

    @property
    def filters(self) -> "FacetPanel":
        return cast("FacetPanel", self.query_one("#filters"))

    @property
    def empty(self) -> "EmptyState":
        return cast("EmptyState", self.query_one("#empty"))

    # Opening

    async def _open(self) -> None:
        """After the first paint; half of its time would go into the widgets that are empty until now."""
        from tui.widgets.article import ArticleView
        from tui.widgets.empty import EmptyState
        from tui.widgets.facets import FacetPanel

        gc.enable()  # off since the command began
        self.heading.say(title=self.workspace.corpus.name, status="opening …")
        await self.query_one("#body").mount(
            EmptyState(id="empty"),
            ArticleView(measure=self.workspace.config.measure, margin_width=3, centred=False, id="preview"),
        )
        await self.mount(FacetPanel(id="filters"), before=self.query_one(KeyLine))
        await self.open_index()

    async def search_first(self) -> None:
        query, article = self.workspace.last
        if not self._in_box:  # else something is typed already
            with self.box.prevent(Input.Changed):
                self.box.value = query
        try:
            await self._search(typing=self._in_box, article=article)
        finally:
            self.answered()

    async def search_again(self) -> None:
        """Shows the results of the same query, typed as far as it is."""
        typing = self.answers is not None and self.answers.question == Question(self.box.value, typing=True)
        await self._search(typing, stay=True)

    # Searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.start(self._search(typing=True), group="search", expected=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.start(self._search(stay=True), group="search", expected=True)
        self._show_pane("results")

    def search_for(self, query: str) -> None:
        """Puts a query into the box and shows its results."""
        self.box.value = query
        self.box.cursor_position = len(query)
        self._show_pane("results")

    async def _search(self, typing: bool = False, article: str | None = None, stay: bool = False) -> None:
        """Asks what is in the box, and shows the results with the cursor on an article, or with `stay` where it is."""
        from index.errors import DamagedIndexError, QueryError

        question = Question(self.box.value, typing)
        try:
            results = await self._searches.ask(lambda cancelled: self.workspace.search(question, 0, PAGE, cancelled))
        except QueryError as error:
            self._refused(error)
            return
        except DamagedIndexError as error:
            if not self.mend(str(error)):
                raise
            return
        self._show(question, results, article, stay)
        self.start(self._count(question), group="counts")

    async def _count(self, question: Question) -> None:
        facets = await self._counts.ask(lambda cancelled: self.workspace.facets(question, cancelled))
        self.filters.show(facets, question.query)

    def _refused(self, error: "CrossreadError") -> None:
        self.suggestion = getattr(error, "suggestion", None) or ""
        hint = f"  {self.key('browse.suggestion')}: {self.suggestion}" if self.suggestion else ""
        self.reading.refuse(str(error) + hint)
        self.box.underline(getattr(error, "span", None))
        if self.has_class("is-empty"):
            self.empty.show("The query can't be read as it stands.", [self.suggestion] if self.suggestion else [])

    def _show(self, question: Question, results: "Results", article: str | None, stay: bool) -> None:
        # Who has moved stays on the article; who hasn't sees the first one.
        here = self.results.cursor if stay and self.answers and self.answers.question.query == question.query else 0
        if here and (hit := self.results.hit()):
            article = hit.entry.id
        query = question.query
        self.answers = Answers(self.workspace, question, results)
        places = [number for number, hit in enumerate(results.hits) if hit.entry.id == article]
        self.suggestion = results.suggestions[0] if results.suggestions else ""
        self.results.show(results.total, results.hits, places[0] if places else here)
        self.box.underline(None)
        self.reading.read_as(self._read_as(results), results.seconds if query.strip() else None)
        self.set_class(results.total == 0, "is-empty")
        if results.total == 0:
            self.empty.show(self._nothing(query), results.suggestions)
            self.reading.count("")
            self.preview.show_nothing()
        if self.pane == "results" and not self._in_box:
            self._show_pane("results")  # the list, or what there is to try in its place
        self.tell_state()

    def _read_as(self, results: "Results") -> str:
        if self.suggestion and results.total:
            return f"{results.reading}  ·  did you mean {self.suggestion}? {self.key('browse.suggestion')}"
        if results.reading:
            return results.reading
        search, read, help_ = (self.key(action) for action in ("browse.search", "browse.open", "app.help"))
        return f"{search} to search · {read} to read · {help_} for all keys"

    def _nothing(self, query: str) -> str:
        if not query.strip():
            return self.why_empty()
        advice = f"Try fewer or other words, or take a filter away ({self.key('browse.filters')})."
        return f"Nothing matches {query.strip()}\n{advice}"

    @on(ResultList.Wanted)
    def _wanted(self, event: ResultList.Wanted) -> None:
        self.start(self._fetch(event.offset), group="pages")

    async def _fetch(self, offset: int) -> None:
        if answers := self.answers:
            hits = await answers.page(offset)
            if answers is self.answers:
                self.results.add(offset, hits)
                self.explorer.call_later(self.explorer.type_on)

    def on_empty_state_chosen(self, event: "EmptyState.Chosen") -> None:
        self.search_for(event.query)

    def action_suggestion(self) -> None:
        if self.suggestion:
            self.search_for(self.suggestion)
        else:
            self.say("no other spelling is suggested")

    # The preview follows the cursor

    @on(ResultList.Pointed)
    def _pointed(self, event: ResultList.Pointed) -> None:
        self.reading.count(f"{event.index + 1:,} of {self.results.total:,}")
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(PREVIEW_AFTER, lambda: self.start(self._preview(event.hit), group="preview"))

    async def _preview(self, hit: "Hit") -> None:
        question = self.answers.question if self.answers else Question()
        try:
            reading = await self._previews.ask(lambda _: self.workspace.read(hit.entry, question))
        except CrossreadError as error:
            self.preview.show_nothing(str(error))
            return
        self._article = reading.article
        self.preview.show(reading.article, reading.furniture, hit.title_hits)
        self.mark_kept(self.preview, reading.article)
        from tui.layers import Mark

        self.preview.mark("hits", [Mark(span, "hit") for span in reading.hits])
        if reading.hits:
            self.preview.reveal(reading.hits[0])
        await asyncio.to_thread(self.workspace.remember, self.box.value, hit.entry.id)

    # Panes

    def _show_pane(self, pane: str) -> None:
        self.pane = pane
        for name in PANES:
            self.set_class(name == pane, f"show-{name}")
        if pane == "results":
            target = self.empty.choices if self.has_class("is-empty") else self.results
            self.set_focus(target)
        elif pane == "preview":
            self.set_focus(self.preview)
        else:
            self.filters.enter()

    def action_next_pane(self) -> None:
        self._show_pane(PANES[(PANES.index(self.pane) + 1) % len(PANES)] if not self._in_box else "results")

    def action_previous_pane(self) -> None:
        self._show_pane(PANES[(PANES.index(self.pane) - 1) % len(PANES)] if not self._in_box else "results")

    @property
    def in_hand(self) -> "ArticleView | FacetPanel | ResultList":
        """What the keys that move work on: the pane in hand; from the search box, the list."""
        if self.pane == "preview":
            return self.preview
        return self.filters if self.pane == "filters" else self.results

    @property
    def _in_box(self) -> bool:
        return self.focused is self.box

    @property
    def asking(self) -> bool:
        return super().asking or self._page_missing

    @property
    def _page_missing(self) -> bool:
        """Whether the cursor is on a result of a page that is on its way; moving needn't wait for it."""
        return self.results.hit() is None and self.results.total > 0

    def waits(self, typed: Key | Paste) -> bool:
        return super().waits(typed) and (super().asking or self.action_of(typed) not in MOVING)

    def action_search(self) -> None:
        if self.pane != "results":
            self._show_pane("results")
        self.box.take_over()

    def action_all_claims(self) -> None:
        self.explorer.claims(self.box.value)

    def action_filters(self) -> None:
        self._show_pane("results" if self.pane == "filters" else "filters")

    def on_facet_panel_toggled(self, event: "FacetPanel.Toggled") -> None:
        self.box.value = toggled(self.box.value, event.term)

    def action_next_filter(self) -> None:
        self.filters.turn(1)

    def action_previous_filter(self) -> None:
        self.filters.turn(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("next_filter", "previous_filter"):
            return self.pane == "filters"
        return super().check_action(action, parameters)

    def action_sort(self) -> None:
        names = list(ORDERS)
        now = order(self.box.value)
        wanted = names[(names.index(now) + 1) % len(names)] if now in names else ""
        self.box.value = ordered(self.box.value, wanted)
        self.say(ORDERS[wanted])

    def action_back(self) -> None:
        if self._in_box or self.pane != "results":
            self._show_pane("results")
        elif self.box.value:
            self.box.value = ""

    def action_leave(self) -> None:
        if self.pane != "results":
            self._show_pane("results")
        else:
            self.app.exit()

    # Reading, and the corpus as a whole

    @on(ResultList.Chosen)
    def action_open(self) -> None:
        if self.pane == "filters":
            self.filters.toggle()
        elif self.answers and self.results.hit():
            from tui.screens.read import ReadScreen

            self.app.push_screen(ReadScreen(self.answers, self.results.cursor), self._returned)

    def _returned(self, index: int | None) -> None:
        if index is not None:
            self.results.cursor = index
        self.results.restate()

    # What is kept is about the article under the cursor

    @property
    def view(self) -> "ArticleView":
        return self.preview

    @property
    def has_article(self) -> bool:
        return self.is_mounted and self.results.hit() is not None

    @property
    def article(self) -> "Article | None":
        """The article under the cursor, though the preview may still show another."""
        hit = self.results.hit() if self.is_mounted else None
        if hit and (self._article is None or self._article.id != hit.entry.id):
            try:
                self._article = self.workspace.corpus.load(hit.entry.locator, hit.entry.id)
            except CrossreadError as error:
                self.say(f"✗ {error}")
                return None
        return self._article if hit else None

    def kept_changed(self) -> None:
        super().kept_changed()
        self.results.restate()

    def save_query(self, name: str) -> None:
        query = self.box.value
        self.keep(lambda kept: kept.save_query(name, query), f"saved; query:{'-'.join(name.split())} searches for it")

    def action_save_query(self) -> None:
        from tui.screens.prompt import Prompt

        if not self.box.value.strip():
            self.say("there is no query to save")
            return
        prompt = Prompt("save the query as", hint="a name of one word")
        self.app.push_screen(prompt, lambda name: self.save_query(name) if name else None)
