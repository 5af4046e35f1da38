"""A claim as marks over its article: at rest by kind and certainty, the current one with its parts told apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.claim import Claim
from corpus.article import Span
from tui.claimwords import Kind, kind
from tui.glyphs import glyphs
from tui.layers import Layer, Mark

CONFLICTING = ("differs", "contradicts")
"""Ways of standing to other articles that a reader who looks for conflict steps to."""
_RANK = {"own": 1, "reported": 2, "quoted": 3, "doubted": 4, "denied": 5}
"""Where several claims begin on a row, its mark is that of the most telling one."""


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """The claims of one article, in text order, and how they are drawn at rest."""

    claims: tuple[Claim, ...]
    layer: Layer
    kinds: Mapping[Kind, int]
    """How many there are of each kind."""

    def at(self, offset: int) -> int | None:
        """The number of the innermost claim that holds the character at `offset`."""
        holding = [n for n, claim in enumerate(self.claims) if claim.span.start <= offset < claim.span.end]
        return min(holding, key=lambda n: self.claims[n].span.end - self.claims[n].span.start, default=None)

    def nearest(self, span: Span) -> int | None:
        """The number of the claim that best covers a span: the one of most overlap, the shortest of these."""

        def cover(number: int) -> tuple[int, int]:
            own = self.claims[number].span
            return min(own.end, span.end) - max(own.start, span.start), own.start - own.end

        found = max(range(len(self.claims)), key=cover, default=None)
        return found if found is not None and cover(found)[0] > 0 else None


def article_claims(claims: Iterable[Claim]) -> ArticleClaims:
    """The claims with their marks at rest."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)))
    layer = Layer(mark for claim in ordered for mark in resting(claim))
    return ArticleClaims(ordered, layer, Counter(map(kind, ordered)))


STANDING = {
    "only-here": "only",
    "agrees": "agrees",
    "compatible": "compatible",
    "drifts": "doubted",
    "differs": "differs",
    "contradicts": "contradicts",
}
"""How a claim stands to those of other articles, and the glyph beside it; the last is the most telling."""


def standing(claims: Iterable[Claim], states: Mapping[str, str]) -> Layer:
    """What stands beside claims of which it is known how they stand to those of other articles."""
    names = list(STANDING)
    known = [(claim, states[claim.id]) for claim in claims if states.get(claim.id) in STANDING]
    return Layer(
        Mark(
            claim.span,
            glyph=str(getattr(glyphs(), STANDING[state])),
            glyph_style="mark-conflict" if state in CONFLICTING else "mark-own",
            rank=names.index(state),
        )
        for claim, state in known
    )


def resting(claim: Claim) -> Iterator[Mark]:
    """The marks of a claim that isn't the current one."""
    name = kind(claim)
    yield Mark(claim.span, glyph=str(getattr(glyphs(), name)), glyph_style=f"mark-{name}", rank=_RANK[name])
    if claim.source or claim.cue:
        spoken = "quoted" if claim.speech in ("direct", "mixed") else "reported"
        yield from (Mark(span, f"claim-{spoken}") for span in claim.content)
    if name in ("doubted", "denied"):
        yield from (Mark(span, f"claim-{name}") for span in claim.content or (claim.span,))


def parts(claim: Claim) -> Iterator[Mark]:
    """The marks of the current claim: source, cue, content, figures and dates, and a bar along it all."""
    yield Mark(claim.span, bar=True)
    yield from (Mark(span, "part-content") for span in claim.content or (claim.span,))
    yield from (Mark(span, "part-source") for span in claim.source)
    yield from (Mark(span, "part-cue") for span in claim.cue)
    yield from (Mark(span, "part-reason") for span in claim.reasons)
    yield from (Mark(timex.span, "part-date") for timex in claim.dates)
    yield from (Mark(figure.span, "part-figure") for figure in claim.figures)
