"""How the list, the article and what lies over them look: compared with pictures of them.

`pytest tests/tui/test_snapshots.py --snapshot-update` takes new pictures after a change that was meant.
"""

from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from corpus.folder import open_corpus
from tests.tui.conftest import PATIENCE
from tui.app import Explorer
from tui.config import Config
from tui.widgets.search import ReadingLine

SIZES = [(80, 24), (160, 45)]
HOLT = ["slash", *"holt", "enter"]


@pytest.fixture
def taken(snap_compare, shelf: Path, monkeypatch: pytest.MonkeyPatch):
    """Compares the screen after some keys with its picture, without times, which are never the same."""
    told = ReadingLine.read_as
    monkeypatch.setattr(ReadingLine, "read_as", lambda line, reading, seconds=None: told(line, reading))

    def compare(*keys: str, size: tuple[int, int] = (80, 24), theme: str = "crossread-dark") -> bool:
        explorer = Explorer(open_corpus(shelf / "flood"), Config(animation="none", theme=theme))

        async def act(pilot: Pilot[None]) -> None:
            await settled(pilot, explorer)
            for key in keys:
                await pilot.press(key)
                if key in ("enter", "n"):
                    await settled(pilot, explorer)
            await settled(pilot, explorer)

        return snap_compare(explorer, run_before=act, terminal_size=size)

    return compare


async def settled(pilot: Pilot[None], explorer: Explorer) -> None:
    """Waits until nothing goes on: the index is open, results, preview and claims are there."""

    def still() -> bool:
        reading = [screen for screen in explorer.screen_stack if hasattr(screen, "reading")]
        asking = explorer.behind or any(worker.is_running for worker in explorer.workers)
        found = all(getattr(screen, "found", True) is not None for screen in reading)
        return explorer.workspace.index is not None and not explorer.browse.busy and found and not asking

    end, rested = monotonic() + PATIENCE, 0
    while rested < 2:
        assert monotonic() < end, "waited in vain"
        await pilot.pause(0.2)  # longer than any timer waits before it asks for something
        rested = rested + 1 if still() else 0
    for screen in explorer.screen_stack:
        for line in screen.query("KeyLine"):
            line.hush()
        for box in screen.query(Input):
            box.cursor_blink = False
            box._pause_blink(visible=box.has_focus)
    await pilot.pause(0.05)


@pytest.mark.parametrize("size", SIZES)
def test_all_articles(taken, size: tuple[int, int]) -> None:
    assert taken(size=size)


@pytest.mark.parametrize("size", SIZES)
def test_results_with_their_hits(taken, size: tuple[int, int]) -> None:
    assert taken(*HOLT, size=size)


def test_results_on_light_paper(taken) -> None:
    assert taken(*HOLT, size=(160, 45), theme="crossread-light")


@pytest.mark.parametrize("size", SIZES)
def test_filters(taken, size: tuple[int, int]) -> None:
    assert taken("f", "l", "j", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_an_article_with_its_hits(taken, size: tuple[int, int]) -> None:
    assert taken(*HOLT, "enter", "n", "c", size=size)


def test_a_selection_with_a_note(taken) -> None:
    assert taken("j", "j", "enter", "right_parenthesis", "a", *"true", "enter", size=(80, 24))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_found(taken, size: tuple[int, int]) -> None:
    assert taken("slash", *"insurrers", "enter", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_help(taken, size: tuple[int, int]) -> None:
    assert taken("question_mark", size=size)


def test_a_terminal_that_is_too_small(taken) -> None:
    assert taken(size=(50, 12))
