"""What a person adds while browsing and reading: marks, tags, notes, verdicts; and what they take away, citations."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.article import Span
from tui.layers import Mark
from tui.screens.base import CorpusScreen
from tui.screens.prompt import Prompt
from tui.widgets.results import NOTED, Standing

if TYPE_CHECKING:
    from corpus.annotations import Annotations
    from corpus.article import Article
    from corpus.notebook import Note, Verdict
    from tui.widgets.article import ArticleView

Before = Callable[["Article", Span], str]
"""What was written on a passage before."""
Done = Callable[["Article", Span, str], None]
"""What to do with what was written on a passage."""

JUDGED = "!"
KEEPING = frozenset({"mark", "read", "tag", "note", "verdict", "cite"})
VERDICTS = ("true", "false", "misleading", "unproven", "out of context")
"""Offered, not prescribed: a verdict is in the person's own words."""


class KeepingScreen(CorpusScreen):
    """A screen with an article in view, on which the keys for keeping work."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that keep something work while there is an article to keep."""
        return super().check_action(action, parameters) and (action not in KEEPING or self.has_article)

    @property
    def view(self) -> "ArticleView":
        """The view of the article that is kept."""
        raise NotImplementedError

    @property
    def article(self) -> "Article | None":
        return self.view.article if self.is_mounted and self.query("ArticleView") else None

    @property
    def has_article(self) -> bool:
        """Whether there is an article to keep; told without loading it."""
        return self.article is not None

    async def passage(self) -> Span | None:
        """What a note, a verdict or a citation is about: the sentence of the first hit in view, else the first one."""
        if not (article := self.article):
            return None
        sentences = await asyncio.to_thread(_sentences, article)
        if self.view.article is None or self.view.article.id != article.id:  # not shown yet
            return sentences[0] if sentences else None
        view = self.view.in_view
        hit = next((mark.span for mark in self.view.marks_of("hits").touching(view)), None)
        if hit and (found := next((span for span in sentences if span.overlaps(hit)), None)):
            return found
        return next((span for span in sentences if span.start >= view.start), sentences[-1] if sentences else None)

    def kept_changed(self) -> None:
        """Shows what is kept of the article in view."""
        if self.view.article:
            self.mark_kept(self.view, self.view.article)

    def standing(self, article: str) -> Standing:
        kept = self.workspace.kept
        if kept is None:
            return Standing()
        return Standing(article in kept.read, article in kept.marked, article in kept.noted)

    def mark_kept(self, view: "ArticleView", article: "Article") -> None:
        """Draws notes and verdicts over the passages they are about."""
        from corpus.annotations import anchor

        if not (kept := self.workspace.kept):
            return
        notes = [(anchor(note, article), NOTED) for note in kept.notes(article.id)]
        verdicts = [(anchor(verdict, article), JUDGED) for verdict in kept.verdicts(article.id)]
        view.mark("notes", [Mark(span, "note", glyph) for span, glyph in notes + verdicts if span])

    def keep(self, change: "Callable[[Annotations], object]", said: str = "") -> None:
        """Carries out a change in a thread, then shows it and says so."""
        self.start(self._keep(change, said), group="keep", expected=bool(said), lasting=True)

    async def _keep(self, change: "Callable[[Annotations], object]", said: str) -> None:
        if self.workspace.kept:
            await asyncio.to_thread(change, self.workspace.kept)
            self.kept_changed()
            if said:
                self.say(said)

    # Marks, tags, read or unread

    def action_mark(self) -> None:
        if (article := self.article) and (kept := self.workspace.kept):
            marked = article.id not in kept.marked
            count = len(kept.marked) + (1 if marked else -1)
            said = f"{'marked' if marked else 'mark taken away'} · {count} marked"
            self.keep(lambda kept: kept.mark(article, marked), said)

    def action_read(self) -> None:
        if (article := self.article) and (kept := self.workspace.kept):
            read = article.id not in kept.read
            self.keep(lambda kept: kept.set_read(article.id, read), "read" if read else "unread")

    def action_tag(self) -> None:
        if (article := self.article) and (kept := self.workspace.kept):
            known = sorted({tag for tags in kept.tags.values() for tag in tags})
            own = ", ".join(sorted(kept.tags.get(article.id, ())))
            prompt = Prompt("tags", own, "with commas between; a tag left out is taken away", known)
            self.app.push_screen(prompt, lambda tags: None if tags is None else self.set_tags(tags))

    def set_tags(self, words: str) -> None:
        """The tags of the article in view, in place of those it had; with commas between."""
        if (article := self.article) and (kept := self.workspace.kept):
            wanted = {" ".join(tag.split()) for tag in words.split(",") if tag.strip()}
            gone = set(kept.tags.get(article.id, ())) - wanted

            def change(kept: "Annotations") -> None:
                if wanted:
                    kept.tag(article, *wanted)
                if gone:
                    kept.untag(article, *gone)

            self.keep(change, f"tagged {', '.join(sorted(wanted))}" if wanted else "no tags")

    # Notes and verdicts

    def action_note(self) -> None:
        self._ask_about(Prompt("note"), self._note_before, self._set_note)

    def _note_before(self, article: "Article", span: Span) -> str:
        """What was written on the passage, or was to be and couldn't."""
        unsaved = self.workspace.kept.unsaved.get(article.id) if self.workspace.kept else None
        return unsaved or _words(self._note_on(article, span))

    def _ask_about(self, prompt: "Prompt", before: "Before", done: "Done", hint: str = "") -> None:
        """Asks for words on the passage. The box opens at once; which passage it is may take a moment to find.

        `hint` says before that what the words may be.
        """
        article, found = self.article, asyncio.ensure_future(self.passage())
        if article is None:
            return

        in_time = False

        async def describe() -> None:
            nonlocal in_time
            if span := await found:
                in_time = prompt.describe(before(article, span), f"{hint}on “{_start(span.of(article.text))}”")

        async def carry_out(words: str) -> None:
            if span := await found:
                done(article, span, words if in_time else f"{before(article, span)} {words}".strip())

        def answered(words: str | None) -> None:
            if words is not None:
                self.start(carry_out(words), group="ask", expected=True)

        self.start(describe(), group="describe")
        self.app.push_screen(prompt, answered)

    def add_note(self, text: str) -> None:
        self.start(self._add_note(text), group="ask", expected=True)

    async def _add_note(self, text: str) -> None:
        span, article = await self.passage(), self.article
        if span and article:
            self._set_note(article, span, text)

    def _set_note(self, article: "Article", span: Span, text: str) -> None:
        before = self._note_on(article, span)
        if not (text or before):
            return

        def change(kept: "Annotations") -> None:
            if before and text:
                kept.rewrite_note(article, before, text)
            elif before:
                kept.remove_note(article, before)
            else:
                kept.add_note(article, span, text)

        self.keep(change, "noted" if text else "note taken away")

    def _note_on(self, article: "Article", span: Span) -> "Note | None":
        notes = self.workspace.kept.notes(article.id) if self.workspace.kept else ()
        return next((note for note in notes if note.span.overlaps(span)), None)

    def action_verdict(self) -> None:
        some = f"{', '.join(VERDICTS[:3])} …: why, "
        prompt = Prompt("verdict", completions=VERDICTS, hint=some)
        self._ask_about(prompt, lambda article, span: _words(self._verdict_on(article, span)), self._judge, some)

    def _judge(self, article: "Article", span: Span, words: str) -> None:
        verdict, _, why = (part.strip() for part in words.partition(":"))
        said = f"judged {verdict}" if verdict else "verdict taken back"
        self.keep(lambda kept: kept.set_verdict(article, span, verdict, why), said)

    def _verdict_on(self, article: "Article", span: Span) -> "Verdict | None":
        verdicts = self.workspace.kept.verdicts(article.id) if self.workspace.kept else ()
        return next((verdict for verdict in verdicts if verdict.span == span), None)

    # Citing

    def action_cite(self) -> None:
        self.start(self._cite(), group="ask")

    async def _cite(self) -> None:
        from tui.citation import citation

        span, article = await self.passage(), self.article
        if article:
            self.copy(citation(article, span))


def _words(kept: "Note | Verdict | None") -> str:
    """What was written before, as it would be typed."""
    parts = (getattr(kept, "verdict", ""), kept.text) if kept else ()
    return ": ".join(filter(None, parts))


def _sentences(article: "Article") -> tuple[Span, ...]:
    from corpus.sentences import sentences

    return sentences(article.text)


def _start(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
