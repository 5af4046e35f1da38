"""The claim under the cursor in full, beneath the table that has room for its beginning only."""

from textual.content import Content
from textual.widgets import Static

from tui.claimrows import ClaimRow
from tui.claimwords import SPEECH, kind, quoted
from tui.content import cropped
from tui.printable import printable_line


class ClaimDetail(Static):
    """Who, how sure and by what words; where it stands; all its words; figures and dates."""

    DEFAULT_CSS = """
    ClaimDetail { height: 7; padding: 0 3; border-top: solid $rule; color: $foreground; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._row: ClaimRow | None = None

    def show(self, row: ClaimRow | None) -> None:
        """Shows a claim, or nothing."""
        self._row = row
        self.update(_lines(row, max(20, self.size.width - 6)) if row else Content(""))

    def on_resize(self) -> None:
        self.show(self._row)


def _lines(row: ClaimRow, width: int) -> Content:
    claim, words = row.claim, row.hit.words
    reasons = ", ".join(dict.fromkeys(f"“{printable_line(span.of(words))}”" for span in claim.reasons))
    cue = printable_line(quoted(claim.cue, words))
    how = [SPEECH[claim.speech] + (f" “{cue}”" if cue else ""), claim.stance, claim.certainty]
    sure = f"bold ${kind(claim)}" if kind(claim) in ("doubted", "denied") else "$quiet"
    first = Content.assemble(
        (row.who, "bold $accent" if claim.actor or claim.source else "$foreground"),
        ("   " + " · ".join(filter(None, how)), sure),
        (f"  {reasons}" if reasons else "", "italic"),
    )
    entry = row.hit.entry
    about = " · ".join(filter(None, (row.outlet, row.published, printable_line(entry.title))))
    told = "   ".join(filter(None, (row.figures, row.dates)))
    most = (3 if told else 4) * width
    text = row.statement if len(row.statement) <= most else row.statement[: most - 1].rstrip() + "…"
    lines = [first, Content.styled(cropped(about, width)[0], "$quiet"), Content(text)]
    if told:
        lines.append(Content.styled(cropped(told, width)[0], "$figure"))
    return Content("\n").join(lines)
