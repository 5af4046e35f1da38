"""What a thread is called, in the words of one of its members."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.claim import Claim
from claims.threads.telling import Telling
from claims.wordlists import words_of
from corpus.article import Span

LONGEST = 88
"""Characters of a label."""
SHORTEST_WORDS = 4
GAP = 30
"""Characters between two pieces of a claim that are read with them."""
_DEPENDENT = words_of("it he she they this these his her their its would could will is are was were has have had to")
"""First words of what leans on something said before."""
_LEADING = re.compile(r"^(?:that|whether|but|and|so|meanwhile|however|also)\b[,\s]*", re.IGNORECASE)
_EDGES = " \t\n,;:–—-“”\"‘’'()[]"


def label(tellings: Sequence[Telling], central: Sequence[float]) -> str:
    """The words of the member that is most like the others, attribution left out; shorter ones before longer."""

    def rank(at: int) -> tuple[float, str]:
        words = wording(tellings[at])
        cut = 0.1 * ("…" in words) + 0.1 * (words.partition(" ")[0].lower() in _DEPENDENT)
        return (central[at] - 0.0015 * max(0, len(words) - LONGEST // 2) - cut, words)

    return wording(tellings[max(range(len(tellings)), key=rank)])


def wording(telling: Telling) -> str:
    """What a sentence says, without who says it, on one line, cut to a label's length between words."""
    claim = next((c for c in telling.claims if c.cue and _told_in(telling, c)), None)
    if claim:
        pieces = [piece for piece in claim.content if telling.span.holds(piece)]
        pieces[0] = Span(_start(telling, claim, pieces[0]), pieces[0].end)
        gap = Span(pieces[0].end, pieces[-1].start)
        if gap.end - gap.start <= GAP and not any(part.overlaps(gap) for part in claim.source):
            pieces = [Span(pieces[0].start, pieces[-1].end)]  # only the cue parts them: `are reportedly moved`
        words = " … ".join(_line(telling.text, piece).strip(_EDGES) for piece in pieces)
    else:
        words = _line(telling.text, telling.span)
    words = _LEADING.sub("", words.strip(_EDGES)).rstrip(".").strip(_EDGES)
    words = words[:1].upper() + words[1:]
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    clause = max(cut.rfind(mark) for mark in (", ", "; ", " – ", ": "))
    at = clause if clause > LONGEST // 2 else cut.rfind(" ")
    return cut[: at if at > 0 else LONGEST].rstrip(_EDGES + "…") + "…"


def _told_in(telling: Telling, claim: Claim) -> bool:
    """Whether most of a sentence is what the claim says, so that its content can stand for it."""
    inside = [piece for piece in claim.content if telling.span.holds(piece)]
    words = sum(len(piece.of(telling.text).split()) for piece in inside)
    return words >= SHORTEST_WORDS and 2 * words >= len(telling.words)


def _start(telling: Telling, claim: Claim, piece: Span) -> int:
    """Where a label starts: with the sentence, unless who says so stands before; never inside a figure."""
    before = Span(telling.span.start, piece.start)
    if not any(part.overlaps(before) for part in (*claim.source, *claim.cue)):
        return telling.span.start
    inside = (figure.span.start for figure in telling.figures if figure.span.start < piece.start <= figure.span.end)
    return min(inside, default=piece.start)


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
