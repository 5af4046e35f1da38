"""A slow line between a client and a server on loopback: so many bytes a second, so long on their way."""

import contextlib
import socket
import threading
import time
from collections import deque

HELD = 4096
"""Bytes that each end of the line holds back before the sender must wait, as near as the system lets us choose."""


class SlowLine:
    """Listens on `port`, and carries what comes there to another port and back."""

    def __init__(self, to: int, rate: float, delay: float) -> None:
        """`rate` in bytes a second, `delay` in seconds, each way."""
        self.rate, self.delay, self._to = rate, delay, to
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, HELD)
        self.port: int = self._listening.getsockname()[1]
        self._ends: list[socket.socket] = []
        self._ways: list[_Way] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def close(self) -> None:
        """Hangs up, whatever is under way, and waits until all that carried it has ended."""
        _shut(self._listening)
        self._accepting.join()
        for end in self._ends:
            _shut(end)
        for way in self._ways:
            way.join()
        for end in (self._listening, *self._ends):
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.socket()
            far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, HELD)
            self._ends += [near, far]
            far.connect(("127.0.0.1", self._to))
            for one, other in ((near, far), (far, near)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._ways.append(_Way(one, other, self.rate, self.delay))
                self._ways[-1].start()


def _shut(end: socket.socket) -> None:
    """Wakes whoever waits at a socket, which closing it alone doesn't."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


class _Way:
    """One direction: what was taken from one end waits until it has been sent, then until it has arrived."""

    def __init__(self, source: socket.socket, sink: socket.socket, rate: float, delay: float) -> None:
        self._source, self._sink, self._rate, self._delay = source, sink, rate, delay
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._news = threading.Condition()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._send, self._arrive)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _send(self) -> None:
        free = time.monotonic()
        while True:
            try:
                data = self._source.recv(1024)
            except OSError:
                data = b""
            free = max(free, time.monotonic()) + len(data) / self._rate
            time.sleep(max(0.0, free - time.monotonic()))
            with self._news:
                self._under_way.append((time.monotonic() + self._delay, data))
                self._news.notify()
            if not data:
                return

    def _arrive(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._under_way)
                at, data = self._under_way.popleft()
            time.sleep(max(0.0, at - time.monotonic()))
            with contextlib.suppress(OSError):
                if data:
                    self._sink.sendall(data)
                    continue
                self._sink.shutdown(socket.SHUT_WR)
            return
