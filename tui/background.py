"""Indexing in a process of its own, so that typing never waits for it: its progress comes back as JSON lines.

`python -m tui.background ROOT [FILE …]` is that process.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from corpus.errors import CrossreadError
from tui import restricted
from tui.apart import running

if TYPE_CHECKING:
    from corpus.folder import Corpus
    from index.build import Progress

NICENESS = 10
EVERY = 0.1
"""Seconds between two lines of progress."""


class IndexingError(CrossreadError):
    """The index couldn't be built; the message is the other process's."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far indexing has come: its share done, the articles read, the seconds left where that can be told."""

    share: float
    articles: int
    remaining: float | None
    doing: str = "indexing"

    def __str__(self) -> str:
        left = f" · {_duration(self.remaining)} left" if self.remaining is not None else ""
        return f"{self.doing} {100 * self.share:.0f} %{left}"


async def refresh_apart(
    corpus: "Corpus", progress: Callable[[Step], None], searchable: Callable[[], None] = lambda: None
) -> str:
    """Brings the index up to date in another process; raises `IndexingError`. Cancelling ends that process.

    Returns why all was read again, in one line, or "".

    `searchable` is called when the words of a first build can be searched, while claims are still to come.
    """
    if restricted.on():
        return await _refresh_here(corpus, progress, searchable)
    note, fault = "", "the indexing process ended early; try again with r"
    async with running("tui.background", str(corpus.root), *(corpus.files or ())) as process:
        assert process.stdout
        async for line in process.stdout:
            said = json.loads(line)
            if "fault" in said:
                fault, note = said["fault"], said.get("note", "")
            elif "searchable" in said:
                searchable()
            else:
                progress(Step(**said))
        await process.wait()
    if fault:
        raise IndexingError(fault)
    return note


async def _refresh_here(corpus: "Corpus", progress: Callable[[Step], None], searchable: Callable[[], None]) -> str:
    """The same in a thread, where no process may be started."""
    from tui.indexing import refresh

    call, told = asyncio.get_running_loop().call_soon_threadsafe, 0.0

    def tell(doing: str, now: "Progress") -> None:
        nonlocal told
        if monotonic() - told >= EVERY:
            told = monotonic()
            call(progress, _step(doing, now))

    def there() -> None:
        call(searchable)

    return (await asyncio.to_thread(refresh, corpus, tell, searchable=there, processes=1)).note


def _step(doing: str, progress: "Progress") -> Step:
    share = progress.done / progress.total if progress.total else 0.0
    return Step(share, progress.articles, progress.remaining if progress.seconds > 1 else None, doing)


def main(words: list[str]) -> None:
    """The other process: builds, and writes a JSON line for each step and one for how it ended."""
    from corpus.folder import Corpus
    from index.build import Progress
    from tui.indexing import refresh
    from tui.parentage import end_with_parent

    end_with_parent()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    told = 0.0

    def tell(doing: str, progress: Progress) -> None:
        nonlocal told
        if monotonic() - told >= EVERY:
            told = monotonic()
            _write(asdict(_step(doing, progress)))

    try:
        corpus = Corpus(Path(words[0]), tuple(words[1:]) or None)
        report = refresh(corpus, tell, searchable=lambda: _write({"searchable": True}))
    except CrossreadError as error:
        _write({"fault": str(error)})
    except BrokenPipeError:  # nobody is there any more who wants it
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - the outermost door of this process
        from tui.crash import write_log

        _write({"fault": f"internal error while indexing: {error!r}; {write_log(error)}"})
    else:
        _write({"fault": "", "note": report.note})


def _write(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main(sys.argv[1:])
