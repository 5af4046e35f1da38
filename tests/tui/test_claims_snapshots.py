"""How reading by claims and the table of claims look, over claims made by hand: compared with pictures.

`pytest tests/tui/test_claims_snapshots.py --snapshot-update` takes new pictures after a change that was meant.
"""

from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot

from corpus.folder import open_corpus
from tests.tui.conftest import PATIENCE
from tui.app import Explorer
from tui.config import Config
from tui.widgets.search import ReadingLine

SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def explorer(yard: Path, made: None, monkeypatch: pytest.MonkeyPatch) -> Explorer:
    """The explorer on the articles about the fire, with their index, and without times, which are never the same."""
    told = ReadingLine.read_as
    monkeypatch.setattr(ReadingLine, "read_as", lambda line, reading, seconds=None: told(line, reading))
    return Explorer(open_corpus(yard), Config(animation="none"))


async def _wait(pilot: Pilot[None], condition) -> None:
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "waited in vain"
        await pilot.pause(0.02)
    await pilot.pause(0.1)


def _read(*keys: str):
    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        await _wait(pilot, lambda: app.workspace.index is not None and not app.browse.busy)
        await pilot.press("G", "enter")
        await _wait(pilot, lambda: getattr(app.screen, "found", None) is not None)
        await _wait(pilot, lambda: app.screen.standings)
        await pilot.press(*keys)
        await _wait(pilot, lambda: app.screen.claim < 0 or app.screen.panel._elsewhere is not None)

    return act


def _table(*keys: str):
    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        await _wait(pilot, lambda: app.workspace.index is not None and not app.browse.busy)
        app.claims("")
        await _wait(pilot, lambda: getattr(app.screen, "is_mounted", False) and bool(app.screen.query("#table")))
        await _wait(pilot, lambda: app.screen.table.row is not None)
        await pilot.press(*keys)
        await pilot.pause(0.1)
        for line in app.screen.query("KeyLine"):
            line.hush()

    return act


@pytest.mark.parametrize("size", SIZES)
def test_claims_at_rest(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    assert snap_compare(explorer, run_before=_read(), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_current_claim_with_its_card(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    keys = ["right_square_bracket"] * 2 + (["tab"] if size[0] < 100 else [])
    assert snap_compare(explorer, run_before=_read(*keys), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_table_of_claims(snap_compare, explorer: Explorer, size: tuple[int, int]) -> None:
    assert snap_compare(explorer, run_before=_table("2", "j", "j"), terminal_size=size)
