"""How comparing, a story and who else says a claim look: compared with pictures of them, over what is made by hand.

`pytest tests/tui/test_compare_snapshots.py --snapshot-update` takes new pictures after a change that was meant.
"""

from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot

from corpus.article import Span
from corpus.folder import open_corpus
from tests.tui.conftest import PATIENCE
from tui.app import Explorer
from tui.config import Config

SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def explorer(yard: Path, made: None) -> Explorer:
    """The explorer on the articles about the fire, with their index and what was made of them."""
    return Explorer(open_corpus(yard), Config(animation="none"))


async def _wait(pilot: Pilot[None], condition) -> None:
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "waited in vain"
        await pilot.pause(0.02)
    await pilot.pause(0.2)


def _on(screen, there, *keys: str):
    """Opens a screen made from the app, waits until it is there, and presses keys."""

    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        await _wait(pilot, lambda: app.workspace.index is not None and not app.browse.busy)
        opened = screen(app)
        await app.push_screen(opened)
        await _wait(pilot, lambda: there(opened))
        await pilot.press(*keys)
        await pilot.pause(0.2)
        app.screen.hush()
        await pilot.pause(0.05)

    return act


def _compare(app: Explorer):
    from tui.screens.compare import CompareScreen

    return CompareScreen(["wire", "gazette"])


def _story(app: Explorer):
    from tui.screens.story import StoryScreen

    return StoryScreen("gazette")


def _who_else(app: Explorer):
    from tui.screens.elsewhere import ElsewhereScreen

    article = app.workspace.index.article("wire")
    start = article.text.index("Fourteen lorries")
    return ElsewhereScreen(article, Span(start, start + 26))


@pytest.mark.parametrize("size", SIZES)
def test_two_articles_compared_at_a_difference(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    there = _on(_compare, lambda screen: screen.comparison is not None, "right_curly_bracket")
    assert snap_compare(explorer, run_before=there, terminal_size=size)


def test_two_articles_compared_on_light_paper(snap_compare, explorer: Explorer) -> None:
    explorer.theme = "crossread-light"
    there = _on(_compare, lambda screen: screen.comparison is not None, "right_curly_bracket")
    assert snap_compare(explorer, run_before=there, terminal_size=(120, 40))


def test_a_denial_beside_what_it_denies(snap_compare, explorer: Explorer) -> None:
    def compare(app: Explorer):
        from tui.screens.compare import CompareScreen

        return CompareScreen(["wire", "council", "weekly"])

    there = _on(compare, lambda screen: screen.comparison is not None, "right_curly_bracket")
    assert snap_compare(explorer, run_before=there, terminal_size=(80, 24))


@pytest.mark.parametrize("size", SIZES)
def test_a_story_as_a_matrix(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    there = _on(_story, lambda screen: screen.has_class("is-there"), "j")
    assert snap_compare(explorer, run_before=there, terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_who_else_says_it(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    there = _on(_who_else, lambda screen: screen.answer is not None, "j")
    assert snap_compare(explorer, run_before=there, terminal_size=size)
