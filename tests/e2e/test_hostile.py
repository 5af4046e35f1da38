"""The explorer in a real terminal, over articles made to take that terminal over: every byte it writes is looked at."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.e2e.pty_terminal import PtyTerminal
from tests.hostile.articles import PAYLOADS, write_corpus

pytestmark = pytest.mark.system

ROOT = Path(__file__).resolve().parents[2]

# What Textual and our driver write of their own: control sequences (CSI), but no reports asked for by an article.
_CSI = re.compile(r"\x1b\[[0-9;:?<>=$ ]*[A-Za-z@`~]|\x1b[78=>]|\x1b\(B")
_POINTER = re.compile(r"\x1b\]22;[a-z]*(?:\x1b\\|\x07)")
"""Textual's own wish for the shape of the pointer."""


def test_no_byte_of_an_article_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    root = write_corpus(tmp_path / "flood")
    others = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SSH_", "TMUX"))}
    own = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    environment = {**others, **own, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    terminal = PtyTerminal([sys.executable, "-m", "tui.cli", str(root)], environment, 120, 40)
    try:
        terminal.sees("Dam at Holt", "articles")
        terminal.press("Enter")
        terminal.sees("␛[35;7m")
        terminal.waits_for(lambda: re.search(r"\d claims", terminal.text), "its claims")
        terminal.type("q")
        terminal.sees("search:")
        terminal.type("E")
        terminal.sees("What is wrong")
        terminal.press("Escape")
        terminal.rests()
        terminal.type("q")
        assert terminal.ends() == 0
    finally:
        terminal.close()
    written = _POINTER.sub("", bytes(terminal.stream).decode("utf-8"))
    for name, payload in PAYLOADS.items():
        assert "\x1b" not in payload or payload not in written, name
    for obeyed in ("\x1b[6n", "\x1b[c", "\x1b]", "\x1bP", "\x1b_", "\x1bc", "\x9b", "\x9d", "\x90", "\u202e", "\x07"):
        assert obeyed not in written, repr(obeyed)
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", _CSI.sub("", written)) == []
