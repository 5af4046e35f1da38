"""The one table of what a person can do: bindings, footer, help, palette and rebinding are all made from it.

A screen's actions are methods `action_<name>` of the screen (or of the app, for those of every screen), where
`name` is the id's last part with underscores: `move.half-down` is `action_half_down`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui import restricted
from tui.glyphs import ASCII, glyphs

if TYPE_CHECKING:
    from textual.binding import BindingType

EVERYWHERE, BROWSE, READ, CLAIMS, COMPARE, STORY, ELSEWHERE = (
    "everywhere", "browse", "read", "claims", "compare", "story", "elsewhere"
)  # fmt: skip

KEY_NAMES = {
    "?": "question_mark", "/": "slash", "!": "exclamation_mark", ":": "colon", "(": "left_parenthesis",
    ")": "right_parenthesis", "[": "left_square_bracket", "]": "right_square_bracket", "{": "left_curly_bracket",
    "}": "right_curly_bracket", "=": "equals_sign", "+": "plus", "-": "minus", "*": "asterisk", "#": "number_sign",
    "@": "at", "$": "dollar_sign", "%": "percent_sign", "&": "ampersand", "'": "apostrophe", '"': "quotation_mark",
    ".": "full_stop", ";": "semicolon", "<": "less_than_sign", ">": "greater_than_sign", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "|": "vertical_line", "~": "tilde", "\\": "backslash", " ": "space",
}  # fmt: skip
_SHOWN = {name: character for character, name in KEY_NAMES.items() if character != " "} | {
    "enter": "⏎", "escape": "Esc", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "backspace": "⌫", "delete": "Del",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does. `keys` are Textual's names or single characters; the first is the one that is shown."""

    id: str
    keys: tuple[str, ...]
    description: str
    group: str
    screens: tuple[str, ...]
    short: str = ""
    """One or two words for the footer; without them the key isn't shown there."""
    priority: bool = False
    """Whether the key is looked for before the cursor's widget has it. Keys that open a text box need it, so that
    letters typed at once after them, on a slow line or a busy machine, find the box open; those of a letter are left
    to a text box that has the cursor."""

    @property
    def name(self) -> str:
        """What Textual calls: `name` for a screen's action, `app.name` for the app's."""
        name = self.id.rpartition(".")[2].replace("-", "_")
        return f"app.{name}" if self.screens == (EVERYWHERE,) else name


_BOTH = (BROWSE, READ)
_ALL = (BROWSE, READ, CLAIMS)
_LISTS = (BROWSE, CLAIMS)
_EVERY = (*_ALL, COMPARE, STORY, ELSEWHERE)

ACTIONS: tuple[Action, ...] = (
    Action("move.down", ("j", "down"), "Down a line", "Move", _EVERY),
    Action("move.up", ("k", "up"), "Up a line", "Move", _EVERY),
    Action("move.half-down", ("ctrl+d",), "Down half a page", "Move", _EVERY),
    Action("move.half-up", ("ctrl+u",), "Up half a page", "Move", _EVERY),
    Action("move.page-down", ("space", "pagedown", "ctrl+f"), "Down a page", "Move", _EVERY),
    Action("move.page-up", ("b", "pageup", "ctrl+b"), "Up a page", "Move", _EVERY),
    Action("move.top", ("g", "home"), "To the top", "Move", _EVERY),
    Action("move.bottom", ("G", "end"), "To the end", "Move", _EVERY),
    Action("browse.search", ("/",), "Search the corpus", "Find", _LISTS, "search", priority=True),
    Action("browse.open", ("enter",), "Read the article; in the filters, choose", "Find", _LISTS, "open"),
    Action("claims.next-claim", ("]",), "Next claim", "Claims", (READ,), "claim"),
    Action("claims.previous-claim", ("[",), "Previous claim", "Claims", (READ,)),
    Action("claims.next-difference", ("}",), "Next claim that differs elsewhere", "Claims", (READ,), "difference"),
    Action("claims.previous-difference", ("{",), "Claim before that differs elsewhere", "Claims", (READ,)),
    Action("elsewhere.who-else", ("w",), "Who else says this?", "Compare", _ALL, "who else"),
    Action("compare.compare", ("=",), "Compare the marked articles, or this one", "Compare", _BOTH, "compare"),
    Action("compare.story", ("o",), "The story: its claims by article", "Compare", _BOTH, "story"),
    Action("browse.all-claims", ("C",), "All claims, or those of the query", "Claims", (BROWSE,), "claims"),
    Action("browse.filters", ("f",), "Filter: outlet, month, tag; who, how sure", "Find", _LISTS, "filters"),
    Action("browse.next-filter", ("l", "right"), "In the filters: to the next column", "Find", _LISTS),
    Action("browse.previous-filter", ("h", "left"), "In the filters: to the column before", "Find", _LISTS),
    Action("browse.sort", ("s",), "Change the order", "Find", _LISTS, "sort"),
    Action("browse.suggestion", ("ctrl+r",), "Take the spelling that is suggested", "Find", (BROWSE,), priority=True),
    Action("browse.save-query", ("S",), "Save the query under a name", "Find", (BROWSE,), priority=True),
    Action("browse.next-pane", ("tab",), "To the next pane: results, article, filters", "Find", _LISTS, "panes"),
    Action("browse.previous-pane", ("shift+tab",), "To the pane before", "Find", (BROWSE,)),
    Action("claims.claims-panel", ("c",), "Show or hide the claims panel", "Claims", (READ,), "panel"),
    Action("claims.next-pane", ("tab",), "From the text to the claims, and back", "Claims", (READ,)),
    Action("claims.open-claim", ("enter",), "From the panel to the claim in the text", "Claims", (READ,)),
    Action("claims.by-who", ("1",), "In the claims: order by who", "Claims", (CLAIMS,)),
    Action("claims.by-figure", ("2",), "By figure, greatest or least first", "Claims", (CLAIMS,)),
    Action("claims.by-date", ("3",), "By date, latest or earliest first", "Claims", (CLAIMS,)),
    Action("claims.by-published", ("4",), "By article, newest or oldest first", "Claims", (CLAIMS,)),
    Action("read.find", ("/",), "Search in this article", "Find", (READ,), "find", priority=True),
    Action("read.next-hit", ("n",), "Next hit, on into the next article", "Find", (READ,), "hit"),
    Action("read.previous-hit", ("N",), "Previous hit", "Find", (READ,)),
    Action("read.next-article", ("J",), "Next article", "Read", (READ,), "article"),
    Action("read.previous-article", ("K",), "Previous article", "Read", (READ,)),
    Action("read.next-sentence", (")", "right"), "Select the next sentence", "Read", (READ,)),
    Action("read.previous-sentence", ("(", "left"), "Select the previous sentence", "Read", (READ,)),
    Action("read.extend", ("v",), "Let the selection grow as you move on", "Read", (READ,)),
    Action("elsewhere.open", ("enter",), "Read the words where they stand", "Who else", (ELSEWHERE,), "read"),
    Action("elsewhere.ask-on", ("w",), "Who else says that?", "Who else", (ELSEWHERE,), "who else"),
    Action("elsewhere.compare", ("=",), "Compare the two articles", "Who else", (ELSEWHERE,), "compare"),
    Action("elsewhere.cite-both", ("y",), "Copy the words of both with their source", "Who else", (ELSEWHERE,), "cite"),
    Action("elsewhere.next-pane", ("tab",), "To the words in place, and back", "Who else", (ELSEWHERE,), "context"),
    Action("elsewhere.sort", ("s",), "Change the order", "Who else", (ELSEWHERE,), "sort"),
    Action("story.open-words", ("enter",), "Read the words of the cell", "Story", (STORY,), "read"),
    Action("story.thread", ("w",), "The claim as each article tells it", "Story", (STORY,), "thread"),
    Action("story.compare", ("=",), "Compare who tells this claim", "Story", (STORY,), "compare"),
    Action("story.only-differences", ("d",), "Only differences, or all", "Story", (STORY,), "differences"),
    Action("story.only-figures", ("#",), "Only figures, or all", "Story", (STORY,), "figures"),
    Action("story.one-actor", ("@",), "Only what one actor says, or all", "Story", (STORY,), "actor"),
    Action("story.left", ("h", "left"), "To the article before", "Story", (STORY,)),
    Action("story.right", ("l", "right"), "To the next article", "Story", (STORY,)),
    Action("compare.next-difference", ("}",), "Next difference, or shared claim", "Compare", (COMPARE,), "difference"),
    Action("compare.previous-difference", ("{",), "Previous difference", "Compare", (COMPARE,)),
    Action("compare.next-claim", ("]",), "Next shared claim", "Compare", (COMPARE,), "claim"),
    Action("compare.previous-claim", ("[",), "Previous shared claim", "Compare", (COMPARE,)),
    Action("compare.next-pane", ("tab",), "To the other article", "Compare", (COMPARE,), "pane"),
    Action("compare.together", ("s",), "Scroll row by row together, or by claims", "Compare", (COMPARE,), "scroll"),
    Action("compare.read-here", ("enter",), "Read the article here", "Compare", (COMPARE,), "read"),
    Action("compare.add-article", ("+",), "Compare with one more article", "Compare", (COMPARE,), "add"),
    Action("compare.who-else", ("w",), "Who else says this?", "Compare", (COMPARE,), "who else"),
    Action("compare.cite-both", ("y",), "Copy the words of each with their source", "Compare", (COMPARE,), "cite"),
    Action("compare.export", ("e",), "Export the comparison to a file", "Compare", (COMPARE, STORY), "export", True),
    Action("keep.mark", ("m",), "Mark the article", "Keep and cite", _BOTH, "mark"),
    Action("keep.note", ("a",), "Note on the selection, claim or sentence", "Keep and cite", _BOTH, "note", True),
    Action("keep.verdict", ("!",), "Give your verdict", "Keep and cite", _BOTH, priority=True),
    Action("keep.read", ("u",), "Mark as read or unread", "Keep and cite", _BOTH),
    Action("keep.cite", ("y",), "Copy the words with their source", "Keep and cite", _ALL, "cite"),
    Action("keep.tag", ("t",), "Tag the article", "Keep and cite", _BOTH, "tag", priority=True),
    Action("claims.all-claims", ("C",), "All claims, or those of the query", "Claims", (READ,), "all claims"),
    Action("corpus.refresh", ("r",), "Look for new and changed files", "Corpus", (BROWSE,)),
    Action("corpus.faults", ("E",), "List the files that could not be read", "Corpus", (BROWSE,)),
    Action("go.back", ("escape",), "Back; in a list, empty the query", "Go", _EVERY),
    Action("go.leave", ("q",), "Back; from the list, leave crossread", "Go", _EVERY),
    Action("app.palette", ("ctrl+p",), "Palette: articles, queries, themes", "Go", (EVERYWHERE,), priority=True),
    Action("app.command-line", (":",), "Command line", "Go", (EVERYWHERE,), priority=True),
    Action("app.help", ("?", "f1"), "All keys", "Go", (EVERYWHERE,), "help"),
    Action("app.redraw", ("ctrl+l",), "Draw the screen anew", "Go", (EVERYWHERE,)),
    Action("app.suspend", ("ctrl+z",), "Back to the shell; fg returns", "Go", (EVERYWHERE,), priority=True),
    Action("app.quit", ("ctrl+q",), "Leave crossread", "Go", (EVERYWHERE,), priority=True),
)  # fmt: skip

OPENS_BOX = frozenset({"search", "save_query", "find", "note", "verdict", "tag", "command_line", "export"})
"""Names of actions after which letters are text."""

AT_ONCE = frozenset({"search", "back", "app.redraw", "app.suspend", "app.quit", "app.help"})
"""Names of actions that don't wait for an answer on its way, but break off or have nothing to do with it."""

AT_ONCE_BEFORE = AT_ONCE | {"leave"}
"""The same of screens that show one answer, and nothing before."""

MOVING = frozenset(action.name for action in ACTIONS if action.id.startswith("move."))

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def on_screen(screen: str) -> tuple[Action, ...]:
    """The actions of one screen that are offered, those of every screen last."""
    offered = [a for a in ACTIONS if not (restricted.on() and a.name.removeprefix("app.") in restricted.LEADING_OUT)]
    return tuple(a for a in offered if screen in a.screens) + tuple(a for a in offered if EVERYWHERE in a.screens)


def bindings(screen: str) -> "list[BindingType]":
    """Textual's bindings for the screen's own actions (with EVERYWHERE, for the app's)."""
    from textual.binding import Binding

    return [
        Binding(
            key=",".join(map(key_name, action.keys)),
            action=action.name,
            description=action.short or action.description,
            tooltip=action.description,
            show=bool(action.short),
            priority=action.priority,
            id=action.id,
        )
        for action in ACTIONS
        if screen in action.screens
    ]


def key_name(key: str) -> str:
    """Textual's name of a key: `question_mark` for `?`; modifiers in lower case."""
    *modifiers, last = [key] if key == "+" else key.split("+")
    last = KEY_NAMES.get(last, last if len(last) == 1 else last.lower())
    return "+".join([*(modifier.lower() for modifier in modifiers), last])


def key_shown(key: str) -> str:
    """How a key is shown to a person: `Ctrl+P`, `?`, `⏎` or, where the locale has no Unicode, `Enter`."""
    *modifiers, last = key_name(key).split("+")
    shown = _SHOWN.get(last, last.upper() if modifiers or (last[0] == "f" and last[1:].isdigit()) else last)
    if glyphs() is ASCII and not shown.isascii():
        shown = last.capitalize()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
