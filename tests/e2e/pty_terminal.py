"""A terminal for a program: a pseudo-terminal whose output pyte turns into a screen, on a line as slow as one likes."""

import os
import re
import select
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

KEYS = {
    "Enter": "\r", "Escape": "\x1b", "Tab": "\t", "Space": " ", "Up": "\x1b[A", "Down": "\x1b[B", "Backspace": "\x7f",
    "PageDown": "\x1b[6~", "PageUp": "\x1b[5~", "End": "\x1b[F", "Home": "\x1b[H",
}  # fmt: skip
MODES = {1000: "mouse", 1002: "mouse drags", 1003: "mouse motion", 1006: "mouse", 1049: "alternate screen",
         1004: "focus", 2004: "bracketed paste", 2048: "sizes in band"}  # fmt: skip
PATIENCE = float(os.environ.get("PATIENCE", "180"))
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]")


class PtyTerminal:
    """Runs a command, and shows what it writes."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        rows: int = 40,
        folder: Path | None = None,
        rate: float | None = None,
        delay: float = 0.0,
    ) -> None:
        """`rate` in bytes a second, `delay` in seconds each way."""
        self.rate, self.delay = rate, delay
        self.on_change: Callable[[], None] = lambda: None
        """Called after each piece of output, with the screen as it is then."""
        self.stream = bytearray()
        """All bytes that have been written."""
        self.screen = pyte.Screen(columns, rows)
        self.screen.write_process_input = self._answer
        self._parser = pyte.ByteStream(self.screen)
        self._lock = threading.Lock()
        self._changed = time.monotonic()
        self.process = PtyProcess.spawn(
            list(command), cwd=str(folder) if folder else None, env=dict(environment), dimensions=(rows, columns)
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        waiting: list[tuple[float, bytes]] = []
        ended = False
        while waiting or not ended:
            now = time.monotonic()
            while waiting and waiting[0][0] <= now:
                self._show(waiting.pop(0)[1])
            try:
                if ended or not select.select([self.process.fd], [], [], 0.02 if waiting else 0.2)[0]:
                    time.sleep(0.005 if waiting else 0)
                    ended = ended or (self.process.fd < 0)
                    continue
                data = os.read(self.process.fd, 65536 if self.rate is None else 512)
            except (OSError, ValueError):
                data = b""
            if not data:
                ended = True
                continue
            if self.rate:
                time.sleep(len(data) / self.rate)
            waiting.append((time.monotonic() + self.delay, data))

    def _answer(self, data: str) -> None:
        """What the terminal tells when it is asked, as for the place of its cursor."""
        threading.Timer(self.delay, lambda: self.process.write(data.encode())).start()

    def _show(self, data: bytes) -> None:
        with self._lock:
            self.stream += data
            self._changed = time.monotonic()
            self._parser.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
            self.on_change()

    # What a person does

    def type(self, words: str) -> None:
        time.sleep(self.delay)
        self.process.write(words.encode())

    def press(self, *keys: str) -> None:
        """Presses keys, each by its name, `C-q` for one with Ctrl, or its character."""
        for key in keys:
            self.type(chr(ord(key[-1].upper()) - 64) if key.startswith("C-") else KEYS.get(key, key))
            if key == "Escape":
                time.sleep(0.15)  # else what comes next would be taken for a part of the same sequence

    def resize(self, columns: int, rows: int) -> None:
        with self._lock:
            self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    # What a person sees

    @property
    def lines(self) -> list[str]:
        with self._lock:
            return list(self.screen.display)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def modes(self) -> set[str]:
        """What is switched on in the terminal that a shell doesn't want."""
        with self._lock:
            on = {name for mode, name in MODES.items() if mode << 5 in self.screen.mode}
            return on | ({"hidden cursor"} if self.screen.cursor.hidden else set())

    def sees(self, *words: str, seconds: float = PATIENCE) -> str:
        """Waits until all the words are on the screen; the screen."""
        self.waits_for(lambda: all(word in self.text for word in words), repr(words), seconds)
        return self.text

    def waits_for(self, condition: Callable[[], bool], what: str = "a condition", seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, f"waited in vain for {what} in\n{self.text}"
            time.sleep(0.02)

    def rests(self, quiet: float = 1.0, seconds: float = PATIENCE) -> int:
        """Waits until nothing has been written for a while; the bytes written so far."""
        began = time.monotonic()
        self.waits_for(lambda: time.monotonic() - max(self._changed, began) > quiet, "quiet", seconds)
        return len(self.stream)

    def ends(self, seconds: float = PATIENCE) -> int:
        """Waits for the program's end; its exit status, negative for a signal."""
        self.waits_for(lambda: not self.process.isalive(), "the end", seconds)
        self._reader.join(seconds)
        return int(
            self.process.exitstatus if self.process.exitstatus is not None else -(self.process.signalstatus or 0)
        )

    def hang_up(self) -> None:
        """Takes the terminal away from the program."""
        os.close(self.process.fd)
        self.process.fd, self.process.closed = -1, True

    def close(self) -> None:
        if self.process.isalive():
            self.process.terminate(force=True)
