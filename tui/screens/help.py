"""Help: every key, made from the table of actions and the person's own keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import ItemGrid, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import ACTIONS, key_shown
from tui.config import Config

LEGEND = (
    ("•", "not read yet"),
    ("◆", "marked"),
    ("✎", "has a note"),
    ("?", "told from the article's own words, not given"),
    ("▐", "selected"),
)
QUERIES = (
    ("two words", "both; case, accents and endings don't matter"),
    ("a OR b   -c", "either; not"),
    ('"dam burst"', 'in this order; "dam burst"~5 near each other'),
    ("flood*  te?t  Putin~", "beginnings, any letter, near spellings"),
    ("title:  outlet:  author:  tag:", 'one field; title:(a b), outlet:"City paper"'),
    ("date:2024-10", "date:2024-10-01..2024-10-31, date:2w.., date:>=2024-10-18"),
    ("is:unread  has:note", "what you did"),
    ("sort:date  sort:-date", "oldest, newest first"),
    ("query:name", "a query saved under a name"),
)


class HelpScreen(ModalScreen[None]):
    """All keys by group, the marks, and the query language."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", show=False),
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "scroll_by(10)", show=False),
        Binding("b,pageup,ctrl+u", "scroll_by(-10)", show=False),
    ]

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config

    def compose(self) -> ComposeResult:
        groups: dict[str, list[tuple[str, str]]] = {}
        for action in ACTIONS:
            keys = "  ".join(map(key_shown, self._config.keys_of(action.id)))
            rows = groups.setdefault(action.group, [])
            if (keys, action.description) not in rows:
                rows.append((keys, action.description))
        with Vertical(id="box"):
            yield Static("Keys", id="title", markup=False)
            with VerticalScroll(can_focus=False), ItemGrid(min_column_width=52):
                for name, rows in groups.items():
                    yield self._table(name, rows, 16)
                yield self._table("Marks", LEGEND, 16)
                yield self._table("Queries", QUERIES, 24)
            yield Static("Esc back   j k scroll   keys can be changed in config.toml", id="foot", markup=False)

    def _table(self, name: str, rows: "list[tuple[str, str]] | tuple[tuple[str, str], ...]", width: int) -> Static:
        lines = [Content.styled(name.upper(), "$quiet")]
        for left, right in rows:
            lines.append(Content.assemble((left.ljust(width - 2), "$accent"), "  ", right))
        return Static(Content("\n").join(lines), classes="group")

    def action_scroll_by(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
