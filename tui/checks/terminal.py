"""The terminal, and what lies between it and the program."""

import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tui import restricted
from tui.checks.finding import Finding
from tui.cli.open import WITHOUT
from tui.glyphs import unicode_locale

SMALLEST, COMFORTABLE = (60, 15), (80, 24)


def line() -> Iterator[Finding]:
    """What is between the program and the terminal: SSH, tmux or screen; what the explorer makes of it."""
    from tui.config import ConfigError, load_config
    from tui.line import over_ssh, poor

    try:
        config = load_config()
    except ConfigError:
        return  # told by another check
    way = "over SSH" if over_ssh() else "local"
    how = "spared: no animation, no mouse motion, preview on Tab" if poor(config) else "taken for a good one"
    yield Finding("ok", "line", f'{way}; {how} (line = "{config.line}" in config.toml)')
    if restricted.on():
        yield Finding("ok", "restricted", f"{restricted.OPTION} is on: this login opens its corpus and nothing else")
    yield Finding("ok", "mouse", "used" if config.mouse else "left to the terminal (mouse = false)")
    if os.environ.get("TMUX"):
        yield _tmux()
    elif os.environ.get("STY"):
        yield Finding("advice", "screen", "copying (y) doesn't pass GNU screen; tmux lets it through")


def _tmux() -> Finding:
    """Whether tmux lets a quotation through to the clipboard."""
    options = {name: "" if restricted.on() else _tmux_option(name) for name in ("set-clipboard", "allow-passthrough")}
    if not any(options.values()):  # it can't be asked
        return Finding("ok", "tmux", "copying (y) needs set-clipboard and allow-passthrough on: docs/ssh.md")
    if "on" in options.values() or options["allow-passthrough"] == "all":
        return Finding("ok", "tmux", "lets copying (y) through to the clipboard")
    return Finding(
        "advice", "tmux", "keeps copying (y) from the clipboard; tmux set -g set-clipboard on lets it through"
    )


def _tmux_option(name: str) -> str:
    """What an option of the tmux around us is set to, "" where it doesn't say."""
    try:
        done = subprocess.run(["tmux", "show", "-gv", name], capture_output=True, text=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def terminal() -> Iterator[Finding]:
    """Kind, colours, size and encoding of the terminal."""
    kind = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Finding(
            "advice", "terminal", "standard output is no terminal; the explorer needs one, the commands don't"
        )
    elif kind in ("", "dumb", "unknown"):
        yield Finding("fault", "terminal", f"TERM={kind or '(unset)'} can't show the explorer; {WITHOUT} work")
    else:
        yield Finding("ok", "terminal", f"TERM={kind}, {_colours(kind)}")
        columns, rows = shutil.get_terminal_size()
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            yield Finding("fault", "terminal", f"{columns}x{rows} is too small; make it at least {_size(SMALLEST)}")
        elif columns < COMFORTABLE[0] or rows < COMFORTABLE[1]:
            yield Finding("advice", "terminal", f"{columns}x{rows} works; {_size(COMFORTABLE)} or more is better")
    encoding = locale.getpreferredencoding(False)
    if not unicode_locale(os.environ):
        encoding = next(os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name))
    if not unicode_locale(os.environ) or encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            "advice", "locale", f"{encoding} can't show all text, marks are ASCII; set LANG=C.UTF-8 (or another .UTF-8)"
        )
    else:
        yield Finding("ok", "locale", encoding)


def _colours(kind: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "no colour (NO_COLOR is set)"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million colours"
    over_ssh = (
        "; SSH doesn't pass COLORTERM on: SendEnv/AcceptEnv COLORTERM" if os.environ.get("SSH_CONNECTION") else ""
    )
    return ("256 colours" if "256" in kind else "16 colours") + over_ssh


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"
