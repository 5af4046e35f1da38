"""Claims of many articles as rows of a table, made of what the index holds: no article is read for them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.claim import Claim
from claims.records import claim_of
from corpus.article import Span
from tui.bylines import INFERRED, date_in_words
from tui.claimwords import date_as_resolved, figure_told, statement, who
from tui.printable import printable_line

if TYPE_CHECKING:
    from index.results import ClaimFacets, ClaimHit

GONE = "the file is gone; r in the list of articles looks anew"
_STANCES = {"denies": "denied", "questions": "questioned", "intends": "intended"}
"""Stances as the query language names them."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the words of its span, to which its own spans are offsets here."""

    hit: "ClaimHit"
    claim: Claim

    @property
    def who(self) -> str:
        return printable_line(who(self.claim, self.hit.words))

    @property
    def source(self) -> str:
        """Who, in a narrow column."""
        return "the article" if self.own else self.who

    @property
    def own(self) -> bool:
        """Whether the article itself asserts it."""
        return not (self.claim.actor or self.claim.source or self.claim.cue)

    @property
    def statement(self) -> str:
        return printable_line(statement(self.claim, self.hit.words) or GONE)

    @property
    def figures(self) -> str:
        return ", ".join(printable_line(figure_told(figure)) for figure in self.claim.figures)

    @property
    def dates(self) -> str:
        days = (date_as_resolved(timex, weekday=False) for timex in self.claim.dates)
        return ", ".join(dict.fromkeys(printable_line(day) for day in days if day))

    @property
    def outlet(self) -> str:
        entry = self.hit.entry
        return printable_line(entry.outlet or "") + (INFERRED if entry.outlet and "outlet" in entry.inferred else "")

    @property
    def published(self) -> str:
        entry = self.hit.entry
        if not entry.published:
            return ""
        return date_in_words(entry.published) + (INFERRED if "published" in entry.inferred else "")

    @property
    def span(self) -> Span:
        """Where it is in its article."""
        return Span(*self.hit.record["span"])


def claim_row(hit: "ClaimHit") -> ClaimRow:
    """The row of a claim that the index has found."""
    claim = claim_of(hit.record)
    start, end = claim.span

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(s - start, e - start) for s, e in spans if start <= s and e <= end)

    return ClaimRow(
        hit,
        replace(
            claim,
            span=Span(0, end - start),
            source=moved(claim.source),
            cue=moved(claim.cue),
            content=moved(claim.content),
            reasons=moved(claim.reasons),
        ),
    )


def how_sure(facets: "ClaimFacets") -> Mapping[str, int]:
    """How many claims `claim.is:` would find of each kind, most first."""
    counts = {**facets.certainty, **{_STANCES[name]: n for name, n in facets.stance.items() if name in _STANCES}}
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
