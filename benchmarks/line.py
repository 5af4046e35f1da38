"""Bytes that the explorer writes to a terminal over SSH, at 120 x 40; and how it types on a slow line.

    python benchmarks/line.py [CORPUS]

The program runs in a pseudo-terminal with `SSH_TTY` set. The slow line carries 16 kB a second (128 kbit/s) with 150 ms
each way; what is told there is from a key to the first and to the last byte that it changes on the screen.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e.pty_terminal import PtyTerminal  # noqa: E402

LIMITS = {
    "start-up": 30_000,
    "cursor move": 700,
    "page of reading": 10_000,
    "typed character": 6_000,
}
QUIET = 1.0
QUERY = "north korean troops"


def environment(home: str, **more: str) -> dict[str, str]:
    """Folders of the user's own set aside, a terminal of 256 colours, SSH."""
    others = ("SSH_", "XDG_", "COLOR", "TEXTUAL", "TMUX", "NO_COLOR", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    own = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    told = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "SSH_TTY": "/dev/pts/0"}
    return {**kept, **own, **told, **more}


COLOURS: dict[str, dict[str, str]] = {
    "256 colours": {},
    "16 million": {"COLORTERM": "truecolor"},
    "16 colours": {"TERM": "linux"},
}


def started(
    home: str, corpus: list[str], colours: str = "256 colours", rate: float | None = None, delay: float = 0.0
) -> PtyTerminal:
    """The explorer on a corpus, its index made."""
    more = COLOURS[colours]
    command = [sys.executable, "-m", "tui.cli", *corpus]
    terminal = PtyTerminal(command, environment(home, **more), 120, 40, ROOT, rate, delay)
    terminal.sees("1 of", "? help", seconds=600)
    terminal.waits_for(lambda: "indexing" not in terminal.text and "finding" not in terminal.text, "the index", 600)
    return terminal


def after(terminal: PtyTerminal, *keys: str) -> int:
    before = len(terminal.stream)
    terminal.press(*keys)
    return terminal.rests(QUIET) - before


def opening(terminal: PtyTerminal, key: str, *seen: str) -> int:
    """Bytes of a key after which something else is to be seen."""
    before = len(terminal.stream)
    terminal.press(key)
    terminal.sees(*seen)
    return terminal.rests(QUIET) - before


def counted(home: str, corpus: list[str], colours: str, query: str = QUERY) -> dict[str, list[int]]:
    """Bytes of each kind of step: in the list, reading, and on every other screen."""
    terminal = started(home, corpus, colours)
    found: dict[str, list[int]] = {"start-up": [terminal.rests(QUIET)]}
    _moves(terminal, found, "Browse", "j", "j", "j", "k", "k")
    after(terminal, "/")
    found["typed character"] = [after(terminal, character) for character in query]
    after(terminal, "Enter")
    found["opened: Read"] = [opening(terminal, "Enter", "claims", "%")]
    after(terminal, "g")
    found["page of reading: Read"] = [after(terminal, key) for key in ("Space", "Space", "b", "b")]
    _moves(terminal, found, "Read", "j", "j", "k")
    found["opened: Elsewhere"] = [opening(terminal, "w", "Who else says this", "⏎ read")]
    _moves(terminal, found, "Elsewhere", "j", "j", "k")
    opening(terminal, "q", "%")
    found["opened: Story"] = [opening(terminal, "o", "Story", "CLAIM")]
    found["cursor move: Story"] = [after(terminal, key) for key in ("j", "j", "l", "k", "h", "h", "j", "j", "l", "j")]
    found["page of reading: Story"] = [after(terminal, key) for key in ("Space", "b")]
    opening(terminal, "=", "Compare", "shared claim")  # from the cell in hand to those who tell it
    found["claim of two: Compare"] = [after(terminal, "]"), after(terminal, "]")]
    _moves(terminal, found, "Compare", "j", "j", "k")
    found["page of reading: Compare"] = [after(terminal, key) for key in ("Space", "Space", "b", "b")]
    for seen in ("CLAIM", "%", "⏎ open"):
        opening(terminal, "q", seen)
    found["opened: Claims"] = [opening(terminal, "C", "Claims", "claims in")]
    _moves(terminal, found, "Claims", "j", "j", "k")
    found["page of reading: Claims"] = [after(terminal, key) for key in ("Space", "b")]
    after(terminal, "/")
    found["typed character: Claims"] = [after(terminal, character) for character in "troops"]
    terminal.press("C-q")
    terminal.ends()
    return found


def _moves(terminal: PtyTerminal, found: dict[str, list[int]], screen: str, *keys: str) -> None:
    """A step of the cursor, where there is one; where the text itself moves, each line of it does."""
    name = "text moved" if screen in ("Read", "Compare") else "cursor move"
    found[f"{name}: {screen}"] = [after(terminal, key) for key in keys]


def limit_of(step: str) -> int | None:
    """Bytes that a step may write at most."""
    return LIMITS.get(step.partition(":")[0])


def slow(home: str, corpus: list[str]) -> tuple[list[float], list[float]]:
    """Seconds from each key to its letter on the screen, and from the last key to its results."""
    terminal = started(home, corpus, rate=16_000, delay=0.15)
    terminal.rests(QUIET)
    terminal.press("/")
    terminal.rests(QUIET)
    echoes, settled = [], []
    for word in QUERY.split():
        for place in range(len(word)):
            began = time.monotonic()
            terminal.type(word[place])
            terminal.waits_for(lambda wanted=word[: place + 1]: wanted in terminal.lines[1], "the letter")
            echoes.append(time.monotonic() - began)
        began = time.monotonic()
        terminal.waits_for(lambda wanted=word: wanted in terminal.lines[2], "its results")
        terminal.rests(0.5)
        settled.append(time.monotonic() - began - 0.5)
        terminal.press(*["Backspace"] * len(word))
        terminal.rests(QUIET)
    terminal.press("C-q")
    terminal.ends()
    return echoes, settled


def main(corpus: list[str]) -> int:
    over = 0
    with tempfile.TemporaryDirectory() as home:
        started(home, corpus).close()  # makes the index
        for colours in COLOURS:
            print(f"bytes written at 120 x 40, {colours}: median, most")
            for name, values in counted(home, corpus, colours).items():
                limit = limit_of(name)
                over += limit is not None and max(values) > limit
                told = f"   at most {limit:,}" if limit else ""
                print(f"  {name:<26}{statistics.median(values):8,.0f}{max(values):8,}{told}")
        echoes, settled = slow(home, corpus)
        print("128 kbit/s, 300 ms there and back, seconds: median, most")
        print(f"  key to its letter {statistics.median(echoes):6.2f}{max(echoes):6.2f}")
        print(f"  word to its results {statistics.median(settled):4.2f}{max(settled):6.2f}")
    return over > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
