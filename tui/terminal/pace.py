"""How far what is written may be ahead of what a person sees: the terminal is asked where its cursor is, and answers.

sshd takes what a program writes as long as megabytes fit between it and the line: on one of 128 kbit/s pages were 8 s
behind the key that was held. An answer tells that all before its question has arrived.
"""

import time
from collections import deque
from collections.abc import Callable

QUESTION = "\x1b[6n"
"""For the cursor's place, as every kind of terminal knows it; Textual's parser takes the answer for no key."""
EVERY = 1_000
"""Bytes after which it is asked again."""
AHEAD = 6_000
"""Bytes that may be on their way: what a line of 128 kbit/s carries in 0.4 s."""
PATIENCE = 3.0
"""Seconds that an answer may take. A terminal that has never given one is asked no more."""


class Pace:
    """What has been written, asked and answered."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._written = self._arrived = self._asked = 0
        self._questions: deque[tuple[float, int]] = deque()
        """When each that is still open was asked, and how much had been written by then."""
        self._answers = self._mute = False

    def question_after(self, frame: str) -> str:
        """What to write after a frame: a question, or nothing."""
        self._written += len(frame.encode(errors="replace"))
        if self._mute or self._written - self._asked < EVERY:
            return ""
        self._asked = self._written
        self._questions.append((self._clock(), self._written))
        return QUESTION

    def answered(self) -> None:
        """The terminal has answered the oldest question."""
        if self._questions:
            self._answers = True
            self._arrived = self._questions.popleft()[1]

    @property
    def seconds_to_wait(self) -> float:
        """How long the next frame may have to wait for an answer; 0 where it needn't."""
        left = self._left()
        return left if self._answers and self._written - self._arrived > AHEAD else 0.0

    @property
    def seconds_to_settle(self) -> float:
        """How long answers may still be on their way, which nobody else should get."""
        return self._left()

    def _left(self) -> float:
        """Seconds until it is given up to wait for the oldest answer; 0 if there is none to wait for."""
        if not self._questions:
            return 0.0
        left = self._questions[0][0] + PATIENCE - self._clock()
        if left <= 0:  # an answer was lost, as when another terminal is attached
            self._mute = not self._answers
            self._answers = False
            self._questions.clear()
            self._arrived = self._written
            return 0.0
        return left
