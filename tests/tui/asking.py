"""Asks who else says some words of an article."""

from corpus.article import Span
from tui.screens.elsewhere import ElsewhereScreen


async def ask(person, name: str, words: str) -> ElsewhereScreen:
    article = person.app.workspace.index.article(name)
    start = article.text.index(words)
    screen = ElsewhereScreen(article, Span(start, start + len(words)))
    await person.app.push_screen(screen)
    await person.until(lambda: screen.answer is not None)
    await person.pilot.pause()
    return screen
