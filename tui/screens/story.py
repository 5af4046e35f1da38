"""Story: the claims of all articles on the same events as a matrix, claims down and articles across."""

import asyncio
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from corpus.errors import CrossreadError
from tui.actions import STORY, bindings
from tui.compared import DIFFERENT
from tui.printable import printable_line
from tui.screens.base import CorpusScreen
from tui.stacking import outlet_and_day
from tui.storied import by_day, has_figures, row, short_day, timeline
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.widgets.matrix import Matrix, MatrixHead

if TYPE_CHECKING:
    from claims.comparison import Comparison, Thread
    from tui.crossing import ToldStory

TIMELINE = 40
"""Columns of the timeline at most."""
AT_ONCE = 4
"""Articles that are compared from here at most."""
NEEDS_STORY = frozenset({
    "open_words", "compare", "only_differences", "only_figures", "left", "right", "down", "up", "half_down", "half_up",
    "page_down", "page_up", "top", "bottom",
})  # fmt: skip


class StoryScreen(CorpusScreen):
    """It owns the story and its filters; the matrix shows the threads that pass them."""

    CSS_PATH = "story.tcss"
    BINDINGS = bindings(STORY)
    ACTIONS_OF = STORY

    def __init__(self, article: str) -> None:
        """Shows the story that the article of this id belongs to."""
        super().__init__()
        self._asked = article
        self.found: ToldStory | None = None
        self.threads: tuple[Thread, ...] = ()
        """Those in the matrix, the most telling first."""
        self.order: list[int] = []
        """Numbers of the articles, as they stand across."""
        self.only_differences = self.only_figures = False

    def compose(self) -> ComposeResult:
        yield Heading()
        yield Rule()
        yield Static("Looking for the story …", id="message", markup=False)
        with Vertical(id="body"):
            yield Static(id="timeline", markup=False)
            yield MatrixHead()
            yield MatrixHead("CLAIM")
            yield Static(id="none", markup=False)
            yield Matrix(id="matrix")
            yield Rule()
            yield Static(id="words", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.heading.say(title="Story")
        self.start(self._find(), group="story")

    @property
    def matrix(self) -> Matrix:
        return self.query_one(Matrix)

    @property
    def comparison(self) -> "Comparison | None":
        return self.found.comparison if self.found else None

    # Finding

    async def _find(self) -> None:
        message = self.query_one("#message", Static)
        try:
            told = await asyncio.to_thread(self.workspace.crossing.story, self._asked)
        except CrossreadError as error:
            message.update(f"The story can't be shown: {printable_line(str(error))}")
            return
        if len(told.comparison.articles) < 2:
            message.update("No other article of the corpus reports these events.")
            return
        self.found, self.order = told, by_day(told.comparison)
        self.add_class("is-there")
        articles = [told.comparison.articles[number] for number in self.order]
        outlets, days = self.query(MatrixHead)
        outlets.show([article.outlet or article.title for article in articles])
        days.show([short_day(article.published) for article in articles])
        bars, words = timeline(told.comparison, min(TIMELINE, self.size.width // 2))
        self.query_one("#timeline", Static).update(Text.assemble("  ", (bars, "bold"), "  " if bars else "", words))
        own = next(at for at, article in enumerate(articles) if article.id == self._asked)
        self._show(column=own)
        self.matrix.focus()
        self.refresh_bindings()

    def _show(self, thread: "Thread | None" = None, column: int = 0) -> None:
        """Shows the threads that pass the filters, the one given staying current if it is among them."""
        assert self.comparison
        self.threads = tuple(
            thread
            for thread in self.comparison.threads
            if not (self.only_differences and thread.relation not in DIFFERENT)
            if not (self.only_figures and not has_figures(thread))
        )
        self.set_class(not self.threads, "is-bare")
        if not self.threads:
            filtered = (
                "these articles share no such claim" if self.comparison.threads else "these articles share no claim"
            )
            self.query_one("#none", Static).update(f"Nothing to show: {filtered}.")
        rows = [row(self.comparison, thread, self.order) for thread in self.threads]
        self.matrix.show(rows, self.threads.index(thread) if thread in self.threads else 0, column)
        self._tell()

    def _tell(self) -> None:
        assert self.found
        count, origins = len(self.order), len(self.found.comparison.origins)
        of = f" of {self.found.total}" if self.found.total > count else ""
        filters = [word for word, on in (("differences", self.only_differences), ("figures", self.only_figures)) if on]
        parts = [f"{count}{of} articles", f"{origins} origin{'' if origins == 1 else 's'}"]
        if filters:
            parts.append(f"only {' and '.join(filters)}")
        self.heading.say(title=f"Story: {self.found.label}", status=" · ".join(parts))

    @on(Matrix.Pointed)
    def _pointed(self) -> None:
        """Shows the words of the current cell, and moves the heads along."""
        matrix = self.matrix
        for head in self.query(MatrixHead):
            head.place(matrix.claims_width, matrix.first, matrix.column)
        if not (self.comparison and (thread := self.thread)):
            return
        number = self.article
        article, state, at = self.comparison.articles[number], thread.state(number), thread.member(number)
        words = Text(f"{printable_line(outlet_and_day(article))} · {state}\n", no_wrap=False)
        if at is not None:
            words.append(printable_line(" ".join(self.comparison.words(number, thread.members[at].sentence).split())))
        elif nearest := next((silent.nearest for silent in thread.silent if silent.article == number), None):
            near = printable_line(" ".join(self.comparison.words(number, nearest).split()))
            words.append(f"nearest: {near}", "italic")
        self.query_one("#words", Static).update(words)

    # The current cell

    @property
    def thread(self) -> "Thread | None":
        return self.threads[self.matrix.row] if self.threads else None

    @property
    def article(self) -> int:
        """Number of the current article in the comparison."""
        return self.order[self.matrix.column]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in NEEDS_STORY or self.found is not None

    def action_open_words(self) -> None:
        """Reads the article of the cell, from its words or from the passage nearest to them."""
        from tui.screens.comparing import reader

        if not (self.comparison and (thread := self.thread)):
            return
        at = thread.member(self.article)
        nearest = next((silent.nearest for silent in thread.silent if silent.article == self.article), None)
        span = thread.members[at].span if at is not None else nearest
        try:
            self.app.push_screen(reader(self.workspace, self.comparison.articles[self.article].id, span))
        except CrossreadError as error:
            self.say(f"✗ {error}")

    def action_compare(self) -> None:
        """Sets the articles that tell the current claim side by side, the one of the cell first."""
        from tui.screens.compare import CompareScreen

        if not (self.comparison and (thread := self.thread)):
            return
        numbers = [member.article for member in thread.members]
        numbers = list(dict.fromkeys([self.article, *numbers]))[:AT_ONCE]
        self.app.push_screen(CompareScreen([self.comparison.articles[number].id for number in numbers]))

    def action_only_differences(self) -> None:
        self.only_differences = not self.only_differences
        self._show(self.thread, self.matrix.column)

    def action_only_figures(self) -> None:
        self.only_figures = not self.only_figures
        self._show(self.thread, self.matrix.column)

    # Moving and leaving

    def action_left(self) -> None:
        self.matrix.point(self.matrix.row, self.matrix.column - 1)

    def action_right(self) -> None:
        self.matrix.point(self.matrix.row, self.matrix.column + 1)

    def action_down(self) -> None:
        self.matrix.action_down()

    def action_up(self) -> None:
        self.matrix.action_up()

    def action_half_down(self) -> None:
        self.matrix.action_half_down()

    def action_half_up(self) -> None:
        self.matrix.action_half_up()

    def action_page_down(self) -> None:
        self.matrix.action_page_down()

    def action_page_up(self) -> None:
        self.matrix.action_page_up()

    def action_top(self) -> None:
        self.matrix.action_top()

    def action_bottom(self) -> None:
        self.matrix.action_bottom()

    def action_back(self) -> None:
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()
