"""Keys act in the order in which they were typed, however far ahead of the screen a person types.

Textual gives a key to what has the focus when it comes, and goes on to the next. Over a slow line a query, Enter and
Down come in one piece: Down moved in the results of a query that nobody saw, and was gone when the answer came. Here a
key waits until the one before has gone through all queues that it goes through, and until what that asked for is there.
"""

from collections import deque
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.css.query import NoMatches
from textual.events import Event, Key, Paste
from textual.timer import Timer

from tui.screens.base import CorpusScreen

if TYPE_CHECKING:
    from textual.dom import DOMNode

PATIENCE = 5.0
"""Seconds that keys wait for an answer; no query takes longer than two."""
ROUNDS = 3
"""Times that the queues are gone through behind a key: for itself, for what it sends, for what that calls back."""


class TypingAhead(App[None]):
    """An application that may be typed ahead of."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._typed: deque[Key | Paste] = deque()
        """What hasn't been dealt with, from the oldest on."""
        self._dealing = False
        """Whether a key is on its way."""
        self._overdue: Timer | None = None

    def at_once(self, key: str) -> bool:
        """Whether a key acts whatever else waits."""
        return False

    @property
    def behind(self) -> bool:
        """Whether something that was typed hasn't been dealt with."""
        return self._dealing or bool(self._typed)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            if isinstance(event, Key) and self.at_once(event.key):
                self._typed.appendleft(event)
                self._dealing = False
            else:
                self._typed.append(event)
            await self.type_on()
        else:
            await super().on_event(event)

    async def type_on(self) -> None:
        """Deals with what has been typed, as far as it needn't wait."""
        while self._typed and not self._dealing and not self._held(self._typed[0]):
            event = self._typed.popleft()
            self._dealing = True
            target = self.focused or self.screen
            await super().on_event(event)
            self._follow(target, target, ROUNDS)

    def _follow(self, node: "DOMNode | None", target: "DOMNode", rounds: int) -> None:
        """Goes the way of a key behind it, from what had the focus up to the application."""
        while node is not None and node is not self:
            if node.call_later(self._follow, node.parent, target, rounds):
                return
            node = node.parent  # that one is closed
        self.call_later(self._arrived, target, rounds)

    async def _arrived(self, target: "DOMNode", rounds: int) -> None:
        if rounds > 1:
            self._follow(target, target, rounds - 1)
            return
        self._dealing = False
        await self.type_on()

    def _held(self, event: Key | Paste) -> bool:
        """Whether what was typed is for an answer that is still on its way."""
        screen = self.screen
        if self._overdue:
            self._overdue.stop()
            self._overdue = None
        try:
            if not isinstance(screen, CorpusScreen) or not screen.asking or not screen.waits(event):
                return False
        except NoMatches:  # the screen is being taken apart, and nothing acts on it any more
            return True
        self._overdue = self.set_timer(PATIENCE, screen.expect_no_longer)
        return True
