"""Help: every key, made from the table of actions and the person's own keys."""

from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import ItemGrid, Vertical, VerticalScroll
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
LONGEST = 10_000
"""More rows than there are."""
QUERIES = (
    ("two words", "both; case, accents and endings don't matter"),
    ("a OR b   -c", "either; not"),
    ('"dam burst"', 'in this order; "dam burst"~5 near each other'),
    ("flood* te?t Putin~", "beginnings, any letter, near spellings"),
    ('outlet:"City paper"', "one field: title text author outlet tag path id; title:(a b)"),
    ("date:2024-10", "date:2024-10-01..2024-10-31, date:2w.., date:>=2024-10-18"),
    ("claim.by:mayor", "who says so; claim.is:denied, claim.is:hedged"),
    ("claim.num:>500", "a figure; claim.of:people what it counts"),
    ("claim.state:differs", "beside others: agrees, contradicts, only-here"),
    ("story:id", "the articles of one story"),
    ("is:unread has:note", "what you did, or not yet"),
    ("sort:-date", "newest first; sort:date oldest first"),
    ("query:name", "a query saved under a name"),
)


def _claim_marks() -> list[tuple[str, str]]:
    from tui.claimwords import LEGEND as KINDS
    from tui.glyphs import glyphs

    marks = [(getattr(glyphs(), kind), words) for kind, words in KINDS]
    return [*marks, ("▐", "the current claim: its source, cue, figures and dates stand out")]


def _relation_marks() -> list[tuple[str, str]]:
    from tui.glyphs import glyphs

    shown = glyphs()
    return [
        (shown.agrees, "all that both give is the same"),
        (shown.compatible, "given otherwise without conflict: rounded, a bound, a later count"),
        (shown.differs, "the same thing with values that can't both hold"),
        (shown.contradicts, "denied by one, asserted by the other"),
        (shown.silent, "silent: the article doesn't have it; its nearest passage is shown"),
        (shown.only, "beside a claim: no other article of the story has it"),
        (shown.alone, "beside a passage compared: only this article has it"),
    ]


class HelpScreen(ModalScreen[None]):
    """All keys by group, the marks, and the query language."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", show=False),
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "scroll_by(10)", show=False),
        Binding("b,pageup,ctrl+u", "scroll_by(-10)", show=False),
        Binding("g,home", f"scroll_by(-{LONGEST})", show=False),
        Binding("G,end", f"scroll_by({LONGEST})", show=False),
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
            with VerticalScroll(can_focus=False), ItemGrid(min_column_width=60):
                for name, rows in groups.items():
                    yield self._table(name, rows, 20)
                yield self._table("Marks", LEGEND, 20)
                yield self._table("Marks of claims", _claim_marks(), 20)
                yield self._table("Marks between articles", _relation_marks(), 20)
                yield self._table("Queries", QUERIES, 20)
            yield Static("Esc back   j k scroll   keys can be changed in config.toml", id="foot", markup=False)

    def _table(self, name: str, rows: Iterable[tuple[str, str]], width: int) -> Static:
        """Rows of two columns, the second of which wraps within itself."""
        colors = self.app.theme_variables
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=width)
        table.add_column(ratio=1)
        for left, right in rows:
            table.add_row(Text(left, colors["accent"]), Text(right))
        return Static(Group(Text(name.upper(), colors["quiet"]), table), classes="group")

    def action_scroll_by(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
