"""Every command over articles made to take a terminal over: what it writes shows them and obeys nothing."""

import json
import os
import pty
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.hostile.articles import PAYLOADS, obeyed
from tui.cli import main
from tui.cli.arguments import COMMANDS

CALLS: dict[str, Sequence[str]] = {
    "search": ["dam OR flood", "--corpus", "{root}"],
    "search for nothing": ["search", "\x1b[31mzzz", "--corpus", "{root}"],
    "a broken query": ["search", "sorce:\x1b[31m", "--corpus", "{root}"],
    "a saved query": ["search", "query:bad", "--corpus", "{root}"],
    "read": ["one", "--corpus", "{root}"],
    "read a bare text": ["read", "bare", "--corpus", "{root}"],
    "read a file": ["read", "{evil}", "--corpus", "{root}"],
    "read nothing": ["read", "no\x1b]0;taken\x07thing", "--corpus", "{root}"],
    "claims": ["--corpus", "{root}"],
    "claims of a query": ["claims", "claim.num:>10", "--corpus", "{root}"],
    "compare": ["one", "two", "bare", "--corpus", "{root}"],
    "stories": ["--all", "--corpus", "{root}"],
    "story": ["one", "--corpus", "{root}"],
    "story of nothing": ["story", "no\x1b[2Jthing", "--corpus", "{root}"],
    "extract": ["{evil}", "{root}/one.md", "{root}/lines.jsonl"],
    "extract nothing": ["extract", "no\x1b]0;taken\x07thing"],
    "index": ["--corpus", "{root}"],
    "doctor": ["--corpus", "{root}"],
    "doctor of nothing": ["doctor", "--corpus", "no\x1b]0;taken\x07thing"],
    "an unknown option": ["search", "x", "--\x1b]0;taken\x07"],
    "an unknown corpus": ["no\x1b]0;taken\x07thing"],
    "completion": ["bash"],
    "export": ["claims", "--corpus", "{root}"],
}  # fmt: skip
"""Words of each call; the command is the first of them, or the name."""
WITHOUT_JSON = {"completion", "export", "an unknown corpus", "an unknown option"}
NOT_HERE = {"open": "see test_explorer", "add": "writes nothing of an article but its path"}

_STYLE = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)|\r(?=\x1b)")
"""What rich writes for colours, and for a bar that goes away again."""


def words_of(call: str, root: Path) -> list[str]:
    evil = next(path for path in sorted(root.rglob("*.txt")) if "evil" in path.name)
    words = [word.replace("{root}", str(root)).replace("{evil}", str(evil)) for word in CALLS[call]]
    return words if call.split()[0] not in COMMANDS or " " in call or "nothing" in call else [call, *words]


Run = Callable[[Sequence[str], bool], str]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """What a command writes to both its outputs, off a terminal or on one."""

    def run_(words: Sequence[str], terminal: bool) -> str:
        if not terminal:
            main(words)
            return "".join(capfd.readouterr())
        ours, theirs = pty.openpty()
        written = bytearray()
        reading = threading.Thread(target=lambda: written.extend(all_of(ours)))
        reading.start()
        with os.fdopen(theirs, "w", encoding="utf8") as screen, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", screen)
            patch.setattr(sys, "stderr", screen)
            main(words)
        reading.join()
        os.close(ours)
        return written.decode()

    return run_


def all_of(terminal: int) -> Iterator[int]:
    """Every byte until nobody holds the other end any more."""
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            return
        if not data:
            return
        yield from data


@pytest.mark.parametrize("call", [call for call in CALLS if call != "export" or "export" in COMMANDS])
def test_a_command_shows_hostile_articles_and_obeys_none(call: str, hostile: Path, run: Run) -> None:
    words = words_of(call, hostile)
    for terminal in (False, True):
        written = run(words, terminal)
        assert written.strip(), "it says something"
        assert not any(payload in written for payload in PAYLOADS.values() if "\x1b" in payload)
        assert obeyed(_STYLE.sub("", written) if terminal else written) == [], written
        assert "internal error" not in written
        assert "Traceback" not in written
    if call not in WITHOUT_JSON:
        written = run([*words, "--json"], False)
        assert obeyed(written) == []
        for line in written.splitlines():
            assert not line.startswith("{") or json.loads(line) is not None


def test_every_command_is_among_the_calls() -> None:
    called = {words_of_call[0] for words_of_call in (name.split() for name in CALLS)} | set(CALLS)
    assert set(COMMANDS) - NOT_HERE.keys() <= called | {"completion"}


@pytest.mark.parametrize("call", ["search", "read", "claims", "compare", "story", "doctor"])
def test_what_is_not_obeyed_is_seen(call: str, hostile: Path, run: Run) -> None:
    """A control character is there as its picture."""
    shown = run(words_of(call, hostile), True)
    assert any(picture in shown for picture in "␛␇␀"), shown
