"""Indexing in a process of its own: it tells how far it is, and ends with the explorer that wants it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from index.search import Index
from index.store import index_directory
from tui.background import Step, refresh_apart

REPOSITORY = Path(__file__).parents[2]
EXPLORER = """
import asyncio, sys
from corpus.folder import open_corpus
from tui.background import refresh_apart

asyncio.run(refresh_apart(open_corpus(sys.argv[1]), lambda step: print(step, flush=True)))
"""


def until(condition: Callable[[], bool]) -> None:
    for _ in range(3600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def children(process: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            yield int(path.parent.name)
            yield from children(int(path.parent.name))


async def test_an_index_built_apart_is_searchable_before_claims_and_stories_are_in(folder: Path) -> None:
    corpus, told = open_corpus(folder), []
    await refresh_apart(corpus, lambda step: told.append(step), lambda: told.append(len(Index.open(corpus))))
    assert 7 in told
    assert all(isinstance(step, Step | int) for step in told)
    index = Index.open(corpus)
    assert index.has_claims
    assert index.has_stories


async def test_building_a_damaged_index_again_is_told(folder: Path) -> None:
    corpus = open_corpus(folder)
    assert await refresh_apart(corpus, lambda _: None) == ""
    [damaged, *_] = index_directory(corpus).rglob("catalogue-*.arrays")
    damaged.write_bytes(b"garbage")
    assert "built again" in await refresh_apart(corpus, lambda _: None)


ORPHAN = """
import os, sys, threading
from tui import parentage

if len(sys.argv) == 1:
    import subprocess
    subprocess.Popen([sys.executable, "-c", os.environ["ORPHAN"], "child"], stdin=subprocess.DEVNULL)
    threading.Event().wait()
if os.environ["SYSTEM"]:
    sys.platform, parentage._POLL = os.environ["SYSTEM"], 0.05
parentage.end_with_parent(pipe=False)
print(os.getpid(), flush=True)
threading.Event().wait()
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("system", ["", "elsewhere"])
def test_a_process_without_a_pipe_to_its_parent_ends_with_it(system: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ORPHAN],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "ORPHAN": ORPHAN, "SYSTEM": system},
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout
        child = int(process.stdout.readline())
        assert running(child)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    process.stdout.close()
    until(lambda: not running(child))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_process_is_left_when_the_explorer_is_killed_while_indexing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "news").mkdir()
    text = "Ole Brandt said on Monday that 300 people left the town of Holt. “We wait,” the mayor told reporters. "
    for number in range(40):
        (tmp_path / "news" / f"n{number}.txt").write_text(f"Report {number}\n\n" + text * 600, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", EXPLORER, str(tmp_path / "news")],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
    )
    try:
        until(lambda: len({*children(process.pid)}) >= 4)  # the one that builds, and those that it has started
        every = set(children(process.pid))
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    until(lambda: not any(map(running, every)))
