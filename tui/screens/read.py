"""Read: one article at a comfortable measure, its hits highlighted, the next one a key away."""

import asyncio
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from corpus.article import Span
from corpus.errors import CrossreadError
from tui.actions import READ, bindings
from tui.answers import Answers, Question
from tui.layers import Mark
from tui.newest import Newest
from tui.screens.claim_reading import ClaimReadingScreen
from tui.widgets.article import ArticleView
from tui.widgets.claim_view import ClaimView
from tui.widgets.claims_panel import ClaimsPanel
from tui.widgets.lines import Heading, KeyLine, Rule
from tui.workspace import Reading


class ReadScreen(ClaimReadingScreen):
    """Reads the results of a query one after another; the answer is the number of the last one read."""

    CSS_PATH = "read.tcss"
    BINDINGS = bindings(READ)
    ACTIONS_OF = READ
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (140, "-very-wide")]  # noqa: RUF012 (as Screen declares it)

    def __init__(self, answers: Answers, index: int, at: Span | None = None) -> None:
        """With `at`, the first article opens at the claim there."""
        super().__init__()
        self.answers = answers
        self.index = index
        self.question = answers.question
        self.reading: Reading | None = None
        self.hit = -1
        """Number of the current hit in this article, or -1."""
        self.selected: Span | None = None
        self._anchor: Span | None = None
        self._last: Span | None = None
        self._sentences: tuple[Span, ...] | None = None
        self._loads = Newest()
        self._at = at
        self.expect()  # until the first article is there

    def compose(self) -> ComposeResult:
        yield Heading()
        yield Rule()
        with Horizontal(id="body"):
            yield ClaimView(measure=self.workspace.config.measure, id="article")
            yield ClaimsPanel(id="claims")
        yield KeyLine()

    def on_mount(self) -> None:
        self.view.focus()
        self.set_class(not self.workspace.panel_shown, "no-panel")
        self.call_after_refresh(self._begin)

    # Opening articles

    def _begin(self) -> None:
        self.start(self._open(self.index), expected=True)
        self.answered()

    async def _open(self, index: int, at: str = "top") -> bool:
        """Shows a result, from its top or at its first or last hit; says whether that could be done."""
        hit = await self.answers.hit(index)
        if hit is None:
            return False
        self._stopped()
        self.index = index
        try:
            reading = await self._loads.ask(lambda _: self.workspace.read(hit.entry, self.question))
        except CrossreadError as error:
            self.reading = None
            self.view.show_nothing(str(error))
            self.no_claims()
            self._tell()
            return False
        self.reading, self.hit, self._sentences = reading, -1, None
        self.selected = self._anchor = None
        title_hits = hit.title_hits if self.question == self.answers.question else ()
        self.view.show(reading.article, reading.furniture, title_hits)
        self.mark_kept(self.view, reading.article)
        self._mark_hits()
        if at != "top" and reading.hits:
            self._to_hit(0 if at == "first" else len(reading.hits) - 1)
        elif self._at:
            self.view.reveal(self._at)
        elif reading.position:
            self.view.reveal(Span(reading.position, reading.position), top=True)
        self._tell()
        self.keep(lambda kept: kept.set_read(reading.article.id))
        self.start(self.find_claims(reading.article, self._at), group="claims")
        self._at = None
        return True

    def _stopped(self) -> None:
        """Remembers where reading stopped, in a thread."""
        if place := self._place():
            self.start(asyncio.to_thread(self.workspace.remember, *place), group="remember", lasting=True)

    def leaving(self) -> None:
        if place := self._place():
            self.workspace.remember(*place)

    def _place(self) -> tuple[str, str, int] | None:
        """The query, the article and where reading stopped in it; one read to its end begins anew."""
        if not self.reading:
            return None
        offset = 0 if self.view.percent == 100 else self.view.in_view.start
        return self.explorer.browse.box.value, self.reading.article.id, offset

    def to_claim(self, number: int) -> None:
        """Makes a claim the current one; what was selected is no longer."""
        if self.selected:
            self._anchor = None
            self._set_selected(None)
        super().to_claim(number)

    def claims_changed(self) -> None:
        self._tell()

    @on(ArticleView.Moved)
    def _tell(self) -> None:
        title = self.reading.article.title if self.reading else ""
        place = f"‹ {self.index + 1:,} of {self.answers.total:,} ›   " if self.answers.total > 1 else ""
        parts = []
        if self.reading and self.reading.hits:
            count = len(self.reading.hits)
            many = f"{count} hit{'' if count == 1 else 's'}"
            parts.append(f"hit {self.hit + 1} of {count}" if self.hit >= 0 else many)
        if self.found and self.claim >= 0:
            parts.append(f"claim {self.claim + 1} of {len(self.found.claims)}")
        parts.append(f"{self.view.percent} %")
        self.heading.say(title=place + title, status="   ".join(parts))

    def action_next_article(self) -> None:
        self._step(1)

    def action_previous_article(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if 0 <= self.index + by < self.answers.total:
            self.start(self._moved_to(self.index + by), group="article", expected=True)
        else:
            self.say("this is the last article" if by > 0 else "this is the first article")

    async def _moved_to(self, index: int) -> None:
        await self._open(index)

    # Hits

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("next_hit", "previous_hit"):
            return bool(self.question.query.strip())
        return super().check_action(action, parameters)

    def _mark_hits(self) -> None:
        hits = self.reading.hits if self.reading else ()
        self.view.mark("hits", [Mark(span, "hit") for span in hits])
        current = [Mark(hits[self.hit], "current-hit", "›")] if 0 <= self.hit < len(hits) else []
        self.view.mark("current", current)

    def _to_hit(self, number: int) -> None:
        assert self.reading
        self.hit = number
        self._mark_hits()
        self.view.reveal(self.reading.hits[number])
        self._tell()

    def action_next_hit(self) -> None:
        self._seek(1)

    def action_previous_hit(self) -> None:
        self._seek(-1)

    def _seek(self, way: int) -> None:
        number = self._hit_from_here(way)
        if number is None:
            self.start(self._seek_on(way), group="article", expected=True)
        else:
            self._to_hit(number)

    def _hit_from_here(self, way: int) -> int | None:
        """The next hit this way: from the current one while it is in view, else from what is in view."""
        hits = self.reading.hits if self.reading else ()
        view = self.view.in_view
        if 0 <= self.hit < len(hits) and hits[self.hit].overlaps(view):
            number = self.hit + way
        elif way > 0:
            number = next((n for n, span in enumerate(hits) if span.start >= view.start), len(hits))
        else:
            number = next((n for n in reversed(range(len(hits))) if hits[n].end <= view.end), -1)
        return number if 0 <= number < len(hits) else None

    async def _seek_on(self, way: int) -> None:
        """To the nearest article this way that has a hit."""
        if not self.question.query.strip():
            self.say("nothing is searched for; / searches in this article")
            return
        start = self.index
        while await self._open(self.index + way, at="first" if way > 0 else "last"):
            if self.reading and self.reading.hits:
                return
        if self.index != start:
            await self._open(start)
        self.say("no more hits")

    def action_find(self) -> None:
        from tui.screens.prompt import Prompt

        self.app.push_screen(Prompt("find", hint="words; nothing for those of the search"), self._find)

    def _find(self, words: str | None) -> None:
        if words is not None:
            question = Question(words) if words else self.answers.question
            self.start(self._find_words(question), group="article", expected=True)

    async def _find_words(self, question: Question) -> None:
        if not self.reading:
            return
        hits = await asyncio.to_thread(self.workspace.hits, self.reading.article, question)
        self.question, self.hit = question, -1
        self.refresh_bindings()
        self.reading = replace(self.reading, hits=hits)
        self._mark_hits()
        if hits:
            self._to_hit(next((n for n, span in enumerate(hits) if span.start >= self.view.in_view.start), 0))
        else:
            self.say(f"{question.query}: not in this article; n looks in the next ones")
        self._tell()

    # Selecting sentences

    def action_next_sentence(self) -> None:
        self.start(self._select(1), group="select", expected=True)

    def action_previous_sentence(self) -> None:
        self.start(self._select(-1), group="select", expected=True)

    def action_extend(self) -> None:
        if self._anchor:
            self._anchor = None
            self.say("the selection moves on")
        elif self.selected:
            self._anchor = self.selected
            self.say("the selection grows; v ends that")
        else:
            self.start(self._select(1), group="select", expected=True)

    async def _select(self, way: int) -> None:
        sentences = await self._all_sentences()
        if not sentences:
            return
        here = self._last if self.selected else None
        if here is None:
            chosen = self._sentence_in_view(sentences)
        else:
            number = sentences.index(here) + way if here in sentences else 0
            chosen = sentences[max(0, min(number, len(sentences) - 1))]
        self._last = chosen
        anchor = self._anchor or chosen
        self._set_selected(Span(min(anchor.start, chosen.start), max(anchor.end, chosen.end)))
        self.view.reveal(chosen)

    async def _all_sentences(self) -> tuple[Span, ...]:
        from corpus.sentences import sentences

        if self._sentences is None and self.reading:
            self._sentences = await asyncio.to_thread(sentences, self.reading.article.text)
        return self._sentences or ()

    def _sentence_in_view(self, sentences: tuple[Span, ...]) -> Span:
        """The sentence of the current hit, else the first that begins in view."""
        assert self.reading
        if 0 <= self.hit < len(self.reading.hits):
            hit = self.reading.hits[self.hit]
            if found := next((span for span in sentences if span.overlaps(hit)), None):
                return found
        view = self.view.in_view
        return next((span for span in sentences if span.start >= view.start), sentences[-1])

    def _set_selected(self, span: Span | None) -> None:
        self.selected = span
        self.view.mark("selection", [Mark(span, "selected", bar=True)] if span else [])

    @on(ArticleView.Selected)
    def _pointer_selected(self, event: ArticleView.Selected) -> None:
        self.selected, self._anchor = event.span, None
        if event.span and self._sentences:
            self._last = next((s for s in self._sentences if s.end > event.span.start), self._sentences[-1])

    # Moving and leaving

    def go_to_percent(self, percent: int) -> None:
        self.view.action_bottom()
        self.view.show_from(min(percent, 100) * self.view.max_scroll_y // 100)

    def action_back(self) -> None:
        if self.pane == "claims":
            self.show_pane("text")
        elif self.selected:
            self._anchor = None
            self._set_selected(None)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        self._stopped()
        self.dismiss(self.index)

    async def passage(self) -> Span | None:
        """The selection, else the current claim, else the sentence of the current hit, else the first one in view."""
        if self.selected or self.current_claim:
            return self.selected or self.current_claim
        sentences = await self._all_sentences()
        return self._sentence_in_view(sentences) if sentences else None
