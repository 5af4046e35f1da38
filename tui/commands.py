"""The command line at the foot (`:`): every action by its name, and commands that take words."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tui.actions import Action, on_screen
from tui.querytext import ordered
from tui.screens.browse import BrowseScreen
from tui.screens.keeping import KeepingScreen
from tui.screens.prompt import Prompt
from tui.screens.read import ReadScreen

if TYPE_CHECKING:
    from tui.app import Explorer


class CommandError(Exception):
    """A command that can't be carried out; the message says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that takes words."""

    name: str
    argument: str
    description: str
    run: Callable[["Explorer", str], None]


def ask(explorer: "Explorer") -> None:
    """Asks for a command and carries it out."""
    prompt = Prompt(":", hint="a command, or a number to go to", completions=[*COMMANDS, *_actions(explorer)])
    explorer.push_screen(prompt, lambda line: carry_out(explorer, line) if line else None)


def carry_out(explorer: "Explorer", line: str) -> None:
    """Carries out one command line; what is wrong with it is told at the foot of the screen."""
    name, _, words = line.strip().partition(" ")
    try:
        if name.isdecimal():
            _go_to(explorer, int(name[:9]))  # of thousands of digits, Python makes no number
        elif name in COMMANDS:
            COMMANDS[name].run(explorer, words.strip())
        elif action := _actions(explorer).get(name):
            explorer.act(action.name)
        else:
            close = get_close_matches(name, [*COMMANDS, *_actions(explorer)], n=1)
            raise CommandError(f"unknown command {name}" + (f"; did you mean {close[0]}?" if close else ""))
    except CommandError as error:
        explorer.say(f"✗ {error}")


def _actions(explorer: "Explorer") -> dict[str, Action]:
    """The actions that can be called here, by the last part of their ids."""
    here = explorer.corpus_screen.ACTIONS_OF
    return {action.id.rpartition(".")[2]: action for action in on_screen(here)}


def _browse(explorer: "Explorer") -> BrowseScreen:
    screen = explorer.corpus_screen
    if not isinstance(screen, BrowseScreen):
        raise CommandError("this works in the list of articles; q goes back to it")
    return screen


def _keeping(explorer: "Explorer") -> KeepingScreen:
    screen = explorer.corpus_screen
    if not isinstance(screen, KeepingScreen):
        raise CommandError("open the article first")
    return screen


def _go_to(explorer: "Explorer", number: int) -> None:
    screen = explorer.corpus_screen
    if isinstance(screen, ReadScreen):
        screen.go_to_percent(number)
    else:
        _browse(explorer).results.cursor = number - 1


def _theme(explorer: "Explorer", name: str) -> None:
    if name not in explorer.available_themes:
        close = get_close_matches(name, explorer.available_themes, n=1)
        raise CommandError(f"unknown theme {name!r}; {f'did you mean {close[0]}?' if close else 'Ctrl+P lists them'}")
    explorer.choose_theme(name)


def _search(explorer: "Explorer", query: str) -> None:
    _browse(explorer).search_for(query)


def _claims(explorer: "Explorer", query: str) -> None:
    explorer.claims(query)


def _sort(explorer: "Explorer", order: str) -> None:
    if order not in ("date", "-date", "relevance", ""):
        raise CommandError("sort by date, -date or relevance")
    screen = _browse(explorer)
    screen.search_for(ordered(screen.box.value, order))


def _tag(explorer: "Explorer", tags: str) -> None:
    _keeping(explorer).set_tags(tags)


def _note(explorer: "Explorer", text: str) -> None:
    _keeping(explorer).add_note(text)


def _save(explorer: "Explorer", name: str) -> None:
    if not name:
        raise CommandError("save needs a name: save NAME")
    _browse(explorer).save_query(name)


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command("search", "QUERY", "Search the corpus", _search),
        Command("claims", "QUERY", "Claims of all articles, or those that answer a query", _claims),
        Command("sort", "date | -date | relevance", "Change the order", _sort),
        Command("save", "NAME", "Save the query under a name", _save),
        Command("tag", "TAG …", "Tag the article", _tag),
        Command("note", "TEXT", "Write a note", _note),
        Command("theme", "NAME", "Change the colours", _theme),
        Command("quit", "", "Leave crossread", lambda explorer, _: explorer.exit()),
        Command("q", "", "Leave crossread", lambda explorer, _: explorer.exit()),
    )
}
