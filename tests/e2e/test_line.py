"""On a poor line: how little is written, and that typing stays responsive and true."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.line import ROOT, counted, environment, limit_of, started
from tests.e2e.pty_terminal import PtyTerminal

pytestmark = pytest.mark.system

WORD = "intercepted"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the sample's index."""
    home = tmp_path_factory.mktemp("home")
    terminal = started(str(home), [])
    terminal.rests()
    terminal.press("C-q")
    terminal.ends()
    return home / "CACHE"


@pytest.fixture
def home(made: Path, tmp_path: Path) -> str:
    """Folders of the user's own, with that index and nothing remembered."""
    shutil.copytree(made, tmp_path / "CACHE")
    return str(tmp_path)


def test_a_step_on_any_screen_writes_no_more_than_a_poor_line_can_carry(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.line.QUIET", 0.5)
    found = counted(home, [], "16 million", "kursk")  # the colours that cost most
    assert {name: most for name in found if (limit := limit_of(name)) and (most := max(found[name])) > limit} == {}
    assert all(max(values) > 0 for values in found.values()), found
    screens = {name.partition(": ")[2] for name in found}
    assert screens >= {"Browse", "Read", "Elsewhere", "Story", "Compare", "Claims"}


@pytest.fixture
def slow(home: str) -> Iterator[PtyTerminal]:
    """128 kbit/s, 300 ms there and back."""
    terminal = started(home, [], rate=16_000, delay=0.15)
    terminal.rests()
    yield terminal
    terminal.close()


def test_typing_on_a_slow_line_never_shows_results_older_than_those_before(slow: PtyTerminal) -> None:
    typed = [WORD[:length] for length in range(1, len(WORD) + 1)]
    shown: list[int] = []

    def look() -> None:
        reading = slow.screen.display[2].split()
        word = reading[0].rstrip("*") if reading else ""
        if word in typed and (not shown or shown[-1] != typed.index(word)):
            shown.append(typed.index(word))

    slow.press("/")
    slow.rests()
    slow.on_change = look
    for letter in WORD:
        slow.type(letter)
    slow.waits_for(lambda: shown[-1:] == [len(WORD) - 1], "the results of the whole word")
    assert shown == sorted(shown)
    assert WORD in slow.lines[1]
    # What waits for the line is one frame, not every paint since the first letter.
    before = len(slow.stream)
    slow.rests(1.0)
    assert len(slow.stream) - before < 16_000


def test_a_poor_line_has_no_mouse_motion_no_blinking_and_no_animation(slow: PtyTerminal) -> None:
    assert "mouse" in slow.modes
    assert "mouse motion" not in slow.modes
    slow.press("/")
    slow.rests(2.0)  # a cursor that blinks never rests


def test_a_line_can_be_said_to_be_poor_or_good(home: str, tmp_path: Path) -> None:
    for line, over_ssh, motion in (("poor", "", False), ("good", "/dev/pts/0", True), ("auto", "", True)):
        folder = tmp_path / line / "crossread"
        folder.mkdir(parents=True)
        (folder / "config.toml").write_text(f'line = "{line}"\n')
        own = environment(home, XDG_CONFIG_HOME=str(tmp_path / line), SSH_TTY=over_ssh)
        terminal = PtyTerminal([sys.executable, "-m", "tui.cli"], own, folder=ROOT)
        terminal.sees("5 articles", "? help")
        assert ("mouse motion" in terminal.modes) == motion
        terminal.rests()
        terminal.press("C-q")
        assert terminal.ends() == 0
        assert not terminal.modes
