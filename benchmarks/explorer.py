"""How quick the explorer is on Reuters: from a key to painted results, gaps of the event loop, memory, bytes written.

    python benchmarks/explorer.py [KEYS]

The explorer runs in a terminal of its own (120 x 40); keys come in as its driver would send them, and a result counts
as painted when the screen that shows it has been written. EXPLORER_HOME names a folder to keep articles and index in,
which take minutes to make.
"""

import asyncio
import fcntl
import itertools
import json
import os
import pty
import random
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

FOLDERS = ("CACHE", "DATA", "STATE", "CONFIG")
TICK = 0.005
INDEXING = 20.0
"""Seconds of typing while the index is built."""
BETWEEN_KEYS = 0.08
"""Seconds from painted results to the next key: a quick typist."""
LIMITS = {"median": 50.0, "p95": 150.0, "gap": 50.0, "memory": 150.0}
KEYS = {" ": "space"}


class Watch:
    """Inside the explorer: types, and notes when what was typed for has been painted."""

    def __init__(self, app, queries: list[str]) -> None:
        self.app, self.queries = app, queries
        self.shown: str | None = None
        self.painted: dict[str, float] = {}
        self.paint = asyncio.Event()
        self.gaps: dict[str, list[float]] = {}
        self.waits: dict[str, list[tuple[float, float]]] = {}
        self.phase = "opening"
        app._display = self.displayed(app._display)

    def displayed(self, display):
        def wrapped(screen, renderable) -> None:
            display(screen, renderable)
            if self.shown is not None:
                self.painted.setdefault(self.shown, time.perf_counter())
                self.shown = None
                self.paint.set()

        return wrapped

    async def tick(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            self.gaps.setdefault(self.phase, []).append(1000 * (time.perf_counter() - began - TICK))

    async def run(self, pilot) -> None:
        from tui.screens.browse import BrowseScreen

        ticking = asyncio.create_task(self.tick())
        browse = next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))
        show = browse._show

        def shown(question, *others) -> None:
            show(question, *others)
            self.shown = question.query

        browse._show = shown
        stale = self.app.workspace.stale
        self.app.workspace.stale = lambda: False
        await self.until(lambda: not browse.busy)
        self.key("slash", "/")
        for query in self.queries:
            await self.type("searching", browse, query)
        self.key("enter", None)
        await asyncio.sleep(0.5)
        self.phase = "moving"
        for _ in range(40):
            self.key("down", None)
            await asyncio.sleep(0.02)
        self.app.workspace.stale = stale
        self.key("r", "r")  # claims are still to be found, which takes minutes
        await self.until(lambda: browse.indexing)
        self.key("slash", "/")
        until = time.monotonic() + INDEXING
        for query in itertools.cycle(self.queries):
            await self.type("indexing", browse, query)
            if not browse.indexing or time.monotonic() > until:
                break
        ticking.cancel()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        report = {"gaps": self.gaps, "waits": self.waits, "peak": peak, "articles": len(self.app.workspace.index)}
        Path(os.environ["REPORT"]).write_text(json.dumps(report))
        self.app.exit()

    async def type(self, phase: str, browse, query: str) -> None:
        """Types a query into the empty box, key by key, waiting for the results of each."""
        self.phase = phase
        browse.box.value = ""
        await asyncio.sleep(BETWEEN_KEYS)
        for end in range(1, len(query) + 1):
            self.painted.clear()
            self.shown = None
            began, processor = time.perf_counter(), time.process_time()
            self.key(KEYS.get(query[end - 1], query[end - 1]), query[end - 1])
            while query[:end] not in self.painted:
                self.paint.clear()
                await asyncio.wait_for(self.paint.wait(), 60)
            wait = 1000 * (self.painted[query[:end]] - began)
            self.waits.setdefault(phase, []).append((wait, 1000 * (time.process_time() - processor)))
            await asyncio.sleep(BETWEEN_KEYS)

    def key(self, key: str, character: str | None) -> None:
        from textual.events import Key

        self.app._driver.send_message(Key(key, character))

    async def until(self, condition) -> None:
        for _ in range(60_000):
            if condition():
                return
            await asyncio.sleep(0.001)
        raise SystemExit("the explorer never showed what was typed for")


def inside(corpus: str, queries: str) -> None:
    """The process in the terminal."""
    from corpus.folder import open_corpus
    from tui.app import Explorer
    from tui.config import Config

    app = Explorer(open_corpus(corpus), Config(animation="none"))
    watch = Watch(app, json.loads(queries))
    app.run(auto_pilot=watch.run)


def in_terminal(corpus: Path, queries: list[str], home: str) -> tuple[dict, int]:
    """Runs `inside` in a terminal; its report, and the bytes it wrote there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    report = Path(home) / "report.json"
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "REPORT": str(report)}
    command = [sys.executable, __file__, "--inside", str(corpus), json.dumps(queries)]
    streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    process = subprocess.Popen(command, **streams, env=environment, start_new_session=True)
    os.close(theirs)
    written = 0
    last = b""

    def drain() -> None:
        nonlocal written, last
        while True:
            try:
                data = os.read(ours, 1 << 16)
            except OSError:
                return
            written += len(data)
            last = (last + data)[-4000:]

    reader = threading.Thread(target=drain, daemon=True)
    reader.start()
    process.wait()
    reader.join(2)
    if not report.exists():
        raise SystemExit(f"no report; the terminal's last words: {last.decode(errors='replace')}")
    return json.loads(report.read_text()), written


def main(keys: int) -> int:
    from reuters import as_lines
    from search import typed

    from corpus.folder import open_corpus
    from tui.indexing import refresh

    with tempfile.TemporaryDirectory() as scratch:
        home = os.environ.get("EXPLORER_HOME") or scratch
        corpus = Path(home) / "reuters"
        if not corpus.exists():
            as_lines(corpus)
        os.environ |= {f"XDG_{name}_HOME": f"{home}/{name}" for name in FOLDERS}
        refresh(open_corpus(corpus), claims=False)
        whole = [query for query, after in _pairs(typed(open_corpus(corpus))) if not after.startswith(query)]
        random.Random(2).shuffle(whole)
        queries: list[str] = []
        while whole and sum(map(len, queries)) < keys:
            queries.append(whole.pop())
        report, written = in_terminal(corpus, queries, home)
    print(f"{report['articles']:,} articles; {written:,} bytes written to the terminal in all")
    print(f"{'key to painted results, ms':<34}{'keys':>7}{'median':>9}{'p95':>9}{'worst':>9}{'cpu median':>12}")
    figures = {}
    for phase, waits in report["waits"].items():
        wall = sorted(wait for wait, _ in waits)
        figures[phase] = statistics.median(wall), _p95(wall)
        cpu = statistics.median(processor for _, processor in waits)
        row = (*figures[phase], wall[-1])
        print(f"  {phase:<32}{len(wall):>7}" + "".join(f"{value:>9.1f}" for value in row) + f"{cpu:>12.1f}")
    print(f"{'gap of the event loop, ms':<34}{'ticks':>7}{'median':>9}{'p95':>9}{'worst':>9}")
    gaps = {}
    for phase, values in report["gaps"].items():
        values.sort()
        gaps[phase] = _p95(values)
        print(f"  {phase:<32}{len(values):>7}{statistics.median(values):>9.1f}{gaps[phase]:>9.1f}{values[-1]:>9.1f}")
    print(f"resident memory at most {report['peak']:.0f} MB")
    median, p95 = figures["searching"]
    kept = (
        median <= LIMITS["median"] and p95 <= LIMITS["p95"] and report["peak"] <= LIMITS["memory"]
        and max(gaps["searching"], gaps.get("indexing", 0)) <= LIMITS["gap"]
    )  # fmt: skip
    limits = "median {median:.0f}, p95 {p95:.0f}, gaps {gap:.0f} ms, memory {memory:.0f} MB".format(**LIMITS)
    print(f"limits: {limits}: {'kept' if kept else 'MISSED'}")
    return not kept


def _pairs(keys: list[str]) -> list[tuple[str, str]]:
    return list(zip(keys, [*keys[1:], ""], strict=True))


def _p95(values: list[float]) -> float:
    return values[min(len(values) - 1, int(0.95 * len(values)))]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(*sys.argv[2:])
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
