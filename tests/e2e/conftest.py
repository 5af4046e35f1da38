"""A terminal for the whole program: tmux, of 80 by 24, with a plain shell in it."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMPT = "ready$"


class Terminal:
    """A shell in a tmux of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.socket = f"crossread-{uuid.uuid4().hex[:8]}"
        self.environment = environment
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(ROOT), "env", f"PS1={PROMPT} ", "sh")

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self.socket, "-f", "/dev/null", *words]
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def open(self, *words: str | Path) -> None:
        """Starts `crossread` with these words."""
        self.sees(PROMPT)
        self.type(f"clear; {shlex.join([sys.executable, '-m', 'tui.cli', *map(str, words)])}")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        self.tmux("send-keys", "-l", words)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def sees(self, *words: str, seconds: float = 180) -> str:
        """Waits until all the words are on the screen; the screen."""
        until = time.monotonic() + seconds
        while not all(word in (screen := self.screen) for word in words):
            assert time.monotonic() < until, f"waited in vain for {words!r} in\n{screen}"
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, env=self.environment)


def needs(*programs: str) -> None:
    """Skips where a program isn't installed; in CI, where all are, that is a failure."""
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    for program in programs:
        if shutil.which(program, path=places) is None:
            if os.environ.get("CROSSREAD_CI") == "1":
                pytest.fail(f"{program} is not installed")
            pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="session")
def needs_ssh() -> None:
    needs("sshd", "ssh", "ssh-keygen", "tmux")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    needs("tmux")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TMUX", "SSH_"))}
    environment |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    environment |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    terminal = Terminal(environment)
    yield terminal
    terminal.close()
