"""Asserted here, denied there."""

from __future__ import annotations

from claims.claim import Claim
from claims.terms import number
from claims.threads.lexicon import sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.threads.thread import Conflict
from corpus.article import Span

HELD = 0.5
"""Share of what is denied, by the rarity of its words, that the other sentence must say."""
CLAUSE_CUES = ("hedged", "unverified")


def contradiction(a: Telling, b: Telling, likeness: float) -> Conflict | None:
    """The denial in one sentence of what the other asserts, if there is one."""
    for one, other, turned in ((a, b, False), (b, a, True)):
        for claim in one.claims:
            if claim.stance != "denies" or any(c.stance in ("denies", "questions") for c in other.claims):
                continue
            if _held(one, claim, other) >= HELD:
                mine, theirs = _words(one, claim), other.span
                detail = f"{claim.actor or 'denied'}: {_line(one, mine)} / {_line(other, theirs)}"
                return Conflict("polarity", "contradicts", *((theirs, mine) if turned else (mine, theirs)), detail)
    return None


def _held(telling: Telling, claim: Claim, other: Telling) -> float:
    """The share of a claim's content that another sentence says."""
    skipped = function_terms()
    said = {sense(term) for term in other.terms}
    inside = [range(*telling.words_in(piece)) for piece in claim.content]
    terms = {sense(telling.terms[at]) for piece in inside for at in piece} - skipped
    terms -= {number(word) for word in ("deny", "denied", "denial", "reject", "dismiss")}
    total = sum(map(term_rarity, terms))
    return sum(term_rarity(term) for term in terms & said) / total if total else 0.0


def _words(telling: Telling, claim: Claim) -> Span:
    spans = [*claim.reasons, *claim.cue] or [claim.span]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _line(telling: Telling, span: Span) -> str:
    words = " ".join(span.of(telling.text).split())
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
