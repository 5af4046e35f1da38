"""Indexing in a process of its own, so that typing never waits for it: its progress comes back as JSON lines.

`python -m tui.background ROOT [FILE …]` is that process.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CrossreadError

if TYPE_CHECKING:
    from corpus.folder import Corpus

NICENESS = 10
EVERY = 0.1
"""Seconds between two lines of progress."""


class IndexingError(CrossreadError):
    """The index couldn't be built; the message is the other process's."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far indexing has come."""

    done: int
    total: int | None
    seconds: float

    def __str__(self) -> str:
        if not self.total:
            return f"indexing · {self.done:,}"
        left = self.seconds * (self.total - self.done) / max(1, self.done)
        remaining = f" · {_duration(left)} left" if self.seconds > 1 else ""
        return f"indexing {100 * self.done // self.total} %{remaining}"


async def refresh_apart(corpus: "Corpus", progress: Callable[[Step], None]) -> None:
    """Brings the index up to date in another process; raises `IndexingError`. Cancelling ends that process."""
    place = Path(__file__).resolve().parent.parent
    paths = os.pathsep.join([str(place), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tui.background", str(corpus.root), *(corpus.files or ()),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths}, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    fault: str | None = "the indexing process ended early; try again with r"
    try:
        async for line in process.stdout:
            said = json.loads(line)
            if "fault" in said:
                fault = said["fault"]
            else:
                progress(Step(said["done"], said["total"], said["seconds"]))
        await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()
    if fault:
        raise IndexingError(fault)


def main(words: list[str]) -> None:
    """The other process: builds, and writes a JSON line for each step and one for how it ended."""
    import time

    from corpus.folder import Corpus
    from index.build import Progress
    from tui.indexing import refresh

    if hasattr(os, "nice"):
        os.nice(NICENESS)
    began, told = time.monotonic(), 0.0

    def tell(progress: Progress) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= EVERY:
            told = now
            _write({"done": progress.done, "total": progress.total, "seconds": now - began})

    try:
        refresh(Corpus(Path(words[0]), tuple(words[1:]) or None), tell)
    except CrossreadError as error:
        _write({"fault": str(error)})
    except Exception as error:  # noqa: BLE001 - the outermost door of this process
        from tui.crash import write_log

        _write({"fault": f"internal error while indexing: {error!r}; {write_log(error)}"})
    else:
        _write({"fault": None})


def _write(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main(sys.argv[1:])
