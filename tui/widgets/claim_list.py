"""The claims of an article as a list, two lines each: mark, who and the first figure; the words."""

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Span
from tui.claimwords import figure_in_words, figure_told, glyph, kind, statement, who
from tui.content import Layout, cropped
from tui.printable import printable_line
from tui.widgets.scrolling import LineView

if TYPE_CHECKING:
    from claims.claim import Claim

CURSOR = "▌"
LINES = 2
NAMES = ("cursor", "bar", "who", "figure", "words", "quoted", "reported", "own", "doubted", "denied")

StyledLine = list[tuple[str, str]]


class ClaimList(LineView, inherit_bindings=False):
    """`cursor` is the number of the current claim, or -1."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"claims--{name}" for name in NAMES}
    DEFAULT_CSS = """
    ClaimList {
        & > .line-view--thumb { color: $rule; }
        & > .claims--cursor { background: $cursor; }
        & > .claims--bar { color: $accent; }
        &:blur > .claims--bar { color: $faint; }
        & > .claims--who { color: $foreground; }
        & > .claims--words { color: $quiet; }
        & > .claims--figure { color: $figure; }
        & > .claims--quoted, & > .claims--reported, & > .claims--own { color: $faint; }
        & > .claims--doubted { color: $doubted; text-style: bold; }
        & > .claims--denied { color: $denied; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(-1, repaint=False)

    class Pointed(Message):
        """The person has moved to a claim."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Chosen(Pointed):
        """The person wants to see a claim in the text."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._claims: tuple[Claim, ...] = ()
        self._text = ""

    def show(self, claims: "tuple[Claim, ...]", text: str) -> None:
        self._claims, self._text = claims, text
        self.virtual_size = Size(0, LINES * len(claims))
        self.set_reactive(ClaimList.cursor, -1)
        self.show_from(0)
        self.refresh()

    def point(self, index: int) -> None:
        """Puts the cursor on a claim, and that into view."""
        self.cursor = index

    # Moving

    def _go(self, index: int) -> None:
        if self._claims:
            self.cursor = max(0, min(index, len(self._claims) - 1))
            self.post_message(self.Pointed(self.cursor))

    def action_down(self) -> None:
        self._go(self.cursor + 1)

    def action_up(self) -> None:
        self._go(self.cursor - 1)

    def action_half_down(self) -> None:
        self._go(self.cursor + self._page // 2)

    def action_half_up(self) -> None:
        self._go(self.cursor - self._page // 2)

    def action_page_down(self) -> None:
        self._go(self.cursor + self._page)

    def action_page_up(self) -> None:
        self._go(self.cursor - self._page)

    def action_top(self) -> None:
        self._go(0)

    def action_bottom(self) -> None:
        self._go(len(self._claims) - 1)

    @property
    def _page(self) -> int:
        return max(2, self.size.height // LINES)

    def watch_cursor(self) -> None:
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        top, height = self.cursor * LINES, self.size.height
        if self.cursor < 0 or height < LINES:
            return
        # Whole claims only; one before and one after stay in view, where there is room.
        around, height = LINES if height >= 3 * LINES else 0, height // LINES * LINES
        if top - around < self.top:
            self.show_from(max(0, top - around))
        elif top + LINES + around > self.top + height:
            self.show_from(top + LINES + around - height)

    def on_resize(self, event: Resize) -> None:
        self._reveal()
        self.refresh()

    def on_click(self, event: Click) -> None:
        index = (self.top + event.y) // LINES
        if index < len(self._claims):
            self.cursor = index
            self.post_message(self.Chosen(index))

    # Drawing

    def line(self, number: int) -> Strip:
        index, line = divmod(number, LINES)
        base = self.rich_style
        if index >= len(self._claims):
            return Strip.blank(self.text_width, base)
        if index == self.cursor:
            base += self._style("cursor")
        claim = self._claims[index]
        lines = self._attributed(claim) if claim.source or claim.actor else self._own(claim)
        pieces = lines[line]
        bar = Segment(CURSOR if index == self.cursor else " ", base + self._style("bar"))
        segments = [bar, *(Segment(text, base + self._style(style)) for text, style in pieces)]
        return Strip(segments).adjust_cell_length(self.text_width, base)

    def _attributed(self, claim: "Claim") -> list[StyledLine]:
        words, _ = cropped(printable_line(statement(claim, self._text)), self._room)
        return [self._first_line(claim, printable_line(who(claim, self._text)), "who"), [("  " + words, "words")]]

    def _own(self, claim: "Claim") -> list[StyledLine]:
        """The article's own words need no name: they run over both lines."""
        words = printable_line(statement(claim, self._text))
        rows = Layout(words[: 4 * self._room], self._room - cell_len(self._figure(claim)) - 1)
        rows.extend()
        first = rows.row(0) if len(rows) else Span(0, 0)
        rest, _ = cropped(words[first.end :], self._room)
        return [self._first_line(claim, first.of(words).rstrip(), "words"), [("  " + rest, "words")]]

    def _first_line(self, claim: "Claim", words: str, style: str) -> StyledLine:
        figure = self._figure(claim)
        words, _ = cropped(words, self._room - cell_len(figure) - bool(figure))
        gap = " " * (self._room - cell_len(words) - cell_len(figure))
        return [(glyph(claim) + " ", kind(claim)), (words, style), (gap, ""), (figure + " ", "figure")]

    @property
    def _room(self) -> int:
        return max(8, self.text_width - 4)

    def _figure(self, claim: "Claim") -> str:
        """The claim's first figure in a few words."""
        if not claim.figures:
            return ""
        whole = printable_line(figure_told(claim.figures[0]))
        short = whole if cell_len(whole) <= self._room // 2 else printable_line(figure_in_words(claim.figures[0]))
        return cropped(short, self._room // 2)[0]

    def _style(self, name: str) -> Style:
        return self.style_of(f"claims--{name}") if name else Style.null()
