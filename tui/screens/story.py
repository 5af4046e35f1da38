"""Story: the claims of all articles on the same events as a matrix, claims down and articles across."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from corpus.errors import CrossreadError
from tui.actions import AT_ONCE_BEFORE, STORY, bindings, key_shown
from tui.compared import most_telling, telling
from tui.elsewhere import tellings_of
from tui.printable import printable_line
from tui.screens.exporting import ExportingScreen
from tui.screens.moving import Moving
from tui.storied import Filters, actors, by_day, row, short_day, timeline
from tui.widgets.echoes import EchoList
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.widgets.matrix import Matrix, MatrixHead

if TYPE_CHECKING:
    from claims.comparison import Comparison, Thread
    from tui.crossing import ToldStory

TIMELINE, LEGEND = 72, 40
"""Columns of the timeline at most; those that the words beside it take."""
LOW, TALL = 20, 32
"""Rows below which there is no timeline, for it would leave one claim; from which on it is a plot of several."""
WORDS_AFTER = 0.3
"""Seconds that the cursor rests on a poor line before the words of its claim are shown, 0.4 kB each time.

Those of the current article alone: six rows with some of the next one were up to 1 kB."""
LOOK_AGAIN = 1.0
"""Seconds between two looks whether stories have been told apart meanwhile."""
AT_ONCE = 4
"""Articles that are compared from here at most."""
NEEDS_STORY = frozenset({
    "only_differences", "only_figures", "one_actor", "left", "right", "down", "up", "half_down", "half_up",
    "page_down", "page_up", "top", "bottom",
})  # fmt: skip
NEEDS_THREAD = frozenset({"open_words", "compare", "thread"})


class StoryScreen(Moving, ExportingScreen):
    """It owns the story and its filters; the matrix shows the threads that pass them, the list below one of them."""

    CSS_PATH = "story.tcss"
    BINDINGS = bindings(STORY)
    ACTIONS_OF = STORY
    AT_ONCE = AT_ONCE_BEFORE
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-short"), (TALL, "-tall")]  # noqa: RUF012 (as Screen declares it)

    def __init__(self, article: str) -> None:
        """Shows the story that the article of this id belongs to."""
        super().__init__()
        self.expect()  # until there is an answer
        self._resting: Timer | None = None
        self.set_class(self.explorer.poor_line, "on-poor-line")
        if self.explorer.poor_line:  # the plot, and the words of many articles for each claim that the cursor is on
            self.VERTICAL_BREAKPOINTS = self.VERTICAL_BREAKPOINTS[:2]
        self._asked = article
        self.found: ToldStory | None = None
        self.threads: tuple[Thread, ...] = ()
        """Those in the matrix, the most telling first."""
        self.order: list[int] = []
        """Numbers of the articles, as they stand across."""
        self.filters = Filters()
        self._generation = -1

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
            yield EchoList(id="words", sparing=self.explorer.poor_line)
        yield KeyLine()

    def on_mount(self) -> None:
        self.heading.say(title="Story")
        self.start(self._find(), group="story", expected=True)
        self.answered()
        self.set_interval(LOOK_AGAIN, self._look_again)

    def on_resize(self, event: Resize) -> None:
        if self.found:
            self.call_after_refresh(self._show_timeline)

    @property
    def matrix(self) -> Matrix:
        return self.query_one(Matrix)

    @property
    def in_hand(self) -> Matrix:
        return self.matrix

    @property
    def comparison(self) -> "Comparison | None":
        return self.found.comparison if self.found else None

    # Finding

    async def _find(self) -> None:
        message = self.query_one("#message", Static)
        index = self.workspace.index
        self._generation = index.generation if index else -1

        def progress(words: str) -> None:
            self.app.call_from_thread(message.update, words)

        try:
            told = await asyncio.to_thread(self.workspace.crossing.story, self._asked, progress)
        except CrossreadError as error:
            message.update(f"The story can't be shown: {printable_line(str(error))}")
            return
        if told is None:
            message.update("Stories are still being told apart; this one is shown as soon as that is done.")
            return
        self._generation = -1
        gone = f"left out, since it can no longer be read: {', '.join(told.gone)}" if told.gone else ""
        if len(told.comparison.articles) < 2:
            message.update(f"No other article of the corpus reports these events. {gone}".rstrip())
            return
        self.found, self.order = told, by_day(told.comparison)
        self.add_class("is-there")
        articles = [told.comparison.articles[number] for number in self.order]
        outlets, days = self.query(MatrixHead)
        outlets.show([article.outlet or article.title for article in articles])
        days.show([short_day(article.published) for article in articles])
        self._show_timeline()
        self._show(column=next((at for at, article in enumerate(articles) if article.id == self._asked), 0))
        self.matrix.focus()
        self.refresh_bindings()
        if gone:
            self.say(gone)

    def _look_again(self) -> None:
        """Looks for the story anew when the index has changed while stories were still being told apart."""
        index = self.workspace.index
        if self.found is None and self._generation >= 0 and index and index.generation != self._generation:
            self.start(self._find(), group="story")

    def _show_timeline(self) -> None:
        assert self.comparison
        height = 3 if self.size.height >= TALL else 1
        rows = timeline(self.comparison, min(TIMELINE, self.size.width - LEGEND), height)
        self.query_one("#timeline", Static).update(Text("\n".join(f"  {row}" for row in rows)))

    def _show(self, thread: "Thread | None" = None, column: int = 0) -> None:
        """Shows the threads that pass the filters, the one given staying current if it is among them."""
        assert self.comparison
        self.threads = tuple(filter(self.filters.passes, most_telling(self.comparison.threads)))
        self.set_class(not self.threads, "is-bare")
        if not self.threads:
            self.query_one("#none", Static).update(self._why_none())
        rows = [row(self.comparison, thread, self.order) for thread in self.threads]
        self.matrix.show(rows, self.threads.index(thread) if thread in self.threads else 0, column)
        self._tell()
        self.refresh_bindings()

    def _why_none(self) -> str:
        assert self.comparison
        if not self.comparison.threads:
            why = "; ".join(map(printable_line, self.comparison.notes)) or "these articles share no claim"
            return f"Nothing to show: {why}."
        return f"Nothing to show: {self._filtered()}."

    def _filtered(self) -> str:
        """`only differences, figures: 2 of 9 claims; d, # shows more`; "" where all are shown."""
        assert self.comparison
        named, total = self.filters.named(), len(self.comparison.threads)
        if not named:
            return ""
        keys = ", ".join(key_shown(self.workspace.config.keys_of(action)[0]) for action in named)
        shown = f"only {', '.join(named.values())}: {len(self.threads)} of {total} claim{'' if total == 1 else 's'}"
        return printable_line(f"{shown}; {keys} {'shows all' if len(named) == 1 else 'show more'}")

    def _tell(self) -> None:
        assert self.found
        assert self.comparison
        count, origins = len(self.order), len(self.found.comparison.origins)
        of = f" of {self.found.total}" if self.found.total > count else ""
        parts = [f"{count}{of} articles", f"{origins} origin{'' if origins == 1 else 's'}"]
        self.heading.say(title=f"Story: {self.found.label}", status=self._filtered() or " · ".join(parts))

    def _filter(self, **changed: bool | str | None) -> None:
        """Shows what passes other filters, and says how many that are."""
        assert self.comparison
        self.filters = replace(self.filters, **changed)  # type: ignore[arg-type]
        self._show(self.thread, self.matrix.column)
        total = len(self.comparison.threads)
        self.say(self._filtered() or f"all {total} claim{'' if total == 1 else 's'}")

    @on(Matrix.Pointed)
    def _pointed(self) -> None:
        """Shows the words of the current claim, those of the current cell's article in view; moves the heads along."""
        matrix = self.matrix
        for head in self.query(MatrixHead):
            head.follow(matrix)
        first, last, count = matrix.first + 1, min(len(self.order), matrix.first + matrix.in_view), len(self.order)
        outlets = self.query(MatrixHead).first()
        outlets.title = f"articles {first} to {last} of {count}" if last - first + 1 < count else ""
        if self.explorer.poor_line:
            if self._resting:
                self._resting.stop()
            self._resting = self.set_timer(WORDS_AFTER, self._show_words)
        else:
            self._show_words()

    def _show_words(self) -> None:
        if self.comparison and (thread := self.thread):
            words, tellings = self.query_one(EchoList), tellings_of(self.comparison, thread, self.order)
            if self.explorer.poor_line:
                words.show(tellings[self.matrix.column :][:1])
            else:
                words.show(tellings, self.matrix.column)

    @on(EchoList.Pointed)
    def _pointed_at_words(self) -> None:
        words = self.query_one(EchoList)
        if words.cursor >= 0 and words.cursor != self.matrix.column and not self.explorer.poor_line:
            self.matrix.point(self.matrix.row, words.cursor)

    # The current cell

    @property
    def thread(self) -> "Thread | None":
        return self.threads[self.matrix.row] if self.threads else None

    @property
    def article(self) -> int:
        """Number of the current article in the comparison."""
        return self.order[self.matrix.column]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in NEEDS_STORY and self.found is None:
            return False
        if action in NEEDS_THREAD and not self.threads:
            return False
        return super().check_action(action, parameters)

    def exported(self) -> "tuple[Comparison, str] | None":
        return (self.comparison, f"Story: {self.found.label}") if self.comparison and self.found else None

    def action_open_words(self) -> None:
        """Reads the article of the cell, from its words or from the passage nearest to them."""
        from tui.screens.comparing import reader

        if not (self.comparison and (thread := self.thread)):
            return
        member = telling(thread, self.article)
        nearest = next((silent.nearest for silent in thread.silent if silent.article == self.article), None)
        span = member.span if member else nearest
        try:
            screen = reader(self.workspace, self.comparison.articles[self.article].id, span)
        except CrossreadError as error:
            self.say(f"✗ {error}")
            return
        self.app.push_screen(screen)
        if span is None:
            screen.call_after_refresh(screen.say, "nothing in this article comes near that claim; this is its top")

    def action_thread(self) -> None:
        """Shows the current claim as the cell's article tells it, with all others; where it is silent, as another."""
        from tui.elsewhere import told_in_thread
        from tui.screens.elsewhere import ElsewhereScreen

        if self.comparison and (thread := self.thread):
            told = told_in_thread(self.comparison, thread, self.article, self.order)
            self.app.push_screen(ElsewhereScreen(told.article, told.span, told, "Who else says this, in this story"))

    def action_one_actor(self) -> None:
        """Asks whose claims alone are shown."""
        from tui.screens.listing import Listing

        assert self.comparison
        found = actors(self.comparison.threads)
        if not found:
            self.say("no shared claim of this story names who says so")
            return
        lines = ["all", *(f"{name}   {count} claim{'' if count == 1 else 's'}" for name, count in found)]
        names = [None, *(name for name, _ in found)]

        def chosen(number: int | None) -> None:
            if number is not None:
                self._filter(actor=names[number])

        chosen_now = names.index(self.filters.actor) if self.filters.actor in names else 0
        keys = f"{key_shown('enter')} choose · Esc back"
        self.app.push_screen(Listing("Only what one actor says", lines, keys, chosen_now), chosen)

    def action_compare(self) -> None:
        """Sets the articles that tell the current claim side by side, the one of the cell first."""
        from tui.screens.compare import CompareScreen

        if not (self.comparison and (thread := self.thread)):
            return
        numbers = [member.article for member in thread.members]
        numbers = list(dict.fromkeys([self.article, *numbers]))[:AT_ONCE]
        self.app.push_screen(CompareScreen([self.comparison.articles[number].id for number in numbers]))

    def action_only_differences(self) -> None:
        self._filter(differences=not self.filters.differences)

    def action_only_figures(self) -> None:
        self._filter(figures=not self.filters.figures)

    # Moving and leaving

    def action_left(self) -> None:
        self.matrix.point(self.matrix.row, self.matrix.column - 1)

    def action_right(self) -> None:
        self.matrix.point(self.matrix.row, self.matrix.column + 1)

    def action_back(self) -> None:
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()
