"""Tasks spread over processes, with progress from all of them; without a pool where none can be had."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from corpus.folder import Corpus
from index.claims.annotations import Annotate
from index.errors import Cancelled
from index.reading import Reader, Share, Task, Tell, run_task, start_worker

_POLL = 0.1
"""Seconds between two looks at how far the processes are."""


def read_alone(
    corpus: Corpus, directory: Path, annotate: Annotate | None, tell: Tell, tasks: Iterable[Task]
) -> Iterator[Share]:
    """Reads all tasks in this process."""
    return map(Reader(corpus, directory, annotate, tell).read, tasks)


def read_together(
    corpus: Corpus,
    directory: Path,
    annotate: Annotate | None,
    tell: Tell,
    tasks: Iterable[Task],
    processes: int,
    cancelled: Callable[[], bool],
) -> Iterator[Share]:
    """Reads tasks in several processes, and yields what they give in the order of the tasks."""
    # Spawned, not forked: the explorer has threads, and a forked child would inherit their locks.
    context = get_context("spawn")
    done, articles, stopped = context.Value("q", 0), context.Value("q", 0), context.Event()
    pool = ProcessPoolExecutor(processes, context, start_worker, (corpus, directory, annotate, done, articles, stopped))
    told = [0, 0]

    def look() -> None:
        if cancelled():
            raise Cancelled
        now = [done.value, articles.value]
        if now != told:
            tell(now[0] - told[0], now[1] - told[1])
            told[:] = now

    def result(task: Task, future: "Future[Share] | None") -> Share:
        while future and not future.done():
            wait([future], _POLL)
            look()
        try:
            if future:
                return future.result()
        except BrokenProcessPool:
            pass  # a process was ended from outside, or none can start from this script: go on without
        return Reader(corpus, directory, annotate, tell).read(task)

    waiting: deque[tuple[Task, Future[Share] | None]] = deque()
    try:
        for task in tasks:
            waiting.append((task, _submitted(pool, task)))
            while len(waiting) > processes:
                yield result(*waiting.popleft())
        while waiting:
            yield result(*waiting.popleft())
        look()
    finally:
        stopped.set()
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, task: Task) -> "Future[Share] | None":
    try:
        return pool.submit(run_task, task)
    except BrokenProcessPool:
        return None
