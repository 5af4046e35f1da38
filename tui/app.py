"""The explorer: themes, screens and the actions that work everywhere."""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.events import DescendantFocus, Resize
from textual.filter import Monochrome, NoColor
from textual.widgets import Input

from tui import restricted
from tui.actions import EVERYWHERE, OPENS_BOX, bindings, key_name
from tui.config import Config, load_config
from tui.line import poor
from tui.sanitizer import Sanitizer
from tui.screens.base import CorpusScreen
from tui.screens.browse import BrowseScreen
from tui.screens.small import TooSmallScreen, too_small
from tui.terminal.driver import PoorLineDriver, TerminalDriver, job_control
from tui.themes import DARK, LIGHT, variables
from tui.typeahead import TypingAhead
from tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.await_complete import AwaitComplete
    from textual.dom import DOMNode
    from textual.filter import LineFilter
    from textual.timer import Timer

    from corpus.folder import Corpus
    from tui.answers import Answers

SETTLED = 0.3
"""Seconds after the last change of size until all is drawn again: what was on its way then was for another size."""
ENDING = 10.0
"""Seconds for what still runs after the terminal is gone."""


class Explorer(TypingAhead):
    """The Textual application over one corpus."""

    TITLE = "crossread"
    CSS_PATH = ["app.tcss", "screens/browse.tcss"]  # noqa: RUF012 (the first screen's here: loaded later, all is read twice)
    ENABLE_COMMAND_PALETTE = False  # our own action opens it, so that its key can be changed like any other
    BINDINGS = bindings(EVERYWHERE)
    MODES: ClassVar = {"browse": BrowseScreen}
    DEFAULT_MODE = "browse"

    def __init__(self, corpus: "Corpus", config: Config | None = None) -> None:
        config = config or Config()
        self.poor_line = poor(config)
        super().__init__(driver_class=PoorLineDriver if self.poor_line else TerminalDriver)
        self.workspace = Workspace(corpus, config)
        self._sanitizer = Sanitizer()
        self._sized = False
        """Whether the terminal's first size has come."""
        self._settling: Timer | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_keymap(config.keymap)
        self._leaving = frozenset(map(key_name, config.keys_of("app.quit")))
        self.theme = config.theme if config.theme in self.available_themes else DARK.name
        self.animation_level = "none" if self.poor_line else config.animation

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if restricted.on() and action in restricted.LEADING_OUT:
            return False
        return not (action in OPENS_BOX and isinstance(self.focused, Input))

    def at_once(self, key: str) -> bool:
        return key in self._leaving

    def pop_screen(self) -> "AwaitComplete":
        popped = super().pop_screen()
        forget_closed()
        return popped

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: "DOMNode | None" = None,
        namespaces: "Mapping[str, DOMNode] | None" = None,
    ) -> bool:
        """What was said of the key before is no longer so."""
        for screen in self.screen_stack:
            if isinstance(screen, CorpusScreen):
                screen.hush()
        return await super().run_action(action, default_namespace, namespaces)

    def get_line_filters(self) -> "Sequence[LineFilter]":
        """With NO_COLOR no colour at all, not the greys that Textual makes of them: glyphs and bold tell it all."""
        return [*(NoColor() if isinstance(f, Monochrome) else f for f in super().get_line_filters()), self._sanitizer]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        colours = super().get_css_variables()
        if self.poor_line:  # a bar that moves is 0.2 kB, a ground under whole lines 1 kB
            colours["cursor"] = colours["background"]
        return colours

    def on_load(self) -> None:
        with suppress(ValueError, RuntimeError, NotImplementedError):  # not in the main thread, as in some tests
            for number in (signal.SIGHUP, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, self.hang_up, number)

    def hang_up(self, number: signal.Signals) -> None:
        """The line is down, or the system ends: what isn't kept yet is kept, and all that runs for us ends with us."""
        overdue = threading.Timer(ENDING, os._exit, (128 + number,))
        overdue.daemon = True
        overdue.start()
        self.exit(return_code=128 + number)

    def exit(self, result: None = None, return_code: int = 0, message: "RenderableType | None" = None) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CorpusScreen):
                screen.leaving()
        super().exit(result, return_code, message)

    def on_resize(self, event: Resize) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.resized(event.size)
            if self._settling:
                self._settling.stop()
            if self._sized:
                self._settling = self.set_timer(SETTLED, self.action_redraw)
            self._sized = True
        if too_small(*event.size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if self.poor_line and isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    @property
    def corpus_screen(self) -> CorpusScreen:
        """The screen beneath dialogues."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, CorpusScreen))

    @property
    def browse(self) -> BrowseScreen:
        """The root screen."""
        return next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))

    def say(self, message: str) -> None:
        """A line at the foot of the screen, for some seconds."""
        self.corpus_screen.say(message)

    def act(self, action: str) -> None:
        """Does what a key on the screen beneath dialogues would do."""
        self.call_later(self.run_action, action, self.corpus_screen)

    def read(self, answers: "Answers", index: int) -> None:
        """Opens one of several results to be read."""
        from tui.screens.read import ReadScreen

        if isinstance(self.screen, ReadScreen):
            self.pop_screen()
        self.push_screen(ReadScreen(answers, index))

    def claims(self, query: str) -> None:
        """Shows the claims that answer a query; of the whole corpus for an empty one."""
        from tui.screens.claims import ClaimsScreen

        there = next((screen for screen in self.screen_stack if isinstance(screen, ClaimsScreen)), None)
        if there is None:
            self.push_screen(ClaimsScreen(query))
            return
        while self.screen is not there:
            self.pop_screen()
        there.search_for(query)

    def copy(self, text: str, tmux: bool) -> None:
        """Puts text on the clipboard of the person's terminal; raises `ValueError` where it takes no more."""
        from tui.citation import clipboard_codes

        codes = clipboard_codes(text, tmux)
        self._clipboard = text
        if self._driver:
            self._driver.write(codes)

    def choose_theme(self, name: str) -> None:
        self.theme = name
        self.say(f'theme = "{name}" in config.toml keeps it')

    def action_palette(self) -> None:
        from tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_command_line(self) -> None:
        from tui.commands import ask

        ask(self)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.workspace.config))

    def action_redraw(self) -> None:
        """Writes the whole screen anew: something else has written over it, or the line has lost some of it."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.redraw()

    def action_suspend(self) -> None:
        if job_control():
            self.action_suspend_process()
        else:
            self.say("there is no shell to go back to; Ctrl+Q leaves")


def forget_closed() -> None:
    """Lets go of what Textual remembers of widgets that are gone: up to 1,024 of them, each with the lines it drew.

    Without this a session grew by 30 MB in 300 actions.
    """
    from textual import _styles_cache

    clear = getattr(_styles_cache.StylesCache.get_inner_outer, "cache_clear", None)
    if clear:
        clear()


def explore(corpus: "Corpus", config: Config | None = None) -> int:
    """Runs the explorer until the person leaves it; the exit status. Raises `ConfigError`."""
    config = config or load_config()
    explorer = Explorer(corpus, config)
    explorer.run(mouse=config.mouse)
    return explorer.return_code or 0
