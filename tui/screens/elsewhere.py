"""Who else says this: a claim on top, below it every article that tells it, beside them the words in their place."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from corpus.errors import CrossreadError
from tui.actions import AT_ONCE_BEFORE, ELSEWHERE, bindings
from tui.layers import Layer, Mark, runs
from tui.newest import Newest
from tui.printable import printable_line
from tui.screens.base import CorpusScreen
from tui.screens.moving import Moving
from tui.stacking import outlet_and_day
from tui.widgets.compared import ComparedView
from tui.widgets.echoes import EchoList
from tui.widgets.lines import Heading, KeyLine, Rule

if TYPE_CHECKING:
    from corpus.article import Article, Span
    from tui.elsewhere import Elsewhere, Telling

ORDERS = {"best": "best match first", "gravest": "contradictions and differences first", "earliest": "earliest first"}
ABOVE = 6
"""Rows of its article above the words of the current telling."""
ASKED = 420
"""Characters of the claim shown on top; the whole of it is where it was asked."""
NEEDS_TELLING = frozenset({"open", "ask_on", "compare", "cite_both", "next_pane"})
_COLOURS = {"conflict": "bold underline $denied", "near": "underline $figure", "claim": "bold"}


class ElsewhereScreen(Moving, CorpusScreen):
    """It asks, and owns the answer; list and view show it."""

    CSS_PATH = "elsewhere.tcss"
    BINDINGS = bindings(ELSEWHERE)
    ACTIONS_OF = ELSEWHERE
    AT_ONCE = AT_ONCE_BEFORE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 (as Screen declares it)

    def __init__(self, article: "Article", span: "Span", answer: "Elsewhere | None" = None, title: str = "") -> None:
        """Asks of what stands at a span of an article, unless the answer is there already."""
        super().__init__()
        self.expect()  # until there is an answer
        self.asked, self.span, self._title = article, span, title or "Who else says this"
        self.answer = answer
        self.order = "best"
        self._questions = Newest()
        if self.explorer.poor_line:  # the words in their place, 2 kB for each telling, come with Tab
            self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]

    def compose(self) -> ComposeResult:
        yield Heading()
        yield Rule()
        yield Static(id="claim", markup=False)
        yield Static(id="counts", markup=False)
        yield Rule()
        yield Static("Looking through the corpus …", id="message", markup=False)
        with Horizontal(id="body"):
            yield EchoList(id="echoes")
            yield ComparedView(self.workspace.config.measure, id="context")
        yield KeyLine()

    def on_mount(self) -> None:
        self.heading.say(title=self._title)
        self._show_claim()
        self.start(self._ask(), group="ask", expected=True)
        self.answered()

    @property
    def echoes(self) -> EchoList:
        return self.query_one(EchoList)

    @property
    def context(self) -> ComparedView:
        return self.query_one(ComparedView)

    # Asking

    async def _ask(self) -> None:
        try:
            if self.answer is None:
                crossing = self.workspace.crossing
                self.answer = await self._questions.ask(
                    lambda cancelled: crossing.who_else(self.asked, self.span, cancelled)
                )
        except CrossreadError as error:
            self.query_one("#message", Static).update(f"This can't be looked for: {printable_line(str(error))}")
            return
        self._show(self.answer)

    def _show(self, answer: "Elsewhere") -> None:
        self.heading.say(status=answer.summary())
        why = "" if answer.told else _why_none(answer, len(self.workspace.crossing.index))
        near = answer.nearest_telling
        shown = (near,) if near else answer.ordered(self.order)
        counts = [*_coloured(answer), (why, "")] if not near else [(why, "")]
        self.query_one("#counts", Static).update(Content.assemble(*counts))
        self.query_one("#message", Static).update(Content(why))
        self.set_class(bool(shown), "is-there")
        if shown:
            self.echoes.show(shown)
            self.echoes.focus()
        self.refresh_bindings()

    def _show_claim(self, telling: "Telling | None" = None) -> None:
        """The claim, with what the current telling gives otherwise set off in it."""
        sentence = self.answer.sentence if self.answer else self.span
        actor = self.answer.actor if self.answer else None
        text = self.asked.text[sentence.start : min(sentence.end, sentence.start + ASKED)].replace("\n", " ")
        layers = [Layer([Mark(self.span, "claim")] if self.span != sentence else [])]
        layers.append(Layer(telling.set_off_there() if telling else ()))
        shown = type(sentence)(sentence.start, sentence.start + len(text))
        pieces = [
            (printable_line(text[run.span.start - shown.start : run.span.end - shown.start]), _colour(run.styles))
            for run in runs(shown, layers)
        ]
        about = " · ".join(filter(None, (printable_line(actor or ""), printable_line(outlet_and_day(self.asked)))))
        more = " …" if sentence.end - sentence.start > ASKED else ""
        self.query_one("#claim", Static).update(Content.assemble((about, "$quiet"), "\n", *pieces, more))

    @on(EchoList.Pointed)
    def _pointed(self) -> None:
        """Shows the current telling where it stands."""
        telling = self.echoes.telling
        if telling is None:
            return
        self._show_claim(telling)
        view = self.context
        if view.article is not telling.article:
            view.show(telling.article)
        view.mark("parts", telling.set_off())
        view.point(telling.sentence)
        if telling.sentence:
            view.bring(telling.sentence, ABOVE)

    # Moving

    @property
    def in_hand(self) -> "EchoList | ComparedView":
        return self.context if self.has_class("show-context") else self.echoes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "sort":
            return bool(self.answer and len(self.answer.tellings) > 1)
        if action in NEEDS_TELLING:
            return bool(self.answer and (self.answer.tellings or self.answer.nearest))
        return super().check_action(action, parameters)

    def action_next_pane(self) -> None:
        """To the words in their place, and back."""
        self.toggle_class("show-context")
        self.in_hand.focus()

    def action_sort(self) -> None:
        assert self.answer
        names = list(ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        telling, tellings = self.echoes.telling, self.answer.ordered(self.order)
        self.echoes.show(tellings, tellings.index(telling) if telling else 0)
        self.say(ORDERS[self.order])

    # Reading, comparing, citing, leaving

    @on(EchoList.Chosen)
    def action_open(self) -> None:
        """Reads the current article from its words."""
        from tui.screens.comparing import reader

        if telling := self.echoes.telling:
            try:
                self.app.push_screen(reader(self.workspace, telling.article.id, telling.span))
            except CrossreadError as error:
                self.say(f"✗ {error}")

    def action_ask_on(self) -> None:
        """Asks the same of the current telling."""
        telling = self.echoes.telling
        if telling and telling.span:
            self.app.push_screen(ElsewhereScreen(telling.article, telling.span))

    def action_compare(self) -> None:
        """Sets the article asked from and the current one side by side."""
        from tui.screens.compare import CompareScreen

        if telling := self.echoes.telling:
            self.app.push_screen(CompareScreen([self.asked.id, telling.article.id]))

    def action_cite_both(self) -> None:
        from tui.citation import citation

        assert self.answer
        telling = self.echoes.telling
        if telling is None:
            return
        self.copy(citation(self.asked, self.answer.span), citation(telling.article, telling.span))

    def action_back(self) -> None:
        if self.has_class("show-context"):
            self.action_next_pane()
        else:
            self.dismiss()

    def action_leave(self) -> None:
        self.action_back()


def _colour(styles: tuple[str, ...]) -> str:
    return _COLOURS[styles[-1]] if styles else ""


def _coloured(answer: "Elsewhere") -> list[tuple[str, str]]:
    """The counts, conflicts set off."""
    looks = {True: "bold $denied", False: "$quiet"}
    return [(f"{number} {sign}   ", looks[conflicts]) for number, sign, conflicts in answer.counts()]


def _why_none(answer: "Elsewhere", articles: int) -> str:
    """That nobody tells it, and how far was looked."""
    if articles < 2:
        return "This is the only article of the corpus: there is no other that could say this."
    if not answer.looked_at:
        return "No other article shares the words of this passage."
    many = "one shares" if answer.looked_at == 1 else f"{answer.looked_at} share"
    return f"No other article says this; {many} words with it."
