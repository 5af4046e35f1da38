"""The claims panel: a card for the current claim over the list of all, and what the marks mean."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.claimwords import Kind
from tui.glyphs import glyphs
from tui.widgets.claim_card import ClaimCard
from tui.widgets.claim_list import ClaimList
from tui.widgets.lines import Line

if TYPE_CHECKING:
    from tui.claimlayers import ArticleClaims
    from tui.elsewhere import Elsewhere

SHORT: tuple[tuple[Kind, str], ...] = (
    ("quoted", "quoted"), ("doubted", "hedged"), ("denied", "denied"), ("reported", "reported"), ("own", "own"),
)  # fmt: skip


class ListRule(Line):
    """The line between card and list."""

    DEFAULT_CSS = """
    ListRule { color: $rule; margin: 1 0 0 0; }
    """

    def pieces(self) -> list[tuple[str, str]]:
        return [("─" * self.size.width, "")]


class Legend(Line):
    """What the marks mean, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"legend--{name}" for name, _ in SHORT}
    DEFAULT_CSS = """
    Legend {
        color: $faint;
        & > .legend--quoted, & > .legend--reported, & > .legend--own { color: $quiet; }
        & > .legend--doubted { color: $doubted; text-style: bold; }
        & > .legend--denied { color: $denied; text-style: bold; }
    }
    """

    def pieces(self) -> list[tuple[str, str]]:
        pieces, room = [(" ", "")], self.size.width - 1
        for name, words in SHORT:
            room -= cell_len(words) + 4
            if room < -2:
                break
            pieces += [(getattr(glyphs(), name), f"legend--{name}"), (f" {words}  ", "")]
        return pieces


class ClaimsPanel(Vertical):
    """Follows the current claim. It is told by the screen what to show, and tells by `ClaimList`'s messages."""

    DEFAULT_CSS = """
    ClaimsPanel {
        background: $background;
        ClaimCard { max-height: 70%; margin: 1 0 0 0; }
        ClaimList { height: 1fr; }
        Legend { margin: 0 0 0 0; }
        &.is-empty ListRule, &.is-empty ClaimList, &.is-empty Legend { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        yield ClaimCard()
        yield ListRule()
        yield ClaimList(id="claim-list")
        yield Legend()

    def on_mount(self) -> None:
        self._found: ArticleClaims | None = None
        self._elsewhere: Elsewhere | None = None
        self._standings: Counter[str] = Counter()
        self._text, self._current, self._key = "", -1, ""
        self.add_class("is-empty")

    @property
    def card(self) -> ClaimCard:
        return self.query_one(ClaimCard)

    @property
    def list(self) -> ClaimList:
        return self.query_one(ClaimList)

    def show_nothing(self, reason: str) -> None:
        """Shows why there are no claims, or not yet."""
        self._found = None
        self.add_class("is-empty")
        self.list.show((), "")
        self.card.say(reason)

    def show(self, found: "ArticleClaims", text: str, key: str) -> None:
        """Shows the claims of an article, none of them current; `key` steps through them."""
        self._found, self._text, self._current, self._key, self._elsewhere = found, text, -1, key, None
        self._standings = Counter()
        self.remove_class("is-empty")
        self.list.show(found.claims, text)
        self._fill()

    def point(self, current: int) -> None:
        """Follows to a claim."""
        if current != self._current:
            self._elsewhere = None
        self._current = current
        self.list.point(current)
        self._fill()

    def count(self, standings: Mapping[str, str]) -> None:
        """Shows how many claims stand in which way to other articles; `standings` go by the claims' ids."""
        self._standings = Counter(standings.values())
        self._fill()

    def tell(self, elsewhere: "Elsewhere") -> None:
        """Shows who else says the current claim."""
        self._elsewhere = elsewhere
        self._fill()

    def on_resize(self) -> None:
        self._fill()

    def _fill(self) -> None:
        if not self._found:
            return
        claims = self._found.claims
        if self._current < 0:
            self.card.count(self._found.kinds, self._key, self._standings)
        else:
            self.card.show(claims[self._current], self._text, self._current, len(claims), self._elsewhere)
