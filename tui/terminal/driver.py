"""The driver between Textual and the terminal: writes what has changed, no faster than the line takes it."""

import os
import sys
from threading import Condition, Thread
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.geometry import Size
from textual.message import Message

from tui.terminal.cells import Cells
from tui.terminal.charset import charset_of
from tui.terminal.pace import Pace


class FrameWriter(Thread):
    """Writes to the terminal in a thread. What is painted while it waits for the line is written as one frame.

    So a slow line is never behind by more than one frame and what the system holds back: Textual's own writer queues
    30 paints, which were 9 s at 128 kbit/s.
    """

    def __init__(self, file: TextIO, pace: Pace | None = None) -> None:
        """With a pace, what is painted waits for the terminal as well, however much the line takes."""
        super().__init__(daemon=True, name="terminal-output")
        self._file, self._pace = file, pace
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
                self._wait_for_terminal()
                frame, self._dirty = self._cells.take(), False
                stopping = self._stopping
                if self._pace and not stopping:
                    frame += self._pace.question_after(frame)
            try:
                self._file.write(frame)
                self._file.flush()
            except (OSError, ValueError):  # hung up
                self.broken = True
                return
            if stopping:
                return

    def _wait_for_terminal(self) -> None:
        while self._pace and not self._stopping and (seconds := self._pace.seconds_to_wait):
            self._news.wait(seconds)

    def arrived(self) -> None:
        """The terminal has answered."""
        with self._news:
            if self._pace:
                self._pace.answered()
            self._news.notify_all()

    def settle(self) -> None:
        """Waits for answers that are on their way: the shell would take them for keys."""
        with self._news:
            while self._pace and not self.broken and (seconds := self._pace.seconds_to_settle):
                self._news.wait(min(seconds, 0.1))
            self._pace = None

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
    paced = False
    """Whether what is painted waits for what is on its way."""

    def __init__(self, app: Any, *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._frames: FrameWriter | None = None

    def start_application_mode(self) -> None:
        if self._frames is None:
            self._frames = FrameWriter(sys.__stderr__ or sys.stderr, Pace() if self.paced else None)
            self._frames.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        if self._frames is not None:
            self._frames.write(data)

    def process_message(self, message: Message) -> None:
        if isinstance(message, CursorPosition):
            if self._frames is not None:
                self._frames.arrived()
            return
        super().process_message(message)

    def disable_input(self) -> None:
        if self._frames is not None and not self.exit_event.is_set():
            self._frames.settle()
        super().disable_input()

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
    """Where every movement of the mouse would have to be waited for, and frames that are overtaken as well."""

    motion = False
    paced = True
