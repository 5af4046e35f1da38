"""Compare: two to four articles side by side, matched claim by claim; stacked where there is no room for that."""

import asyncio
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from corpus.article import Span
from corpus.errors import CrossreadError
from tui.actions import AT_ONCE_BEFORE, COMPARE, bindings, key_shown
from tui.compared import DIFFERENT, also_told, drifts, in_reading_order, links, resting_marks, side_by_side, summary
from tui.printable import printable_line
from tui.screens.comparing import MOST, ask_which, reader
from tui.screens.exporting import ExportingScreen
from tui.screens.moving import Moving
from tui.widgets.article import ArticleView
from tui.widgets.compared import Between, ComparedView
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.widgets.stacked import StackedView

if TYPE_CHECKING:
    from claims.comparison import Comparison, Member, Thread

SIDE_BY_SIDE = 100
"""Columns from which on there is room for panes."""
NARROWEST = 36
"""Columns that a pane takes at least."""
NEEDS_COMPARISON = frozenset(
    {"next_difference", "previous_difference", "next_claim", "previous_claim", "next_pane", "together", "read_here",
     "cite_both", "who_else", "add_article", "down", "up", "half_down", "half_up", "page_down", "page_up", "top",
     "bottom"}
)  # fmt: skip


class CompareScreen(Moving, ExportingScreen):
    """It owns the comparison and the current claim; panes and stack show them."""

    CSS_PATH = "compare.tcss"
    BINDINGS = bindings(COMPARE)
    ACTIONS_OF = COMPARE
    AT_ONCE = AT_ONCE_BEFORE

    def __init__(self, articles: Sequence[str]) -> None:
        """Compares the articles of these ids: two to four, the others are left out and that is said."""
        super().__init__()
        self.expect()  # until the articles are compared
        self._ids = tuple(dict.fromkeys(articles))[:MOST]
        self._left_out = _left_out(articles, self._ids)
        self.comparison: Comparison | None = None
        self.threads: tuple[Thread, ...] = ()
        self._also: tuple[dict[int, Span], ...] = ()
        """What several tell without a claim in common."""
        self.current = -1
        """Number of the current thread in reading order, or -1."""
        self.pane = 0
        self.by_claims = True
        """Whether the other panes follow claim by claim; else row by row."""
        self._apart: tuple[int, ...] = ()
        """The first row of each pane when they began to follow row by row."""
        self._top = 0
        """The first row of the pane in hand when the others last followed."""

    def compose(self) -> ComposeResult:
        yield Heading()
        yield Rule()
        yield Static(id="notes", markup=False)
        yield Static("Comparing …", id="message", markup=False)
        with Horizontal(id="panes"):
            views = [ComparedView(self.workspace.config.measure, id=f"pane-{n}") for n in range(len(self._ids))]
            yield from views[:1]
            for left, right in pairwise(views):
                yield Between(left, right)
                yield right
        yield StackedView(id="stacked")
        yield KeyLine()

    def on_mount(self) -> None:
        self.heading.say(title=f"Compare {len(self._ids)}")
        self._arrange(self.size.width)
        self.start(self._compare(), group="compare", expected=True)
        self.answered()

    def on_resize(self, event: Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        self.set_class(width < max(SIDE_BY_SIDE, NARROWEST * len(self._ids)), "is-stacked")
        if self.comparison:
            self._focus()
            self.call_after_refresh(self._point)

    @property
    def stacked(self) -> bool:
        return self.has_class("is-stacked")

    @property
    def panes(self) -> list[ComparedView]:
        return list(self.query(ComparedView))

    @property
    def stack(self) -> StackedView:
        return self.query_one(StackedView)

    # Comparing

    async def _compare(self) -> None:
        if len(self._ids) < 2:
            self.query_one("#message", Static).update(
                f"{self._left_out} {key_shown(self.workspace.config.keys_of('go.back')[0])} goes back."
            )
            return
        try:
            found = await asyncio.to_thread(self.workspace.crossing.compare, self._ids)
        except CrossreadError as error:
            self.query_one("#message", Static).update(f"These articles can't be compared: {printable_line(str(error))}")
            return
        self.comparison, self.threads, self._also = found, in_reading_order(found), also_told(found)
        self._show(found)

    def _show(self, found: "Comparison") -> None:
        from tui.stacking import alone, also, entries

        notes = [*([self._left_out] if self._left_out else []), *map(printable_line, found.notes)]
        self.query_one("#notes", Static).update("\n".join(notes))
        self.set_class(bool(notes), "has-notes")
        self.add_class("is-there")
        for number, (view, article) in enumerate(zip(self.panes, found.articles, strict=True)):
            view.show(article, found.extractions[number].furniture)
            view.mark("parts", resting_marks(found, number))
        self._show_links()
        self.stack.show([*entries(found, self.threads), *also(found), *alone(found)])
        self._focus()
        self._tell()
        self.refresh_bindings()

    def _show_links(self) -> None:
        assert self.comparison
        for left, between in enumerate(self.query(Between)):
            between.here = self.current
            between.show(links(self.comparison, self.threads, self._also, left, self.current, self.pane))

    def _tell(self) -> None:
        if self.comparison:
            place = f"claim {self.current + 1} of {len(self.threads)}" if self.current >= 0 else ""
            if self.thread and self.thread.drift and not self.stacked:
                place = f"{drifts(self.thread)}   {place}"
            room = self.size.width - len(f"  {self.heading.brand}   ") - len(place) - 4
            self.heading.say(title=summary(self.comparison, len(self._also), room), status=place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in NEEDS_COMPARISON and self.comparison is None:
            return False
        if action in ("next_difference", "previous_difference", "next_claim", "previous_claim") and not self.threads:
            return False
        if action == "add_article":
            return len(self._ids) < MOST
        return super().check_action(action, parameters)

    def listed(self, action: str) -> bool:
        return not (action == "compare.together" and self.stacked)

    # Stepping

    @property
    def thread(self) -> "Thread | None":
        """The current thread."""
        return self.threads[self.current] if self.current >= 0 else None

    def action_next_difference(self) -> None:
        self._step(1, different=True)

    def action_previous_difference(self) -> None:
        self._step(-1, different=True)

    def action_next_claim(self) -> None:
        self._step(1)

    def action_previous_claim(self) -> None:
        self._step(-1)

    def _step(self, way: int, different: bool = False) -> None:
        """To the next thread this way; to the next difference, if there is any at all."""
        if not self.threads:
            self.say("these articles share no claim")
            return
        wanted = [n for n, thread in enumerate(self.threads) if thread.relation in DIFFERENT] if different else []
        word = "differences" if wanted else "shared claims"
        wanted = wanted or list(range(len(self.threads)))
        here = self.current if self.current >= 0 or way > 0 else len(self.threads)
        number = next((n for n in wanted[::way] if (n - here) * way > 0), None)
        if number is None:
            self.say(f"no more {word}" if way > 0 else f"no {word} before")
            return
        self.current = number
        self._point()
        if different and word != "differences":
            self.say("nothing differs here; this is a shared claim")

    def _point(self) -> None:
        """Shows the current thread: in each pane at the same height, and between them."""
        if not (thread := self.thread):
            return
        if self._telling(self.pane) is None and not self.stacked:
            self.pane = thread.members[0].article
            self._focus()
        here = [member.sentence if (member := self._telling(number)) else None for number in range(len(self.panes))]
        if self.stacked:
            self.stack.point(self.current, self.pane)
        elif span := here[self.pane]:
            rows = [view.row_of(other) for view, other in zip(self.panes, here, strict=True) if other]
            # No lower than the one nearest to its article's top, which can't come down to the others.
            row = self.panes[self.pane].bring(span, min(self.panes[self.pane].size.height // 4, *rows))
            self._align(self._sentences(thread), row)
            self.by_claims = True
        for view, span in zip(self.panes, here, strict=True):
            view.point(span)
        self._show_links()
        self._tell()

    def _align(self, sentences: "Mapping[int, Span]", row: int) -> None:
        """Brings the others' sentences to a row."""
        for number, view in enumerate(self.panes):
            if number != self.pane and (span := sentences.get(number)):
                view.bring(span, row)

    # Scrolling together

    @on(ArticleView.Moved)
    def _moved(self, event: ArticleView.Moved) -> None:
        for between in self.query(Between):
            between.refresh()
        # Only what the pane in hand does is followed: the others move because it did.
        view = self.panes[self.pane]
        if self.comparison and not self.stacked and event._sender is view and view.top != self._top:
            self._top = view.top
            if self.by_claims:
                self._follow_claims()
            else:
                self._follow_rows()

    def _follow_claims(self) -> None:
        """Brings what is nearest to the upper third of the pane in hand to its height in the others.

        The current claim before other claims, these before what the articles tell without a claim in common.
        """
        view = self.panes[self.pane]
        matches = [(0 if thread is self.thread else 1, self._sentences(thread)) for thread in self.threads]
        matches += [(2, group) for group in self._also]
        rows = [(rank, view.row_of(told[self.pane]) - view.top, told) for rank, told in matches if self.pane in told]
        rows = [entry for entry in rows if 0 <= entry[1] < view.size.height]
        if rows:
            third = view.size.height // 3
            _, row, told = min(rows, key=lambda entry: (entry[0], abs(entry[1] - third)))
            self._align(told, row)

    def _sentences(self, thread: "Thread") -> "dict[int, Span]":
        """The sentences of a thread that are set beside that of the pane in hand."""
        return {number: member.sentence for number, member in side_by_side(thread, self.pane).items()}

    def _follow_rows(self) -> None:
        tops = self._apart
        if len(tops) == len(self.panes):
            for number, view in enumerate(self.panes):
                if number != self.pane:
                    view.show_from(max(0, self.panes[self.pane].top + tops[number] - tops[self.pane]))

    def action_together(self) -> None:
        if self.stacked:
            least = max(SIDE_BY_SIDE, NARROWEST * len(self._ids))
            self.say(f"nothing to scroll together: articles stand side by side from {least} columns on")
            return
        self.by_claims = not self.by_claims
        self._apart = () if self.by_claims else tuple(view.top for view in self.panes)
        self.say("panes scroll claim by claim" if self.by_claims else "panes scroll together, row by row")

    # Panes

    def action_next_pane(self) -> None:
        self.pane = (self.pane + 1) % len(self._ids)
        self._focus()
        if self.stacked:
            if self.current < 0 and self.threads:
                self.current = 0
            self._point()

    def _focus(self) -> None:
        self._top = self.panes[self.pane].top
        (self.stack if self.stacked else self.panes[self.pane]).focus()

    @property
    def in_hand(self) -> "StackedView | ComparedView":
        return self.stack if self.stacked else self.panes[self.pane]

    # More articles, export

    def action_add_article(self) -> None:
        """Asks for one more article to compare with the one in hand."""
        self.start(self._ask_article(), group="ask", expected=True)

    async def _ask_article(self) -> None:
        assert self.comparison
        article = self.comparison.articles[self.pane]
        self.say("looking for articles to compare with …")
        offers = await asyncio.to_thread(self.workspace.crossing.worth_comparing, article, set(self._ids))
        if not self.is_current:
            return
        if offers:
            ask_which(self, offers, self._with)
        else:
            self.say("no other article shares its words")

    def _with(self, other: str) -> None:
        self.app.switch_screen(CompareScreen([*self._ids, other]))

    def exported(self) -> "tuple[Comparison, str] | None":
        return (self.comparison, f"Compare {', '.join(self._ids)}") if self.comparison else None

    # Reading, citing, leaving

    def _telling(self, article: int) -> "Member | None":
        """The current claim as an article tells it, set beside how the one in hand does."""
        return side_by_side(self.thread, self.pane).get(article) if self.thread else None

    def _words(self, article: int) -> Span | None:
        member = self._telling(article)
        return member.span if member else None

    def action_read_here(self) -> None:
        span = self._words(self.pane)
        if span is None and not self.stacked:
            span = self.panes[self.pane].in_view
        try:
            self.app.push_screen(reader(self.workspace, self._ids[self.pane], span))
        except CrossreadError as error:
            self.say(f"✗ {error}")

    def action_who_else(self) -> None:
        """Asks who else says the current claim as this article tells it, or the first sentence in view."""
        from tui.screens.elsewhere import ElsewhereScreen

        assert self.comparison
        number, span = self.pane, self._words(self.pane)
        if span is None and self.thread:
            number = self.thread.members[0].article
            span = self._words(number)
        if span is None:
            view = self.panes[number].in_view
            sentences = self.comparison.extractions[number].sentences
            span = next((sentence for sentence in sentences if sentence.start >= view.start), None)
        if span:
            self.app.push_screen(ElsewhereScreen(self.comparison.articles[number], span))
        else:
            self.say("this article holds no sentence to ask about")

    def action_cite_both(self) -> None:
        from tui.citation import citation

        assert self.comparison
        if not self.thread:
            self.say("go to a shared claim first; ] is the next one")
            return
        spans = [(number, self._words(number)) for number in range(len(self._ids))]
        self.copy(*(citation(self.comparison.articles[number], span) for number, span in spans if span))

    def action_back(self) -> None:
        self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()


def _left_out(asked: Sequence[str], compared: Sequence[str]) -> str:
    """What of the articles asked for isn't compared, and why."""
    if len(compared) < 2:
        return "An article compared with itself says nothing: pick another one."
    distinct = len(dict.fromkeys(asked))
    if distinct > len(compared):
        return f"{distinct} articles were asked for; the first {len(compared)} fit side by side."
    return ""
