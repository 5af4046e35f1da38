"""What the command palette (Ctrl+P) finds: actions, articles, saved queries, themes."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from corpus.errors import CrossreadError
from tui.actions import key_shown, on_screen
from tui.answers import Answers, Question
from tui.bylines import byline
from tui.printable import printable_line
from tui.screens.claims import ClaimsScreen
from tui.screens.read import ReadScreen

if TYPE_CHECKING:
    from tui.app import Explorer

ARTICLES = 8
"""Articles shown for what is typed."""


def as_text(words: str) -> Any:
    """A row's second line; a string would be read as markup, and outlets and queries are written by strangers."""
    return Content(printable_line(words))


def highlighted(matcher: Matcher, title: str) -> Content:
    """A title with the letters that were typed set off; Textual's own would read it as markup."""
    shown = Content(title)
    _, offsets = matcher.fuzzy_search.match(matcher.query, title)
    for offset in offsets:
        shown = shown.stylize(matcher.match_style, offset, offset + 1)
    return shown


class CorpusProvider(Provider):
    """A provider that knows the explorer."""

    @property
    def explorer(self) -> "Explorer":
        return cast("Explorer", self.app)

    def score(self, matcher: Matcher, title: str) -> float:
        """How well a title matches: not at all unless it holds every word; letters strewn over it match too much."""
        return matcher.match(title) if all(word in title.lower() for word in matcher.query.lower().split()) else 0.0

    def row(self, score: float, title: str, run: Any, help_: str, shown: Content | None = None) -> Hit:
        return Hit(score, shown or Content(title), run, text=title, help=as_text(help_))


class ActionProvider(CorpusProvider):
    """Every action of the screen beneath."""

    async def discover(self) -> Hits:
        for title, run, keys in self._actions():
            yield DiscoveryHit(Content(title), run, text=title, help=as_text(keys))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, run, keys in self._actions():
            if score := self.score(matcher, title):
                yield self.row(score, title, run, keys, highlighted(matcher, title))

    def _actions(self) -> list[tuple[str, Any, str]]:
        screen = self.explorer.corpus_screen.ACTIONS_OF
        keys = self.explorer.workspace.config.keys_of
        return [
            (action.description, partial(self.explorer.act, action.name), "  ".join(map(key_shown, keys(action.id))))
            for action in on_screen(screen)
            if action.group != "Move" and action.id != "app.palette"
        ]


class ArticleProvider(CorpusProvider):
    """Articles that answer what is typed, read as a query."""

    async def search(self, query: str) -> Hits:
        workspace = self.explorer.workspace
        if workspace.index is None:
            return
        question = Question(query, typing=True)
        try:
            results = await asyncio.to_thread(workspace.search, question, 0, ARTICLES)
        except CrossreadError:
            return
        answers = Answers(workspace, question, results)
        for number, hit in enumerate(results.hits):
            title = printable_line(hit.entry.title)
            about = printable_line(byline(hit.entry, hit.entry.length))
            # Below all actions that match, in the order of their rank.
            yield self.row(0.3 - number / 100, title, partial(self.explorer.read, answers, number), about)


class QueryProvider(CorpusProvider):
    """Queries that were saved under a name."""

    async def discover(self) -> Hits:
        for name, query in self._queries():
            yield DiscoveryHit(Content(f"Search: {name}"), partial(self._run, query), text=name, help=as_text(query))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, saved in self._queries():
            title = f"Search: {name}"
            if score := self.score(matcher, title):
                yield self.row(score, title, partial(self._run, saved), saved, highlighted(matcher, title))

    def _queries(self) -> list[tuple[str, str]]:
        kept = self.explorer.workspace.kept
        return sorted((printable_line(name), query) for name, query in kept.queries.items()) if kept else []

    def _run(self, query: str) -> None:
        screen = self.explorer.corpus_screen
        if isinstance(screen, ClaimsScreen):
            screen.search_for(query)
            return
        if isinstance(screen, ReadScreen):
            screen.action_leave()
        self.explorer.browse.search_for(query)


class ThemeProvider(CorpusProvider):
    """Themes, ours first."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name in sorted(self.explorer.available_themes, key=lambda name: not name.startswith("crossread")):
            title = f"Theme: {name}"
            if score := self.score(matcher, title):
                yield self.row(
                    score, title, partial(self.explorer.choose_theme, name), "colours", highlighted(matcher, title)
                )


class Palette(CommandPalette):
    """Textual's palette with our providers, in our plain dress."""

    DEFAULT_CSS = """
    Palette {
        background: $background 60%;
        & > Vertical { margin-top: 2; width: 90%; max-width: 100; background: $surface; border: round $rule; }
        & > Vertical:dark { background: $surface; }
        #--input { border: none; padding: 0 1; height: 1; }
        SearchIcon { display: none; }
        CommandInput, CommandInput:focus { border: none; padding: 0 1; background: $surface; }
        CommandList { border: none; padding: 1 0 0 0; background: $surface; max-height: 60vh; }
        CommandList:focus { border: none; }
        CommandList > .option-list--option { text-style: none; }
        CommandList > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
        LoadingIndicator { display: none; }
        & > .command-palette--help-text { color: $quiet; text-style: not bold; }
        & > .command-palette--highlight { color: $accent; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        providers = (ActionProvider, ArticleProvider, QueryProvider, ThemeProvider)
        super().__init__(providers=providers, placeholder="an action, an article, a query, a theme")
