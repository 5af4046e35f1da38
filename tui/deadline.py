"""Work that is given up when it has had too much of the processor: a text may be read for ever.

Time is that of the processor, so that a loaded machine gives up nothing that another would find.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LEAST = 60.0
_RATE = 20_000
"""Characters a second that even a slow machine reads: a twentieth of what is usual."""
_POLL = 0.5
"""Seconds between two looks at how long another thread has worked."""


class OverdueError(Exception):
    """The work took too long. Never shown: whoever set the deadline says what was given up."""


def allowance(characters: int) -> float:
    """Seconds of processor time in which the claims of a text must have been found."""
    return _LEAST + characters / _RATE


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `OverdueError` in the midst of what is done within, once that has had so many seconds of the processor.

    In the main thread a signal does it, which reaches a regular expression too. In others it is thrown in from a
    thread beside, between two steps of the interpreter.
    """
    main = threading.current_thread() is threading.main_thread()
    with _signalled(seconds) if main and hasattr(signal, "setitimer") else _watched(seconds):
        yield


@contextmanager
def _signalled(seconds: float) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise OverdueError

    before = signal.signal(signal.SIGPROF, give_up)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    thread, over, turn = threading.get_ident(), threading.Event(), threading.Lock()
    clock, throw = _clock(thread), ctypes.pythonapi.PyThreadState_SetAsyncExc
    end = clock() + seconds

    def watch() -> None:
        while (left := end - clock()) > 0:
            if over.wait(min(left, _POLL)):
                return
        with turn:
            if not over.is_set():
                throw(ctypes.c_ulong(thread), ctypes.py_object(OverdueError))

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with turn:
            over.set()
            throw(ctypes.c_ulong(thread), None)  # what was thrown this moment and hasn't arrived


def _clock(thread: int) -> Callable[[], float]:
    """Tells how many seconds a thread has worked; where the system doesn't say, those by the clock."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    number = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(number)
