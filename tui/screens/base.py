"""What the screens of a corpus have in common: heading, key line, workers whose faults are told in one line."""

import os
from collections.abc import Awaitable, Coroutine
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.events import Key, Paste
from textual.screen import Screen
from textual.widgets import Input

from corpus.errors import CrossreadError
from tui.actions import AT_ONCE, BROWSE, MOVING, OPENS_BOX, key_name, on_screen
from tui.newest import OvertakenError
from tui.widgets.lines import Heading, KeyLine

if TYPE_CHECKING:
    from tui.app import Explorer
    from tui.workspace import Workspace

Answer = TypeVar("Answer")


class CorpusScreen(Screen[Any]):
    """A full screen over the corpus at hand."""

    AUTO_FOCUS = None
    ACTIONS_OF: ClassVar[str] = BROWSE
    """Whose actions of the table work here."""
    AT_ONCE: ClassVar[frozenset[str]] = AT_ONCE
    """Names of actions that don't wait for an answer on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._expected = 0
        """Answers on their way that keys wait for."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that is a key elsewhere is a letter in a text box."""
        return not (action in OPENS_BOX and isinstance(self.focused, Input))

    @property
    def explorer(self) -> "Explorer":
        return cast("Explorer", self.app)

    @property
    def workspace(self) -> "Workspace":
        return self.explorer.workspace

    @property
    def heading(self) -> Heading:
        return self.query_one(Heading)

    def leaving(self) -> None:
        """The program ends while this screen is open: the last moment to keep what isn't kept yet."""

    def say(self, message: str) -> None:
        """A line at the foot of the screen, until the next key or for some seconds."""
        for line in self.query(KeyLine):
            line.say(message)

    def hush(self) -> None:
        """Takes back what was said, so that the keys are seen again."""
        for line in self.query(KeyLine):
            line.hush()

    def listed(self, action: str) -> bool:
        """Whether the key of an action, by its id, is among those at the foot of the screen when it works."""
        return True

    def copy(self, *citations: str) -> None:
        """Puts citations on the clipboard of the person's terminal, and says so."""
        try:
            self.explorer.copy("\n".join(citations), tmux=bool(os.environ.get("TMUX")))
        except ValueError as error:
            self.say(f"✗ {error}")
            return
        many = f"{len(citations)} citations: " if len(citations) > 1 else ""
        self.say(f"copied {many}{' '.join(citations[-1].split())}")

    def start(
        self, work: Coroutine[Any, Any, object], group: str = "default", expected: bool = False, lasting: bool = False
    ) -> None:
        """Starts work beside the event loop; whatever goes wrong in it is told in one line.

        What is `expected` is what keys typed meanwhile are for: they wait until it is there. What is `lasting` goes on
        when the screen is left: something is written that was promised.
        """
        if expected:
            self.expect()
        worked_for = self.app if lasting else self
        worked_for.run_worker(self._ended(work) if expected else self.told(work), group=group)

    async def _ended(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await self.told(work)
        finally:
            self.answered()

    def expect(self) -> None:
        """Lets keys wait for an answer; `answered` is to be called when it is there."""
        self._expected += 1

    def answered(self) -> None:
        self.expect_no_longer(max(0, self._expected - 1))

    def expect_no_longer(self, but: int = 0) -> None:
        """Lets keys wait for no answer any more, but for so many."""
        self._expected = but
        if not but:
            self.explorer.call_later(self.explorer.type_on)

    @property
    def asking(self) -> bool:
        """Whether an answer is on its way that keys wait for."""
        return self._expected > 0

    def waits(self, typed: Key | Paste) -> bool:
        """Whether what was typed is for what the answer will show."""
        if isinstance(self.focused, Input):
            return self.action_of(typed) in MOVING
        return self.action_of(typed) not in self.AT_ONCE

    def action_of(self, typed: Key | Paste) -> str:
        """The name of the action that a key has here, or ""."""
        if isinstance(typed, Paste) or (typed.is_printable and isinstance(self.focused, Input)):
            return ""
        # Not `active_bindings`: a text box has a key for scrolling there, which does nothing.
        keys_of = self.workspace.config.keys_of
        return next((a.name for a in on_screen(self.ACTIONS_OF) if typed.key in map(key_name, keys_of(a.id))), "")

    async def told(self, work: Awaitable[Answer]) -> Answer | None:
        """The answer of `work`; None where it failed, which is told, or was overtaken, which isn't."""
        try:
            return await work
        except OvertakenError:
            return None
        except CrossreadError as error:
            message = str(error)
        except OSError as error:
            message = f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
        except Exception as error:  # noqa: BLE001 - the outermost door of a worker
            if not self.app.is_running or not self.children:  # the screen has been taken apart while this went on
                return None
            from tui.crash import write_log

            message = f"internal error: {type(error).__name__}: {error}; {write_log(error)}"
        self.say(f"✗ {message}")
        return None
