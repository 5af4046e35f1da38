"""Tasks spread over processes, with progress from all of them; without a pool where none can be had."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_all_start_methods, get_context, parent_process
from typing import Any, TypeVar

from index.errors import Cancelled
from index.memory import give_back

_POLL = 0.1
"""Seconds between two looks at how far the processes are."""

Task = TypeVar("Task")
Made = TypeVar("Made")
Tell = Callable[[int, int], None]
"""Told of bytes and articles as they are done; raises `Cancelled` to stop."""
Worker = Callable[[Task], Made]
"""Carries out one task after the other, in one process."""


def alone(worker: Callable[[Tell], Worker[Task, Made]], tasks: Iterable[Task], tell: Tell) -> Iterator[Made]:
    """What all tasks give, carried out in this process."""
    return map(worker(tell), tasks)


def together(
    worker: Callable[[Tell], Worker[Task, Made]],
    tasks: Iterable[Task],
    tell: Tell,
    processes: int,
    cancelled: Callable[[], bool],
    modules: Sequence[str] = (),
) -> Iterator[Made]:
    """What tasks give, in their order, carried out in several processes.

    `worker` makes what carries them out, once a process; it has to be picklable. `modules` are imported before the
    processes part, so that they share what these load.
    """
    give_back()
    context = _context(modules)
    # Read and set without locks: a process that is killed may hold one for ever.
    done, articles, stopped = context.Value("q", 0), context.Value("q", 0), context.RawValue("b", 0)
    pool = ProcessPoolExecutor(processes, context, _start, (worker, done, articles, stopped))
    told = [0, 0]

    def look() -> None:
        if cancelled():
            raise Cancelled
        now = [done.get_obj().value, articles.get_obj().value]
        if now != told:
            tell(now[0] - told[0], now[1] - told[1])
            told[:] = now

    def result(task: Task, future: "Future[Made] | None") -> Made:
        while future and not future.done():
            wait([future], _POLL)
            look()
        try:
            if future:
                return future.result()
        except BrokenProcessPool:
            pass  # a process was ended from outside, or none can start from this script: go on without
        return worker(tell)(task)

    waiting: deque[tuple[Task, Future[Made] | None]] = deque()
    try:
        for task in tasks:
            waiting.append((task, _submitted(pool, task)))
            while len(waiting) > processes:
                yield result(*waiting.popleft())
        while waiting:
            yield result(*waiting.popleft())
        look()
    except BaseException:  # what they are at may take many seconds more, and nobody waits for it
        _kill(pool)
        raise
    finally:
        stopped.value = 1
        pool.shutdown(cancel_futures=True)


def apart(
    work: Callable[[], Made], cancelled: Callable[[], bool], modules: Sequence[str] = (), processes: int = 2
) -> Made:
    """What one large piece of work gives, done in a process whose memory goes with it; here, where there is but one."""
    if processes < 2:
        return work()
    (made,) = together(_Once, [work], lambda *_: None, 1, cancelled, modules)
    return made


class _Once:
    """Carries out tasks that are functions without arguments."""

    def __init__(self, tell: Tell) -> None:
        pass

    def __call__(self, work: Callable[[], Made]) -> Made:
        return work()


def preload(annotate: object) -> tuple[str, ...]:
    """The modules that what finds claims wants imported before processes part: its attribute `modules`."""
    return tuple(getattr(annotate, "modules", ()))


def _context(modules: Sequence[str]) -> Any:
    """How processes start: never forked from this one, whose threads hold locks that they would inherit.

    Where the system can fork, a process without threads imports `modules` and then forks: what it loaded is in memory
    once.
    """
    # Each process has a core; the threads that linear algebra would start in each only get in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not modules or "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([*modules])
    return context


def _kill(pool: ProcessPoolExecutor) -> None:
    """Ends the processes of a pool at once; half a segment that one leaves behind, no commit will ever name."""
    for process in list((pool._processes or {}).values()):  # from Python 3.14 on, `kill_workers`
        process.kill()


def _submitted(pool: ProcessPoolExecutor, task: Any) -> "Future[Any] | None":
    try:
        return pool.submit(_run, task)
    except BrokenProcessPool:
        return None


_worker: Worker[Any, Any] | None = None


def _start(worker: Callable[[Tell], Worker[Any, Any]], done: Any, articles: Any, stopped: Any) -> None:
    """Prepares a process of the pool; an interrupt is its parent's to handle."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def tell(more_bytes: int, more_articles: int) -> None:
        if stopped.value:
            raise Cancelled
        with done.get_lock():
            done.value += more_bytes
            articles.value += more_articles

    _worker = worker(tell)


def _run(task: Any) -> Any:
    assert _worker is not None
    try:
        return _worker(task)
    finally:
        give_back()


def _end_with_parent() -> None:
    """Ends this process with the one that wants its answers: however that ends, its end of a pipe closes."""
    if (parent := parent_process()) is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
