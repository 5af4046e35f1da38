"""From an article to others: set side by side with it, or all that report the same events."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from corpus.errors import CrossreadError
from tui.actions import key_shown
from tui.bylines import date_in_words
from tui.compared import GRAVEST, sign
from tui.content import cropped
from tui.printable import printable_line
from tui.screens.base import CorpusScreen
from tui.screens.keeping import KeepingScreen

if TYPE_CHECKING:
    from corpus.article import Article, Span
    from tui.crossing import Offer
    from tui.screens.read import ReadScreen
    from tui.workspace import Workspace

LISTED = 95
"""Columns of a line in a list over the screen."""
MOST = 4
"""Articles that fit side by side."""


class ComparingScreen(KeepingScreen):
    """A screen with an article in view that can be compared with others."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("compare", "story", "who_else"):
            return self.has_article
        return super().check_action(action, parameters)

    def action_compare(self) -> None:
        """Sets the marked articles side by side; with fewer than two marked, asks what to compare this one with."""
        marked = sorted(self.workspace.kept.marked) if self.workspace.kept else []
        if len(marked) > MOST:
            key = key_shown(self.workspace.config.keys_of("keep.mark")[0])
            self.say(f"{len(marked)} articles are marked, two to {MOST} fit side by side; {key} takes a mark away")
        elif len(marked) > 1:
            self._compare(*marked)
        else:
            self.start(self._ask_other(), group="ask", expected=True)

    def action_who_else(self) -> None:
        """Asks who else says the current claim, or the passage in view."""
        self.start(self._who_else(), group="ask", expected=True)

    async def _who_else(self) -> None:
        from tui.screens.elsewhere import ElsewhereScreen

        article, span = self.article, await self.passage()
        if article and span:
            self.app.push_screen(ElsewhereScreen(article, span))
        elif article:
            self.say("this article holds no sentence to ask about")

    def action_story(self) -> None:
        """Shows the story that the article in view belongs to."""
        from tui.screens.story import StoryScreen

        if article := self.article:
            self.app.push_screen(StoryScreen(article.id))

    def _compare(self, *articles: str) -> None:
        from tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(articles))

    async def _ask_other(self) -> None:
        if not (article := self.article):
            return
        self.say("looking for articles to compare with …")
        offers = await asyncio.to_thread(self.workspace.crossing.worth_comparing, article)
        if not self.is_current or self.article is None or self.article.id != article.id:
            return
        if not offers:
            self.say("no other article shares its words; mark two to compare them")
            return
        ask_which(self, offers, lambda other: self._compare(article.id, other))


def ask_which(screen: CorpusScreen, offers: "Sequence[Offer]", chosen: Callable[[str], None]) -> None:
    """Lets one of several articles be chosen, each with what it would show; `chosen` is told its id."""
    from tui.screens.listing import Listing

    counts = [told_by_counts(offer) for offer in offers]
    width = max(map(cell_len, counts))
    room = max(20, min(LISTED, screen.size.width * 9 // 10 - 5) - width - 3)
    lines = [
        f"{set_cell_size(told, width)}   {cropped(_named(offer.article), room)[0]}"
        for told, offer in zip(counts, offers, strict=True)
    ]

    def answered(number: int | None) -> None:
        if number is not None:
            chosen(offers[number].article.id)

    told_here = [f"{sign(name)} {name}" for name in GRAVEST if any(offer.counts[name] for offer in offers)]
    title = f"Compare with{': ' if told_here else ''}{'  '.join(told_here)}"
    screen.say("")  # what was looked for is found
    screen.app.push_screen(Listing(title, lines, f"{key_shown('enter')} compare · Esc back"), answered)


def told_by_counts(offer: "Offer") -> str:
    """`1 ¬  2 ≠  5 =`, or that it is a reprint, or that nothing is shared."""
    if offer.reprint:
        return "reprint"
    return (
        "  ".join(f"{offer.counts[name]} {sign(name)}" for name in GRAVEST if offer.counts[name]) or "no shared claim"
    )


def _named(article: "Article") -> str:
    day = date_in_words(article.published) if article.published else ""
    return printable_line(" · ".join(filter(None, (article.outlet, day, article.title))))


def reader(workspace: "Workspace", article: str, at: "Span | None") -> "ReadScreen":
    """A screen that reads one article, from a span of it. Raises `CrossreadError` for one that is no longer there."""
    from index.results import Hit, Results
    from tui.answers import Answers, Question
    from tui.screens.read import ReadScreen

    entry = workspace.crossing.index.entry(article)
    if entry is None:
        raise CrossreadError(f"{article}: is no longer in the corpus")
    return ReadScreen(Answers(workspace, Question(), Results("", "", 1, (Hit(entry, 0.0, ()),), 0.0)), 0, at=at)
