"""The explorer: themes, screens and the actions that work everywhere."""

import os
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.events import Resize
from textual.widgets import Input

from tui.actions import EVERYWHERE, OPENS_BOX, bindings
from tui.config import Config, load_config
from tui.sanitizer import Sanitizer
from tui.screens.base import CorpusScreen
from tui.screens.browse import BrowseScreen
from tui.screens.small import TooSmallScreen, too_small
from tui.themes import DARK, LIGHT, variables
from tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

    from corpus.folder import Corpus
    from tui.answers import Answers


class Explorer(App[None]):
    """The Textual application over one corpus."""

    TITLE = "crossread"
    CSS_PATH = ["app.tcss", "screens/browse.tcss"]  # noqa: RUF012 (the first screen's here: loaded later, all is read twice)
    ENABLE_COMMAND_PALETTE = False  # our own action opens it, so that its key can be changed like any other
    BINDINGS = bindings(EVERYWHERE)
    MODES: ClassVar = {"browse": BrowseScreen}
    DEFAULT_MODE = "browse"

    def __init__(self, corpus: "Corpus", config: Config | None = None) -> None:
        super().__init__()
        config = config or Config()
        self.workspace = Workspace(corpus, config)
        self._sanitizer = Sanitizer()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_keymap(config.keymap)
        self.theme = config.theme if config.theme in self.available_themes else DARK.name
        self.animation_level = "none" if remote() else config.animation

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (action in OPENS_BOX and isinstance(self.focused, Input))

    def get_line_filters(self) -> "Sequence[LineFilter]":
        return [*super().get_line_filters(), self._sanitizer]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(self.current_theme)

    def on_resize(self, event: Resize) -> None:
        if too_small(*event.size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())

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


def remote() -> bool:
    """Whether the screen is drawn over SSH, where every byte is waited for."""
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def explore(corpus: "Corpus", config: Config | None = None) -> int:
    """Runs the explorer until the person leaves it; the exit status. Raises `ConfigError`."""
    config = config or load_config()
    explorer = Explorer(corpus, config)
    explorer.run(mouse=config.mouse)
    return explorer.return_code or 0
