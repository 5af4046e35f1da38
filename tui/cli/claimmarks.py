"""Claims marked in a text with no colour: `[4 the dam held, he said]`, and a numbered list of what they say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.article import Span
from tui.printable import printable, printable_line

if TYPE_CHECKING:
    from claims.claim import Claim, Figure, Timex


def marked_text(text: str, claims: Sequence["Claim"]) -> str:
    """The text with each claim in brackets after its number in `claims`; a claim in several pieces is marked in each.

    Brackets are nested: a piece that reaches out of the one it starts in is closed with it and opened again.
    """
    pieces = [(span, number) for number, claim in enumerate(claims, 1) for span in claim.content or (claim.span,)]
    begun: dict[int, list[tuple[Span, int]]] = {}
    for piece in pieces:
        begun.setdefault(piece[0].start, []).append(piece)
    written: list[str] = []
    open_: list[tuple[Span, int]] = []
    at = 0
    for place in sorted({offset for span, _ in pieces for offset in span}):
        written.append(printable(text[at:place]))
        at = place
        cut = _close(open_, place, written)
        for span, number in sorted((*cut, *begun.get(place, ())), key=lambda piece: (-piece[0].end, piece[1])):
            written.append(f"[{number} ")
            open_.append((span, number))
    written.append(printable(text[at:]))
    return "".join(written)


def _close(open_: list[tuple[Span, int]], place: int, written: list[str]) -> list[tuple[Span, int]]:
    """Closes the pieces that end here, and those within them, which are returned to be opened again."""
    outermost = next((depth for depth, (span, _) in enumerate(open_) if span.end <= place), len(open_))
    closed = open_[outermost:]
    del open_[outermost:]
    written.append("]" * len(closed))
    return [(span, number) for span, number in closed if span.end > place]


def claim_list(text: str, claims: Iterable["Claim"]) -> Iterator[str]:
    """Of each claim its number, who, stance, certainty, speech; below, figures with what they count, dates resolved."""
    from tui.claimwords import SPEECH, who

    for number, claim in enumerate(claims, 1):
        how = (claim.stance, claim.certainty, SPEECH[claim.speech])
        reasons = ", ".join(f"“{' '.join(span.of(text).split())}”" for span in claim.reasons)
        head = " · ".join([who(claim, text), *(word for word in how if word), *([reasons] if reasons else [])])
        yield printable_line(f"{number:>4}  {head}")
        told = [*map(figure_told, claim.figures), *(date_told(timex, text) for timex in claim.dates)]
        if told:
            yield printable_line(f"      {'; '.join(told)}")


def figure_told(figure: "Figure") -> str:
    """`about 10,000 troops`; a figure whose counted things have a unit as well names both."""
    from tui.claimwords import counted_in_words, figure_in_words

    return " ".join(filter(None, (figure_in_words(figure), counted_in_words(figure))))


def date_told(timex: "Timex", text: str) -> str:
    """`“Monday” = Mon 28 Oct 2024`, or the words alone where nothing resolves them."""
    from tui.claimwords import date_as_resolved

    words = f"“{' '.join(timex.span.of(text).split())}”"
    resolved = date_as_resolved(timex)
    return f"{words} = {resolved}" if resolved else words
