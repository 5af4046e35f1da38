"""What a short denial denies: `The army denied it.` says nothing by itself, the claim before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.claim import Claim
from claims.terms import WORD, number
from claims.threads.lexicon import sense
from claims.threads.telling import Telling, function_terms
from claims.wordlists import words_of

BACK = 3
"""Sentences before a denial in which what it denies may stand."""
_POINTING = words_of("it this that these those them so report reports story stories account accounts claim claims")
"""What is denied has just been said."""
_VAGUE = words_of(
    """
    allegation allegations accusation accusations charge charges wrongdoing involvement responsibility rumor rumors
    rumour rumours suggestion suggestions any all such every published media press newspaper categorically vehemently
    strongly repeatedly flatly firmly later quickly again doing having both against him her yesterday today immediately
    """
)
_ACCUSING = (
    "accus", "alleg", "claim", "charg", "blam", "suspect", "investigat", "report", "said", "say", "found", "find",
)  # fmt: skip
"""How words begin by which something is said against someone."""
_ASKED = words_of(
    """
    request requests requested ask asked asks permit permits visa visas application applications apply applied bail
    appeal appealed motion petition permission access entry demand demanded bid refund
    """
)
"""What may be denied in the sense of refused."""
_NEGATIVE = words_of("not no never none nobody neither nor cannot t false untrue")


def vague(words: Sequence[str]) -> bool:
    """Whether words behind `denied` don't say what: `it`, `the report`, `any wrongdoing`."""
    return all(word in _POINTING or word in _VAGUE or number(word) in function_terms() for word in words)


def antecedent(denial: Telling, claim: Claim, words: Sequence[str]) -> Telling | None:
    """The sentence of the same article whose claim is denied; None where it isn't sure which.

    The one before where the denial points back, the nearest that names who denies it where that is clear; where an
    accusation is denied, the first of the article in which something is said against who denies it.
    """
    article: Sequence[Telling] = denial.kept.get("article", ())
    who = _denier(denial, claim)
    pointing = not _POINTING.isdisjoint(words)
    back = [told for told in reversed(article[max(0, denial.at - BACK) : denial.at]) if _asserts(told)]
    if pointing and back and back[0].at == denial.at - 1:
        named = next((told for told in back if not who.isdisjoint(told.senses)), back[0])
        return _unless_refused(named)
    others = (told for told in article if told.at != denial.at and _asserts(told) and told not in back)
    accusing = (told for told in (*back, *others) if _accuses(told, who))
    return _unless_refused(next(accusing, None))


def _denier(denial: Telling, claim: Claim) -> frozenset[int]:
    """Senses of who denies, under any of the names known."""
    words = [match[0].lower() for match in WORD.finditer(claim.actor or "")]
    words += [denial.words[at] for part in claim.source for at in range(*denial.words_in(part))]
    return frozenset(sense(number(word)) for word in words if number(word) not in function_terms())


def _asserts(told: Telling) -> bool:
    return all(claim.stance == "asserts" for claim in told.claims) and _NEGATIVE.isdisjoint(told.words)


def _accuses(told: Telling, who: frozenset[int]) -> bool:
    return not who.isdisjoint(told.senses) and any(word.startswith(_ACCUSING) for word in told.words)


def _unless_refused(told: Telling | None) -> Telling | None:
    """None where what may be denied was asked for."""
    return told if told and _ASKED.isdisjoint(told.words) else None


def denied_words(told: Telling) -> Iterator[int]:
    """The words of a sentence that say what is denied: what is said in it, without who says so."""
    pieces = [piece for claim in told.claims if claim.cue for piece in claim.content]
    if not pieces:
        yield from range(len(told.words))
    for piece in pieces:
        yield from range(*told.words_in(piece))
