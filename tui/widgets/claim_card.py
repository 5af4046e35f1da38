"""A claim on a card: who, how it is said, how sure, its figures and dates resolved, and the words that make it so."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from tui.claimlayers import CONFLICTING, STANDING
from tui.claimwords import (
    LEGEND,
    SPEECH,
    Kind,
    counted_in_words,
    date_as_resolved,
    figure_in_words,
    glyph,
    kind,
    quoted,
    statement,
    who,
)
from tui.content import cropped
from tui.glyphs import glyphs
from tui.printable import printable, printable_line

if TYPE_CHECKING:
    from claims.claim import Claim
    from tui.elsewhere import Elsewhere

STANDINGS = (
    ("contradicts", "contradicted"), ("differs", "told otherwise"), ("drifts", "told more or less surely"),
    ("compatible", "told compatibly"), ("agrees", "told the same"), ("only-here", "only here"),
)  # fmt: skip
MOST = 4
"""Figures, and dates, on a card; how many more there are is said."""
ECHOES = 6
"""Others that tell the claim, on a card."""
ROWS = 6
"""Rows of the claim's own words, beside the text that has them all."""

Piece = tuple[str, str] | str


class ClaimCard(Static):
    """The current claim; without one, how many claims there are of each kind."""

    DEFAULT_CSS = """
    ClaimCard { height: auto; padding: 0 1; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)

    def say(self, words: str) -> None:
        """Shows why there is no claim to be shown."""
        self.update(Content(printable(words)).stylize("$quiet"))

    def count(self, kinds: "Mapping[Kind, int]", key: str, standings: Mapping[str, int] = MappingProxyType({})) -> None:
        """Shows how many claims there are of each kind, and how they stand to other articles: the marks' legend."""
        width = len(str(max([*kinds.values(), *standings.values()], default=0)))
        lines: list[Content | str] = [_line(_many(sum(kinds.values())), style="$quiet")]
        for name, words in LEGEND:
            if kinds.get(name):
                number = f"{kinds[name]:>{width}}"
                lines.append(_line((f"{getattr(glyphs(), name)}  ", _style(name)), number, (f"  {words}", "$quiet")))
        if standings:
            lines += ["", _line(("elsewhere in its story", "$quiet"))]
        for state, label in STANDINGS:
            if many := standings.get(state):
                look = "bold $denied" if state in CONFLICTING else "$quiet"
                sign = getattr(glyphs(), STANDING[state])
                lines.append(_line((f"{sign}  ", look), f"{many:>{width}}", (f"  {label}", "$quiet")))
        lines += ["", _line((key, "$accent"), ("  steps from claim to claim", "$quiet"))]
        self._show(lines)

    def show(self, claim: "Claim", text: str, number: int, total: int, elsewhere: "Elsewhere | None" = None) -> None:
        """Shows one claim of an article, and who else says it once that is known."""
        place = f"CLAIM {number + 1:,} of {total:,}"
        gap = " " * max(1, self._width - len(place) - 1)
        lines: list[Content | str] = [_line((place, "$quiet"), gap, (glyph(claim), _style(kind(claim))))]
        lines += [*self._who(claim, text), "", *self._figures(claim, text), *self._dates(claim, text)]
        if elsewhere:
            lines += [*self._elsewhere(elsewhere), ""]
        # Last, since they stand in the text too, where there is no room for all.
        lines.append(_line((_cut(printable_line(statement(claim, text)), ROWS * self._width), "$foreground")))
        self._show(lines)

    @property
    def _width(self) -> int:
        return max(20, self.content_size.width or self.size.width - 2)

    def _who(self, claim: "Claim", text: str) -> Iterable[Content]:
        name, named = printable_line(who(claim, text)), printable_line(quoted(claim.source, text))
        yield _line((name, "bold $accent" if named or claim.actor else "$foreground"))
        if named and _letters(named) != _letters(name):
            yield _line(("as ", "$quiet"), (f"“{_cut(named, 2 * self._width)}”", "$foreground"))
        if claim.cue or SPEECH[claim.speech]:
            cue = printable_line(quoted(claim.cue, text))
            yield _line((SPEECH[claim.speech] or "said", "$quiet"), (f"  “{cue}”" if cue else "", "italic"))
        reasons = ", ".join(dict.fromkeys(f"“{printable_line(span.of(text))}”" for span in claim.reasons))
        sure = _style(kind(claim)) if kind(claim) in ("doubted", "denied") else "$quiet"
        yield _line((f"{claim.stance} · {claim.certainty}", sure), (f"  {reasons}" if reasons else "", "italic"))

    def _figures(self, claim: "Claim", text: str) -> Iterable[Content | str]:
        for figure in claim.figures[:MOST]:
            written, words = figure_in_words(figure), printable_line(" ".join(figure.span.of(text).split()))
            counted = printable_line(counted_in_words(figure))
            yield _line((written, "bold $figure"), (f"  {counted}" if counted else "", "$foreground"))
            if words not in (written, f"{written} {counted}", counted):
                yield _line((f"  “{words}”", "$quiet"))
        yield from _rest(len(claim.figures) - MOST, "figure")
        if claim.figures:
            yield ""

    def _dates(self, claim: "Claim", text: str) -> Iterable[Content | str]:
        for timex in claim.dates[:MOST]:
            days = date_as_resolved(timex)
            words = printable_line(" ".join(timex.span.of(text).split()))
            told = (f"  {glyphs().arrow} {days}", "$figure") if days else (f"  {glyphs().arrow} not resolved", "$quiet")
            yield _line((f"“{words}”", "$foreground"), told if days != words else "")
        yield from _rest(len(claim.dates) - MOST, "date")
        if claim.dates:
            yield ""

    def _elsewhere(self, elsewhere: "Elsewhere") -> Iterable[Content]:
        """A line an article: its sign, its outlet, and what it gives otherwise or how it says so."""
        summary = elsewhere.summary()
        if cell_len(summary) + 11 > self._width:
            summary = summary.partition(" · ")[0]
        yield _line((f"ELSEWHERE  {summary}", "$quiet"))
        shown = elsewhere.told[:ECHOES]
        for telling in shown:
            sign, _, word = telling.shown_state.partition(" ")
            outlet = printable_line(telling.article.outlet or telling.article.title)
            other = [facet.b for facet in telling.facets if facet.on != "polarity" and facet.relation != "agrees"]
            said = " ".join(other[0].of(telling.article.text).split()) if other else word
            said = cropped(printable_line(said), max(8, self._width // 2))[0]
            room = max(4, self._width - cell_len(said) - 4)
            outlet = set_cell_size(cropped(outlet, room)[0], room)
            look = "bold $denied" if telling.conflicts else "$quiet"
            yield _line((f"{sign} ", look), (f"{outlet}  ", "$foreground"), (said, "$figure" if other else "$quiet"))
        if len(elsewhere.told) > len(shown):
            yield _line((f"  and {len(elsewhere.told) - len(shown)} more", "$quiet"))
        silent = [telling.article for telling in elsewhere.tellings if telling.state == "silent"]
        if silent:
            outlets = ", ".join(printable_line(article.outlet or article.title) for article in silent)
            yield _line((cropped(f"{glyphs().silent} silent: {outlets}", self._width)[0], "$quiet"))

    def _show(self, lines: Iterable[Content | str]) -> None:
        self.update(Content("\n").join([line if isinstance(line, Content) else Content(line) for line in lines]))


def _line(*pieces: Piece, style: str = "") -> Content:
    return Content.assemble(*((piece, style) if isinstance(piece, str) else piece for piece in pieces))


def _letters(name: str) -> str:
    """A name without what only writes it differently: case, kind of apostrophe, article."""
    return name.casefold().replace("’", "'").removeprefix("the ")


def _style(name: str) -> str:
    return f"bold ${name}" if name in ("doubted", "denied") else "$quiet"


def _many(number: int) -> str:
    return f"{number:,} claim{'' if number == 1 else 's'}"


def _rest(number: int, name: str) -> Iterable[Content]:
    if number > 0:
        yield _line((f"  and {number} more {name}{'' if number == 1 else 's'}", "$quiet"))


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + glyphs().ellipsis
