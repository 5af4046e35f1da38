"""Kinds of terminal: their colours, their characters, their sizes; and those on which there is no explorer."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import needs
from tests.e2e.pty_terminal import PtyTerminal

pytestmark = pytest.mark.system

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = "crossread search, read"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("home"))


def environment(home: str, **more: str) -> dict[str, str]:
    others = ("SSH_", "XDG_", "COLOR", "TEXTUAL", "TMUX", "NO_COLOR", "LC_", "LANG", "STY")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    own = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    return {**kept, **own, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **more}


@pytest.fixture
def opened(home: str) -> Iterator:
    """Opens the explorer on the sample in a terminal of some kind."""
    terminals: list[PtyTerminal] = []

    def open_(*command: str, columns: int = 120, rows: int = 40, **more: str) -> PtyTerminal:
        words = [*command, sys.executable, "-m", "tui.cli"]
        terminal = PtyTerminal(words, environment(home, **more), columns, rows, ROOT)
        terminals.append(terminal)
        terminal.sees("5 articles", "1 of 5")
        return terminal

    yield open_
    for terminal in terminals:
        terminal.close()


def left(terminal: PtyTerminal) -> bytes:
    """Leaves, and finds the terminal as it was; all that was written."""
    terminal.press("C-q")
    assert terminal.ends() == 0
    assert not terminal.modes
    return bytes(terminal.stream)


def read(terminal: PtyTerminal) -> str:
    """Opens the first article, with its claims."""
    terminal.press("Enter")
    terminal.waits_for(lambda: "‹ 1 of 5 ›" in terminal.text or "< 1 of 5 >" in terminal.text, "the first article")
    return terminal.sees("] claim", "%")


@pytest.mark.parametrize(
    ("kind", "more", "written", "never"),
    [
        ("xterm-256color", {"COLORTERM": "truecolor"}, rb"38;2;\d+", rb"38;5;"),
        ("xterm-256color", {}, rb"38;5;\d+", rb"38;2;"),
        ("tmux-256color", {}, rb"38;5;\d+", rb"38;2;"),
        ("screen", {}, rb"[;\[]3\d[;m]", rb"38;[25];"),
        ("linux", {}, rb"[;\[]3\d[;m]", rb"38;[25];"),
    ],
)
def test_a_terminal_gets_the_colours_that_it_has(opened, kind: str, more: dict, written: bytes, never: bytes) -> None:
    terminal = opened(TERM=kind, **more)
    read(terminal)
    stream = left(terminal)
    assert re.search(written, stream)
    assert not re.search(never, stream)


def test_without_colours_there_are_greys_and_the_same_words(opened) -> None:
    terminal = opened(NO_COLOR="1", COLORTERM="truecolor")
    read(terminal)
    shades = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", left(terminal))
    assert shades
    assert all(red == green == blue for red, green, blue in shades)


def test_a_locale_without_unicode_gets_ascii_marks(opened) -> None:
    terminal = opened(LC_ALL="C")
    read(terminal)

    def marks() -> set[str]:
        return {line[6:8].strip() for line in terminal.lines} - {""}

    terminal.waits_for(lambda: {'"', "|", ":", "?"} <= marks(), "marks of claims")
    assert not marks() & {"“", "│", "┆"}
    left(terminal)


@pytest.mark.parametrize("mode", ["0", "1"])
def test_nothing_but_ascii_reaches_a_terminal_without_unicode(opened, mode: str) -> None:
    terminal = opened(LC_ALL="C", PYTHONUTF8=mode)
    read(terminal)
    terminal.press("?")
    terminal.sees("MOVE", " Enter ")
    terminal.press("Escape")
    assert left(terminal).isascii()
    assert "\\u" not in terminal.text
    assert b"\\u" not in terminal.stream
    assert b"\\x" not in terminal.stream


def test_without_a_mouse_the_terminal_keeps_it(opened, tmp_path: Path) -> None:
    (tmp_path / "crossread").mkdir()
    (tmp_path / "crossread" / "config.toml").write_text("mouse = false\n")
    terminal = opened(XDG_CONFIG_HOME=str(tmp_path))
    assert "mouse" not in terminal.modes
    left(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(60, 15), (80, 24), (300, 100)])
def test_any_size_shows_list_article_and_footer(opened, columns: int, rows: int) -> None:
    terminal = opened(columns=columns, rows=rows)
    assert max(map(len, terminal.lines)) <= columns
    text = read(terminal)
    assert "help" in text.split("\n")[-1] or "claim" in text.split("\n")[-1]
    left(terminal)


def test_a_resize_at_any_moment_leaves_a_whole_screen(opened) -> None:
    terminal = opened()
    sizes = random.Random(5)
    for _ in range(12):
        terminal.resize(sizes.randint(60, 300), sizes.randint(15, 100))
        terminal.press(sizes.choice(["Down", "Up", "Enter", "Escape", "Tab", "c"]))
    terminal.resize(100, 30)
    for _ in range(3):
        terminal.press("Escape")
    terminal.sees("5 articles", "of 5", "? help")
    terminal.rests()
    seen = terminal.text
    terminal.press("C-l")  # what is drawn anew is what was there
    terminal.rests()
    assert terminal.text == seen
    left(terminal)


def test_tmux_and_screen_show_what_is_in_them(opened, home: str, tmp_path: Path) -> None:
    needs("tmux", "screen")
    (tmp_path / "screenrc").write_text("startup_message off\ndefutf8 on\n")
    for multiplexer in (
        ["tmux", "-L", f"crossread-{os.getpid()}", "-f", "/dev/null", "new-session"],
        ["screen", "-U", "-c", str(tmp_path / "screenrc")],
    ):
        terminal = opened(*multiplexer, SCREENDIR=_private(tmp_path))
        read(terminal)
        terminal.press("q")
        terminal.sees("5 articles", "1 of 5")
        terminal.press("C-q")
        terminal.ends()


def _private(folder: Path) -> str:
    """A folder for GNU screen's socket, which wants it for itself."""
    (folder / "sockets").mkdir(mode=0o700, exist_ok=True)
    return str(folder / "sockets")


def test_a_terminal_that_can_show_nothing_is_told_what_works_there(home: str) -> None:
    for kind in ("dumb", "unknown", ""):
        terminal = PtyTerminal([sys.executable, "-m", "tui.cli"], environment(home, TERM=kind), folder=ROOT)
        assert terminal.ends() == 2
        said = " ".join(terminal.text.split())
        assert "can't show the explorer" in said
        assert WITHOUT in said
        assert not terminal.modes


def test_without_a_terminal_the_commands_that_work_are_named(home: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli"], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env=environment(home), cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 2
    assert WITHOUT in done.stderr
    assert done.stdout == ""
