"""How long until the explorer's first paint, against an empty Textual app in the same run, one after the other.

    python benchmarks/startup.py [RUNS]

Both are started in a terminal of 80 x 24; a paint is the moment at which their first words arrive there.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready")
Empty().run()
"""
LIMIT = 1.5
PATIENCE = 30


def paint(command: list[str], words: bytes, environment: dict[str, str]) -> float:
    """Seconds from the start of a command to the first time its terminal shows the words."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    try:
        while words not in seen:
            left = PATIENCE - (time.perf_counter() - began)
            if left <= 0 or not select.select([ours], [], [], left)[0]:
                raise SystemExit(f"{command[:4]} never showed {words!r}: {seen[-500:]!r}")
            seen += os.read(ours, 65536)
        return time.perf_counter() - began
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def main(runs: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        environment |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "DATA", "STATE", "CONFIG")}
        programs = {
            "empty Textual app": ([sys.executable, "-c", EMPTY], b"ready"),
            "crossread": ([sys.executable, "-m", "tui.cli"], b"crossread"),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(runs + 1):
            for name, (command, words) in programs.items():
                seconds = paint(command, words, environment)
                if run:  # the first run warms the file cache and builds the sample's index
                    times[name].append(seconds)
    print(f"{'first paint, ms':<20}{'least':>8}{'median':>8}{'most':>8}   of {runs} runs each")
    for name, values in times.items():
        print(f"{name:<20}" + "".join(f"{1000 * f(values):8.0f}" for f in (min, statistics.median, max)))
    empty, ours = times.values()
    ratio = statistics.median(ours) / statistics.median(empty)
    print(f"ratio of medians {ratio:.2f} (of least times {min(ours) / min(empty):.2f}); at most {LIMIT}")
    return ratio > LIMIT


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
