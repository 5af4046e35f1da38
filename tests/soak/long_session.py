"""A session of thousands of actions, by a person who never sits still: memory and time of its stretches.

python -m tests.soak.long_session [ACTIONS [CORPUS]]      10,000 on articles made for it, or as said
"""

import asyncio
import gc
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from corpus.folder import open_corpus
from tests.soak.index_faults import write_articles
from tui.app import Explorer
from tui.config import Config
from tui.indexing import refresh
from tui.screens.browse import BrowseScreen

SETTLED = 0.2
"""Share of the actions after which all that is loaded once has been loaded."""

PATIENCE = 180
"""Seconds that rest is waited for on a machine with much else to do."""

QUERIES = ("dam", "engin*", '"said on"', "outlet:post", "bridge OR ferry", "people~", "claim.num:>100", "zzz", "")
DOINGS: Sequence[tuple[str, ...]] = (
    ("j",), ("j",), ("k",), ("G",), ("g",), ("space",), ("ctrl+d",), ("tab",), ("f",), ("l", "enter"), ("s",),
    ("escape",), ("enter",), ("]",), ("[",), ("c",), ("n",), ("J",), ("K",), (")",), ("v",), ("q",), ("C", "j", "2"),
    ("o", "j", "l"), ("m", "j", "m", "="), ("}",), ("?", "escape"), ("E", "escape"), ("ctrl+p", "d", "escape"), ("u",),
    ("y",), ("w",), ("t", "x", "enter"), ("a", "n", "enter"), ("colon", "escape"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was measured after so many actions."""

    actions: int
    resident: int
    """Bytes of memory."""
    objects: int
    seconds: float
    """Of processor time, for each action since the stretch before."""
    kinds: Counter[str]


async def session(explorer: Explorer, actions: int, stretches: int = 20, seed: int = 0) -> list[Stretch]:
    """Carries out actions by chance, and looks at memory from time to time, back in the list of articles."""
    chance, found = random.Random(seed), []
    async with explorer.run_test(size=(120, 40)) as pilot:
        await at_rest(explorer, pilot)
        each, began = max(1, actions // stretches), time.process_time()
        for number in range(1, actions + 1):
            if explorer._exit:
                raise AssertionError("the explorer has been left")
            if chance.random() < 0.1:
                await home(explorer, pilot)
                explorer.browse.search_for(chance.choice(QUERIES))
                await pilot.pause()
            else:
                doing = chance.choice(DOINGS)
                if doing == ("q",) and isinstance(explorer.screen, BrowseScreen):
                    continue
                await pilot.press(*doing)
            while explorer.behind:  # a key that waits would act on the screen that is gone home to
                await pilot.pause(0.01)
            if number % each == 0:
                seconds = (time.process_time() - began) / each
                await home(explorer, pilot)
                await at_rest(explorer, pilot)
                found.append(measured(number, seconds))
                began = time.process_time()
    return found


async def home(explorer: Explorer, pilot: Pilot[None]) -> None:
    """Back to the list of articles, however deep."""
    while len(explorer.screen_stack) > 1 and not isinstance(explorer.screen, BrowseScreen):
        explorer.pop_screen()
        await pilot.pause()


async def at_rest(explorer: Explorer, pilot: Pilot[None]) -> None:
    """Waits until the index is there and no worker runs."""
    end = time.monotonic() + PATIENCE
    while True:
        await pilot.pause(0.02)
        if explorer.workspace.index is not None and not explorer.browse.busy and not any(explorer.workers):
            return
        assert time.monotonic() < end, [worker.group for worker in explorer.workers]


def measured(number: int, seconds: float) -> Stretch:
    gc.unfreeze()
    gc.collect()
    everything = gc.get_objects()
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    kinds = Counter(type(one).__qualname__ for one in everything)
    return Stretch(number, pages * os.sysconf("SC_PAGE_SIZE"), len(everything), seconds, kinds)


def grown(found: Sequence[Stretch]) -> tuple[Stretch, Stretch]:
    """The first stretch after all has been loaded, and the last."""
    return found[int(len(found) * SETTLED)], found[-1]


def main() -> None:
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("CACHE", "DATA", "STATE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(scratch) / name.lower())
        made = Path(scratch) / "corpus"
        corpus = open_corpus(sys.argv[2]) if len(sys.argv) > 2 else write_articles(made, count=60)
        refresh(corpus)
        found = asyncio.run(session(Explorer(corpus, Config(animation="none")), actions))
        for stretch in found:
            memory = f"{stretch.resident / 1e6:6.1f} MB  {stretch.objects:,} objects"
            print(f"{stretch.actions:6,} actions  {memory}  {stretch.seconds * 1000:5.1f} ms an action", flush=True)
        first, last = grown(found)
        print(f"from {first.actions:,} to {last.actions:,} actions: {(last.resident - first.resident) / 1e6:+.1f} MB")
        for kind, more in (last.kinds - first.kinds).most_common(10):
            print(f"  {more:+7,} {kind}")


if __name__ == "__main__":
    main()
