"""Kinds of terminal: their colours, their characters, their sizes; and those on which there is no explorer."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import needs
from tests.e2e.pty_terminal import PtyTerminal

pytestmark = pytest.mark.system

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = "crossread search, read"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample's index, which is made once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def home(cache: str, tmp_path: Path) -> str:
    """Folders of the user's own, with that index and nothing remembered."""
    (tmp_path / "CACHE").symlink_to(cache)
    return str(tmp_path)


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


def go_round(terminal: PtyTerminal) -> dict[str, str]:
    """Reads the first article, sees its story, compares who tells a claim of it; the screens, back at the list."""
    seen = {"read": read(terminal)}
    terminal.press("o")
    seen["story"] = terminal.sees("Story", "CLAIM", "thread")
    terminal.press("=")
    terminal.sees("Compare", "claim")
    terminal.press("]")
    seen["compare"] = terminal.sees("Compare", "claim 1 of")
    for screen in ("CLAIM", "% ", "1 of 5"):
        terminal.press("q")
        terminal.sees(screen.strip())
    return seen


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
    go_round(terminal)
    stream = left(terminal)
    assert re.search(written, stream)
    assert not re.search(never, stream)


def test_without_colours_there_is_none_but_bold_and_reversed_words(opened) -> None:
    terminal = opened(NO_COLOR="1", COLORTERM="truecolor")
    go_round(terminal)
    written = re.findall(rb"\x1b\[([0-9;]*)m", left(terminal))
    numbers = {int(number) for sequence in written for number in sequence.split(b";") if number}
    assert {1, 7} & numbers
    assert not {number for number in numbers if 30 <= number < 50 or number >= 90}


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
    go_round(terminal)
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
    go_round(terminal)
    assert "mouse" not in terminal.modes
    assert b"\x1b[?1000h" not in left(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(60, 15), (80, 24), (300, 100)])
def test_any_size_shows_list_article_and_footer(opened, columns: int, rows: int) -> None:
    terminal = opened(columns=columns, rows=rows)
    assert max(map(len, terminal.lines)) <= columns
    for text in go_round(terminal).values():
        assert len(text.split("\n")) == rows
        assert text.split("\n")[-1].strip()
    left(terminal)


def storm(terminal: PtyTerminal, resizes: int, *keys: str, seed: int = 5) -> None:
    """Resizes the terminal again and again, with a key now and then."""
    chance = random.Random(seed)
    for number in range(resizes):
        terminal.resize(chance.randint(60, 300), chance.randint(15, 100))
        if number % 3 == 0:
            terminal.press(chance.choice(keys))
        time.sleep(chance.choice([0, 0, 0.01, 0.05]))


def is_whole(terminal: PtyTerminal) -> None:
    """What is drawn anew is what was there."""
    terminal.rests()
    *seen, _ = terminal.lines  # the last says what was done, until the next key
    terminal.press("C-l")
    terminal.rests()
    assert terminal.lines[:-1] == seen
    assert "Traceback" not in terminal.text


def test_a_storm_of_resizes_on_any_screen_leaves_a_whole_picture(opened) -> None:
    terminal = opened()
    storm(terminal, 50, "Down", "Up", "Enter", "Escape", "Tab", "c")
    terminal.resize(100, 30)
    for _ in range(3):
        terminal.press("Escape")
    terminal.sees("5 articles", "of 5", "? help")
    is_whole(terminal)
    terminal.press("g")
    read(terminal)
    storm(terminal, 50, "j", "k", "Space", "b", "]", "c")
    terminal.resize(120, 40)
    terminal.sees("‹ 1 of 5 ›", "%")
    is_whole(terminal)
    terminal.press("o")
    terminal.sees("Story", "CLAIM")
    storm(terminal, 50, "j", "k", "h", "l", "d")
    terminal.resize(120, 40)
    terminal.sees("Story", "CLAIM")
    is_whole(terminal)
    terminal.press("=")
    terminal.sees("Compare")
    storm(terminal, 50, "}", "]", "[", "j", "Tab", "s")
    terminal.resize(80, 24)
    terminal.sees("Compare")
    is_whole(terminal)
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


def test_with_errors_sent_to_a_file_it_says_that_it_draws_on_them(home: str, tmp_path: Path) -> None:
    words = ["sh", "-c", f"exec {sys.executable} -m tui.cli 2>errors"]
    terminal = PtyTerminal(words, {**environment(home), "PYTHONPATH": str(ROOT)}, folder=tmp_path)
    assert terminal.ends() == 2
    assert "start it without 2>" in (tmp_path / "errors").read_text("utf-8")
    assert not terminal.modes


def test_without_a_terminal_the_commands_that_work_are_named(home: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli"], capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env=environment(home), cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 2
    assert WITHOUT in done.stderr
    assert done.stdout == ""
