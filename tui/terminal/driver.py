"""The driver between Textual and the terminal: writes what has changed, no faster than the line takes it."""

import os
import sys
from threading import Condition, Thread
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from tui.terminal.cells import Cells
from tui.terminal.charset import charset_of


class FrameWriter(Thread):
    """Writes to the terminal in a thread. What is painted while it waits for the line is written as one frame.

    So a slow line is never behind by more than one frame and what the system holds back: Textual's own writer queues
    30 paints, which were 9 s at 128 kbit/s.
    """

    def __init__(self, file: TextIO) -> None:
        super().__init__(daemon=True, name="terminal-output")
        self._file = file
        self._cells = Cells(charset_of(file))
        self._news = Condition()
        self._dirty = self._stopping = False
        self.broken = False
        """Whether the terminal is gone."""

    def write(self, data: str) -> None:
        with self._news:
            self._cells.feed(data)
            self._dirty = True
            self._news.notify()

    def resized(self, size: Size) -> None:
        """The terminal's size has changed."""
        with self._news:
            self._cells.resized(*size)
            self._dirty = True
            self._news.notify()

    def redraw(self) -> None:
        """Writes every cell again."""
        with self._news:
            self._cells.redraw()
            self._dirty = True
            self._news.notify()

    def run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._dirty or self._stopping)
                frame, self._dirty = self._cells.take(), False
                stopping = self._stopping
            try:
                self._file.write(frame)
                self._file.flush()
            except (OSError, ValueError):  # hung up
                self.broken = True
                return
            if stopping:
                return

    def stop(self) -> None:
        """Writes what is left, and ends."""
        with self._news:
            self._stopping = True
            self._news.notify()
        self.join()


class TerminalDriver(LinuxDriver):
    """Textual's driver for Unix terminals, with our writer."""

    motion = True
    """Whether the terminal tells of each movement of the mouse."""

    def __init__(self, app: Any, *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._frames: FrameWriter | None = None

    def start_application_mode(self) -> None:
        if self._frames is None:
            self._frames = FrameWriter(sys.__stderr__ or sys.stderr)
            self._frames.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        if self._frames is not None:
            self._frames.write(data)

    def close(self) -> None:
        super().close()
        if self._frames is not None:
            self._frames.stop()
            self._frames = None

    def resized(self, size: Size) -> None:
        """The terminal's size has changed, if only for a moment; Textual may paint nothing for that."""
        if self._frames is not None:
            self._frames.resized(size)

    def redraw(self) -> None:
        """Writes the whole screen again, over what others have written there."""
        if self._frames is not None:
            self._frames.redraw()

    def _enable_mouse_support(self) -> None:
        if not self._mouse:
            return
        self.write("\x1b[?1000h" + ("\x1b[?1003h" if self.motion else "") + "\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1003l\x1b[?1006l" + ("\x1b[?1016l" if self._mouse_pixels else ""))


def job_control() -> bool:
    """Whether a shell waits that can bring a suspended program back: one with job control has a group of its own."""
    return os.getpgrp() != os.getsid(0)


class PoorLineDriver(TerminalDriver):
    """Where every movement of the mouse would have to be waited for."""

    motion = False
